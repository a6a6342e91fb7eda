"""Distances that follow the font, so that the window looks alike at every text size. No fixed pixels elsewhere."""

from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication, QLayout, QWidget

_STEPS_A_LINE = 4
_FRAME = 4


def space(steps: float = 1) -> int:
    """Return a distance: one step is a quarter of the height of a line of text."""
    return max(1, round(QFontMetrics(QApplication.font()).height() * steps / _STEPS_A_LINE))


def letters(count: float) -> int:
    """Return the width of about so many letters of running text."""
    return round(QFontMetrics(QApplication.font()).horizontalAdvance("n") * count)


def in_screen(widget: QWidget, width: int) -> int:
    """Return a width of a dialog, no wider than its screen leaves beside its frame."""
    return min(width, widget.screen().availableGeometry().width() - letters(_FRAME))


def set_margins(layout: QLayout, sides: float = 0, ends: float | None = None) -> None:
    """Set a layout's left and right margins, and its top and bottom ones (the same unless said), in steps."""
    horizontal = space(sides) if sides else 0
    upright = sides if ends is None else ends
    vertical = space(upright) if upright else 0
    layout.setContentsMargins(horizontal, vertical, horizontal, vertical)


def figure_font(base: QFont | None = None, *, bold: bool = False) -> QFont:
    """Return a font whose numerals all have the same width, so that figures stand under each other."""
    font = QFont(base if base is not None else QApplication.font())
    font.setFeature(QFont.Tag("tnum"), 1)
    if bold:
        font.setWeight(QFont.Weight.DemiBold)
    return font
