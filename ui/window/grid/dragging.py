"""Selecting with the mouse: a drag selects from where it began, and scrolls while the mouse is beyond the edge."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Slot
from PySide6.QtGui import QMouseEvent

if TYPE_CHECKING:
    from ui.window.grid.line_grid import LineGrid

_PAUSE_MS = 50


class DragSelecting(QObject):
    """Serves one grid. Ctrl leaves the mouse to the grid's own way of selecting cells apart."""

    def __init__(self, grid: "LineGrid") -> None:
        """Serve a grid."""
        super().__init__(grid)
        self._grid = grid
        self._is_on = False
        self._where = QPoint()
        self._again = QTimer(self)
        self._again.setInterval(_PAUSE_MS)
        self._again.timeout.connect(self._go_on)

    def press(self, event: QMouseEvent) -> bool:
        """Begin; True where Shift was held and the selection has grown to where the mouse is."""
        held = event.modifiers()
        self._is_on = False
        if event.button() != Qt.MouseButton.LeftButton or held & Qt.KeyboardModifier.ControlModifier:
            return False
        index = self._grid.indexAt(event.position().toPoint())
        self._is_on = index.isValid()
        if held & Qt.KeyboardModifier.ShiftModifier and index.isValid() and self._grid.selecting.current is not None:
            self._reach(event.position().toPoint())
            return True
        return False

    def move(self, event: QMouseEvent) -> bool:
        """Select as far as the mouse is; False where nothing is being dragged."""
        if not self._is_on or not event.buttons() & Qt.MouseButton.LeftButton:
            return False
        self._where = event.position().toPoint()
        self._reach(self._where)
        if self._grid.viewport().rect().contains(self._where):
            self._again.stop()
        elif not self._again.isActive():
            self._again.start()
        return True

    def release(self) -> None:
        """End."""
        self._is_on = False
        self._again.stop()

    @Slot()
    def _go_on(self) -> None:
        self._reach(self._where)

    def _reach(self, where: QPoint) -> None:
        grid, view = self._grid, self._grid.viewport().rect()
        inside = QPoint(min(max(where.x(), 0), view.right()), min(max(where.y(), 0), view.bottom()))
        columns = grid.columns_in_sight()
        column = grid.indexAt(QPoint(inside.x(), grid.rowViewportPosition(max(0, grid.rowAt(0))))).column()
        place = columns.index(column) if column in columns else len(columns) - 1
        last = grid.lines.rowCount() - 1
        row = grid.rowAt(inside.y())
        row = last if row < 0 else row
        row += (where.y() > view.bottom()) - (where.y() < 0)
        place += (where.x() > view.right()) - (where.x() < 0)
        target = (min(max(row, 0), last), min(max(place, 0), len(columns) - 1))
        if target != grid.selecting.corner:
            grid.selecting.extend(*target)
