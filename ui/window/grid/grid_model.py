"""The lines of one section of an area (or of the whole budget) as a Qt table, read straight from the budget.

`setData` plans an edit and hands it to the session; what is shown changes only because the budget notified.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from model.edits import Change
from model.findings import Finding, Level
from model.lines import KIND, Field, Line, Section
from model.money import Amount, Negatives, Unit
from model.problems import EntryProblem, FormulaProblem
from model.slips import slip_in
from ui.window.grid.arrangement import Arrangement
from ui.window.grid.cells import (
    Reader,
    edit_text,
    explained,
    formula_of,
    formula_sign,
    is_unreadable,
    origin_of,
    reader_of,
    reasons,
    spoken,
)
from ui.window.grid.columns import Column, Entry, line_columns
from ui.window.grid.entering import Typed, plan_typed
from ui.window.grid.line_order import renames_area
from ui.window.grid.line_view import Group, LineView
from ui.window.grid.marks import Marks
from ui.window.grid.ordered_rows import OrderedRows
from ui.window.grid.touched import touched_cells
from ui.window.grid.view_words import group_words, heading_words, locked_words
from ui.window.session import Session
from ui.window.view import View
from ui.window.workings import working_text, working_words

Index = QModelIndex | QPersistentModelIndex
Explainer = Callable[[Line, Column, str, Sequence[Finding], View, Sequence[str]], str]

# Bound once: looking an enumeration up in `data` costs more than answering.
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_EDIT = int(Qt.ItemDataRole.EditRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
_DESCRIPTION = int(Qt.ItemDataRole.AccessibleDescriptionRole)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_READ = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_WRITE = _READ | Qt.ItemFlag.ItemIsEditable
_ROOT = QModelIndex()
_AROUND = 100


class LineGridModel(OrderedRows):
    """The lines of `section` in the area `area_id`; of every section or area where it is None.

    Signals: `refused` (index, a sentence: what was typed cannot be taken and nothing has changed),
    `formula_in_the_way` (index, the typed text, the formula: confirm, then `enter` with `over_formula`).
    """

    refused = Signal(QModelIndex, str)
    formula_in_the_way = Signal(QModelIndex, str, str)

    def __init__(
        self,
        session: Session,
        area_id: int | None = None,
        section: Section | None = None,
        parent: QObject | None = None,
        columns: Sequence[Column] = (),
    ) -> None:
        """Show lines of the session's open document, in the usual columns unless said."""
        super().__init__(parent)
        self._session = session
        self._budget = session.budget
        self._area_id = area_id
        self.columns: tuple[Column, ...] = ()
        self._column_of: dict[Field, int] = {}
        self._readers: list[Reader] = []
        self._take_columns(columns or line_columns(self._budget, all_areas=area_id is None))
        self.arranged = LineView(self._budget, area_id, section, self._view)
        self._basis = self._view().basis
        self._order.set(self.arranged.shown)
        self._marks = Marks()
        session.changed.connect(self._on_changed)
        session.view_changed.connect(self._on_view_changed)

    @property
    def negatives(self) -> Negatives:
        """How negative figures are shown."""
        return self._view().negatives

    @property
    def first_year(self) -> int:
        """The column of the first year."""
        return next(place for place, column in enumerate(self.columns) if column.is_amount)

    def line_id(self, row: int) -> int | None:
        """Return the id of the line in a row; None for a heading's row and where there is none."""
        found = self._order.ids[row] if 0 <= row < len(self._order.ids) else -1
        return found if found >= 0 else None

    def group_at(self, row: int) -> Group | None:
        """Return the heading that stands in a row; None where a line does."""
        found = self._order.ids[row] if 0 <= row < len(self._order.ids) else 0
        return self.arranged.groups.get(found) if found < 0 else None

    def arrange(self, arrangement: Arrangement, with_findings: Iterable[int] | None = None) -> None:
        """Show the lines in another arrangement; the budget is not touched."""
        self.reorder(self.arranged.arrange(arrangement, with_findings))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def reveal(self, line_id: int) -> None:
        """Bring a line of this grid in sight that the arrangement leaves out."""
        if self.arranged.reveal(line_id):
            self.reorder(self.arranged.rows())

    def toggle(self, row: int) -> None:
        """Collapse the lines under a heading's row, or show them again."""
        if self.group_at(row) is not None:
            self.arranged.toggle(self._order.ids[row])
            self.reorder(self.arranged.rows())

    def collapse_all(self, *, collapsed: bool) -> None:
        """Collapse every heading, or none."""
        self.arranged.collapse_all(collapsed=collapsed)
        self.reorder(self.arranged.rows())

    def locked(self, column: int) -> str:
        """Say why a column cannot be edited in the present view; nothing where it can."""
        view = self._view()
        return "" if view.is_year_on_year or not self.columns[column].is_figure else locked_words(view.basis)

    def fixed(self, index: Index) -> str:
        """Say why a line's cell cannot be edited, in the present view or in its workbook; nothing where it can."""
        line_id, field = self.line_id(index.row()), self.columns[index.column()].field
        if line_id is None:
            return ""
        return self.locked(index.column()) or (self._budget.why_fixed(line_id, field) if field is not None else "")

    def row_of(self, line_id: int) -> int | None:
        """Return the row in which a line stands; None where it is not shown here."""
        return self._order.row_of.get(line_id)

    def column_of(self, field: Field) -> int | None:
        """Return the column of a field; None where it has none."""
        return self._column_of.get(field)

    def line_at(self, row: int) -> Line | None:
        """Return the line in a row; None where there is none (any more)."""
        line_id = self.line_id(row)
        return self._budget.line(line_id) if line_id is not None and self._budget.has_line(line_id) else None

    def lines_between(self, first: int, last: int) -> list[Line]:
        """Return the lines in the rows from the first to the last."""
        budget = self._budget
        return [budget.line(line_id) for line_id in self._order.ids[first : last + 1] if budget.has_line(line_id)]

    def lines_around(self, row: int) -> Sequence[int]:
        """Return the ids of the lines near a row, with whose amounts those of its line may be compared."""
        return [line_id for line_id in self._order.ids[max(0, row - _AROUND) : row + _AROUND] if line_id >= 0]

    def amounts_of(self, lines: Sequence[Line], year: int) -> list[Amount]:
        """Return the lines' amounts of a year (by its place in the budget) as the view states them, in pounds."""
        view = self._view()
        if view.is_year_on_year:
            return [line.amounts[year] for line in lines]
        return [view.amount(line.amounts, year) for line in lines]

    def shown(self, row: int, column: int) -> str:
        """Return a cell's text as shown."""
        line = self.line_at(row)
        return self._readers[column](line) if line else self._heading_text(row, column)

    def text_of(self, line: Line, column: int) -> str:
        """Return a line's text in a column as shown."""
        return self._readers[column](line)

    def edit_text(self, row: int, column: int) -> str:
        """Return the cell's value as it is typed: a figure in the view's unit, in full; "" for blank."""
        line = self.line_at(row)
        return edit_text(line, self.columns[column], self._budget.years, self._view()) if line else ""

    def entry_text(self, row: int, column: int) -> str:
        """Return what an editor of the cell begins with: an amount's working if it has one, else its `edit_text`."""
        return self._working(row, column) or self.edit_text(row, column)

    def has_formula(self, row: int, column: int) -> bool:
        """Whether the cell's amount is a formula in the workbook that follows other cells; a working is none."""
        return self._formula(row, column) is not None

    def formula_sign(self, row: int, column: int) -> str:
        """Return the sign that marks a formula or a working, nothing where the cell has neither."""
        line = self.line_at(row)
        if line is None or not (line.formulas or line.forecast_formulas) or not self._view().is_year_on_year:
            return ""
        return formula_sign(line, self.columns[column], self._stored)

    def mark(self, line: Line, column: int) -> Level | None:
        """Return the level of what marks a line's cell: its findings, or that it holds something that is no amount."""
        if is_unreadable(line, self.columns[column]):
            return Level.ERROR
        return self._marks.level(line.id, column)

    def is_unreadable(self, row: int, column: int) -> bool:
        """Whether the cell holds something that is no amount."""
        line = self.line_at(row)
        return line is not None and is_unreadable(line, self.columns[column])

    def set_findings(self, findings: Iterable[Finding]) -> None:
        """Take the findings that mark cells."""
        self.tell_cells(self._marks.take(findings, self._order.row_of, self._column_of))

    def order_columns(self, columns: Sequence[Column]) -> None:
        """Put the columns into another order."""
        self.beginResetModel()
        self._take_columns(columns)
        self.endResetModel()
        self.tell_cells(self._marks.follow(self._order.row_of, self._column_of))

    def enter(self, index: Index, text: str, *, over_formula: bool = False) -> bool:
        """Take typed text for a cell, as one edit; False (and a signal) where it is refused."""
        if self.entry_text(index.row(), index.column()) == text:
            return True
        return self._put([(index, text)], over_formula=over_formula)

    def clear(self, indexes: Iterable[Index], *, over_formula: bool = False) -> bool:
        """Blank every cell that can be blank, as one edit; False (and a signal) where a formula is in the way."""
        entries = [(index, "") for index in indexes if self._can_be_blank(index.column())]
        return bool(entries) and self._put(entries, label="Clear cells", over_formula=over_formula)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self._order.ids)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return the number of columns, hidden ones included."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:  # noqa: ANN401  # what Qt asks for
        """Answer for a cell; called thousands of times a repaint."""
        row, place = index.row(), index.column()
        answer: object = None
        if row < 0:
            return answer
        if role == _DISPLAY:
            answer = self.shown(row, place)
        elif role == _EDIT:
            answer = self.edit_text(row, place)
        elif role == _ALIGNMENT:
            answer = _RIGHT if self.columns[place].is_figure else _LEFT
        elif role == _TOOLTIP:
            answer = self._about(explained, row, place)
        elif role == _ACCESSIBLE:
            answer = self._spoken(row, place)
        elif role == _DESCRIPTION:
            answer = self._about(reasons, row, place)
        return answer

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:  # noqa: ANN401  # as above
        """Answer for a heading; a row's is its line's reference."""
        if orientation == Qt.Orientation.Horizontal and 0 <= section < len(self.columns):
            if role == _DISPLAY:
                return self.columns[section].heading
            if role == _ALIGNMENT:
                return _RIGHT if self.columns[section].is_figure else _LEFT
            if role == _ACCESSIBLE:
                return heading_words(self.columns[section], self.arranged.arrangement)
        elif orientation == Qt.Orientation.Vertical and role == _DISPLAY:
            line = self.line_at(section)
            return line.reference or str(section + 1) if line else None
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Say which cells can be edited."""
        row, place = index.row(), index.column()
        if row < 0:
            return Qt.ItemFlag.NoItemFlags
        is_fixed = self.columns[place].entry is Entry.READ_ONLY or self.locked(place) or self.line_id(row) is None
        return _READ if is_fixed else _WRITE

    def setData(self, index: Index, value: Any, role: int = _EDIT) -> bool:  # noqa: ANN401  # what Qt passes
        """Plan the edit and hand it to the session; nothing is assigned here."""
        return role == _EDIT and index.isValid() and self.enter(index, str(value))

    def _take_columns(self, columns: Sequence[Column]) -> None:
        self.columns = tuple(columns)
        self._column_of = {column.field: place for place, column in enumerate(self.columns) if column.field}
        self._readers = [reader_of(column, self._budget, self._view) for column in self.columns]

    def _spoken(self, row: int, place: int) -> str:
        line = self.line_at(row)
        if line is None:
            group = self.group_at(row)
            return group_words(group, self.columns[place], self.shown(row, place)) if group is not None else ""
        formula, working = self._formula(row, place), self._working(row, place)
        return spoken(line, self.columns[place], self.shown(row, place), self._view(), formula, working)

    def _heading_text(self, row: int, place: int) -> str:
        group = self.group_at(row)
        if group is None:
            return ""
        if self.columns[place].is_amount:
            view = self._view()
            figures = view.figures(self.arranged.group_figures(self._order.ids[row]))
            return view.text(figures[self.columns[place].place])
        return group.words if place == 0 else ""

    def _about(self, say: Explainer, row: int, place: int) -> str:
        line = self.line_at(row)
        if line is None:
            return ""
        findings = self._marks.of(line.id, place)
        working = working_words(self._working(row, place), self._view())
        origin = origin_of(self._formula(row, place), working, is_pending=self._session.is_modified)
        return say(line, self.columns[place], self.shown(row, place), findings, self._view(), origin)

    def _formula(self, row: int, place: int) -> str | None:
        line = self.line_at(row)
        return formula_of(line, self.columns[place], self._stored) if line is not None else None

    def _working(self, row: int, place: int) -> str:
        line, field = self.line_at(row), self.columns[place].field
        if line is None or not (line.formulas or line.forecast_formulas) or field is None or field.year is None:
            return ""
        return working_text(line, field, self._budget, self._view())

    @property
    def _stored(self) -> Unit:
        return self._budget.settings.unit

    def _view(self) -> View:
        return self._session.view

    def _can_be_blank(self, place: int) -> bool:
        field = self.columns[place].field
        return field is not None and field.name != KIND

    def _put(self, entries: Sequence[tuple[Index, str]], *, label: str = "", over_formula: bool) -> bool:
        if not self._is_open():
            return False
        shut = next((index for index, _ in entries if self.locked(index.column())), None)
        if shut is not None:
            self.refused.emit(self.index(shut.row(), shut.column()), self.locked(shut.column()))
            return False
        index, text = entries[0]
        try:
            typed = self._typed(entries)
            edit = plan_typed(self._budget, typed, self._view().unit, label=label, over_formula=over_formula)
        except FormulaProblem as problem:
            index = next(cell for cell, _ in entries if self.has_formula(cell.row(), cell.column()))
            self.formula_in_the_way.emit(self.index(index.row(), index.column()), text, problem.formula)
            return False
        except EntryProblem as problem:
            self.refused.emit(self.index(index.row(), index.column()), str(problem))
            return False
        self._session.do(edit, slip_in(self._budget, edit, self.lines_around(index.row()), self._view().unit))
        return True

    def _typed(self, entries: Iterable[tuple[Index, str]]) -> Iterator[Typed]:
        for index, text in entries:
            line_id = self.line_id(index.row())
            if line_id is not None:
                yield Typed(line_id, self.columns[index.column()], text)

    def _is_open(self) -> bool:
        document = self._session.document
        return document is not None and document.budget is self._budget

    def _on_changed(self, changes: tuple[Change, ...]) -> None:
        if not self._is_open():
            return
        if self.arranged.note(changes):
            self.reorder(self.arranged.rows())
        last = len(self.columns) - 1
        cells = {(heading, place) for heading in self.arranged.groups for place in (0, last)}
        following = () if self._view().is_year_on_year else self._figures()
        cells.update(touched_cells(changes, self._order.row_of, self._column_of, following))
        self.tell_cells(cells)
        if self._area_id is None and self._order.ids and any(renames_area(change) for change in changes):
            place = next(place for place, column in enumerate(self.columns) if column.is_area)
            self.tell(0, place, len(self._order.ids) - 1, place)

    def _on_view_changed(self) -> None:
        if not self._is_open():
            return
        basis, self._basis = self._basis, self._view().basis
        if basis is not self._basis and self.arranged.arrangement.follows_basis:
            self.arrange(self.arranged.arrangement)
        if self._order.ids:
            figures = self._figures()
            self.tell(0, figures[0], len(self._order.ids) - 1, figures[-1])

    def _figures(self) -> list[int]:
        return [place for place, column in enumerate(self.columns) if column.is_figure]
