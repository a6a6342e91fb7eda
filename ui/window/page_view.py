"""One page of an annex on the screen, painted as it will be printed: on white paper, in a dark window too."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from exporters.paper.page_plan import PAPER, PagePlan
from ui.paper.painter import PagePainter
from ui.window.metrics import space
from ui.window.theme import current_theme

_PAPER_COLOUR = "#ffffff"
_NEAR = 4.0
"""How many points beside words still mean them."""
_TURNS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_ENDS = {Qt.Key.Key_Home: False, Qt.Key.Key_End: True}


class PageView(QFrame):
    """Paints one page as large as it is wide.

    Signals: `turned` (the page wanted, from nil), `cell_chosen` (the row of the table from nil, and the column, of the
    words that were double-clicked).
    """

    turned = Signal(int)
    cell_chosen = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with no page."""
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._plan: PagePlan | None = None
        self._painter: PagePainter | None = None
        self._place = 0

    def show_page(self, plan: PagePlan | None, place: int) -> None:
        """Show a page of a plan, or none."""
        if plan is not self._plan:
            self._plan = plan
            self._painter = PagePainter(plan) if plan is not None else None
        self._place = place
        if plan is not None:
            self.setAccessibleDescription(_spoken(plan, place))
        self.update()

    def set_width(self, width: int) -> None:
        """Show the page so wide."""
        self.setFixedSize(QSize(width, self.height_for(width)))

    def height_for(self, width: int) -> int:
        """Return the height of a view so wide."""
        return round((width - 2 * self._margin) * PAPER[1] / PAPER[0]) + 2 * self._margin

    def width_for(self, height: int) -> int:
        """Return the width of a view so high."""
        return int((height - 2 * self._margin) * PAPER[0] / PAPER[1]) + 2 * self._margin

    @property
    def _margin(self) -> int:
        return space(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the paper, the page on it and, with the focus, a frame around it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        margin = self._margin
        width = self.width() - 2 * margin
        paper = QRectF(margin, margin, width, width * PAPER[1] / PAPER[0])
        theme = current_theme()
        if self._plan is not None and self._painter is not None:
            painter.fillRect(paper, QColor(_PAPER_COLOUR))
            painter.save()
            painter.translate(QPointF(margin, margin))
            self._painter.paint(painter, self._plan.pages[self._place], width / PAPER[0])
            painter.restore()
        painter.setPen(theme.colour("accent" if self.hasFocus() else "control_border"))
        painter.drawRect(paper)
        painter.end()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Tell which cell of the table was double-clicked."""
        if self._plan is None:
            return
        scale = (self.width() - 2 * self._margin) / PAPER[0] * self._plan.scale
        x, y = ((each - self._margin) / scale for each in (event.position().x(), event.position().y()))
        for line in self._plan.pages[self._place].lines:
            is_inside = line.x - _NEAR <= x <= line.x + line.width + _NEAR
            if (
                line.row >= self._plan.table
                and is_inside
                and line.baseline - line.face.points <= y <= line.baseline + _NEAR
            ):
                self.cell_chosen.emit(line.row - self._plan.table, line.column)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages by Page Up and Page Down, Home and End."""
        count = len(self._plan.pages) if self._plan is not None else 0
        key = Qt.Key(event.key())
        if key in _TURNS:
            self.turned.emit(max(0, min(self._place + _TURNS[key], count - 1)))
        elif key in _ENDS:
            self.turned.emit(count - 1 if _ENDS[key] else 0)
        else:
            super().keyPressEvent(event)


def _spoken(plan: PagePlan, place: int) -> str:
    """Return the words of a page, a row a sentence, for a screen reader."""
    rows: dict[int, list[str]] = {}
    for line in plan.pages[place].lines:
        rows.setdefault(line.row, []).append(line.text)
    return "; ".join(" ".join(words) for words in rows.values())
