"""A grid of lines that behaves as a spreadsheet does: keys, selection, copying, and cells that say no in a sentence."""

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QModelIndex,
    QPoint,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QSizePolicy, QWidget

from model.lines import Field
from ui.window.grid.column_layout import ColumnLayout
from ui.window.grid.copying import Copying, copying
from ui.window.grid.dragging import DragSelecting
from ui.window.grid.entry_view import Confirm, EntryView
from ui.window.grid.figures import padding
from ui.window.grid.grid_model import LineGridModel
from ui.window.grid.keyboard import GridKeys
from ui.window.grid.selected import selected_cells, selected_parts
from ui.window.grid.selecting import Selecting
from ui.window.grid.selection_statistics import SelectionStatistics
from ui.window.session import Session
from ui.window.visits import Spot

NO_RECTANGLE = "Cells that form no rectangle cannot be copied together; copy them one part after another."

LEAST_ROWS = 2


class LineGrid(EntryView):
    """The lines of one model in the columns of a layout that other grids share.

    `above` and `below` are the grids of the page to which arrow keys and Tab go on from the first and the last line.
    Signals: those of `EntryView`, `selection_moved` (which cells are selected), `menu_asked` (QPoint on the screen:
    what can be done here), `revealed` (a line that the arrangement left out was brought in sight).
    """

    selection_moved = Signal()
    revealed = Signal()
    menu_asked = Signal(QPoint)

    def __init__(
        self,
        session: Session,
        model: LineGridModel,
        layout: ColumnLayout,
        confirm: Confirm,
        parent: QWidget | None = None,
    ) -> None:
        """Show the model. `confirm` asks the officer a question and says whether the answer was yes."""
        super().__init__(session, model, layout, confirm, parent)
        self._allotted = 0
        self._has_asked_again = False
        self.empty_note = ""
        self.above: LineGrid | None = None
        self.below: LineGrid | None = None
        self.selecting = Selecting(self)
        self.keys = GridKeys(self)
        self._dragging = DragSelecting(self)
        self.setObjectName("LineGrid")
        self._set_up()
        self.show_lines()
        self._connect()

    def height_of(self, rows: int) -> int:
        """Return the height, in pixels, that shows the headings and rows of one line each."""
        headings = self.horizontalHeader().sizeHint().height()
        return headings + rows * self.verticalHeader().defaultSectionSize() + 2 * self.frameWidth()

    def allot(self, height: int) -> bool:
        """Take the height for rows, in pixels, that the page has room for; True where it is another than before.

        A layout that still went by an earlier height may have been the last to be heard: it is asked again, once.
        """
        is_kept = self._allotted == height
        is_given = self.height() == self.sizeHint().height()
        if is_kept and (is_given or self._has_asked_again):
            self._has_asked_again = not is_given
            return False
        self._has_asked_again = is_kept
        self._allotted = height
        self.updateGeometry()
        return True

    def sizeHint(self) -> QSize:
        """Return the height allotted."""
        return QSize(super().sizeHint().width(), self.height_of(0) + self._allotted)

    def minimumSizeHint(self) -> QSize:
        """Return the height of the headings and a few rows."""
        least = min(LEAST_ROWS * self.verticalHeader().defaultSectionSize(), self._allotted)
        return QSize(12 * padding(self.fontMetrics()), self.height_of(0) + least)

    def current_line_id(self) -> int | None:
        """Return the id of the line that the current cell is on."""
        return self._lines.line_id(self.currentIndex().row())

    def selected_line_ids(self) -> list[int]:
        """Return the ids of the lines with a selected cell, in order; the current line's where none is selected."""
        rows = sorted({row for part in selected_parts(self) for row in part.rows})
        found = [self._lines.line_id(row) for row in rows] or [self.current_line_id()]
        return [line_id for line_id in found if line_id is not None]

    def selection_statistics(self) -> SelectionStatistics:
        """Return what is told of the selected cells in sight."""
        return SelectionStatistics(self._lines, selected_parts(self))

    def select_line(self, line_id: int, field: Field | None = None) -> bool:
        """Make a line's cell the current one (its reference unless said); False where the line is not shown here."""
        if self._lines.row_of(line_id) is None:
            self._lines.reveal(line_id)
            self.revealed.emit()
        row = self._lines.row_of(line_id)
        if row is None:
            return False
        wanted = self._lines.column_of(field) if field is not None else None
        if wanted is None or self.isColumnHidden(wanted):
            wanted = self._lines.column_of(Field("reference"))
        index = self._lines.index(row, wanted or 0)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def spot(self) -> Spot | None:
        """Return where the officer is; None on no line."""
        index, line_id = self.currentIndex(), self.current_line_id()
        if line_id is None:
            return None
        above = index.row() - max(0, self.rowAt(0))
        return Spot(line_id, self._lines.columns[index.column()].field, above)

    def scroll_to_spot(self, spot: Spot) -> None:
        """Let as many rows be in sight above the current cell as there were, and the cell in any case."""
        index = self.currentIndex()
        self.verticalScrollBar().setValue(index.row() - max(0, spot.above))
        self.scrollTo(index)

    def begin_editing(self, line_id: int) -> None:
        """Open the editor of a line's reference."""
        if self.select_line(line_id) and self.edit(self.currentIndex()):
            self._cells.typing = True

    def clear_selected(self) -> None:
        """Blank the selected cells, as one edit."""
        indexes = self.selectedIndexes()
        self._clearing = True
        self._lines.clear(indexes)
        self._clearing = False

    def copying(self) -> Copying | None:
        """Return the selected cells to be copied; None where they form no rectangle, which is told."""
        selected = selected_cells(self)
        if selected.some is not None:
            self.refuse(NO_RECTANGLE)
            return None
        return copying(self._lines, selected, self._session)

    def copy_selected(self) -> None:
        """Copy the selected cells as a spreadsheet takes them."""
        cells = self.copying()
        if cells is not None:
            QGuiApplication.clipboard().setMimeData(cells.write().content())

    def go_beside(self, place: int) -> None:
        """Make the cell right of a column the current one, or the one left of it."""
        shown = self.columns_in_sight()
        beside = next((each for each in shown if each > place), shown[-1])
        self.setCurrentIndex(self._lines.index(self.currentIndex().row(), beside))

    def go_in(self) -> None:
        """Make the first cell the current one, where there is a line."""
        if self._lines.rowCount():
            self.selecting.go(0, 0)

    def event(self, event: QEvent) -> bool:
        """Keep a key from the menus that means something else in this cell."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self.keys.opens_list(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what Excel does with a key; any other letter begins to replace what the cell holds."""
        self._note.hide()
        if not self.keys.press(event):
            if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                event.ignore()
            else:
                super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to select; a press on the arrow of a list opens it."""
        self.keys.forget_tabs()
        self._note.hide_old()
        where = event.position().toPoint()
        index = self.indexAt(where)
        if not self._session.settle() or self._dragging.press(event):
            return
        super().mousePressEvent(event)
        plain = event.button() == Qt.MouseButton.LeftButton and event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and index.isValid() and self._cells.is_on_arrow(index, self.visualRect(index), where):
            self._dragging.release()
            self.edit(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Select as far as the mouse is dragged."""
        if not self._dragging.move(event):
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a drag."""
        self._dragging.release()
        super().mouseReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the cell under the mouse, or of the current one where a key asked."""
        where = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            where = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        self.menu_asked.emit(where)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say so where there are no lines."""
        super().paintEvent(event)
        if self.empty_note and not self._lines.rowCount():
            painter = QPainter(self.viewport())
            painter.setPen(QGuiApplication.palette().color(QPalette.ColorRole.PlaceholderText))
            pad = padding(self.fontMetrics())
            room = self.viewport().rect().adjusted(pad, 0, -pad, 0)
            room.setHeight(self.verticalHeader().defaultSectionSize())
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.empty_note)
            painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.verticalHeader().setDefaultSectionSize(self.row_height)
            self._on_rows_changed()

    def _set_up(self) -> None:
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(0)
        rows.setDefaultSectionSize(self.row_height)

    def _connect(self) -> None:
        self._cells.left.connect(self._on_left)
        self._cells.left_by_key.connect(self._on_left_by_key)
        self.horizontalScrollBar().valueChanged.connect(self._note.hide)
        self.verticalScrollBar().valueChanged.connect(self._note.hide)
        self.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    def _on_selection_changed(self, _selected: QItemSelection, _deselected: QItemSelection) -> None:
        self.selecting.on_selection_changed()
        self.selection_moved.emit()

    def _on_current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        self._note.hide_old()
        self.selecting.on_current_changed()
        if current.row() != previous.row() and current.isValid():
            self._session.set_current_line(self._lines.line_id(current.row()))

    def _on_left(self, columns: int, rows: int, tabbed: bool) -> None:  # noqa: FBT001  # a signal's
        if tabbed:
            self.keys.tab(columns)
        elif rows:
            self.keys.enter(rows)

    def _on_left_by_key(self, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
        self.keys.move(key, held)
