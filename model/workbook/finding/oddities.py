"""What is out of sight in the tables of a layout and nevertheless counts: hidden sheets, rows and columns, and merges.

Rows with figures that are taken for nothing are told here too: no figure is dropped in silence.
"""

from collections.abc import Iterator

from model.findings import Finding, Level
from model.workbook.addresses import address, column_letters
from model.workbook.finding.closing_rows import BASE, CLOSED, CLOSING
from model.workbook.finding.layout import ColumnRole, Layout, Region, Row, RowRole
from model.workbook.finding.reading import Read
from model.workbook.finding.table_rows import (
    BEHIND,
    BELOW,
    ELSEWHERE,
    GAP,
    PART,
    PERCENTAGE,
    WORKING,
)
from model.workbook.hidden_columns import hidden_columns
from model.workbook.merged_cells import hiding, merged_blocks
from model.workbook.sheet_source import SheetSource
from model.workbook.structure import Sheet, Structure


def oddities(layout: Layout, read: Read, structure: Structure, source: SheetSource) -> Iterator[Finding]:
    """Yield the findings, table by table."""
    sheets = {sheet.name: sheet for sheet in structure.sheets}
    for region in layout.regions:
        sheet = sheets[region.sheet]
        yield from _hidden_sheet(region, sheet)
        yield from _hidden_rows(region, sheet, read, source)
        yield from _hidden_columns(region, sheet, source)
        yield from _under_merges(region, sheet, source)
        yield from _unread(region, sheet)


def _hidden_sheet(region: Region, sheet: Sheet) -> Iterator[Finding]:
    if sheet.hidden and region.lines:
        message = (
            f"The sheet “{sheet.name}” is hidden but its {len(region.lines)} lines count in the totals; unhide it in "
            "Excel to see them."
        )
        yield Finding(Level.WARNING, "hidden sheet", message, sheet.name)


def _hidden_rows(region: Region, sheet: Sheet, read: Read, source: SheetSource) -> Iterator[Finding]:
    cells = source.cells(sheet)
    for row, number in [(line, number) for line in region.lines for number in _rows_of(line)]:
        if not cells.is_hidden(number):
            continue
        line_id = read.ids.get(region.line_place(row, 0))
        message = (
            f"The line in the hidden row {number} of the sheet “{sheet.name}” counts in the totals; unhide it in "
            "Excel to see it."
        )
        yield Finding(Level.WARNING, "hidden row", message, sheet.name, f"A{number}", line_id=line_id)


def _rows_of(row: Row) -> list[int]:
    """Return the rows of a line: several, where it is gathered."""
    return sorted({part.row for part in row.parts} or {row.row})


def _hidden_columns(region: Region, sheet: Sheet, source: SheetSource) -> Iterator[Finding]:
    hidden = hidden_columns(source.cells(sheet))
    for number, heading in _amount_columns(region).items() if hidden else ():
        if any(number in columns for columns in hidden):
            message = (
                f"The column {column_letters(number)}{heading} of the sheet “{sheet.name}” is hidden "
                "but its figures count in the totals; unhide it in Excel to see them."
            )
            where = address(region.block.top, number)
            yield Finding(Level.WARNING, "hidden column", message, sheet.name, where)


def _amount_columns(region: Region) -> dict[int, str]:
    """Return the columns of the sheet that hold amounts, with their headings in brackets."""
    amounts = region.columns_of(ColumnRole.AMOUNT)
    if not region.is_gathered:
        return {column.column: f" ({column.heading})" for column in amounts}
    known = {column.column for column in amounts}
    return {part.place: "" for row in region.lines for part in row.parts if part.column in known}


def _under_merges(region: Region, sheet: Sheet, source: SheetSource) -> Iterator[Finding]:
    cells = source.cells(sheet)
    blocks = merged_blocks(cells)
    columns = {column.column for column in region.columns_of(ColumnRole.AMOUNT)}
    for row in region.rows if blocks else ():
        for column, cell in cells.row(row.row).items():
            block = hiding(blocks, row.row, column) if column in columns and not cell.is_blank else None
            if block is not None:
                where = address(row.row, column)
                message = (
                    f"The cell {sheet.name}!{where} holds {cells.shown(cell, source.strings)} under the merged cells "
                    f"{block.text}, where it does not show; unmerge them in Excel."
                )
                yield Finding(Level.WARNING, "figure under merged cells", message, sheet.name, where)


def _unread(region: Region, sheet: Sheet) -> Iterator[Finding]:
    for row in region.rows:
        if row.role is RowRole.TOTAL and row.doubt:
            where = address(row.row, region.block.left)
            message = f"The row {sheet.name}!{where} {row.doubt}; check that it is no line."
            yield Finding(Level.WARNING, "assumed total", message, sheet.name, where)
        if row.role is RowRole.UNREAD:
            where = address(row.row, region.block.left)
            if row.doubt in (BASE, CLOSING, GAP, PERCENTAGE):
                message = f"The row {sheet.name}!{where} {row.doubt}, so it is in no total."
                yield Finding(Level.NOTE, "row not read", message, sheet.name, where)
                continue
            if row.doubt in (BEHIND, BELOW, CLOSED, ELSEWHERE, PART, WORKING):
                message = (
                    f"The row {sheet.name}!{where} {row.doubt}, so it is in no total; if it is a line, say so in What "
                    "was found, or in a mapping."
                )
                yield Finding(Level.WARNING, "row not read", message, sheet.name, where)
                continue
            message = f"The row {sheet.name}!{where} {row.doubt}, so it is in no total; give it a title, or clear it."
            yield Finding(Level.ERROR, "row not read", message, sheet.name, where)
