"""Merged cells: only the first of them shows; a figure in another one counts in totals though nobody sees it."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from model.budget import Budget
from model.findings import Finding, Level
from model.workbook.addresses import Block, address, parse_block
from model.workbook.bindings import Bindings
from model.workbook.sheet_cells import SheetCells
from model.workbook.sheet_source import SheetSource
from model.workbook.structure import Sheet
from model.workbook.tags import attributes_of, start_tags
from model.years import find_year

_MERGED = start_tags("mergeCell")


def merged_blocks(cells: SheetCells) -> list[Block]:
    """Return the rectangles of merged cells on a sheet."""
    tags = _MERGED.finditer(cells.text, cells.end) if "mergeCell" in cells.text else ()
    blocks = (parse_block(attributes_of(tag[0]).get("ref", "")) for tag in tags)
    return [block for block in blocks if block is not None]


def hiding(blocks: list[Block], row: int, column: int) -> Block | None:
    """Return the merged cells under which a cell lies hidden, None where it shows."""
    for block in blocks:
        is_inside = block.top <= row <= block.bottom and block.left <= column <= block.right
        if is_inside and (row, column) != (block.top, block.left):
            return block
    return None


def figures_under_merges(bindings: Bindings, budget: Budget, source: SheetSource) -> Iterator[Finding]:
    """Yield a finding for each figure of a line or control total that lies hidden under merged cells."""
    for binding in bindings.lines.values():
        fields = {column: field for field, column in binding.columns.items() if field.year is not None}
        ids = {row: line_id for line_id, row in binding.rows.items()}
        for finding, row, column in _hidden(binding.sheet, source, ids, fields):
            line = budget.line(ids[row])
            yield replace(
                finding, reference=line.reference, line_id=line.id, area_id=line.area_id, field=fields[column]
            )
    controls = bindings.controls
    if controls is not None:
        years = {column for heading, column in controls.columns.items() if find_year(heading)}
        for finding, _, _ in _hidden(controls.sheet, source, controls.rows.values(), years):
            yield finding


def _hidden(
    sheet: Sheet, source: SheetSource, rows: Collection[int], columns: Collection[int]
) -> Iterator[tuple[Finding, int, int]]:
    cells = source.cells(sheet)
    blocks = merged_blocks(cells)
    for row in sorted(rows) if blocks else ():
        for column, cell in cells.row(row).items():
            block = hiding(blocks, row, column) if column in columns and not cell.is_blank else None
            if block is not None:
                where = address(row, column)
                message = (
                    f"The cell {sheet.name}!{where} holds {cells.shown(cell, source.strings)} under the merged cells "
                    f"{block.text}, where it does not show but counts; unmerge them in Excel."
                )
                yield Finding(Level.WARNING, "figure under merged cells", message, sheet.name, where), row, column
