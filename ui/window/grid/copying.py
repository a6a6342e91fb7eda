"""Copying cells: as text for spreadsheets, as a table for word processors, and with all else for pasting back."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QMimeData

from model.clipboard.html_writing import HtmlCell, write_html
from model.clipboard.own_copy import OwnCopy, write_own
from model.clipboard.tsv import write_tsv
from model.collecting import without_collecting
from model.lines import Kind, Line
from model.workings import working_of
from ui.window.grid.cells import edit_text, is_unreadable
from ui.window.grid.grid_model import LineGridModel
from ui.window.grid.selected import Selected
from ui.window.session import Session

UNIT_FORMAT = "application/x-budget-workbook-unit"
OWN_FORMAT = "application/x-budget-workbook-cells"
BASIS_FORMAT = "application/x-budget-workbook-basis"
_NONE = HtmlCell("")


def copied(model: LineGridModel, selected: Selected, session: Session) -> QMimeData:
    """Return the cells as the clipboard takes them, over the smallest block that holds them all.

    Text has amounts in full in the view's unit; the table shows them as the grid does and holds them in full.
    """
    view = session.view
    lines = [row for row in selected.rows if model.line_id(row) is not None]
    content = QMimeData()
    with without_collecting():
        cells = list(_rows(model, lines, selected, session))
        content.setText(write_tsv([cell.text if cell.number is None else cell.number for cell in row] for row in cells))
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


def _rows(model: LineGridModel, rows: Sequence[int], selected: Selected, session: Session) -> Iterator[list[HtmlCell]]:
    """Yield the cells of each row: words, or an amount as shown and in full; blank ones where none is selected."""
    years, view = session.budget.years, session.view
    columns = [(place, model.columns[place]) for place in selected.columns]
    for row in rows:
        line = model.line_at(row)
        if line is not None:
            yield [
                _cell(model, line, place, edit_text(line, column, years, view)) if selected.has(row, place) else _NONE
                for place, column in columns
            ]


def _cell(model: LineGridModel, line: Line, place: int, text: str) -> HtmlCell:
    column = model.columns[place]
    if column.is_figure and not is_unreadable(line, column):
        return HtmlCell(model.text_of(line, place), text)
    return HtmlCell(text if column.field is not None else model.text_of(line, place))
