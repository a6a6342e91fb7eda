"""What is drawn in a cell beside its text: the rule under it, the ring of the keyboard, the arrow of a list, marks."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPalette, QPen, QPolygon
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

RING = 2
_ARROW_ROOM = 0.75


def shows_whole(room: QRect, seen: QSize, metrics: QFontMetrics) -> bool:
    """Whether a line of text in the middle of its room is in sight down to its last pixel."""
    return room.center().y() + metrics.descent() + metrics.ascent() // 2 < seen.height()


def draw_focus(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Draw the ring of the cell that the keyboard is in."""
    state: QStyle.StateFlag = option.state
    palette: QPalette = option.palette
    if state & QStyle.StateFlag.State_HasFocus:
        draw_ring(painter, option.rect, palette)


def draw_ring(painter: QPainter, rect: QRect, palette: QPalette) -> None:
    """Draw a ring inside a cell."""
    painter.setPen(QPen(palette.color(QPalette.ColorRole.Accent), RING, j=Qt.PenJoinStyle.MiterJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(1, 1, -1, -1))


def arrow_rect(cell: QRect) -> QRect:
    """Return where in a cell the arrow of its list is, that a click opens."""
    width = round(min(cell.height(), cell.width() / 2) * _ARROW_ROOM)
    return QRect(cell.right() - width + 1, cell.top(), width, cell.height())


def draw_arrow(painter: QPainter, rect: QRect) -> None:
    """Draw the arrow of a list in the painter's colour."""
    half = rect.width() // 5
    middle = rect.center()
    painter.setPen(QPen(painter.pen().color(), RING))
    painter.drawPolyline(
        QPolygon([middle + QPoint(-half, -half // 2), middle + QPoint(0, half // 2), middle + QPoint(half, -half // 2)])
    )


def draw_mark(painter: QPainter, corner: QPoint, colour: QColor, size: int, *, filled: bool) -> None:
    """Draw a mark into the upper left corner of a cell: filled for an error, an outline for a warning."""
    painter.setPen(colour)
    painter.setBrush(colour if filled else Qt.BrushStyle.NoBrush)
    painter.drawPolygon(QPolygon([corner, corner + QPoint(size - 1, 0), corner + QPoint(0, size - 1)]))


def rule_colour(option: QStyleOptionViewItem) -> QColor:
    """Return the colour of the line under a row: the style sheet's `gridline-color`."""
    widget = option.widget
    hint = widget.style().styleHint(QStyle.StyleHint.SH_Table_GridLineColor, option, widget)
    return QColor.fromRgb(hint & 0xFFFFFFFF)
