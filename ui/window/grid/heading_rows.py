"""Heading rows under the hands: Space, a double click or a click on the sign collapses the lines or shows them."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent

from ui.window.grid.heading_painter import first_left, sign_width
from ui.window.grid.line_grid import LineGrid


class HeadingRows(QObject):
    """Serves the heading rows of one grid, and keeps the current line current when the grid begins anew."""

    def __init__(self, grid: LineGrid) -> None:
        """Listen to a grid."""
        super().__init__(grid)
        self._grid = grid
        self._kept: tuple[int, int] | None = None
        grid.installEventFilter(self)
        grid.viewport().installEventFilter(self)
        grid.doubleClicked.connect(self._on_double_clicked)
        grid.lines.modelAboutToBeReset.connect(self._on_about_to_be_reset)
        grid.lines.modelReset.connect(self._on_reset)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Space on a heading, and a click on its sign."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched is self._grid:
            is_space = event.key() == Qt.Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.NoModifier
            return is_space and self._toggle(self._grid.currentIndex())
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonPress:
            place = event.position().toPoint()
            begin = first_left(self._grid)
            if event.button() == Qt.MouseButton.LeftButton and begin <= place.x() < begin + sign_width(self._grid):
                return self._toggle(self._grid.indexAt(place))
        return super().eventFilter(watched, event)

    def _on_double_clicked(self, index: QModelIndex) -> None:
        self._toggle(index)

    def _toggle(self, index: QModelIndex) -> bool:
        if self._grid.lines.group_at(index.row()) is None:
            return False
        self._grid.lines.toggle(index.row())
        return True

    def _on_about_to_be_reset(self) -> None:
        line_id = self._grid.current_line_id()
        self._kept = (line_id, self._grid.currentIndex().column()) if line_id is not None else None

    def _on_reset(self) -> None:
        if self._kept is None:
            return
        line_id, column = self._kept
        row = self._grid.lines.row_of(line_id)
        if row is not None:
            self._grid.setCurrentIndex(self._grid.lines.index(row, column))
