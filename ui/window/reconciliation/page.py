"""The reconciliation page: the statement that proves a paper, live, for the directorate, a service or an area."""

from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from model.budget import Budget
from model.controls import Measure, Scope
from model.explaining import Explainer, SumPart
from model.scopes import ScopeTally, scopes
from model.years import Year
from ui.window.explain.subject import Subject, TotalSubject
from ui.window.metrics import figure_font, letters, set_margins, space
from ui.window.reconciliation.row_part import RowParts
from ui.window.reconciliation.rows import Kind
from ui.window.reconciliation.table_model import ReconciliationModel
from ui.window.session import Session

_MOST_LINES = 25
_FIGURE, _STATE = 11, 20
_OF_PARTS = (Kind.PART, Kind.DETAIL, Kind.TOTAL)
_TOTALS = [(Kind.TOTAL, measure) for measure in Measure]
_BEHIND_TOTAL = (Kind.CONTROL, Kind.DIFFERENCE, Kind.NOTE)


class ReconciliationTable(QTableView):
    """Signals: `menu_wanted` (the index, QPoint on the screen)."""

    menu_wanted = Signal(object, object)

    def __init__(self, model: ReconciliationModel) -> None:
        """Show the model."""
        super().__init__()
        self.setModel(model)
        self.setObjectName("PlainTable")
        self.setAccessibleName("Reconciliation")
        self.setFont(figure_font())
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(round(self.fontMetrics().height() * 1.6))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        last = model.columnCount() - 1
        for column in range(1, last):
            self.setColumnWidth(column, letters(_FIGURE))
        self.setColumnWidth(last, letters(_STATE))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the cell under the mouse, or of the current one where a key asked."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        where = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft()) if by_key else event.globalPos()
        if index.isValid():
            self.menu_wanted.emit(index, where)


class ReconciliationPage(QWidget):
    """Signals: `explain_asked` (Subject, or SumPart for a figure that is no total), `line_chosen` (line id, None)."""

    explain_asked = Signal(object)
    line_chosen = Signal(int, object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Show a session's budget, first the widest scope that has control totals."""
        super().__init__(parent)
        self._session = session
        self._wanted: tuple[Scope, str, int | None] | None = None
        self.setObjectName("Page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.scope = QComboBox()
        self.scope.setAccessibleName("Reconcile the figures of")
        self.scope.setMinimumWidth(letters(40))
        self.scope.activated.connect(self._on_scope)
        self.rows = ReconciliationModel(session, self)
        self.table = ReconciliationTable(self.rows)
        self.table.menu_wanted.connect(self._on_menu)
        self.table.doubleClicked.connect(self._on_chosen)
        self.table.activated.connect(self._on_chosen)
        self.setFocusProxy(self.table)
        self._note = QLabel()
        self._note.setObjectName("PageNote")
        heading = QLabel("Reconciliation")
        heading.setObjectName("PageHeading")
        top = QHBoxLayout()
        top.setSpacing(space(4))
        top.addWidget(heading)
        top.addWidget(self._note, 1)
        top.addWidget(self.scope)
        card = QFrame()
        card.setObjectName("Card")
        inside = QVBoxLayout(card)
        set_margins(inside, 2, 1)
        inside.addWidget(self.table)
        layout = QVBoxLayout(self)
        set_margins(layout, 4, 2.5)
        layout.setSpacing(space(3))
        layout.addLayout(top)
        layout.addWidget(card, 1)
        session.changed.connect(self._on_changed)
        session.view_changed.connect(self._on_changed)
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Be up to date when looked at."""
        super().showEvent(event)
        self.refresh()

    @property
    def chosen(self) -> ScopeTally:
        """The scope that is shown."""
        offered = list(scopes(self._session.budget))
        found = next((each for each in offered if _key(each) == self._wanted), None)
        return found or next((each for each in offered if _has_controls(each, self._session.budget)), offered[0])

    @Slot()
    def refresh(self) -> None:
        """Show the figures as they stand."""
        if self._session.document is None:
            return
        offered = list(scopes(self._session.budget))
        chosen = self.chosen
        self.scope.clear()
        for each in offered:
            self.scope.addItem(each.name if each.scope is not Scope.AREA else f"   {each.name}")
        self.scope.setCurrentIndex([_key(each) for each in offered].index(_key(chosen)))
        self._note.setText(self._session.view.words)
        self.rows.show(chosen)

    def choose(self, scope: Scope, name: str, area_id: int | None = None) -> None:
        """Show another scope."""
        self._wanted = (scope, name, area_id)
        self.refresh()

    def go_to_stated(self, control_id: int | None, pot_id: int | None) -> None:
        """Go to the row of a pot, or to the difference of a control total."""
        budget = self._session.budget
        pot = next((each for each in budget.pots if each.id == pot_id), None)
        control = next((each for each in budget.controls if each.id == control_id), None)
        for scope in scopes(budget):
            if control is None or control in scope.controls(budget, control.measure):
                self._wanted = _key(scope)
                break
        self.refresh()
        rows = [self.rows.row(place) for place in range(self.rows.rowCount())]
        place = 0
        if pot is not None:
            start = f"Pot: {pot.name}"
            place = next((at for at, row in enumerate(rows) if row.text.startswith(start)), 0)
        elif control is not None:
            total = next((at for at, row in enumerate(rows) if row.measure is control.measure), 0)
            place = next((at for at in range(total, len(rows)) if rows[at].kind is Kind.DIFFERENCE), 0)
        index = self.rows.index(place, 0)
        self.table.setCurrentIndex(index)
        self.table.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def number_in_focus(self) -> Subject | SumPart | None:
        """Return the figure that the officer is on, or its total."""
        return self._number_at(self.table.currentIndex())

    @Slot(object)
    def _on_changed(self, _changes: object = None) -> None:
        if self.isVisible():
            self.refresh()

    @Slot(int)
    def _on_scope(self, place: int) -> None:
        self._wanted = _key(list(scopes(self._session.budget))[place])
        self.refresh()

    def _number_at(self, index: QModelIndex) -> Subject | SumPart | None:
        """Return the total of a row, or what its figure is made of where it is none."""
        document = self._session.document
        row = self.rows.row(index.row()) if index.isValid() else None
        if document is None or row is None or row.kind not in _OF_PARTS or (row.kind, row.measure) in _TOTALS:
            return self._subject_at(index)
        explainer = Explainer(document.budget, document.place_of, document.change_log)
        parts = RowParts(document.budget, explainer, self.chosen, self._session.view.basis)
        above = (self.rows.row(place) for place in range(index.row(), -1, -1))
        heading = next((each.text for each in above if each.kind is Kind.HEADING), "")
        return parts.part(row, max(index.column() - 1, 0), heading) or self._subject_at(index)

    def _subject_at(self, index: QModelIndex) -> TotalSubject | None:
        years = self._session.budget.years
        if not index.isValid() or not years:
            return None
        measure = self._measure_at(index.row())
        year: Year = years[min(max(index.column() - 1, 0), len(years) - 1)]
        chosen = self.chosen
        service = chosen.service if chosen.scope is Scope.SERVICE else ""
        return TotalSubject(measure, year, chosen.area_id, service)

    def _measure_at(self, place: int) -> Measure:
        """Return the measure whose statement a row belongs to: that of the total above or, at its head, below."""
        is_behind = self.rows.row(place).kind in _BEHIND_TOTAL
        places = range(place, -1, -1) if is_behind else range(place, self.rows.rowCount())
        near = (self.rows.row(each) for each in places)
        return next((row.measure for row in near if row.measure is not None), Measure.NET)

    @Slot(QModelIndex)
    def _on_chosen(self, index: QModelIndex) -> None:
        row = self.rows.row(index.row())
        number = self._number_at(index)
        if number is not None and (row.kind is Kind.TOTAL or row.without):
            self.explain_asked.emit(number)
        elif row.line_ids:
            self.line_chosen.emit(row.line_ids[0], None)

    @Slot(object, object)
    def _on_menu(self, index: QModelIndex, where: QPoint) -> None:
        row, number = self.rows.row(index.row()), self._number_at(index)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if number is not None:
            words = "Explain this number…" if isinstance(number, SumPart) else "Explain this total…"
            menu.addAction(words).triggered.connect(partial(self._ask, number))
        for line_id in row.line_ids[:_MOST_LINES]:
            line = self._session.budget.line(line_id)
            words = " ".join(f"{line.reference} {line.title}".split())[:60] or line.name
            action = menu.addAction(f"Go to {words.replace('&', '&&')}")
            action.triggered.connect(partial(self._go, line_id))
        menu.popup(where)

    def _ask(self, number: Subject | SumPart, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  # Qt's signal passes it
        self.explain_asked.emit(number)

    def _go(self, line_id: int, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  # Qt's signal passes it
        self.line_chosen.emit(line_id, None)


def _has_controls(scope: ScopeTally, budget: Budget) -> bool:
    return any(True for measure in Measure for _ in scope.controls(budget, measure))


def _key(scope: ScopeTally) -> tuple[Scope, str, int | None]:
    return (scope.scope, "" if scope.area_id is not None else scope.name, scope.area_id)
