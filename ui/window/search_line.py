"""A line for words to look for, with a sign of the window's own set at its end that clears it."""

from PySide6.QtCore import QEvent, Slot
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QLineEdit, QStyle, QWidget

from ui.window.icon_widgets import follows
from ui.window.icons import icon


class SearchLine(QLineEdit):
    """Words to look for. The sign shows while there are any, and follows the theme."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._clear = QAction("Clear", self)
        self._clear.setToolTip("Clear")
        self._clear.setVisible(False)
        self._clear.triggered.connect(self._on_clear)
        self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self.textChanged.connect(self._on_text)

    def setText(self, text: str | None, /) -> None:
        """Show a text, and the sign where it is any, also where nobody is told of it."""
        super().setText(text)
        self._on_text(self.text())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if follows(self, event):
            self._draw()

    def showEvent(self, event: QShowEvent) -> None:
        """Follow a theme that came while this was out of sight."""
        super().showEvent(event)
        self._draw()

    def _draw(self) -> None:
        extent = self.style().pixelMetric(QStyle.PixelMetric.PM_LineEditIconSize, None, self)
        self._clear.setIcon(icon("close", "muted", extent))

    @Slot(str)
    def _on_text(self, text: str) -> None:
        self._clear.setVisible(bool(text))

    @Slot()
    def _on_clear(self) -> None:
        self.clear()
