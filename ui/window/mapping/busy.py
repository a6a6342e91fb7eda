"""Tells that what was said is being found with, where that lasts: in a large workbook it takes seconds."""

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QWidget

from ui.window.metrics import letters, set_margins, space

_WIDTH, _PATIENCE_MS = 12, 300
_WORDS = "Finding anew with what you said"


class Busy(QWidget):
    """Words and a bar; in sight only while something lasts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with nothing under way."""
        super().__init__(parent)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(letters(_WIDTH))
        self.bar.setAccessibleName(_WORDS)
        words = QLabel(f"{_WORDS}…")
        words.setObjectName("Muted")
        row = QHBoxLayout(self)
        set_margins(row)
        row.setSpacing(space(2))
        row.addWidget(words)
        row.addWidget(self.bar)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.timeout.connect(self._on_patience)
        self.hide()

    def begin(self) -> None:
        """Something is under way: tell it in a moment, unless it has ended by then."""
        self._patience.start()

    def end(self) -> None:
        """Nothing is under way any more."""
        self._patience.stop()
        self.hide()

    @Slot()
    def _on_patience(self) -> None:
        self.show()
