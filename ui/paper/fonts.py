"""The fonts of annexes on paper: a sans serif that is there, with numerals of one width.

Words are measured far larger than they are painted and without fitting to pixels, so that a page breaks its lines
alike on every screen, on a printer and in a PDF.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QTextLayout, QTextOption

from exporters.paper.page_plan import Face
from exporters.theme import theme
from model.problems import FileProblem

UNITS_A_POINT = 20
_ALIKE = ("Arial", "Liberation Sans", "Arimo", "Helvetica", "DejaVu Sans", "Noto Sans", "Segoe UI")
_LINE_ENDS = re.compile("[\n\u0085\u2028\u2029]")
_PLAIN = "Aa0£"
_TAB = " " * 4
_INVISIBLE = ("Cc", "Cf", "Zs", "Zl", "Zp")
_CACHED = 50_000


def family() -> str:
    """Return the family that annexes are set in. Raises FileProblem where Qt finds none with letters and numerals."""
    found = set(QFontDatabase.families())
    chosen = next((name for name in (theme().font, *_ALIKE) if name in found), QFont().defaultFamily())
    metrics = QFontMetricsF(font(chosen, Face(theme().points)))
    if not found or not all(metrics.inFontUcs4(ord(character)) for character in _PLAIN):
        raise FileProblem(
            "There are no fonts here, so no page can be drawn; install some (Debian or Ubuntu: "
            "sudo apt-get install fonts-dejavu-core) and try again."
        )
    return chosen


@lru_cache(maxsize=64)
def font(name: str, face: Face) -> QFont:
    """Return a family's font for a face, `UNITS_A_POINT` pixels a point."""
    made = QFont(name)
    made.setStyleHint(QFont.StyleHint.SansSerif)
    made.setPixelSize(max(1, round(face.points * UNITS_A_POINT)))
    made.setBold(face.bold)
    made.setItalic(face.italic)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setFeature(QFont.Tag("tnum"), 1)
    made.setFeature(QFont.Tag("liga"), 0)  # a reader of the PDF finds `fi` as it was written
    return made


class QtTypesetter:
    """Measures words with the fonts of this computer. Raises FileProblem where there are none."""

    def __init__(self) -> None:
        """Choose the family."""
        self._family = family()
        self._metrics: dict[Face, QFontMetricsF] = {}
        self.width = lru_cache(maxsize=_CACHED)(self._width)

    def wrapped(self, text: str, width: float, face: Face) -> Sequence[str]:
        """Return the lines into which a text is broken at words, or within a word that is wider; at least one."""
        broken: list[str] = []
        for line in _LINE_ENDS.split(text.replace("\t", _TAB)):
            broken += [line] if self.width(line, face) <= width else self._broken(line, width, face)
        return broken

    def missing(self, characters: Iterable[str]) -> frozenset[str]:
        """Return those characters that no font can show."""
        metrics = self._of(Face(theme().points))
        return frozenset(
            character
            for character in characters
            if unicodedata.category(character) not in _INVISIBLE and not metrics.inFontUcs4(ord(character))
        )

    def _width(self, text: str, face: Face) -> float:
        return self._of(face).horizontalAdvance(text) / UNITS_A_POINT

    def _of(self, face: Face) -> QFontMetricsF:
        if face not in self._metrics:
            self._metrics[face] = QFontMetricsF(font(self._family, face))
        return self._metrics[face]

    def _broken(self, text: str, width: float, face: Face) -> list[str]:
        layout = QTextLayout(text, font(self._family, face))
        layout.setTextOption(QTextOption())
        option = layout.textOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        ends: list[tuple[int, int]] = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width * UNITS_A_POINT)
            line.setPosition(QPointF(0, 0))
            ends.append((line.textStart(), line.textLength()))
        layout.endLayout()
        units = text.encode("utf-16-le", "surrogatepass")  # Qt counts in these
        parts = (units[2 * start : 2 * (start + length)].decode("utf-16-le", "surrogatepass") for start, length in ends)
        return [part.rstrip(" ") for part in parts]
