"""One bar at the foot of a page that scrolls all its grids sideways together."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollBar, QWidget

from ui.window.grid.line_grid import LineGrid


class AcrossBar(QScrollBar):
    """Shows only while the columns are wider than the page."""

    def __init__(self, grids: Sequence[LineGrid], page: QWidget) -> None:
        """Scroll these grids of a page. Without the page it would show as a window of its own."""
        super().__init__(Qt.Orientation.Horizontal, page)
        self._grids = tuple(grids)
        self.hide()
        for grid in self._grids:
            bar = grid.horizontalScrollBar()
            bar.rangeChanged.connect(self._on_range_changed)
            bar.valueChanged.connect(self.setValue)
            self.valueChanged.connect(bar.setValue)

    def _on_range_changed(self, _least: int, _most: int) -> None:
        bars = [grid.horizontalScrollBar() for grid in self._grids]
        self.setRange(0, max(bar.maximum() for bar in bars))
        self.setPageStep(max(bar.pageStep() for bar in bars))
        self.setSingleStep(max(bar.singleStep() for bar in bars))
        self.setVisible(self.maximum() > 0)
