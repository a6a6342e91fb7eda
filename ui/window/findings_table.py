"""A table whose rows are as high as their sentences, measured only where they are looked at."""

from PySide6.QtCore import QAbstractItemModel, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTableView

from ui.window.metrics import space

_AHEAD = 8
"""How many rows before and behind what is in sight are measured too, so that the scroll bar ends at the end."""


class FindingsTable(QTableView):
    """A row not yet looked at has the height of one line: thousands of findings cost nothing."""

    def __init__(self, model: QAbstractItemModel) -> None:
        """Show a model."""
        super().__init__()
        self._known: set[int] = set()
        self.setModel(model)
        self.setWordWrap(True)
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(0)
        rows.setDefaultSectionSize(self.fontMetrics().height() + space(2.5))
        model.modelReset.connect(self._on_changed)
        # A column that stretches has its old width still when the header tells the new one.
        self.horizontalHeader().sectionResized.connect(self._on_changed, Qt.ConnectionType.QueuedConnection)

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
