"""Copying cells: as text for spreadsheets, as a table for word processors, and with all else for pasting back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMimeData

from model.budget import Budget
from model.clipboard.html_writing import HtmlCell, write_html
from model.clipboard.own_copy import OwnCopy, write_own
from model.clipboard.tsv import write_tsv
from model.collecting import without_collecting
from model.lines import Kind, Line
from model.progress import Progress, silent
from model.workings import working_of
from ui.window.grid.cells import Reader, edit_text, is_unreadable, reader_of
from ui.window.grid.columns import Column
from ui.window.grid.grid_model import LineGridModel
from ui.window.grid.selected import Selected
from ui.window.session import Session
from ui.window.view import View

UNIT_FORMAT = "application/x-budget-workbook-unit"
OWN_FORMAT = "application/x-budget-workbook-cells"
BASIS_FORMAT = "application/x-budget-workbook-basis"
_NONE = HtmlCell("")
_WORDS = "Copying"
_LINES_A_STEP = 200


MOST_CELLS_AT_ONCE = 20_000
"""More cells take so long that the window goes on beside."""


@dataclass(frozen=True, slots=True)
class Copying:
    """What is to be copied, apart from the window: a thread may write it."""

    lines: Sequence[tuple[int, Line]]
    columns: Sequence[int]
    drawn: Sequence[Column]
    readers: Sequence[Reader]
    selected: Selected
    budget: Budget
    view: View

    @property
    def size(self) -> int:
        """How many cells the block has."""
        return len(self.lines) * len(self.columns)

    def write(self, progress: Progress = silent) -> "Copied":
        """Write the cells. Raises Cancelled from `progress`."""
        view = self.view
        with without_collecting():
            cells = list(self._rows(progress))
            text = write_tsv([cell.text if cell.number is None else cell.number for cell in row] for row in cells)
            progress(_WORDS, 0.7)
            table = write_html(cells, view.decimals, view.negatives)
            return Copied(text, table, write_own(self._own()) if view.is_year_on_year else "", view)

    def _own(self) -> OwnCopy:
        """Return what text and table cannot carry: each column's field, the rows of savings, the workings."""
        stored, years = self.budget.settings.unit, self.budget.years
        fields = [column.field for column in self.drawn]
        savings: set[int] = set()
        workings: dict[tuple[int, int], str] = {}
        for place, (row, line) in enumerate(self.lines):
            if line.kind is Kind.SAVING:
                savings.add(place)
            if not (line.formulas or line.forecast_formulas):
                continue
            for across, (column, field) in enumerate(zip(self.columns, fields, strict=True)):
                working = working_of(line, field, years, stored) if field is not None else None
                if working is not None and self.selected.has(row, column):
                    workings[place, across] = working
        names = tuple(field.name if field is not None else "" for field in fields)
        return OwnCopy(len(self.lines), names, stored, frozenset(savings), workings)

    def _rows(self, progress: Progress) -> Iterator[list[HtmlCell]]:
        """Yield the cells of each row: words, or an amount as shown and in full; blank ones where none is selected."""
        has, columns = self.selected.has, list(zip(self.columns, self.drawn, self.readers, strict=True))
        for count, (row, line) in enumerate(self.lines):
            if count % _LINES_A_STEP == 0:
                progress(_WORDS, 0.5 * count / len(self.lines))
            yield [self._cell(line, column, read) if has(row, place) else _NONE for place, column, read in columns]

    def _cell(self, line: Line, column: Column, read: Reader) -> HtmlCell:
        text = edit_text(line, column, self.budget.years, self.view)
        if column.is_figure and not is_unreadable(line, column):
            return HtmlCell(read(line), text)
        return HtmlCell(text if column.field is not None else read(line))


@dataclass(frozen=True, slots=True)
class Copied:
    """The cells as the clipboard takes them: text, table, and what only this program reads ("" for nothing)."""

    text: str
    table: str
    own: str
    view: View

    def content(self) -> QMimeData:
        """Return it for the clipboard."""
        content = QMimeData()
        content.setText(self.text)
        content.setHtml(self.table)
        if self.view.is_year_on_year:
            content.setData(UNIT_FORMAT, self.view.unit.code.encode())
            content.setData(OWN_FORMAT, self.own.encode())
        else:
            content.setData(BASIS_FORMAT, self.view.basis.value.encode())
        return content


def copying(model: LineGridModel, selected: Selected, session: Session) -> Copying:
    """Return the cells as they are now, over the smallest block that holds them all.

    Text has amounts in full in the view's unit; the table shows them as the grid does and holds them in full.
    """
    lines = [(row, line) for row in selected.rows if (line := model.line_at(row)) is not None]
    columns = [model.columns[place] for place in selected.columns]
    view, budget = session.view, session.budget
    readers = [reader_of(column, budget, lambda: view) for column in columns]
    return Copying(lines, selected.columns, columns, readers, selected, budget, view)
