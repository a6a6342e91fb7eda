"""The marks of a heading: an arrow for the order, a sign where the column is filtered, and the way to its values.

A click on a heading sorts; one on the sign at its end, in sight under the mouse and while the column is filtered,
asks for the column's values.
"""

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPalette, QPolygonF
from PySide6.QtWidgets import QApplication, QHeaderView, QToolTip

from ui.window.grid.arrangement import Arrangement
from ui.window.grid.columns import Column
from ui.window.grid.figures import padding
from ui.window.grid.view_words import heading_help


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

    def draw(self, painter: QPainter, room: QRect, place: int, *, right: bool) -> QRect:
        """Draw the marks of a heading in its room, in the painter's colour; returns the room left for the words."""
        if not self._columns:
            return room
        column, size = self._columns[place], padding(self._header.fontMetrics())
        sort = self._arrangement.sort
        is_filtered = self._arrangement.filter.values_of(column) is not None
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_filtered or place == self._under_mouse:
            colour = painter.pen().color()
            if is_filtered:
                colour = self._header.palette().color(QPalette.ColorRole.Accent)
            painter.setPen(colour)
            painter.setBrush(colour if is_filtered else Qt.BrushStyle.NoBrush)
            painter.drawPolygon(_funnel(_end(room, size, at_left=right)))
            room = _without_end(room, size, at_left=right)
        if sort is not None and sort.column == column:
            painter.setBrush(painter.pen().color())
            painter.drawPolygon(_arrow(_end(room, size, at_left=right), points_down=sort.descending))
            room = _without_end(room, size, at_left=right)
        painter.restore()
        return room

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
        begin, pad = self._header.sectionViewportPosition(place), padding(self._header.fontMetrics())
        across = pad if self._columns[place].is_amount else self._header.sectionSize(place) - 3 * pad // 2
        return QPoint(begin + across, self._header.height() // 2)

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


def _end(room: QRect, size: int, *, at_left: bool) -> QRect:
    """Return the square at the end of a heading's room; a figure's heading, at the right, has its end at the left."""
    left = room.left() - size // 2 if at_left else room.right() - size
    return QRect(left, room.center().y() - size // 2, size, size)


def _without_end(room: QRect, size: int, *, at_left: bool) -> QRect:
    taken = size + size // 2
    return room.adjusted(taken - size // 2, 0, 0, 0) if at_left else room.adjusted(0, 0, -taken, 0)


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
