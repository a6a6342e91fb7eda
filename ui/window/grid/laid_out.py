"""Texts laid out for drawing and kept, because a grid draws the same ones again at every repaint."""

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QStaticText, QTransform

_MOST_KEPT = 8_000
_UNSEEN = str.maketrans("\t\r", "  ")


class LaidOut(NamedTuple):
    """A text ready to be drawn, and its width in pixels."""

    text: QStaticText
    width: float


class LaidOutTexts:
    """Lays texts out in one font, each once."""

    def __init__(self) -> None:
        """Begin with the application's font."""
        self._font = QFont()
        self._metrics = QFontMetrics(self._font)
        self._kept: dict[str, LaidOut] = {}
        self._cut: dict[tuple[str, int], str] = {}

    def measure_in(self, font: QFont) -> None:
        """Take another font."""
        if font != self._font:
            self._font, self._metrics = QFont(font), QFontMetrics(font)
            self._kept.clear()
            self._cut.clear()

    def whole(self, text: str) -> LaidOut:
        """Return a text of one line."""
        found = self._kept.get(text)
        if found is None:
            if len(self._kept) > _MOST_KEPT:
                self._kept.clear()
            laid_out = QStaticText(text.translate(_UNSEEN))
            laid_out.setTextFormat(Qt.TextFormat.PlainText)
            laid_out.prepare(QTransform(), self._font)
            found = self._kept[text] = LaidOut(laid_out, laid_out.size().width())
        return found

    def within(self, text: str, room: int) -> LaidOut:
        """Return a text of one line, elided where it is wider than so many pixels."""
        shown = self._cut.get((text, room))
        if shown is None:
            if len(self._cut) > _MOST_KEPT:
                self._cut.clear()
            shown = self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
            self._cut[text, room] = shown
        return self.whole(shown)
