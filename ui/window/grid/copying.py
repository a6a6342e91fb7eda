"""Copying cells: as text for spreadsheets, as a table for word processors, and with the unit for pasting back."""

from PySide6.QtCore import QMimeData

from model.clipboard.html_writing import HtmlCell, write_html
from model.clipboard.tsv import write_tsv
from ui.window.grid.grid_model import LineGridModel
from ui.window.grid.selected import Selected
from ui.window.view import View

UNIT_FORMAT = "application/x-budget-workbook-unit"
BASIS_FORMAT = "application/x-budget-workbook-basis"


def copied(model: LineGridModel, selected: Selected, view: View) -> QMimeData:
    """Return the cells as the clipboard takes them, over the smallest block that holds them all.

    Text has amounts in full in the view's unit; the table shows them as the grid does and holds them in full.
    """
    lines = [row for row in selected.rows if model.line_id(row) is not None]
    rows = [[selected.has(row, column) for column in selected.columns] for row in lines]
    content = QMimeData()
    content.setText(
        write_tsv(
            [_text(model, row, column) if has else "" for column, has in zip(selected.columns, line, strict=True)]
            for row, line in zip(lines, rows, strict=True)
        )
    )
    cells = (
        [_cell(model, row, column) if has else HtmlCell("") for column, has in zip(selected.columns, line, strict=True)]
        for row, line in zip(lines, rows, strict=True)
    )
    content.setHtml(write_html(cells, view.decimals, view.negatives))
    if view.is_year_on_year:
        content.setData(UNIT_FORMAT, view.unit.code.encode())
    else:
        content.setData(BASIS_FORMAT, view.basis.value.encode())
    return content


def _text(model: LineGridModel, row: int, column: int) -> str:
    """Return a cell's words, or its amount in full."""
    text = model.edit_text(row, column)
    return text if model.columns[column].field is not None else model.shown(row, column)


def _cell(model: LineGridModel, row: int, column: int) -> HtmlCell:
    if model.columns[column].is_figure and not model.is_unreadable(row, column):
        return HtmlCell(model.shown(row, column), model.edit_text(row, column))
    return HtmlCell(_text(model, row, column))
