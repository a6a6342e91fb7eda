"""Copying cells: as text for spreadsheets, as a table for word processors, and with all else for pasting back."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData

from model.clipboard.html_writing import HtmlCell, write_html
from model.clipboard.own_copy import OwnCopy, write_own
from model.clipboard.tsv import write_tsv
from model.lines import Kind
from model.workings import working_of
from ui.window.grid.grid_model import LineGridModel
from ui.window.grid.selected import Selected
from ui.window.session import Session

UNIT_FORMAT = "application/x-budget-workbook-unit"
OWN_FORMAT = "application/x-budget-workbook-cells"
BASIS_FORMAT = "application/x-budget-workbook-basis"


def copied(model: LineGridModel, selected: Selected, session: Session) -> QMimeData:
    """Return the cells as the clipboard takes them, over the smallest block that holds them all.

    Text has amounts in full in the view's unit; the table shows them as the grid does and holds them in full.
    """
    view = session.view
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
        content.setData(OWN_FORMAT, write_own(_own(model, lines, selected, session)).encode())
    else:
        content.setData(BASIS_FORMAT, view.basis.value.encode())
    return content


def _own(model: LineGridModel, rows: Sequence[int], selected: Selected, session: Session) -> OwnCopy:
    """Return what text and table cannot carry: each column's field, the rows of savings, the workings."""
    budget = session.budget
    stored = budget.settings.unit
    fields = [model.columns[column].field for column in selected.columns]
    savings: set[int] = set()
    workings: dict[tuple[int, int], str] = {}
    for place, row in enumerate(rows):
        line = model.line_at(row)
        if line is None:
            continue
        if line.kind is Kind.SAVING:
            savings.add(place)
        if not (line.formulas or line.forecast_formulas):
            continue
        for across, (column, field) in enumerate(zip(selected.columns, fields, strict=True)):
            working = working_of(line, field, budget.years, stored) if field is not None else None
            if working is not None and selected.has(row, column):
                workings[place, across] = working
    columns = tuple(field.name if field is not None else "" for field in fields)
    return OwnCopy(len(rows), columns, stored, frozenset(savings), workings)


def _text(model: LineGridModel, row: int, column: int) -> str:
    """Return a cell's words, or its amount in full."""
    text = model.edit_text(row, column)
    return text if model.columns[column].field is not None else model.shown(row, column)


def _cell(model: LineGridModel, row: int, column: int) -> HtmlCell:
    if model.columns[column].is_figure and not model.is_unreadable(row, column):
        return HtmlCell(model.shown(row, column), model.edit_text(row, column))
    return HtmlCell(_text(model, row, column))
