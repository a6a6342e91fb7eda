"""Workbooks that others laid out, written row by row with XlsxWriter, and what the app reads of them."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import xlsxwriter

from model.findings import Finding, Level
from model.lines import Kind
from model.workbook.conversion import NOTHING_SAID, ReadAs
from model.workbook.opening import Opened, open_bytes

FILE = "Theirs.xlsx"


@dataclass(frozen=True)
class Live:
    """A formula with the value that Excel stored for it."""

    text: str
    value: float


@dataclass(frozen=True)
class Dressed:
    """A value in a number format, bold or not."""

    value: object
    format: str = ""
    bold: bool = False


Cells = Sequence[object]


@dataclass
class Page:
    """A sheet: its rows from A1 on, merged ranges, hidden rows and columns (counted from nil)."""

    rows: list[Cells]
    merged: Sequence[str] = ()
    hidden_rows: Sequence[int] = ()
    hidden_columns: Sequence[int] = ()
    hidden: bool = False


Sheets = Mapping[str, Page | list[Cells]] | Mapping[str, list[Cells]]


def book(sheets: Sheets) -> bytes:
    """Write the sheets in order."""
    out = io.BytesIO()
    workbook = xlsxwriter.Workbook(out, {"in_memory": True})
    for name, page in sheets.items():
        drawn = page if isinstance(page, Page) else Page(page)
        sheet = workbook.add_worksheet(name)
        for block in drawn.merged:
            sheet.merge_range(block, "")
        for row, cells in enumerate(drawn.rows):
            for column, value in enumerate(cells):
                _write(workbook, sheet, (row, column), value)
        for number in drawn.hidden_rows:
            sheet.set_row(number, None, None, {"hidden": True})
        for number in drawn.hidden_columns:
            sheet.set_column(number, number, None, None, {"hidden": True})
        if drawn.hidden:
            sheet.hide()
    workbook.close()
    return out.getvalue()


def _write(
    workbook: "xlsxwriter.Workbook", sheet: "xlsxwriter.worksheet.Worksheet", place: tuple[int, int], value: object
) -> None:
    style = None
    if isinstance(value, Dressed):
        wanted: dict[str, object] = {"bold": value.bold}
        if value.format:
            wanted["num_format"] = value.format
        style, value = workbook.add_format(wanted), value.value
    match value:
        case None:
            return
        case Live():
            sheet.write_formula(*place, f"={value.text}", style, value.value)
        case str():
            sheet.write_string(*place, value, style)
        case _:
            sheet.write_number(*place, float(str(value)), style)


def opened(sheets: Sheets, said: ReadAs = NOTHING_SAID) -> Opened:
    return open_bytes(book(sheets), FILE, said=said)


Facts = tuple[str, str, Kind, tuple[Decimal | None, ...]]


def lines(found: Opened) -> list[Facts]:
    """Return reference, title, kind and amounts in pounds of every line, area by area; the unreadable as blank."""
    return [
        (
            line.reference,
            line.title,
            line.kind,
            tuple(amount if isinstance(amount, Decimal) else None for amount in line.amounts),
        )
        for line in found.budget.lines()
    ]


def titles(found: Opened) -> list[str]:
    return [line.title for line in found.budget.lines()]


def areas(found: Opened) -> list[str]:
    return [area.name for area in found.budget.areas]


def told(found: Opened, rule: str) -> list[Finding]:
    return [finding for finding in found.findings if finding.rule == rule]


def errors(found: Opened) -> list[str]:
    return [finding.message for finding in found.findings if finding.level is Level.ERROR]
