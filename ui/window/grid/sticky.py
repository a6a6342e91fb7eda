"""Columns that stay in sight: the reference and the title stop at the grid's left edge when the years scroll sideways.

There is no second view: the grid itself says where a stuck column's cells are, and draws them over what scrolls by.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QStyle, QStyleOptionHeaderV2

from ui.window.grid.cell_painter import CellPainter, Slot
from ui.window.grid.column_layout import ColumnLayout
from ui.window.grid.figures import draw_covered
from ui.window.grid.header import GridHeader
from ui.window.metrics import figure_font

if TYPE_CHECKING:
    from ui.window.grid.sheet_view import SheetView


class StuckHeader(GridHeader):
    """The headings over the stuck columns; beyond them the rest of a heading that is half under their edge."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the headings, and the rest as a heading that is not told: its year would be cut short."""
        super().paintEvent(event)
        rest = QRect(self.length(), 0, self.viewport().width() - self.length(), self.viewport().height())
        if rest.width() <= 0:
            return
        option = QStyleOptionHeaderV2()
        self.initStyleOption(option)
        option.section = self.count() - 1
        option.rect = rest
        painter = QPainter(self.viewport())
        self.style().drawControl(QStyle.ControlElement.CE_HeaderSection, option, painter, self)
        painter.setFont(figure_font(self.font(), bold=True))
        painter.setPen(self.palette().color(self.foregroundRole()))
        draw_covered(painter, rest)
        painter.end()


class StickyColumns:
    """The stuck columns of one grid and the headings over them. They never take more than half of the grid."""

    def __init__(self, grid: "SheetView", layout: ColumnLayout) -> None:
        """Watch over a grid in the columns of a layout."""
        self._grid = grid
        self._layout = layout
        self.stuck: tuple[Slot, ...] = ()
        self.header = StuckHeader(layout, grid)
        self.header.hide()

    @property
    def edge(self) -> int:
        """Where what scrolls begins to show, in pixels from the left; nil while no column is stuck."""
        return self.stuck[-1].left + self.stuck[-1].width if self.stuck else 0

    @property
    def cover(self) -> int:
        """Where figures begin to show: beyond one that is half under the edge, for it would read as another figure."""
        place = self._half_seen()
        if place < 0:
            return self.edge
        left = self._grid.columnViewportPosition(place)
        return left + self._layout.width(place) if left < self.edge else self.edge

    def refresh(self) -> None:
        """Find out again which columns are stuck."""
        self.stuck = tuple(self._find())
        self._place_header()

    def left_of(self, place: int) -> int | None:
        """Return where a stuck column stands; None for one that scrolls."""
        return next((stuck.left for stuck in self.stuck if stuck.place == place), None)

    def place_at(self, x: int) -> int | None:
        """Return the stuck column at a distance from the left; None where none stands."""
        return next((stuck.place for stuck in self.stuck if stuck.left <= x < stuck.left + stuck.width), None)

    def room_before(self, place: int) -> int:
        """Return the pixels at the left in which a column could not be seen, were it scrolled there."""
        if place in self._lasting():
            return 0
        return sum(self._layout.width(other) for other in self._lasting() if other < place)

    def area(self) -> QRect:
        """Return what is drawn over the columns that scroll."""
        return QRect(0, 0, self.cover, self._grid.viewport().height())

    def paint(self, painter: QPainter, cells: CellPainter) -> None:
        """Draw the stuck cells, and the edge under which the others scroll."""
        if not self.stuck:
            return
        painter.fillRect(self.area(), self._grid.palette().base())
        height = self._grid.viewport().height()
        end = cells.paint(self.stuck, 0, height - 1, Slot(self._half_seen(), self.edge, self.cover - self.edge))
        painter.setPen(self._edge_colour())
        painter.drawLine(self.edge - 1, 0, self.edge - 1, min(end, height))

    def _half_seen(self) -> int:
        """Return the place of the column of figures at the edge; -1 where there is none."""
        place = self._grid.columnAt(self.edge) if self.stuck else -1
        return place if place >= 0 and self._layout.columns[place].is_figure else -1

    def _edge_colour(self) -> QColor:
        return self._grid.palette().color(self._grid.foregroundRole().Mid)

    def _lasting(self) -> tuple[int, ...]:
        """Return the columns that stay in sight: as many as leave half of the grid to the others."""
        columns = self._layout.columns
        wanted = [p for p, column in enumerate(columns) if column.is_reference or column.is_title]
        half = self._grid.viewport().width() // 2
        if sum(self._layout.width(place) for place in wanted) <= half:
            return tuple(wanted)
        return tuple(p for p in wanted if columns[p].is_reference and self._layout.width(p) <= half)

    def _find(self) -> list[Slot]:
        found: list[Slot] = []
        left = 0
        for place in self._lasting():
            width = self._layout.width(place)
            if self._grid.columnViewportPosition(place) < left:
                found.append(Slot(place, left, width))
            left += width
        return found

    def _place_header(self) -> None:
        header, main = self.header, self._grid.horizontalHeader()
        if header.model() is None or not self.stuck:
            header.hide()
            return
        places = {stuck.place for stuck in self.stuck}
        header.apply(places)
        corner = main.mapTo(self._grid, QPoint(0, 0))
        header.setGeometry(corner.x(), corner.y(), self.cover, main.height())
        header.show()
        header.raise_()
