"""Rows as high as their wrapped words, measured only where they are looked at: a hundred thousand cost nothing."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtGui import QFontMetrics

from ui.window.grid.column_layout import ColumnLayout
from ui.window.grid.figures import padding
from ui.window.grid.wrapping import MOST_AREA_LINES, MOST_LINES, Wrapper, Wrappers
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
        self._several = Wrappers(Wrapper(MOST_LINES), Wrapper(MOST_AREA_LINES))
        self._single = Wrappers(Wrapper(1), Wrapper(1))
        self.wrappers = self._several

    def keep_single(self, is_single: bool) -> bool:  # noqa: FBT001  # as Qt's own setters
        """Keep words on one line each, or let them go on below; False where that is so already."""
        wanted = self._single if is_single else self._several
        if self.wrappers is wanted:
            return False
        self.wrappers = wanted
        self._known.clear()
        return True

    def forget(self, rows: Iterable[int] | None = None) -> None:
        """Measure rows anew when they are next in sight; all of them unless said."""
        if rows is None:
            self._known.clear()
        else:
            self._known.difference_update(rows)

    def fit_width(self) -> bool:
        """Follow the font and the widths of what wraps; True where it wraps otherwise than before."""
        font = figure_font(self._grid.font())
        margins = 2 * padding(QFontMetrics(font))
        changed = False
        for place, column in self._layout.wrapping:
            width = self._layout.width(place) - margins
            for wrappers in (self._several, self._single):
                changed |= wrappers.of(column).measure_in(font, width)
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
        rows = max(_FEWEST, self._grid.viewport().height() // max(1, self._grid.row_height))
        return self.measure(top - rows, top + 2 * rows)

    def total(self, room: int) -> int:
        """Return the height of all rows in pixels, or some height beyond `room` where they need more."""
        count, total, row = self._grid.lines.rowCount(), 0, 0
        while row < count and total <= room:
            self.measure(row, row)
            total += self._grid.verticalHeader().sectionSize(row)
            row += 1
        return total

    def total_wrapped(self, room: int) -> int:
        """Return what `total` would were words let go on below, whether or not they are."""
        total = 0
        for row in range(self._grid.lines.rowCount()):
            total += self._height(row, self._several)
            if total > room:
                break
        return total

    def _height(self, row: int, wrappers: Wrappers | None = None) -> int:
        metrics = self._grid.fontMetrics()
        shown = self._grid.lines.shown
        lines = max(
            len((wrappers or self.wrappers).of(column).lines(shown(row, place)))
            for place, column in self._layout.wrapping
        )
        return self._grid.row_height + (lines - 1) * metrics.lineSpacing()
