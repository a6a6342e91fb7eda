"""The sentence beside a cell that says why what was typed there cannot be taken."""

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

_LETTERS = 60


class RefusalNote(QLabel):
    """A note under the cell (above it where there is no room). It stays until the officer does something else."""

    def __init__(self, grid: QWidget) -> None:
        """Belong to a grid; nothing shows yet."""
        super().__init__(grid)
        self._grid = grid
        self.setObjectName("EntryRefused")
        self.setWordWrap(True)
        self.setAutoFillBackground(True)
        self.setMargin(self.fontMetrics().horizontalAdvance("0"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._is_new = False
        self.hide()

    @property
    def is_new(self) -> bool:
        """Whether what happens now has told it."""
        return self._is_new

    def hide_old(self) -> None:
        """Hide the note, unless what happens now has just told it."""
        if not self._is_new:
            self.hide()

    def tell(self, sentence: str, cell: QRect) -> None:
        """Show a sentence at a cell, given in the coordinates of the grid's viewport-bearing widget."""
        window = self._grid.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        self.setText(sentence)
        self.setAccessibleName(sentence)
        self.ensurePolished()
        frame = 2 * self.margin()
        text = self.fontMetrics().horizontalAdvance(sentence) + frame + self.fontMetrics().averageCharWidth()
        width = min(text, _LETTERS * self.fontMetrics().averageCharWidth(), window.width())
        self.resize(width, self.heightForWidth(width))
        below = self._grid.mapTo(window, cell.bottomRight()) + QPoint(-width + 1, 1)
        above = self._grid.mapTo(window, cell.topRight()) + QPoint(-width + 1, -self.height())
        place = below if below.y() + self.height() <= window.height() or above.y() < 0 else above
        self.move(max(0, min(place.x(), window.width() - width)), place.y())
        self._is_new = True
        QTimer.singleShot(0, self, self._on_told)
        self.show()
        self.raise_()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    @Slot()
    def _on_told(self) -> None:
        self._is_new = False
