"""Words of a line, such as its status or notes, whose cells hold formulas: the workbook says them, not the officer."""

from model.lines import Field
from model.problems import FileProblem
from model.workbook.addresses import address
from model.workbook.bindings import LinesBinding
from model.workbook.opening import Opened
from model.workbook.sheet_cells import SheetCells

_FORMULA = "<f"


def worded_fields(cells: SheetCells, binding: LinesBinding, row: int) -> list[Field]:
    """Return the fields without a year, of one row of a table, whose cells hold formulas."""
    start, end = cells.rows.get(row, (0, 0))
    if cells.text.find(_FORMULA, start, end) < 0 and not cells.has_filled(row):
        return []
    content = cells.row(row)
    return [
        field
        for field, column in binding.columns.items()
        if field.year is None and (cell := content.get(column)) is not None and cell.formula is not None
    ]


def refuse_over_formula(cells: SheetCells, binding: LinesBinding, row: int, column: int, file: str) -> None:
    """Raise FileProblem when a text is to be written over a formula, which would be lost unseen.

    A formula that fills several cells is refused for all of them, where joined cells are.
    """
    cell = cells.row(row).get(column)
    filled = cells.filled_at(row, column)
    if cell is None or cell.formula is None or (filled is not None and not filled.is_single):
        return
    raise FileProblem(
        f"{file} cannot be saved: the cell {binding.sheet.name}!{address(row, column)} holds the formula "
        f"={cells.formula_text(row, column, cell)}, which the text entered there would replace. "
        "Undo that, or clear the formula in Excel first."
    )


def lines_with_text_formulas(opened: Opened) -> dict[int, str]:
    """Return the lines that have a formula for a text, each with the cell of the first one: line -> `Roads!C12`."""
    found: dict[int, str] = {}
    for binding in opened.bindings.lines.values():
        cells = opened.source.cells(binding.sheet)
        for line_id, row in binding.rows.items():
            fields = worded_fields(cells, binding, row)
            if fields:
                found[line_id] = f"{binding.sheet.name}!{address(row, binding.columns[fields[0]])}"
    return found
