"""Columns that stay in sight: the reference and the title stop at the grid's left edge when the years scroll sideways.

There is no second view: the grid itself says where a stuck column's cells are, and draws them over what scrolls by.
"""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from ui.window.grid.cell_painter import rule_colour
from ui.window.grid.column_layout import ColumnLayout
from ui.window.grid.header import GridHeader

if TYPE_CHECKING:
    from ui.window.grid.sheet_view import SheetView


class Stuck(NamedTuple):
    """A column that would have scrolled out: its place, and where it stands instead, in pixels."""

    place: int
    left: int
    width: int


class StickyColumns:
    """The stuck columns of one grid and the headings over them. They never take more than half of the grid."""

    def __init__(self, grid: "SheetView", layout: ColumnLayout) -> None:
        """Watch over a grid in the columns of a layout."""
        self._grid = grid
        self._layout = layout
        self.stuck: tuple[Stuck, ...] = ()
        self.header = GridHeader(layout, grid)
        self.header.hide()

    @property
    def edge(self) -> int:
        """Where what scrolls begins to show, in pixels from the left; nil while no column is stuck."""
        return self.stuck[-1].left + self.stuck[-1].width if self.stuck else 0

    @property
    def cover(self) -> int:
        """Where figures begin to show: beyond one that is half under the edge, for it would read as another figure."""
        place = self._grid.columnAt(self.edge) if self.stuck else -1
        if place < 0 or not self._layout.columns[place].is_figure:
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

    def paint(self) -> None:
        """Draw the stuck cells, and the edge under which the others scroll."""
        if not self.stuck:
            return
        grid = self._grid
        painter = QPainter(grid.viewport())
        painter.fillRect(self.area(), grid.palette().base())
        row, last = max(0, grid.rowAt(0)), grid.lines.rowCount()
        option = QStyleOptionViewItem()
        grid.initViewItemOption(option)
        rule = rule_colour(option)
        top, height = grid.rowViewportPosition(row), grid.viewport().height()
        while row < last and top < height:
            for stuck in self.stuck:
                self._paint_cell(painter, row, stuck.place, QRect(stuck.left, top, stuck.width, grid.rowHeight(row)))
            top += grid.rowHeight(row)
            row += 1
            painter.setPen(rule)
            painter.drawLine(self.edge, top - 1, self.cover - 1, top - 1)
        painter.setPen(self._edge_colour())
        painter.drawLine(self.edge - 1, 0, self.edge - 1, min(top, height))
        painter.end()

    def _paint_cell(self, painter: QPainter, row: int, place: int, rect: QRect) -> None:
        grid, index = self._grid, self._grid.lines.index(row, place)
        option = QStyleOptionViewItem()
        grid.initViewItemOption(option)
        option.rect = rect
        option.state = QStyle.StateFlag.State_Enabled
        if grid.selectionModel().isSelected(index):
            option.state |= QStyle.StateFlag.State_Selected
        if index == grid.currentIndex() and grid.hasFocus():
            option.state |= QStyle.StateFlag.State_HasFocus
        if grid.is_under_mouse(index):
            option.state |= QStyle.StateFlag.State_MouseOver
        grid.itemDelegate().paint(painter, option, index)

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

    def _find(self) -> list[Stuck]:
        found: list[Stuck] = []
        left = 0
        for place in self._lasting():
            width = self._layout.width(place)
            if self._grid.columnViewportPosition(place) < left:
                found.append(Stuck(place, left, width))
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
