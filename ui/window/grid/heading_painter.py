"""Drawing the row that heads a group of lines: its words across the columns of words, its totals under the years."""

from typing import cast

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QPainter, QPalette, QPolygonF
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QTableView

from model.money import Negatives
from ui.window.grid.cell_parts import draw_focus, rule_colour, shows_whole
from ui.window.grid.figures import draw_figure, padding
from ui.window.grid.grid_model import LineGridModel
from ui.window.metrics import figure_font

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_SIGN_PADS = 2


def paint_heading(
    painter: QPainter,
    option: QStyleOptionViewItem,
    model: LineGridModel,
    row: int,
    place: int,
    negatives: Negatives,
) -> None:
    """Draw one cell's part of a heading row."""
    rect: QRect = option.rect
    palette: QPalette = option.palette
    state: QStyle.StateFlag = option.state
    selected = bool(state & QStyle.StateFlag.State_Selected)
    group = model.group_at(row)
    if group is None:
        return
    painter.save()
    painter.fillRect(rect, palette.highlight() if selected else palette.alternateBase())
    painter.setPen(rule_colour(option))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    painter.setFont(figure_font(option.font, bold=True))
    painter.setPen(palette.color(QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text))
    metrics = painter.fontMetrics()
    pad = padding(metrics)
    seen = cast("QTableView", option.widget).viewport().size()
    if not shows_whole(rect, seen, metrics):
        pass  # as in a cell: half a line of text under the totals reads as a fault
    elif model.columns[place].is_amount:
        limit = seen.width()
        draw_figure(painter, rect, model.shown(row, place), negatives, limit)
    elif isinstance(option.widget, QTableView):
        # Each cell draws its part of one text that begins in the first column.
        painter.save()
        painter.setClipRect(rect)
        begin = first_left(option.widget)
        _draw_sign(painter, QRect(begin, rect.top(), (_SIGN_PADS + 1) * pad, rect.height()), group.is_collapsed)
        room = QRect(begin + (_SIGN_PADS + 1) * pad, rect.top(), option.widget.viewport().width(), rect.height())
        painter.drawText(room, _LEFT, group.words)
        painter.restore()
    draw_focus(painter, option)
    painter.restore()


def first_left(grid: QTableView) -> int:
    """Return where a heading begins: with the first column, or where that has scrolled out, at the edge; in pixels."""
    header = grid.horizontalHeader()
    logical = (header.logicalIndex(place) for place in range(header.count()))
    first = next((place for place in logical if not grid.isColumnHidden(place)), 0)
    return max(0, grid.columnViewportPosition(first))


def sign_width(grid: QTableView) -> int:
    """Return the width of the sign that collapses a heading's lines, in pixels."""
    return (_SIGN_PADS + 1) * padding(grid.fontMetrics())


def _draw_sign(painter: QPainter, room: QRect, is_collapsed: bool) -> None:  # noqa: FBT001  # which way it points
    size = room.width() / 5
    middle = QPointF(room.center() + QPoint(0, 1))
    if is_collapsed:
        points = [QPointF(-size / 2, -size), QPointF(size / 2, 0), QPointF(-size / 2, size)]
    else:
        points = [QPointF(-size, -size / 2), QPointF(size, -size / 2), QPointF(0, size / 2)]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(painter.pen().color())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawPolygon(QPolygonF([middle + point for point in points]))
    painter.restore()
