"""Rows as high as their wrapped title, measured only where they are looked at: a hundred thousand cost nothing."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtGui import QFontMetrics

from ui.window.grid.column_layout import ColumnLayout
from ui.window.grid.figures import padding, row_height
from ui.window.grid.wrapping import Wrapper
from ui.window.metrics import figure_font

if TYPE_CHECKING:
    from ui.window.grid.sheet_view import SheetView

_FEWEST = 10


class RowHeights:
    """Sets the heights of a grid's rows near what is in sight. A row not yet looked at has the height of one line."""

    def __init__(self, grid: "SheetView", layout: ColumnLayout) -> None:
        """Serve a grid in the columns of a layout."""
        self._grid = grid
        self._layout = layout
        self._known: set[int] = set()
        self.wrapper = Wrapper()

    def forget(self, rows: Iterable[int] | None = None) -> None:
        """Measure rows anew when they are next in sight; all of them unless said."""
        if rows is None:
            self._known.clear()
        else:
            self._known.difference_update(rows)

    def fit_width(self) -> bool:
        """Follow the font and the width of the title; True where titles wrap otherwise than before."""
        font = figure_font(self._grid.font())
        width = self._layout.width(self._layout.title) - 2 * padding(QFontMetrics(font))
        changed = self.wrapper.measure_in(font, width)
        if changed:
            self._known.clear()
        return changed

    def measure(self, first: int, last: int) -> bool:
        """Give the rows from the first to the last their height; True where any had another."""
        rows = self._grid.verticalHeader()
        changed = False
        rows.blockSignals(True)
        for row in range(max(0, first), min(last + 1, self._grid.lines.rowCount())):
            if row not in self._known:
                self._known.add(row)
                height = self._height(row)
                if rows.sectionSize(row) != height:
                    rows.resizeSection(row, height)
                    changed = True
        rows.blockSignals(False)
        return changed

    def measure_in_sight(self) -> bool:
        """Give the rows in sight, and as many before and behind, their height; True where any had another.

        A grid that is not shown yet has neither its font nor its widths: measuring would be for nothing.
        """
        self.fit_width()
        if not self._grid.isVisible():
            return False
        top = max(0, self._grid.rowAt(0))
        rows = max(_FEWEST, self._grid.viewport().height() // max(1, row_height(self._grid.fontMetrics())))
        return self.measure(top - rows, top + 2 * rows)

    def total(self, room: int) -> int:
        """Return the height of all rows in pixels, or some height beyond `room` where they need more."""
        count, total, row = self._grid.lines.rowCount(), 0, 0
        while row < count and total <= room:
            self.measure(row, row)
            total += self._grid.verticalHeader().sectionSize(row)
            row += 1
        return total

    def _height(self, row: int) -> int:
        metrics = self._grid.fontMetrics()
        lines = len(self.wrapper.lines(self._grid.lines.shown(row, self._layout.title)))
        return row_height(metrics) + (lines - 1) * metrics.lineSpacing()
