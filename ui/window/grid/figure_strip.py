"""A row of figures that stands under a grid's year columns and moves with them, with its name before them."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QMenu, QSizePolicy, QWidget

from ui.window.grid.figures import draw_figure, padding, row_height
from ui.window.grid.line_grid import LineGrid
from ui.window.metrics import figure_font
from ui.window.session import Session


class FigureLabel(QLabel):
    """One figure of a strip, or a word in its place, drawn as the cells of the grid are."""

    def __init__(self, session: Session, parent: QWidget, *, strong: bool) -> None:
        """Belong to a strip; `strong` figures are drawn in the weight of totals."""
        super().__init__(parent)
        self._session = session
        self._window = parent
        self._strong = strong

    def say(self, text: str, name: str, spoken: str) -> None:
        """Show a text under an object name for the theme to colour, and say it to a screen reader."""
        self.setText(text)
        self.setAccessibleName(spoken)
        if self.objectName() != name:
            self.setObjectName(name)
            self.style().unpolish(self)
            self.style().polish(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the figure where the cells above draw theirs."""
        painter = QPainter(self)
        painter.setFont(figure_font(self.font(), bold=self._strong))
        painter.setPen(self.palette().color(self.foregroundRole()))
        limit = self._window.width() - self.x()
        draw_figure(painter, self.rect(), self.text(), self._session.view.negatives, limit)
        painter.end()


class FigureStrip(QWidget):
    """One row: a name, and one figure a year.

    Signals: `explain_asked` (the place of the year whose figure is to be explained, from nil): by a double click, or
    from the menu of a strip that `is_explained`.
    """

    explain_asked = Signal(int)

    def __init__(
        self, session: Session, grid: LineGrid, name: str, *, strong: bool = False, at_left: bool = False
    ) -> None:
        """Stand under a grid's years. The name stands beside the first year, or `at_left` under the first column."""
        super().__init__()
        self._session = session
        self._grid = grid
        self._at_left = at_left
        self._strong = strong
        self._is_tight = False
        self.name = QLabel(name, self)
        self.name.setFont(figure_font(self.font(), bold=strong))
        # What scrolls under the columns that stay in sight does so here too.
        self._window = QWidget(self)
        self.figures = [FigureLabel(session, self._window, strong=strong) for _ in session.budget.years]
        self._is_explained = False
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        grid.columns_moved.connect(self.place)

    def sizeHint(self) -> QSize:
        """Return the height of a row of the grid."""
        return QSize(0, row_height(self.fontMetrics(), tight=self._is_tight))

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()

    def set_tight(self, is_tight: bool) -> None:  # noqa: FBT001  # as Qt's own setters
        """Say whether the page is too low for rows of the usual height."""
        if is_tight != self._is_tight:
            self._is_tight = is_tight
            self.updateGeometry()

    def say(self, years: Sequence[str], texts: Sequence[str], names: Sequence[str] = ()) -> None:
        """Show a text a year, each under an object name for the theme (none unless given)."""
        view = self._session.view
        basis = "" if view.is_year_on_year else f", {view.basis.value}"
        for place, label in enumerate(self.figures):
            text = texts[place]
            spoken = f"{self.name.text()} {years[place]}{basis}: {text}" if text else ""
            label.say(text, names[place] if names else "", spoken)

    def place(self) -> None:
        """Put every figure under its column."""
        offset = self.mapFromGlobal(self._grid.viewport().mapToGlobal(QPoint(0, 0))).x()
        edge, first = self._grid.edge + offset, self._grid.lines.first_year
        self._window.setGeometry(edge, 0, max(0, self.width() - edge), self.height())
        for place, label in enumerate(self.figures):
            left = self._grid.columnViewportPosition(first + place) + offset - edge
            label.setGeometry(QRect(left, 0, self._grid.columnWidth(first + place), self.height()))
        pad = padding(self.fontMetrics())
        begin = offset + pad
        end = max(self._grid.columnViewportPosition(first) + offset, edge) - pad
        self.name.setGeometry(QRect(begin, 0, max(0, end - begin), self.height()))
        side = Qt.AlignmentFlag.AlignLeft if self._at_left else Qt.AlignmentFlag.AlignRight
        self.name.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the figures in place."""
        super().resizeEvent(event)
        self.place()

    def showEvent(self, event: QShowEvent) -> None:
        """Place the figures now that the grid has its place."""
        super().showEvent(event)
        self.place()

    @property
    def is_explained(self) -> bool:
        """Whether its figures can be explained."""
        return self._is_explained

    @is_explained.setter
    def is_explained(self, is_explained: bool) -> None:
        self._is_explained = is_explained
        self.setToolTip("Double-click a figure to explain it." if is_explained else "")

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ask for the figure under the mouse to be explained."""
        place = self._place_at(event.globalPosition().toPoint())
        if self._is_explained and place is not None:
            self.explain_asked.emit(place)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to explain the figure under the mouse."""
        place = self._place_at(event.globalPos())
        if self._is_explained and place is not None:
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.addAction("Explain this number…").triggered.connect(partial(self._ask, place))
            menu.popup(event.globalPos())

    def _ask(self, place: int, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  # Qt's signal passes it
        self.explain_asked.emit(place)

    def _place_at(self, where: QPoint) -> int | None:
        for place, label in enumerate(self.figures):
            if label.rect().contains(label.mapFromGlobal(where)):
                return place
        return None
