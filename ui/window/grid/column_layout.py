"""The widths and the visibility of columns, shared by the grids of a page so that their years line up."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from ui.window.grid.columns import Column


class ColumnLayout(QObject):
    """What every grid of a page agrees on. The title takes the width that the other columns leave.

    Signals: `changed` (a width or the visibility of a column).
    """

    changed = Signal()

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        """Begin with the columns shown that are shown at first, of no width yet."""
        super().__init__(parent)
        self.columns = tuple(columns)
        self._widths = [0] * len(self.columns)
        self._hidden = {place for place, column in enumerate(self.columns) if not column.shown}
        self._offers: dict[int, int] = {}

    @property
    def title(self) -> int:
        """The place of the title's column."""
        return next(place for place, column in enumerate(self.columns) if column.is_title)

    def width(self, place: int) -> int:
        """Return a column's width in pixels; the title's is what is left, but never less than it needs."""
        if place != self.title or not self._offers:
            return self._widths[place]
        others = sum(width for other, width in enumerate(self._widths) if other != place and not self.is_hidden(other))
        return max(self._widths[place], min(self._offers.values()) - others)

    def is_hidden(self, place: int) -> bool:
        """Whether a column is hidden."""
        return place in self._hidden

    def can_hide(self, place: int) -> bool:
        """Whether the officer may hide a column: the reference, the title and the years always show."""
        column = self.columns[place]
        return not (column.is_amount or column.is_title or column.heading == "Reference")

    def show(self, place: int, *, shown: bool) -> None:
        """Show or hide a column."""
        if shown == self.is_hidden(place) and self.can_hide(place):
            self._hidden.symmetric_difference_update({place})
            self.changed.emit()

    def set_widths(self, widths: Mapping[int, int]) -> None:
        """Give columns widths, in pixels."""
        before = list(self._widths)
        for place, width in widths.items():
            self._widths[place] = width
        if self._widths != before:
            self.changed.emit()

    def widen_years(self, least: int) -> None:
        """Make each year's column at least so wide, in pixels."""
        self.set_widths(
            {
                place: least
                for place, column in enumerate(self.columns)
                if column.is_amount and self._widths[place] < least
            }
        )

    def offer(self, grid: QObject, width: int) -> None:
        """Take note of the width that a grid has for its columns; the narrowest grid decides for all."""
        if self._offers.get(id(grid)) != width:
            self._offers[id(grid)] = width
            self.changed.emit()
