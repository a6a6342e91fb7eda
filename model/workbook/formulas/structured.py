"""References to the parts of an Excel table by name: Costs[2013/14], Costs[[#This Row],[Type]], [@Type].

In a column's name an apostrophe stands before "[", "]", "#", "'" and "@" to take it literally (ECMA-376
18.17.6.8 and Excel's help on structured references).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from model.workbook.formulas.book import TableArea
from model.workbook.formulas.cells import Area
from model.workbook.formulas.refusals import NotCalculated

ALL, DATA, HEADERS, TOTALS, THIS_ROW = "#all", "#data", "#headers", "#totals", "#this row"
_ITEMS = frozenset({ALL, DATA, HEADERS, TOTALS, THIS_ROW})

_SPECIFIER = re.compile(r"([^\W\d][\w.?\\]*|\\[\w.?\\]*)?\[((?:[^\[\]']|'.|\[(?:[^\[\]']|'.)*\])*)\]", re.DOTALL)
_PIECE = re.compile(r"\[((?:[^\[\]']|'.)*)\]\s*([,:]?)\s*", re.DOTALL)
_BARE = re.compile(r"(?:[^\[\]',:@#]|'.)+$", re.DOTALL)
_ESCAPED = re.compile(r"'(.)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class TableCells:
    """Part of a table as written. `table` is empty within the table itself; no `first` means every column.

    `broken` says that the brackets could not be read.
    """

    table: str
    items: frozenset[str]
    first: str | None
    last: str | None
    broken: bool = False

    @property
    def is_the_same_anywhere(self) -> bool:
        """Whether it means the same cells from wherever it is used."""
        return bool(self.table) and THIS_ROW not in self.items


def parse_table_cells(text: str) -> TableCells | None:
    """Read "Table[...]" or "[...]"; None if it is neither."""
    found = _SPECIFIER.fullmatch(text)
    if found is None:
        return None
    inside = found[2].strip(" ")
    items = set()
    if inside.startswith("@"):
        items.add(THIS_ROW)
        inside = inside[1:]
    pieces = _pieces(inside)
    items |= {name.lower() for name, _ in pieces if name.lower() in _ITEMS}
    columns = [piece for piece in pieces if piece[0].lower() not in _ITEMS]
    names = [_ESCAPED.sub(r"\1", name) for name, _ in columns]
    first, last = (names[0], names[-1]) if names else (None, None)
    broken = (bool(inside) and not pieces) or not _are_columns(columns, pieces)
    return TableCells(found[1] or "", frozenset(items), first, last, broken)


def _are_columns(columns: list[tuple[str, str]], pieces: list[tuple[str, str]]) -> bool:
    """Tell whether the columns are none, one, or two with ":" between them, after any items."""
    if not columns:
        return True
    expected = 2 if columns[0][1] == ":" else 1
    return len(columns) == expected and pieces[-expected:] == columns


def _pieces(inside: str) -> list[tuple[str, str]]:
    """Return each bracketed piece with the separator that follows; a bare name is the only piece, or the last one.

    Excel brackets the name in “Costs[[#This Row],[Type]]”; it reads “Costs[[#This Row],Type]”, too, which XlsxWriter
    writes.
    """
    if not inside:
        return []
    if not inside.startswith("["):
        return [(inside, "")]
    pieces: list[tuple[str, str]] = []
    position = 0
    while position < len(inside):
        found = _PIECE.match(inside, position)
        if found is None:
            is_last = pieces and pieces[-1][0].lower() in _ITEMS and pieces[-1][1] == ","
            return [*pieces, (inside[position:].strip(), "")] if is_last and _BARE.match(inside, position) else []
        pieces.append((found[1], found[2]))
        position = found.end()
    return pieces


def table_area(table: TableArea, written: TableCells, row: int | None) -> Area:
    """Return the cells that a reference to this table stands for.

    `row` is that of the formula, which "this row" needs. Raises NotCalculated if the table has no such part.
    """
    top, bottom = _rows(table, written.items or frozenset({DATA}), row)
    left, right = table.left, table.right
    if written.first is not None and written.last is not None:
        left = table.left + _position(table, written.first)
        right = table.left + _position(table, written.last)
    return Area(table.sheet, top, min(left, right), bottom, max(left, right))


def _rows(table: TableArea, items: frozenset[str], row: int | None) -> tuple[int, int]:
    first, last = table.top + table.header_rows, table.bottom - table.totals_rows
    if THIS_ROW in items:
        if row is None or not first <= row <= last or len(items) > 1:
            raise NotCalculated(f"the formula is not in a row of table {table.name}")
        return row, row
    if (HEADERS in items and not table.header_rows) or (TOTALS in items and not table.totals_rows):
        raise NotCalculated(f"table {table.name} has no such row")
    if HEADERS in items and TOTALS in items and DATA not in items and ALL not in items:
        raise NotCalculated("headers and totals without the rows between are not calculated here")
    if ALL in items:
        return table.top, table.bottom
    top = last + 1 if DATA not in items and HEADERS not in items else first
    bottom = first - 1 if DATA not in items and TOTALS not in items else last
    return (table.top if HEADERS in items else top), (table.bottom if TOTALS in items else bottom)


def _position(table: TableArea, column: str) -> int:
    position = _positions(table.columns).get(column.lower())
    if position is None:
        raise NotCalculated(f"table {table.name} has no column {column}")
    return position


@lru_cache(maxsize=1_000)
def _positions(columns: tuple[str, ...]) -> Mapping[str, int]:
    return {name.lower(): position for position, name in enumerate(columns)}
