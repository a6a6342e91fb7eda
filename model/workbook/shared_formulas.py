"""Formulas that several cells share, as Excel writes a filled column: one has the text, the others point at it.

Before the cell with the text is written over, each of the others gets its own text, so that none is disturbed.
"""

import re
from collections.abc import Mapping

from model.workbook.cell_xml import CellWrite, Content
from model.workbook.sheet_cells import SheetCells

_NUMBER = re.compile(r"\bsi=\"(\d+)\"")


def parted(cells: SheetCells, writes: Mapping[tuple[int, int], CellWrite | None]) -> dict[tuple[int, int], CellWrite]:
    """Return the writes that give their own text to the cells which share a formula with one that is written over."""
    if "shared" not in cells.text:
        return {}
    going = {_shared(cells, row, column) for row, column in writes} - {""}
    if not going:
        return {}
    return {
        (row, column): CellWrite(Content.OWN_FORMULA, cells.formula_text(row, column, cell))
        for row, column, cell in cells
        if (row, column) not in writes and (found := _NUMBER.search(cell.formula_attributes)) and found[1] in going
    }


def _shared(cells: SheetCells, row: int, column: int) -> str:
    """Return the number of the shared formula whose text a cell holds, nothing where it holds none."""
    cell = cells.row(row).get(column)
    found = _NUMBER.search(cell.formula_attributes) if cell is not None and cell.formula else None
    return found[1] if found else ""
