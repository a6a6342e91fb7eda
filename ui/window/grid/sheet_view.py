"""The view under a grid of lines: rows as high as their titles, and columns that stay in sight.

It says where cells are seen; what keys and the mouse do with them is the grid's.
"""

from typing import cast

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, Signal
from PySide6.QtGui import QCursor, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from ui.window.grid.cell_painter import CellPainter, Slot
from ui.window.grid.column_layout import ColumnLayout
from ui.window.grid.figures import row_height
from ui.window.grid.grid_model import LineGridModel
from ui.window.grid.header import GridHeader
from ui.window.grid.laid_out import LaidOutTexts
from ui.window.grid.row_heights import RowHeights
from ui.window.grid.sticky import StickyColumns
from ui.window.grid.widths import widest_cell


class SheetView(QTableView):
    """A model's lines in the columns of a layout.

    Signals: `columns_moved` (a column's place or width on screen), `rows_changed` (how many lines there are, or how
    high), `columns_asked` (the officer wants to choose and order the columns).
    """

    columns_moved = Signal()
    rows_changed = Signal()
    columns_asked = Signal()

    def __init__(self, model: LineGridModel, layout: ColumnLayout, parent: QWidget | None = None) -> None:
        """Begin with headings; `show_lines` does the rest, once the rows' looks are settled."""
        super().__init__(parent)
        self._lines = model
        self._columns = layout
        self._heights = RowHeights(self, layout)
        self._texts = LaidOutTexts()
        self._sticky = StickyColumns(self, layout)
        self._was_in_sight = False
        self._is_tight = False
        self.setHorizontalHeader(GridHeader(layout, self))

    def show_lines(self) -> None:
        """Show the model's lines, and follow it and the layout from now on."""
        self._lines.order_columns(self._columns.columns)
        self.setModel(self._lines)
        self._sticky.header.setModel(self._lines)
        for changed in (self._lines.rowsInserted, self._lines.rowsRemoved, self._lines.layoutChanged):
            changed.connect(self._on_rows_changed)
        self._lines.modelReset.connect(self._apply_layout)
        self._lines.modelReset.connect(self._on_rows_changed)
        self._lines.dataChanged.connect(self._on_data_changed)
        self._columns.reordered.connect(self._on_reordered)
        self._columns.changed.connect(self._apply_layout)
        self.horizontalScrollBar().valueChanged.connect(self.columns_moved)
        self.selectionModel().selectionChanged.connect(self._draw_stuck)
        self.selectionModel().currentChanged.connect(self._draw_stuck)
        self._connect_headers()
        self._apply_layout()

    @property
    def lines(self) -> LineGridModel:
        """The model shown."""
        return self._lines

    @property
    def column_layout(self) -> ColumnLayout:
        """What the grids of the page agree on."""
        return self._columns

    @property
    def edge(self) -> int:
        """Where figures that scroll begin to show, in pixels: right of the columns that stay in sight."""
        return self._sticky.cover

    @property
    def headers(self) -> tuple[GridHeader, GridHeader]:
        """The headings, and those over the columns that stay in sight."""
        return cast("GridHeader", self.horizontalHeader()), self._sticky.header

    @property
    def row_height(self) -> int:
        """The height of a row of one line, in pixels."""
        return row_height(self.fontMetrics(), tight=self._is_tight)

    def set_tight(self, is_tight: bool) -> None:  # noqa: FBT001  # as Qt's own setters
        """Say whether the page is too low for rows of the usual height."""
        if is_tight == self._is_tight:
            return
        self._note_sight(self.viewport().height())
        self._is_tight = is_tight
        self.verticalHeader().setDefaultSectionSize(self.row_height)
        self._on_rows_changed()
        self.viewport().update()

    def keep_single(self, is_single: bool) -> None:  # noqa: FBT001  # as Qt's own setters
        """Say whether there is no room for words on several lines."""
        self._note_sight(self.viewport().height())
        if self._heights.keep_single(is_single):
            self._heights.measure_in_sight()
            self.updateGeometries()
            self.viewport().update()

    def height_wrapped(self, room: int) -> int:
        """Return what `height_wanted` would were words let go on below, whether or not they are."""
        return self._heights.total_wrapped(room)

    def left_of(self, place: int) -> int:
        """Return where a column is seen to begin, in the viewport's pixels."""
        left = self._sticky.left_of(place)
        return self.columnViewportPosition(place) if left is None else left

    def columns_in_sight(self) -> list[int]:
        """Return the columns that are not hidden, in order."""
        return [place for place in range(len(self._lines.columns)) if self._columns.shows(place)]

    def rows_a_page(self) -> int:
        """Return how many rows are in sight in full, at least one."""
        height = self.viewport().height()
        first, last = max(0, self.rowAt(0)), self.rowAt(height - 1)
        begin = first + int(self.rowViewportPosition(first) < 0)
        is_whole = last >= 0 and self.rowViewportPosition(last) + self.rowHeight(last) <= height
        end = self._lines.rowCount() if last < 0 else last + int(is_whole)
        return max(1, end - begin)

    def height_wanted(self, room: int) -> int:
        """Return the height of all rows, in pixels, or some height beyond `room` where they need more."""
        return max(self.verticalHeader().defaultSectionSize(), self._heights.total(room))

    def setCurrentIndex(self, index: QModelIndex | QPersistentModelIndex) -> None:
        """Make a cell the current one and the only one selected, whatever keys are held."""
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def index_under_mouse(self) -> QModelIndex:
        """Return the cell that the mouse is over; an invalid one where it is over none."""
        view = self.viewport()
        return self.indexAt(view.mapFromGlobal(QCursor.pos())) if view.underMouse() else QModelIndex()

    def indexAt(self, pos: QPoint) -> QModelIndex:
        """Return the cell that is seen at a place: one that stays in sight before one that has scrolled under it."""
        place = self._sticky.place_at(pos.x())
        if place is None:
            return super().indexAt(pos)
        row = self.rowAt(pos.y())
        return self._lines.index(row, place) if row >= 0 else QModelIndex()

    def visualRect(self, index: QModelIndex | QPersistentModelIndex) -> QRect:
        """Return where a cell is seen."""
        rect = super().visualRect(index)
        left = self._sticky.left_of(index.column()) if index.isValid() else None
        if left is not None:
            rect.moveLeft(left)
        return rect

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a cell into sight, and not under the columns that stay there."""
        if not index.isValid():
            return
        row = index.row()
        if self._heights.measure(row - self.rows_a_page() - 1, row + 1):
            self.updateGeometries()
        bar = self.horizontalScrollBar()
        before = bar.value()
        super().scrollTo(index, hint)
        if self._sticky.left_of(index.column()) is not None:
            bar.setValue(before)
            return
        hidden = self._sticky.room_before(index.column()) - self.columnViewportPosition(index.column())
        if hidden > 0:
            bar.setValue(bar.value() - hidden)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Scroll, and draw anew what does not scroll along."""
        super().scrollContentsBy(dx, dy)
        if dx:
            self._sticky.refresh()
            self.viewport().update()
            self.updateEditorGeometries()
        if dy:
            self._was_in_sight = False
        if dy and self._heights.measure_in_sight():
            # No `rows_changed`: what the page makes room for begins with the first row, wherever this one has scrolled.
            self.updateGeometries()
            self.viewport().update()

    def sizeHintForColumn(self, column: int) -> int:
        """Return the width in which the rows in sight fit: what a double click on a heading's edge gives."""
        first = max(0, self.rowAt(0))
        last = self.rowAt(self.viewport().height() - 1)
        rows = range(first, (self._lines.rowCount() - 1 if last < 0 else last) + 1)
        return widest_cell((self._lines.shown(row, column) for row in rows), self.font())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what has to be drawn anew; the columns that stay in sight over the others."""
        area, painter = event.rect(), QPainter(self.viewport())
        cells = CellPainter(self, painter, self._heights.wrappers, self._texts)
        cells.paint(self._slots_between(area.left(), area.right()), area.top(), area.bottom())
        self._sticky.paint(painter, cells)
        painter.end()

    def _slots_between(self, left: int, right: int) -> list[Slot]:
        slots = (
            Slot(place, self.columnViewportPosition(place), self.columnWidth(place))
            for place in self.columns_in_sight()
        )
        return [slot for slot in slots if slot.left <= right and slot.left + slot.width > left]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer the new width to the columns."""
        self._note_sight(event.oldSize().height())
        super().resizeEvent(event)
        self._offer_width()
        self._measure_in_sight()
        self._sticky.refresh()
        self.columns_moved.emit()
        if event.oldSize().height() < self.verticalHeader().defaultSectionSize():
            # Whatever was gone to before the page was laid out is not in sight yet.
            self.scrollTo(self.currentIndex())

    def showEvent(self, event: QShowEvent) -> None:
        """Measure the rows, which are looked at from now on."""
        super().showEvent(event)
        self._measure_in_sight()

    def keep_in_sight(self) -> None:
        """Bring the current row back if it was in sight, whole, until the grid or its rows took another size."""
        was_in_sight, self._was_in_sight = self._was_in_sight, False
        if was_in_sight and not self._is_in_sight(self.viewport().height()):
            self.scrollTo(self.currentIndex())

    def show_whole(self) -> None:
        """Bring the current row into sight whole where only a part of it is."""
        row = self.visualRect(self.currentIndex())
        if row.intersects(self.viewport().rect()) and not self._is_in_sight(self.viewport().height()):
            self.scrollTo(self.currentIndex())

    def _note_sight(self, height: int) -> None:
        self._was_in_sight = self._was_in_sight or self._is_in_sight(height)

    def _is_in_sight(self, height: int) -> bool:
        """Whether the current row is in sight whole, the viewport being so high, in pixels."""
        row = self.currentIndex().row()
        top = self.rowViewportPosition(row)
        return row >= 0 and top >= 0 and top + self.rowHeight(row) <= height

    def _offer_width(self) -> None:
        # Less the bar even while there is none: were its coming to narrow the title, longer rows could call it back.
        bar = self.verticalScrollBar().sizeHint().width()
        self._columns.offer(self, max(0, self.width() - 2 * self.frameWidth() - bar))

    def _connect_headers(self) -> None:
        header, stuck = cast("GridHeader", self.horizontalHeader()), self._sticky.header
        # A heading that stays in sight is the same heading.
        stuck.sectionPressed.connect(header.sectionPressed)
        stuck.sectionClicked.connect(header.sectionClicked)
        for each in (header, stuck):
            each.sectionHandleDoubleClicked.connect(self._on_edge_double_clicked)
            each.columns_asked.connect(self.columns_asked)

    def _on_edge_double_clicked(self, place: int) -> None:
        heading = self.horizontalHeader().sectionSizeFromContents(place).width()
        self._columns.choose_width(place, max(heading, self.sizeHintForColumn(place)))

    def _apply_layout(self) -> None:
        self._note_sight(self.viewport().height())
        cast("GridHeader", self.horizontalHeader()).apply()
        self._leave_hidden_column()
        if self._heights.fit_width():
            self._measure_in_sight()
        self._sticky.refresh()
        self.viewport().update()
        self.columns_moved.emit()

    def _leave_hidden_column(self) -> None:
        current = self.currentIndex()
        if current.isValid() and self._columns.is_hidden(current.column()):
            place = next(place for place, column in enumerate(self._lines.columns) if column.is_reference)
            flag = QItemSelectionModel.SelectionFlag
            command = flag.ClearAndSelect if self.selectionModel().hasSelection() else flag.NoUpdate
            self.selectionModel().setCurrentIndex(self._lines.index(current.row(), place), command)

    def _on_reordered(self) -> None:
        current = self.currentIndex()
        line_id = self._lines.line_id(current.row())
        field = self._lines.columns[current.column()].field if current.isValid() else None
        self._lines.order_columns(self._columns.columns)
        row = self._lines.row_of(line_id) if line_id is not None else None
        place = self._lines.column_of(field) if field is not None else 0
        if row is not None and place is not None:
            self.setCurrentIndex(self._lines.index(row, place))

    def _measure_in_sight(self) -> None:
        if self._heights.measure_in_sight():
            self.updateGeometries()
            self.viewport().update()
            self.rows_changed.emit()

    def _on_rows_changed(self) -> None:
        self._heights.forget()
        self._heights.measure_in_sight()
        self.rows_changed.emit()

    def _on_data_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        if any(self._lines.columns[place].wraps for place in range(first.column(), last.column() + 1)):
            self._heights.forget(range(first.row(), last.row() + 1))
            self._measure_in_sight()
        self._draw_stuck()

    def _draw_stuck(self) -> None:
        if self._sticky.stuck:
            self.viewport().update(self._sticky.area())
