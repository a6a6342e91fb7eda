"""References as a formula writes them: cells, tables, names, and those that lead out of the workbook.

Nothing is looked up here. `resolving` finds the areas that a written reference stands for in a given
workbook.
"""

import re
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from model.workbook.formulas.cells import LAST_COLUMN, LAST_ROW, column_number
from model.workbook.formulas.structured import TableCells, parse_table_cells


class WrittenCells(NamedTuple):
    """Cells by address. `last_sheet` is set for a reference through several sheets ("Jan:Mar!B2").

    `fixed` tells that every part has its "$", so that it means the same from wherever it is used.
    """

    sheet: str | None
    last_sheet: str | None
    top: int
    left: int
    bottom: int
    right: int
    fixed: bool


@dataclass(frozen=True, slots=True)
class Name:
    """A defined name, or a table's name alone."""

    text: str


@dataclass(frozen=True, slots=True)
class Between:
    """Everything from one reference to another, such as "Costs[2013/14]:Costs[2016/17]"."""

    first: "Written"
    last: "Written"


@dataclass(frozen=True, slots=True)
class OtherWorkbook:
    """A reference into another workbook, which reads nothing of this one."""

    text: str


@dataclass(frozen=True, slots=True)
class Deleted:
    """A reference whose cells are gone: "#REF!"."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Something that stands where a reference should, and is none that is known here."""

    text: str


Written: TypeAlias = WrittenCells | TableCells | Name | Between | OtherWorkbook | Deleted | Unreadable

_CELL = r"(\$?)([A-Za-z]{1,3})(\$?)([1-9]\d{0,6})"
_CELLS = re.compile(rf"{_CELL}(?::{_CELL})?")
_COLUMNS = re.compile(r"(\$?)([A-Za-z]{1,3}):(\$?)([A-Za-z]{1,3})")
_ROWS = re.compile(r"(\$?)([1-9]\d{0,6}):(\$?)([1-9]\d{0,6})")
_SHEET = re.compile(r"(?:'((?:[^']|'')+)'|([^'!\[\]:]+(?::[^'!\[\]:]+)?))!(.*)", re.DOTALL)
_OTHER_WORKBOOK = re.compile(r"'[^'\[]*\[[^'\]]+\][^']*'!.*|\[[^\]]+\][^'!\[\]]*!.*", re.DOTALL)
_NAME = re.compile(r"[^\W\d][\w.?\\]*|\\[\w.?\\]*")
_PART = re.compile(r"(?:'(?:[^']|'')*'|\[(?:[^\[\]']|'.|\[(?:[^\[\]']|'.)*\])*\]|[^:'\[])+", re.DOTALL)


def parse_reference(text: str) -> Written:
    """Read one reference as written in a formula; what cannot be read is `Unreadable`, never an exception."""
    if "!" not in text:
        return _in_sheet(text, None, None) or _between(text)
    if text.endswith("#REF!"):
        return Deleted()
    if _OTHER_WORKBOOK.fullmatch(text):
        return OtherWorkbook(text)
    sheet = _SHEET.fullmatch(text)
    if sheet is None:
        return _between(text)
    quoted, plain, rest = sheet.groups()
    first, _, last = (quoted.replace("''", "'") if quoted else plain).partition(":")
    return _in_sheet(rest, first, last or None) or _between(text)


def _in_sheet(text: str, sheet: str | None, last_sheet: str | None) -> Written | None:
    """Read what follows the sheet's name; None if it is more than one reference."""
    cells = _cells(text, sheet, last_sheet)
    if cells is not None:
        return cells
    if sheet is None and "[" in text:
        return parse_table_cells(text)
    if sheet is None and _NAME.fullmatch(text):
        return Name(text)
    return None


def _cells(text: str, sheet: str | None, last_sheet: str | None) -> WrittenCells | None:
    """Read "B2", "B2:C9", "B:C" or "2:9"."""
    if found := _CELLS.fullmatch(text):
        d1, left, d2, top, d3, right, d4, bottom = found.groups()
        fixed = bool(d1 and d2) and (right is None or bool(d3 and d4))
        rows, columns = (int(top), int(bottom or top)), (column_number(left), column_number(right or left))
    elif found := _COLUMNS.fullmatch(text):
        d1, left, d2, right = found.groups()
        fixed, rows, columns = bool(d1 and d2), (1, LAST_ROW), (column_number(left), column_number(right))
    elif found := _ROWS.fullmatch(text):
        d1, top, d2, bottom = found.groups()
        fixed, rows, columns = bool(d1 and d2), (int(top), int(bottom)), (1, LAST_COLUMN)
    else:
        return None
    top_row, bottom_row = rows if rows[0] <= rows[1] else rows[::-1]
    first, last = columns if columns[0] <= columns[1] else columns[::-1]
    if bottom_row > LAST_ROW or last > LAST_COLUMN:
        return None
    return WrittenCells(sheet, last_sheet, top_row, first, bottom_row, last, fixed)


def _between(text: str) -> Written:
    """Read two references with ":" between them."""
    parts = _PART.findall(text)
    if len(parts) != 2 or ":".join(parts) != text:  # noqa: PLR2004 - a first and a last
        return Unreadable(text)
    first, last = parse_reference(parts[0]), parse_reference(parts[1])
    readable = (WrittenCells, TableCells)
    if not (isinstance(first, readable) and isinstance(last, readable)):
        return Unreadable(text)
    return Between(first, last)
