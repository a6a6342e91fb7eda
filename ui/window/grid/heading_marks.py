"""The marks of a heading: an arrow for the order, a sign where the column is filtered, and the way to its values.

A click on a heading sorts; one on the sign at its end, in sight under the mouse and while the column is filtered,
asks for the column's values.
"""

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QHelpEvent, QMouseEvent, QPainter, QPalette, QPolygonF
from PySide6.QtWidgets import QApplication, QHeaderView, QToolTip

from ui.window.grid.arrangement import Arrangement
from ui.window.grid.columns import Column
from ui.window.grid.figures import padding
from ui.window.grid.view_words import heading_help
from ui.window.metrics import figure_font


class HeadingMarks(QObject):
    """Draws on the headings of one grid and listens to the mouse there.

    Signals: `sort_asked` (place of the column), `values_asked` (place of the column).
    """

    sort_asked = Signal(int)
    values_asked = Signal(int)

    def __init__(self, header: QHeaderView) -> None:
        """Serve a row of headings."""
        super().__init__(header)
        self._header = header
        self._columns: tuple[Column, ...] = ()
        self._arrangement = Arrangement()
        self._pressed: QPoint | None = None
        self._under_mouse = -1
        header.viewport().setMouseTracking(True)
        header.viewport().installEventFilter(self)

    def show(self, columns: tuple[Column, ...], arrangement: Arrangement) -> None:
        """Mark the columns of an arrangement."""
        self._columns = columns
        self._arrangement = arrangement
        self._header.viewport().update()

    def draw(self, painter: QPainter, rect: QRect, place: int) -> int:
        """Draw the marks of the heading in a rectangle, in the painter's colour; returns the width they take there.

        Over words they follow the heading; over figures, whose heading stands at the right, they stand before it.
        """
        if not self._columns:
            return 0
        column, size = self._columns[place], padding(self._header.fontMetrics())
        arrow, sign = self._squares(rect, place)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sort = self._arrangement.sort
        if arrow is not None and sort is not None:
            painter.setBrush(painter.pen().color())
            painter.drawPolygon(_arrow(arrow, points_down=sort.descending))
        shows_sign = self._shows_sign(place)
        if shows_sign:
            is_filtered = self._is_filtered(place)
            colour = painter.pen().color()
            if is_filtered:
                colour = self._header.palette().color(QPalette.ColorRole.Accent)
            painter.setPen(colour)
            painter.setBrush(colour if is_filtered else Qt.BrushStyle.NoBrush)
            painter.drawPolygon(_funnel(sign))
        painter.restore()
        return 0 if column.is_figure else ((arrow is not None) + shows_sign) * 3 * size // 2

    def _is_filtered(self, place: int) -> bool:
        return self._arrangement.filter.values_of(self._columns[place]) is not None

    def _shows_sign(self, place: int) -> bool:
        return place == self._under_mouse or self._is_filtered(place)

    def _squares(self, rect: QRect, place: int) -> tuple[QRect | None, QRect]:
        """Return where the arrow (if there is one) and the sign stand in a heading's rectangle."""
        column, pad = self._columns[place], padding(self._header.fontMetrics())
        is_sorted = self._arrangement.sort is not None and self._arrangement.sort.column == column
        middle = rect.center().y() - pad // 2
        if column.is_figure:
            # There is room for one mark before the heading: two stand over each other.
            square = QRect(rect.left() + 1, middle, pad - 1, pad - 1)
            below = square.translated(0, pad * 2 // 3)
            if not is_sorted:
                return None, square
            return (square.translated(0, -pad * 2 // 3) if self._shows_sign(place) else square), below
        step = 3 * pad // 2
        words = QFontMetrics(figure_font(self._header.font(), bold=True)).horizontalAdvance(column.heading)
        most = rect.right() - pad - step * (1 + is_sorted)
        begin = min(rect.left() + pad + words + pad * 2 // 3, most)
        arrow = QRect(begin, middle, pad, pad)
        return (arrow, arrow.translated(step, 0)) if is_sorted else (None, arrow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell clicks from drags, and follow the mouse."""
        if isinstance(event, QMouseEvent):
            self._on_mouse(event)
        elif event.type() == QEvent.Type.Leave:
            self._go_under(-1)
        elif isinstance(event, QHelpEvent):
            return self._tell(event)
        return super().eventFilter(watched, event)

    def sign_place(self, place: int) -> QPoint:
        """Return the middle of a heading's sign, in the header's viewport."""
        header = self._header
        begin, width = header.sectionViewportPosition(place), header.sectionSize(place)
        return self._squares(QRect(begin, 0, width, header.height()), place)[1].center()

    def _on_mouse(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        is_left = event.button() == Qt.MouseButton.LeftButton
        if event.type() == QEvent.Type.MouseMove:
            self._go_under(self._header.logicalIndexAt(place))
        elif event.type() == QEvent.Type.MouseButtonPress and is_left:
            is_dragging = self._header.cursor().shape() == Qt.CursorShape.SplitHCursor
            self._pressed = None if is_dragging else place
        elif event.type() == QEvent.Type.MouseButtonRelease and is_left and self._pressed is not None:
            moved = (place - self._pressed).manhattanLength()
            section = self._header.logicalIndexAt(self._pressed)
            self._pressed = None
            if section >= 0 and moved < QApplication.startDragDistance():
                is_sign = abs(place.x() - self.sign_place(section).x()) <= padding(self._header.fontMetrics())
                (self.values_asked if is_sign else self.sort_asked).emit(section)

    def _go_under(self, place: int) -> None:
        if place != self._under_mouse:
            self._under_mouse = place
            self._header.viewport().update()

    def _tell(self, event: QHelpEvent) -> bool:
        place = self._header.logicalIndexAt(event.pos())
        if not 0 <= place < len(self._columns):
            return False
        QToolTip.showText(event.globalPos(), heading_help(self._columns[place], self._arrangement), self._header)
        return True


def _arrow(room: QRect, *, points_down: bool) -> QPolygonF:
    middle, size = QPointF(room.center()), room.width() / 2
    tip = size / 2 if points_down else -size / 2
    return QPolygonF([middle + QPointF(-size, -tip), middle + QPointF(size, -tip), middle + QPointF(0, tip)])


def _funnel(room: QRect) -> QPolygonF:
    left, right, top, bottom = room.left(), room.right(), room.top(), room.bottom()
    middle, neck, waist = room.center().x(), room.width() / 8, room.center().y()
    return QPolygonF(
        [
            QPointF(left, top),
            QPointF(right, top),
            QPointF(middle + neck, waist),
            QPointF(middle + neck, bottom),
            QPointF(middle - neck, bottom),
            QPointF(middle - neck, waist),
        ]
    )
