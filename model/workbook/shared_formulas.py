"""Shared formulas: the file keeps the text in the first cell of a group, and the others only refer to it.

When the first cell gets another content, the others are given the formula as their own, with their values.
"""

from collections.abc import Mapping

from model.problems import FileProblem
from model.workbook.addresses import address
from model.workbook.cell_xml import CellWrite, Content
from model.workbook.sheet_cells import SheetCells

Writes = Mapping[tuple[int, int], CellWrite | None]


def rehomed(sheet: str, cells: SheetCells, writes: Writes, file: str) -> dict[tuple[int, int], CellWrite | None]:
    """Return the writes that a sheet's planned writes make necessary. Raises FileProblem where one is not possible."""
    groups: set[str] = set()
    for row, column in writes:
        cell = cells.row(row).get(column)
        group = cell.shared_group if cell is not None and cell.formula else None
        if group is not None:
            groups.add(group)
    found: dict[tuple[int, int], CellWrite | None] = {}
    if not groups:
        return found
    for row, column, cell in cells:
        if cell.formula == "" and (row, column) not in writes and cell.shared_group in groups:
            text = cells.formula_text(row, column, cell)
            if not text:
                raise FileProblem(
                    f"{file} cannot be saved: the formula in {sheet}!{address(row, column)} is shared with a cell that "
                    "was edited and cannot be written out. Undo that, or enter the formula there again in Excel."
                )
            found[row, column] = CellWrite(Content.OWN_FORMULA, text)
    return found
