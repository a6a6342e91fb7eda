"""The summary page: the year-on-year table of the directorate, live, by service and activity area."""

from functools import partial

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QScrollArea,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from model.basis import Basis
from model.controls import Measure
from model.money import Unit
from ui.window.explain.subject import Subject, TotalSubject
from ui.window.metrics import figure_font, set_margins, space
from ui.window.session import Session
from ui.window.summary_model import SummaryModel
from ui.window.summary_rows import MEASURE_WORDS, RowKind
from ui.window.turns import take_turn

_MOST_YEARS_IN_ONE = 3
_WIDEST = {Unit.MILLIONS: "-00,000", Unit.THOUSANDS: "-0,000,000", Unit.GBP: "-000,000,000"}


class SummaryTable(QTableView):
    """One table of the summary, as tall as its rows. Signals: `area_chosen` (area id), `explain_asked` (Subject)."""

    area_chosen = Signal(int)
    explain_asked = Signal(object)

    def __init__(self, session: Session, measures: tuple[Measure, ...], name: str) -> None:
        """Show some measures."""
        super().__init__()
        self._session = session
        self.summary = SummaryModel(session, measures, self)
        self.setModel(self.summary)
        self.setAccessibleName(name)
        self.setObjectName("PlainTable")
        self.setShowGrid(False)
        self.setFont(figure_font())
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(round(self.fontMetrics().height() * 1.75))
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.setTabKeyNavigation(False)
        self.doubleClicked.connect(self._on_chosen)
        self.activated.connect(self._on_chosen)
        self.summary.modelReset.connect(self.updateGeometry)
        self.fit()

    def refresh(self) -> None:
        """Take the figures as they stand."""
        self.summary.refresh()

    def fit(self) -> None:
        """Give the figures' columns their width in the present unit."""
        view = self._session.view
        widest = _WIDEST[view.unit] + (f".{'0' * view.decimals}" if view.decimals else "")
        self.ensurePolished()
        metrics = self.fontMetrics()
        width = round(metrics.horizontalAdvance(widest) * 1.02) + space(3)
        last = self.summary.columnCount() - 1
        for column in range(1, last):
            self.setColumnWidth(column, width)
        self.setColumnWidth(last, QFontMetrics(figure_font(bold=True)).horizontalAdvance("Control total") + space(6))
        self.horizontalHeader().setMinimumSectionSize(width)

    def sizeHint(self) -> QSize:
        """Be as tall as the rows."""
        rows = self.summary.rowCount() * self.verticalHeader().defaultSectionSize()
        return QSize(super().sizeHint().width(), rows + self.horizontalHeader().sizeHint().height() + space(0.5))

    def minimumSizeHint(self) -> QSize:
        """Never be less tall than the rows."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def number_at(self, index: QModelIndex) -> TotalSubject | None:
        """Return which number a cell shows; None where it shows none that can be explained."""
        of = self.summary.measure_at(index.column()) if index.isValid() else None
        if of is None:
            return None
        row = self.summary.row(index.row())
        is_unnamed = row.kind is RowKind.SUBTOTAL and not row.service
        if row.kind is RowKind.HEADING or is_unnamed:
            return None
        return TotalSubject(*of, row.area_id, row.service)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to explain the number under the mouse, or the current one where a key asked."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        subject = self.number_at(index)
        if subject is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("Explain this number…").triggered.connect(partial(self._ask, subject))
        menu.popup(self.viewport().mapToGlobal(self.visualRect(index).bottomLeft()) if by_key else event.globalPos())

    def _ask(self, subject: TotalSubject, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  # Qt's signal passes it
        self.explain_asked.emit(subject)

    @Slot(QModelIndex)
    def _on_chosen(self, index: QModelIndex) -> None:
        area_id = self.summary.row(index.row()).area_id
        if area_id is not None:
            self.area_chosen.emit(area_id)


class SummaryPage(QScrollArea):
    """All measures in one table for a few years, else a table for each.

    Signals: `area_chosen` (area id), `explain_asked` (Subject).
    """

    area_chosen = Signal(int)
    explain_asked = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Show a session's budget."""
        super().__init__(parent)
        self._session = session
        self._is_stale = False
        self.setObjectName("Page")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._heading = QLabel("Summary")
        self._heading.setObjectName("PageHeading")
        self._note = QLabel()
        self._note.setObjectName("PageNote")
        top = QHBoxLayout()
        top.setSpacing(space(4))
        top.addWidget(self._heading)
        top.addWidget(self._note, 1)
        body = QWidget()
        body.setObjectName("PageBody")
        layout = QVBoxLayout(body)
        set_margins(layout, 4, 2.5)
        layout.setSpacing(space(3))
        layout.addLayout(top)
        few = len(session.budget.years) <= _MOST_YEARS_IN_ONE
        every = tuple(Measure)
        blocks = ((every, ""),) if few else tuple(((measure,), MEASURE_WORDS[measure]) for measure in every)
        self.tables: list[SummaryTable] = []
        for measures, title in blocks:
            table = SummaryTable(session, measures, title or Basis.YEAR_ON_YEAR.title)
            self.tables.append(table)
            take_turn()
            layout.addWidget(_card(table, title))
            table.area_chosen.connect(self.area_chosen)
            table.explain_asked.connect(self.explain_asked)
        self.setFocusProxy(self.tables[0])
        layout.addStretch(1)
        self.setWidget(body)
        session.changed.connect(self._on_changed)
        session.view_changed.connect(self._on_view_changed)
        self._describe()

    def number_in_focus(self) -> Subject | None:
        """Return the number that the officer is on; None for none."""
        table = next((each for each in self.tables if each.hasFocus()), self.tables[0])
        return table.number_at(table.currentIndex())

    def _describe(self) -> None:
        budget = self._session.budget
        count = len(budget.areas)
        parts = (
            f"{count} activity area{'s' if count != 1 else ''}",
            f"{budget.line_count:,} line{'s' if budget.line_count != 1 else ''}",
            self._session.view.words,
        )
        self._note.setText(" · ".join(parts))
        if len(self.tables) == 1:
            self.tables[0].setAccessibleName(self._session.view.basis.title)

    def showEvent(self, event: QShowEvent) -> None:
        """Take what was changed on other pages in before anything is drawn."""
        if self._is_stale:
            self._refresh()
        super().showEvent(event)

    @Slot(object)
    def _on_changed(self, _changes: object) -> None:
        """Follow the budget; out of sight, once it is shown again: an edit on another page need not wait for it."""
        if self.isHidden():
            self._is_stale = True
        else:
            self._refresh()

    def _refresh(self) -> None:
        self._is_stale = False
        self._describe()
        for table in self.tables:
            table.refresh()

    @Slot()
    def _on_view_changed(self) -> None:
        self._describe()
        for table in self.tables:
            table.fit()
            table.refresh()


def _card(table: SummaryTable, title: str) -> QFrame:
    card = QFrame()
    card.setObjectName("Card")
    layout = QVBoxLayout(card)
    set_margins(layout, 2, 1)
    if title:
        heading = QLabel(title.upper())
        heading.setAccessibleName(title)
        heading.setObjectName("CardHeading")
        heading.setContentsMargins(space(0.75), space(1.5), 0, 0)
        layout.addWidget(heading)
    layout.addWidget(table)
    return card
