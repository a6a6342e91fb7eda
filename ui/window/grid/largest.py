"""The largest figure of a page's lines, found once for each basis until the budget changes."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from operator import attrgetter

from PySide6.QtCore import QObject, Slot

from model.basis import Basis
from model.largest import largest_figure
from model.lines import Line
from ui.window.session import Session

_AMOUNTS, _FORECASTS = attrgetter("amounts"), attrgetter("forecasts")


class LargestFigures(QObject):
    """Remembers what the columns of a page must have room for: another unit, theme or font asks again."""

    def __init__(self, session: Session, lines: Callable[[], Sequence[Line]], parent: QObject) -> None:
        """Follow a session; `lines` returns the lines of the page."""
        super().__init__(parent)
        self._lines = lines
        self._found: dict[Basis, Decimal] = {}
        session.changed.connect(self._on_changed)

    def of(self, basis: Basis) -> Decimal:
        """Return the largest amount or forecast, either sign, in a basis, in pounds."""
        found = self._found.get(basis)
        if found is None:
            lines = self._lines()
            columns = (map(_AMOUNTS, lines), map(_FORECASTS, lines))
            found = self._found[basis] = max(largest_figure(figures, basis) for figures in columns)
        return found

    @Slot()
    def _on_changed(self) -> None:
        self._found = {}
