"""Cells that are not written alone: parts of an array formula, and what lies hidden under merged cells."""

from collections.abc import Mapping

from model.problems import FileProblem
from model.workbook.addresses import address
from model.workbook.cell_xml import CellWrite, Content
from model.workbook.merged_cells import hiding, merged_blocks
from model.workbook.sheet_cells import SheetCells


def refuse_joined(sheet: str, cells: SheetCells, writes: Mapping[tuple[int, int], CellWrite | None], file: str) -> None:
    """Raise FileProblem when writes change a part of an array formula, or something hidden under merged cells."""
    merged = merged_blocks(cells)
    for row, column in sorted(writes):
        filled = cells.filled_at(row, column)
        if filled is not None and not filled.is_single:
            raise FileProblem(
                f"{file} cannot be saved: the cell {sheet}!{address(row, column)} is part of the {filled.words}, and "
                "no part of it can be changed alone. Undo that, or change the formula in Excel first."
            )
        block = hiding(merged, row, column)
        if block is not None and not _stays_blank(cells, row, column, writes[row, column]):
            raise FileProblem(
                f"{file} cannot be saved: the cell {sheet}!{address(row, column)} lies hidden under the merged cells "
                f"{block.text}, where nobody would see the change. Undo that, or unmerge them in Excel first."
            )


def _stays_blank(cells: SheetCells, row: int, column: int, write: CellWrite | None) -> bool:
    old = cells.row(row).get(column)
    return (write is None or write.content is Content.BLANK) and (old is None or old.is_blank)
