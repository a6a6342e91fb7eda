"""Drawing one cell, from the palette alone: the theme decides the colours, the model what is marked.

Everything stands on the first line of its row; a long title or area goes on below.
"""

from typing import cast

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QGuiApplication, QPainter, QPalette, QPen, QPolygon
from PySide6.QtWidgets import QAbstractScrollArea, QStyle, QStyleOptionViewItem

from model.findings import Level
from model.money import Negatives
from ui.window.grid.columns import Entry
from ui.window.grid.figures import draw_figure, padding, row_height
from ui.window.grid.grid_model import LineGridModel
from ui.window.grid.wrapping import Wrappers
from ui.window.metrics import figure_font

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RING = 2
_ARROW_ROOM = 0.75
_POINTED_AT = QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_MouseOver


def paint_cell(
    painter: QPainter,
    option: QStyleOptionViewItem,
    model: LineGridModel,
    row: int,
    place: int,
    negatives: Negatives,
    wrappers: Wrappers,
) -> None:
    """Draw a cell's ground, text, marks, rule and focus ring."""
    rect: QRect = option.rect
    state: QStyle.StateFlag = option.state
    palette: QPalette = option.palette
    column = model.columns[place]
    selected = bool(state & QStyle.StateFlag.State_Selected)
    painter.save()
    if selected:
        painter.fillRect(rect, palette.highlight())
    painter.setPen(rule_colour(option))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    unreadable = model.is_unreadable(row, place)
    font = figure_font(option.font)
    font.setItalic(unreadable)
    painter.setFont(font)
    painter.setPen(_ink(palette, selected=selected, quiet=column.is_quiet))
    seen: QSize = cast("QAbstractScrollArea", option.widget).viewport().size()
    text = model.shown(row, place)
    metrics = painter.fontMetrics()
    pad = padding(metrics)
    first = QRect(rect.topLeft(), QSize(rect.width(), row_height(metrics)))
    if not shows_whole(first, seen, metrics):
        pass  # half a line of text under the totals reads as a fault; the row's rest is a scroll away
    elif column.is_figure:
        sign = model.formula_sign(row, place)
        if sign:
            painter.drawText(first.adjusted(pad // 2, 0, 0, 0), _LEFT, sign)
        draw_figure(painter, first, text, negatives, seen.width())
    elif column.wraps:
        room = first.adjusted(pad, 0, -pad, 0)
        for shown in wrappers.of(column).lines(text):
            if shows_whole(room, seen, metrics):
                painter.drawText(room, _LEFT, shown)
            room.translate(0, metrics.lineSpacing())
    else:
        has_arrow = column.entry is Entry.CHOICE and bool(state & _POINTED_AT)
        room = first.adjusted(pad, 0, -arrow_rect(rect).width() if has_arrow else -pad, 0)
        painter.drawText(room, _LEFT, metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width()))
        if has_arrow:
            _draw_arrow(painter, QRect(arrow_rect(rect).topLeft(), QSize(arrow_rect(rect).width(), first.height())))
    level = Level.ERROR if unreadable else model.level(row, place)
    if level is not None and shows_whole(first, seen, metrics):
        is_error = level is Level.ERROR
        role = QPalette.ColorRole.BrightText if is_error else QPalette.ColorRole.Accent
        _draw_mark(painter, rect, QGuiApplication.palette().color(role), pad, filled=is_error)
    draw_focus(painter, option)
    painter.restore()


def shows_whole(room: QRect, seen: QSize, metrics: QFontMetrics) -> bool:
    """Whether a line of text in the middle of its room is in sight down to its last pixel."""
    return room.center().y() + metrics.descent() + metrics.ascent() // 2 < seen.height()


def draw_focus(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Draw the ring of the cell that the keyboard is in."""
    state: QStyle.StateFlag = option.state
    palette: QPalette = option.palette
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Accent), _RING, j=Qt.PenJoinStyle.MiterJoin))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(option.rect.adjusted(1, 1, -1, -1))


def arrow_rect(cell: QRect) -> QRect:
    """Return where in a cell the arrow of its list is, that a click opens."""
    width = round(min(cell.height(), cell.width() / 2) * _ARROW_ROOM)
    return QRect(cell.right() - width + 1, cell.top(), width, cell.height())


def _draw_arrow(painter: QPainter, rect: QRect) -> None:
    half = rect.width() // 5
    middle = rect.center()
    painter.setPen(QPen(painter.pen().color(), _RING))
    painter.drawPolyline(
        QPolygon([middle + QPoint(-half, -half // 2), middle + QPoint(0, half // 2), middle + QPoint(half, -half // 2)])
    )


def _ink(palette: QPalette, *, selected: bool, quiet: bool) -> QColor:
    if selected:
        return palette.color(QPalette.ColorRole.HighlightedText)
    if quiet:
        # A style sheet that colours the table's text makes the table's own placeholder colour a mere half of it.
        return QGuiApplication.palette().color(QPalette.ColorRole.PlaceholderText)
    return palette.color(QPalette.ColorRole.Text)


def rule_colour(option: QStyleOptionViewItem) -> QColor:
    """Return the colour of the line under a row: the style sheet's `gridline-color`."""
    widget = option.widget
    hint = widget.style().styleHint(QStyle.StyleHint.SH_Table_GridLineColor, option, widget)
    return QColor.fromRgb(hint & 0xFFFFFFFF)


def _draw_mark(painter: QPainter, rect: QRect, colour: QColor, size: int, *, filled: bool) -> None:
    """Draw a corner mark: filled for an error, an outline for a warning."""
    corner = rect.topLeft()
    painter.setPen(colour)
    painter.setBrush(colour if filled else Qt.BrushStyle.NoBrush)
    painter.drawPolygon(QPolygon([corner, corner + QPoint(size - 1, 0), corner + QPoint(0, size - 1)]))
