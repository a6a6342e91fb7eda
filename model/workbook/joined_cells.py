"""Cells that hang together with others, so that none of them is written alone: parts of an array formula."""

from collections.abc import Mapping

from model.problems import FileProblem
from model.workbook.addresses import address
from model.workbook.cell_xml import CellWrite
from model.workbook.sheet_cells import SheetCells


def refuse_joined(sheet: str, cells: SheetCells, writes: Mapping[tuple[int, int], CellWrite | None], file: str) -> None:
    """Raise FileProblem when writes change a part of an array formula or data table."""
    for row, column in sorted(writes):
        filled = cells.filled_at(row, column)
        if filled is not None and not filled.is_single:
            raise FileProblem(
                f"{file} cannot be saved: the cell {sheet}!{address(row, column)} is part of the {filled.words}, and "
                "no part of it can be changed alone. Undo that, or change the formula in Excel first."
            )
