"""How figures are drawn: one padding and one row height everywhere, brackets hung outside."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from model.money import Negatives

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_CUT = "…"
_LEADING = 0.4
_TIGHT_LEADING = 0.2


def padding(metrics: QFontMetrics) -> int:
    """Return the space at either side of a cell's text, in pixels: the width of a digit."""
    return metrics.horizontalAdvance("0")


def row_height(metrics: QFontMetrics, *, tight: bool = False) -> int:
    """Return the height of one row, in pixels; `tight` where the page is too low for the usual one."""
    return metrics.height() + 2 * round((_TIGHT_LEADING if tight else _LEADING) * metrics.height())


def hang(text: str, negatives: Negatives, metrics: QFontMetrics) -> int:
    """Return the room to leave right of a figure, in pixels, so that its digits stand under those in brackets."""
    if negatives is not Negatives.BRACKETS or not text[-1:].isdigit():
        return 0
    return metrics.horizontalAdvance(")")


def draw_figure(painter: QPainter, rect: QRect, text: str, negatives: Negatives, limit: int) -> None:
    """Draw a figure at the right of a cell in the painter's font; one too wide shows as #, never cut short.

    One of which a part is out of sight, beyond `limit` pixels, shows as an ellipsis: the rest would be read as
    another figure.
    """
    metrics = painter.fontMetrics()
    pad = padding(metrics)
    if text and rect.right() >= limit:
        if limit - rect.left() - pad >= metrics.horizontalAdvance(_CUT):  # a part of it would be a speck
            painter.drawText(rect.adjusted(pad, 0, limit - rect.right(), 0), _LEFT, _CUT)
        return
    room = rect.adjusted(0, 0, -pad - hang(text, negatives, metrics), 0)
    if metrics.horizontalAdvance(text) > room.width():
        text = "#" * max(1, (room.width() - pad) // metrics.horizontalAdvance("#"))
    painter.drawText(room, _RIGHT, text)


def draw_covered(painter: QPainter, rect: QRect) -> None:
    """Draw the sign that there is a figure, in what columns that stay in sight leave of its cell; a speck never."""
    metrics = painter.fontMetrics()
    room = rect.adjusted(0, 0, -padding(metrics), 0)
    if room.width() >= metrics.horizontalAdvance(_CUT):
        painter.drawText(room, _RIGHT, _CUT)
