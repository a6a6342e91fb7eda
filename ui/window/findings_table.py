"""A table of findings whose rows are as high as their sentences, measured only where they are looked at."""

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from model.findings import Finding
from ui.window.findings_model import FindingsModel
from ui.window.metrics import letters, space

_WIDTHS = {0: 9, 2: 20, 3: 11, 4: 12}
_AHEAD = 8
"""How many rows before and behind what is in sight are measured too, so that the scroll bar ends at the end."""


class FindingsTable(QTableView):
    """A row not yet looked at has the height of one line: thousands of findings cost nothing.

    Signals: `finding_chosen` (Finding), by Enter or a double click.
    """

    finding_chosen = Signal(object)

    @property
    def current(self) -> Finding | None:
        """The finding that the officer is on."""
        row = self.currentIndex().row()
        return self._found.finding(row) if 0 <= row < self._found.rowCount() else None

    def __init__(self, model: FindingsModel) -> None:
        """Show a model of findings."""
        super().__init__()
        self._found = model
        self._known: set[int] = set()
        self.setModel(model)
        self.setWordWrap(True)
        self.setAccessibleName("Findings")
        self.setObjectName("PlainTable")
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._set_columns()
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(0)
        rows.setDefaultSectionSize(self.fontMetrics().height() + space(2.5))
        model.modelReset.connect(self._on_changed)
        # A column that stretches has its old width still when the header tells the new one.
        self.horizontalHeader().sectionResized.connect(self._on_changed, Qt.ConnectionType.QueuedConnection)

        self.doubleClicked.connect(self._on_chosen)
        self.activated.connect(self._on_chosen)

    def _set_columns(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, letters(width))
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure what comes into sight."""
        super().resizeEvent(event)
        self._measure_in_sight()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Measure what comes into sight."""
        super().scrollContentsBy(dx, dy)
        self._measure_in_sight()

    @Slot()
    def _on_changed(self) -> None:
        self._known.clear()
        self._measure_in_sight()

    def _measure_in_sight(self) -> None:
        rows, bottom = self.verticalHeader(), self.viewport().height()
        row, changed, beyond = max(0, self.rowAt(0) - _AHEAD), False, 0
        while row < self.model().rowCount() and beyond < _AHEAD:
            if row not in self._known:
                self._known.add(row)
                needs = self.sizeHintForRow(row) - self.fontMetrics().height()
                height = rows.defaultSectionSize() + max(0, needs)
                changed |= height != rows.sectionSize(row)
                rows.resizeSection(row, height)
            beyond += self.rowViewportPosition(row) >= bottom
            row += 1
        if changed:
            self.updateGeometries()

    @Slot(QModelIndex)
    def _on_chosen(self, index: QModelIndex) -> None:
        self.finding_chosen.emit(self._found.finding(index.row()))
