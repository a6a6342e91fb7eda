"""The waterfall of a bridge, painted in the colours of the theme: a bar a row, from the start down to the new position.

A widget of our own: what it draws is a dozen rectangles, and a charting library would bring its own colours, fonts and
keys. The table beside it says all that it shows, so it takes no keys itself.
"""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from model.money import NIL, format_amount
from ui.window.bridging.bridge_rows import KIND_WORDS, BridgeRow
from ui.window.metrics import figure_font, letters, space
from ui.window.theme import current_theme
from ui.window.view import View

_NAMES = 34
_LEAST_NAMES = 14
_NAMES_SHARE = 0.4
_LEAST_BARS = 30
_FEWEST_BARS = 8
_ROW, _BAR = 6.5, 4.0
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Waterfall(QWidget):
    """Draws rows; one may be marked: the one that the officer is on in the table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._rows: Sequence[BridgeRow] = ()
        self._view = View()
        self._marked = -1
        self.setAccessibleName("Waterfall")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def show_rows(self, rows: Sequence[BridgeRow], view: View, title: str) -> None:
        """Show other rows, figures as a view has them; `title` is what a screen reader calls the picture."""
        self._rows, self._view = rows, view
        self.setAccessibleName(title)
        self.setAccessibleDescription("; ".join(f"{row.name}: {self._text(row)}" for row in rows))
        self.updateGeometry()
        self.update()

    def mark(self, place: int) -> None:
        """Mark a row."""
        self._marked = place
        self.update()

    def place_of(self, row: int) -> QRect:
        """Return where a row is drawn."""
        return QRect(0, row * space(_ROW), self.width(), space(_ROW))

    def sizeHint(self) -> QSize:
        """Be as tall as the rows, and wide enough for their names."""
        return QSize(letters(_NAMES + _LEAST_BARS) + 2 * self._figure_width(), max(1, len(self._rows)) * space(_ROW))

    def minimumSizeHint(self) -> QSize:
        """Never be less tall than the rows, nor too narrow for bars."""
        least = letters(_LEAST_NAMES + _FEWEST_BARS) + 2 * self._figure_width()
        return QSize(least, self.sizeHint().height())

    def _names_width(self) -> int:
        """Return the room for names: what they want, but never so much that no room is left for bars."""
        return min(letters(_NAMES), max(letters(_LEAST_NAMES), round(self.width() * _NAMES_SHARE)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw every row; a line leads from the end of each bar to the next."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(figure_font(self.font()))
        scale = self._scale()
        theme = current_theme()
        zero = scale.x(NIL)
        painter.setPen(QPen(theme.colour("control_border"), 1))
        painter.drawLine(zero, 0, zero, len(self._rows) * space(_ROW))
        for place, row in enumerate(self._rows):
            self._draw(painter, place, row, scale)

    def _draw(self, painter: QPainter, place: int, row: BridgeRow, scale: "_Scale") -> None:
        theme, whole = current_theme(), self.place_of(place)
        if place == self._marked:
            painter.fillRect(whole, theme.colour("accent_soft"))
        painter.setFont(figure_font(self.font(), bold=row.is_position))
        painter.setPen(theme.colour("text"))
        name = painter.fontMetrics().elidedText(
            _named(row), Qt.TextElideMode.ElideRight, self._names_width() - space(2)
        )
        painter.drawText(whole.adjusted(space(1), 0, 0, 0), _LEFT, name)
        ends = sorted((scale.x(row.before), scale.x(row.after)))
        height = space(_BAR)
        top = whole.top() + (whole.height() - height) / 2
        bar = QRectF(ends[0], top, max(ends[1] - ends[0], 2), height)
        painter.fillRect(bar, _colour(row))
        if place + 1 < len(self._rows):
            painter.setPen(QPen(theme.colour("control_border"), 1, Qt.PenStyle.DotLine))
            level = scale.x(row.after)
            painter.drawLine(level, round(bar.bottom()), level, round(bar.bottom()) + whole.height() - height)
        painter.setPen(theme.colour("text"))
        width = self._figure_width()
        if row.change < 0:
            room = QRect(round(bar.left()) - width - space(1), whole.top(), width, whole.height())
            painter.drawText(room, _RIGHT, self._text(row))
        else:
            room = QRect(round(bar.right()) + space(1), whole.top(), width, whole.height())
            painter.drawText(room, _LEFT, self._text(row))

    def _text(self, row: BridgeRow) -> str:
        view = self._view
        text = format_amount(row.change, view.unit, view.decimals, view.negatives)
        return f"+{text}" if row.change > 0 and not row.is_position else text

    def _figure_width(self) -> int:
        metrics = self.fontMetrics()
        return max((metrics.horizontalAdvance(self._text(row)) for row in self._rows), default=0) + space(3)

    def _scale(self) -> "_Scale":
        margin = self._figure_width() + space(1)
        return _Scale(self._rows, self._names_width() + margin, self.width() - margin)


class _Scale:
    """Where amounts stand: from the least to the greatest position, nil among them."""

    def __init__(self, rows: Sequence[BridgeRow], left: int, right: int) -> None:
        levels = [NIL, *(level for row in rows for level in (row.before, row.after))]
        self._least, self._most = min(levels), max(levels)
        self._left, self._width = left, max(1, right - left)

    def x(self, level: Decimal) -> int:
        """Return where a level stands, in pixels."""
        span = self._most - self._least
        return self._left + (round(self._width * float((level - self._least) / span)) if span else 0)


def _named(row: BridgeRow) -> str:
    return row.name if row.kind is None else f"{KIND_WORDS[row.kind]}: {row.name}"


def _colour(row: BridgeRow) -> QColor:
    return current_theme().colour("muted" if row.is_position else "accent" if row.change > 0 else "good")
