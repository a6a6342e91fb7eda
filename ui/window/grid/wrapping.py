"""Breaking words into the lines that a cell has room for; the last of them is elided where there are more."""

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption

from ui.window.grid.columns import Column

MOST_LINES = 4
MOST_AREA_LINES = 2
_MOST_KEPT = 20_000


class Wrapper:
    """Breaks texts for one font and one width, and keeps what it found: a grid asks at every repaint."""

    def __init__(self, most: int = MOST_LINES) -> None:
        """Begin without a width; break into at most so many lines."""
        self._most = most
        self._font = QFont()
        self._metrics = QFontMetrics(self._font)
        self._width = 0
        self._kept: dict[str, tuple[str, ...]] = {}

    def measure_in(self, font: QFont, width: int) -> bool:
        """Take another font or width, in pixels; False where they are the ones already taken."""
        if width == self._width and font == self._font:
            return False
        self._font, self._metrics, self._width = QFont(font), QFontMetrics(font), width
        self._kept.clear()
        return True

    def lines(self, text: str) -> tuple[str, ...]:
        """Return the text's lines, at least one."""
        found = self._kept.get(text)
        if found is None:
            if len(self._kept) > _MOST_KEPT:
                self._kept.clear()
            found = self._kept[text] = self._break(text)
        return found

    def _break(self, text: str) -> tuple[str, ...]:
        if self._metrics.horizontalAdvance(text) <= self._width or self._width <= 0:
            return (text,)
        layout = QTextLayout(text, self._font)
        layout.setTextOption(_option())
        layout.beginLayout()
        lines: list[str] = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self._width)
            start = line.textStart()
            if len(lines) == self._most - 1:
                lines.append(self._metrics.elidedText(text[start:], Qt.TextElideMode.ElideRight, self._width))
                break
            lines.append(text[start : start + line.textLength()].rstrip())
        layout.endLayout()
        return tuple(lines)


class Wrappers(NamedTuple):
    """What breaks the words of each column that wraps."""

    titles: Wrapper
    areas: Wrapper

    def of(self, column: Column) -> Wrapper:
        """Return what breaks a column's words."""
        return self.titles if column.is_title else self.areas


def _option() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option
