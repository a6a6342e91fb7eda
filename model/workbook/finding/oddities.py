"""What is out of sight in the tables of a layout and nevertheless counts: hidden sheets, rows and columns, and merges.

Rows with figures that are taken for nothing are told here too: no figure is dropped in silence.
"""

from collections.abc import Iterator

from model.findings import Finding, Level
from model.workbook.addresses import address, column_letters
from model.workbook.finding.layout import ColumnRole, Layout, LinePlace, Region, RowRole
from model.workbook.finding.reading import Read
from model.workbook.finding.table_rows import BASE, BEHIND, CLOSING, PART, WORKING
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
    for row in region.lines:
        if not cells.is_hidden(row.row):
            continue
        line_id = read.ids.get(LinePlace(region.sheet, row.row, region.block.left))
        message = (
            f"The line in the hidden row {row.row} of the sheet “{sheet.name}” counts in the totals; unhide it in "
            "Excel to see it."
        )
        yield Finding(Level.WARNING, "hidden row", message, sheet.name, f"A{row.row}", line_id=line_id)


def _hidden_columns(region: Region, sheet: Sheet, source: SheetSource) -> Iterator[Finding]:
    hidden = hidden_columns(source.cells(sheet))
    for column in region.columns_of(ColumnRole.AMOUNT) if hidden else ():
        if any(column.column in columns for columns in hidden):
            message = (
                f"The column {column_letters(column.column)} ({column.heading}) of the sheet “{sheet.name}” is hidden "
                "but its figures count in the totals; unhide it in Excel to see them."
            )
            where = address(region.block.top, column.column)
            yield Finding(Level.WARNING, "hidden column", message, sheet.name, where)


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
            if row.doubt in (BASE, CLOSING):
                message = f"The row {sheet.name}!{where} {row.doubt}, so it is in no total."
                yield Finding(Level.NOTE, "row not read", message, sheet.name, where)
                continue
            if row.doubt in (BEHIND, PART, WORKING):
                message = (
                    f"The row {sheet.name}!{where} {row.doubt}, so it is in no total; if it is a line, say so in What "
                    "was found, or in a mapping."
                )
                yield Finding(Level.WARNING, "row not read", message, sheet.name, where)
                continue
            message = f"The row {sheet.name}!{where} {row.doubt}, so it is in no total; give it a title, or clear it."
            yield Finding(Level.ERROR, "row not read", message, sheet.name, where)
