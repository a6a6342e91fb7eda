"""The list of a cell whose words are chosen: open at once, at the letter typed; Enter, Tab and Esc leave it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QComboBox, QWidget

_TAB = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}


class ChoiceEditor(QComboBox):
    """A list that shows its choices while it is there.

    Signals: `chosen` (columns, rows, whether by Tab: a word was chosen, and where to go on), `given_up` (nothing was).
    """

    chosen = Signal(int, int, bool)
    given_up = Signal()

    def __init__(self, choices: Sequence[str], text: str, parent: QWidget, *, typing: bool) -> None:
        """Offer the choices with `text` chosen. Once opened by `typing`, Enter goes on to the next row."""
        super().__init__(parent)
        self._rows = 1 if typing else 0
        self._is_over = False
        self.addItems(list(choices))
        self.setCurrentText(text)
        self.view().installEventFilter(self)
        # A letter that opens the list is still on its way.
        QTimer.singleShot(0, self, self._open)

    def end(self) -> None:
        """Open no list any more: the editor closes."""
        self._is_over = True

    def hidePopup(self) -> None:
        """Close the list; where nothing was chosen with that, nothing will be."""
        super().hidePopup()
        QTimer.singleShot(0, self, self._on_closed)

    def eventFilter(self, object: QObject, event: QEvent) -> bool:  # noqa: A002  # Qt's name
        """Choose with Tab too, and give up the cell with the list."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if key in _TAB:
                self.setCurrentIndex(self.view().currentIndex().row())
                self._finish(_TAB[key], 0, tabbed=True)
                return True
            if key == Qt.Key.Key_Escape:
                self.hidePopup()
                return True
        return super().eventFilter(object, event)

    def _finish(self, columns: int, rows: int, *, tabbed: bool) -> None:
        self._is_over = True
        super().hidePopup()
        self.chosen.emit(columns, rows, tabbed)

    @Slot()
    def _open(self) -> None:
        if self._is_over:
            return  # by quick fingers, before it was open
        self.activated.connect(self._on_activated)
        self.view().setMinimumHeight(self._height_of_list())
        self.showPopup()

    def _height_of_list(self) -> int:
        """Return how high the list is with its frame, which Qt forgets under a style sheet: it would cut a choice."""
        view = self.view()
        shown = range(min(self.count(), self.maxVisibleItems()))
        return sum(view.sizeHintForRow(row) for row in shown) + 2 * view.frameWidth()

    @Slot()
    def _on_activated(self) -> None:
        self._finish(0, self._rows, tabbed=False)

    @Slot()
    def _on_closed(self) -> None:
        if not self._is_over:
            self._is_over = True
            self.given_up.emit()
