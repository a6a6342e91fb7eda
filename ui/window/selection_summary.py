"""What the bottom bar tells of the selected cells: sum, average and count, and the sum of each year.

A selection of many cells is reckoned up a moment after the last change to it, so that selecting never waits.
"""

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.window.elided_label import ElidedLabel
from ui.window.metrics import figure_font, set_margins
from ui.window.session import Session

if TYPE_CHECKING:
    from ui.window.grid.selection_statistics import SelectionStatistics, Statistics

MOST_AT_ONCE = 5_000
_PAUSE_MS = 120
_BETWEEN = " · "
_FEWEST = 2


class SelectionSummary(QWidget):
    """One line, or two where there is room: the second has the years."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Show nothing yet; `follow` says what is selected."""
        super().__init__(parent)
        self._session = session
        self._source: Callable[[], SelectionStatistics | None] | None = None
        self._words: list[str] = []
        self._years: list[str] = []
        self._is_tall = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._on_timeout)
        layout = QVBoxLayout(self)
        set_margins(layout)
        layout.setSpacing(0)
        layout.addStretch(1)
        self._labels = (ElidedLabel(), ElidedLabel())
        for label in self._labels:
            label.setObjectName("Muted")
            label.setFont(figure_font())
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            layout.addWidget(label)
        layout.addStretch(1)
        self._labels[1].hide()
        self.setAccessibleName("Selection")

    @property
    def text(self) -> str:
        """Everything that is told."""
        return _BETWEEN.join([*self._words, *self._years])

    def follow(self, source: "Callable[[], SelectionStatistics | None]") -> None:
        """Take what is selected from here, whenever `refresh` is called."""
        self._source = source

    def set_tall(self, is_tall: bool) -> None:  # noqa: FBT001  # as Qt's own setters
        """Say whether the bar has room for two lines."""
        if is_tall != self._is_tall:
            self._is_tall = is_tall
            self._show()

    @Slot()
    def refresh(self) -> None:
        """Tell of the selection as it is now; of a large one in a moment."""
        self._timer.stop()
        cells = self._source() if self._source is not None else None
        if cells is None or cells.size < _FEWEST:
            self._tell([], [])
        elif cells.size <= MOST_AT_ONCE:
            self._reckon(cells)
        else:
            self._tell(["Adding up the selection"], [])
            self._timer.start()

    @Slot()
    def _on_timeout(self) -> None:
        cells = self._source() if self._source is not None else None
        if cells is None:
            self._tell([], [])
        else:
            self._reckon(cells)

    def _reckon(self, cells: "SelectionStatistics") -> None:
        found, view = cells.statistics(), self._session.view
        self._tell(_words(found, view.text), [f"{year} {view.text(total)}" for year, total in found.years])

    def _tell(self, words: list[str], years: list[str]) -> None:
        self._words, self._years = words, years
        self._show()

    def _show(self) -> None:
        first, second = self._labels
        first.setText(_BETWEEN.join(self._words) if self._is_tall else self.text)
        second.setText(_BETWEEN.join(self._years))
        second.setVisible(self._is_tall and bool(self._years))
        self.setToolTip(self.text)
        self.setAccessibleDescription(self.text)


def _words(found: "Statistics", shown: Callable[[Decimal], str]) -> list[str]:
    if found.total is None:
        return [f"Count {found.count:,}"]
    words = [f"Count {found.count:,}"]
    if found.average is not None:
        words = [f"Sum {shown(found.total)}", f"Average {shown(found.average)}", *words]
    if found.blank:
        words.append(f"{found.blank:,} blank")
    if found.unreadable:
        words.append(f"{found.unreadable:,} not {'an amount' if found.unreadable == 1 else 'amounts'}")
    return words
