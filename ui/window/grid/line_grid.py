"""A grid of lines that behaves as a spreadsheet does: keys, selection, copying, and cells that say no in a sentence."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import cast

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QGuiApplication,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QSizePolicy, QTableView, QWidget

from model.lines import Field
from ui.window.grid.column_layout import ColumnLayout
from ui.window.grid.copying import as_text
from ui.window.grid.delegate import CellDelegate
from ui.window.grid.figures import padding, row_height
from ui.window.grid.grid_model import LineGridModel
from ui.window.grid.header import GridHeader
from ui.window.grid.refusal import RefusalNote
from ui.window.grid.selection import Block, SelectedCells
from ui.window.session import Session

Confirm = Callable[[str], bool]

LEAST_ROWS = 2
_TAB = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_OPENING = (
    QAbstractItemView.EditTrigger.AnyKeyPressed,
    QAbstractItemView.EditTrigger.EditKeyPressed,
    QAbstractItemView.EditTrigger.DoubleClicked,
)
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class LineGrid(QTableView):
    """The lines of one model in the columns of a layout that other grids share.

    Signals: `columns_moved` (a column's place or width on screen), `selection_moved` (which cells are selected),
    `rows_changed` (how many lines there are).
    """

    columns_moved = Signal()
    selection_moved = Signal()
    rows_changed = Signal()

    def __init__(
        self,
        session: Session,
        model: LineGridModel,
        layout: ColumnLayout,
        confirm: Confirm,
        parent: QWidget | None = None,
    ) -> None:
        """Show the model. `confirm` asks the officer a question and says whether the answer was yes."""
        super().__init__(parent)
        self._session = session
        self._lines = model
        self._columns = layout
        self._confirm = confirm
        self._applying = False
        self._tab_start: int | None = None
        self._clearing = False
        self._allotted = 1
        self.empty_note = ""
        self._note = RefusalNote(self)
        self._cells = CellDelegate(session, model, self)
        self.setObjectName("LineGrid")
        self._set_up()
        self.setModel(model)
        self._connect()
        self._apply_layout()

    @property
    def lines(self) -> LineGridModel:
        """The model shown."""
        return self._lines

    @property
    def refusal(self) -> RefusalNote:
        """The note that says why an entry was refused."""
        return self._note

    def height_of(self, rows: int) -> int:
        """Return the height, in pixels, that shows the headings and a number of rows."""
        headings = self.horizontalHeader().sizeHint().height()
        return headings + rows * self.verticalHeader().defaultSectionSize() + 2 * self.frameWidth()

    def allot(self, rows: int) -> None:
        """Take the number of rows that the page has room for."""
        if self._allotted != rows:
            self._allotted = rows
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the height of the rows allotted."""
        return QSize(super().sizeHint().width(), self.height_of(self._allotted))

    def minimumSizeHint(self) -> QSize:
        """Return the height of the headings and a few rows."""
        return QSize(12 * padding(self.fontMetrics()), self.height_of(min(LEAST_ROWS, self._allotted)))

    def current_line_id(self) -> int | None:
        """Return the id of the line that the current cell is on."""
        return self._lines.line_id(self.currentIndex().row())

    def selected_line_ids(self) -> list[int]:
        """Return the ids of the lines with a selected cell, in order; the current line's where none is selected."""
        rows = sorted({row for part in self._parts() for row in range(part.top(), part.bottom() + 1)})
        found = [self._lines.line_id(row) for row in rows] or [self.current_line_id()]
        return [line_id for line_id in found if line_id is not None]

    def selected_cells(self) -> SelectedCells:
        """Return the selected cells in sight."""
        blocks = []
        for part in self._parts():
            across = range(part.left(), part.right() + 1)
            places = tuple(place for place in across if not self.isColumnHidden(place))
            blocks.append(Block(part.top(), part.bottom(), places))
        return SelectedCells(self._lines, blocks)

    def select_line(self, line_id: int, field: Field | None = None) -> bool:
        """Make a line's cell the current one (its reference unless said); False where the line is not shown here."""
        if self._lines.row_of(line_id) is None:
            self._lines.reveal(line_id)
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

    def begin_editing(self, line_id: int) -> None:
        """Open the editor of a line's reference."""
        if self.select_line(line_id):
            self.edit(self.currentIndex())

    def take(self) -> None:
        """Take what is being typed in the open editor, as leaving the cell does."""
        if self.state() == QAbstractItemView.State.EditingState:
            self._cells.take()

    def clear_selected(self) -> None:
        """Blank the selected cells, as one edit."""
        indexes = self.selectedIndexes()
        self._clearing = True
        self._lines.clear(indexes)
        self._clearing = False

    def copy_selected(self) -> None:
        """Copy the selected cells as a spreadsheet takes them."""
        QGuiApplication.clipboard().setText(as_text(self._lines, self.selectedIndexes()))

    def step(self, columns: int, rows: int, *, wrap: bool = False) -> bool:
        """Move the current cell by visible columns and by rows; False at the edge of the grid."""
        current = self.currentIndex()
        visible = [place for place in range(len(self._lines.columns)) if not self.isColumnHidden(place)]
        if not current.isValid() or current.column() not in visible:
            return False
        place, row = visible.index(current.column()) + columns, current.row() + rows
        if wrap and not 0 <= place < len(visible):
            place, row = place % len(visible), row + (1 if columns > 0 else -1)
        if not (0 <= place < len(visible) and 0 <= row < self._lines.rowCount()):
            return False
        self.setCurrentIndex(self._lines.index(row, visible[place]))
        return True

    def edit(self, index: QModelIndex, trigger: object = None, event: QEvent | None = None) -> bool:  # type: ignore[override]  # Qt overloads it
        """Open an editor; typing opens one that arrow keys leave."""
        if trigger in _OPENING and self._lines.locked(index.column()) and self._lines.line_id(index.row()) is not None:
            self.tell(self._lines.locked(index.column()), index)
            return False
        if trigger is None:
            self._note.hide()
            self._cells.typing = False
            super().edit(index)
            return True
        if trigger != QAbstractItemView.EditTrigger.NoEditTriggers:
            self._cells.typing = trigger == QAbstractItemView.EditTrigger.AnyKeyPressed
        has_begun = bool(super().edit(index, trigger, event))  # type: ignore[call-overload]
        if has_begun:
            self._note.hide_old()
        return has_begun

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what Excel does with a key."""
        self._note.hide()
        back = bool(event.modifiers() & _SHIFT)
        key = event.key()
        if key in _TAB:
            event.setAccepted(self._tab(-1 if back or key == Qt.Key.Key_Backtab else 1))
        elif key in _ENTER:
            self._enter(-1 if back else 1)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selected()
        elif key == Qt.Key.Key_Delete:
            self.clear_selected()
        elif key == Qt.Key.Key_Space and back:
            self.selectRow(self.currentIndex().row())
        else:
            if not event.text():
                self._tab_start = None
            super().keyPressEvent(event)

    def mousePressEvent(self, event: object) -> None:
        """Forget where tabbing began."""
        self._tab_start = None
        self._note.hide_old()
        super().mousePressEvent(event)  # type: ignore[arg-type]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer the new width to the columns."""
        super().resizeEvent(event)
        self._columns.offer(self, self.viewport().width())
        self.columns_moved.emit()

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

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell in the window what would be told at a cell that goes out of sight."""
        if self._note.is_new:
            self._session.warned.emit(self._note.text())
        self._note.hide()
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.verticalHeader().setDefaultSectionSize(row_height(self.fontMetrics()))
            self.rows_changed.emit()

    def _parts(self) -> Iterable[QItemSelectionRange]:
        # It is a list of ranges, which its type does not say.
        return cast("Iterable[QItemSelectionRange]", self.selectionModel().selection())

    def _set_up(self) -> None:
        self.setHorizontalHeader(GridHeader(self._columns, self))
        self.setItemDelegate(self._cells)
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
        rows.setDefaultSectionSize(row_height(self.fontMetrics()))

    def _connect(self) -> None:
        self._lines.refused.connect(self._on_refused)
        self._lines.formula_in_the_way.connect(self._on_formula_in_the_way)
        self._lines.rowsInserted.connect(self.rows_changed)
        self._lines.rowsRemoved.connect(self.rows_changed)
        self._lines.modelReset.connect(self.rows_changed)
        self._cells.left.connect(self._on_left)
        self._session.settling.connect(self.take)
        self._columns.changed.connect(self._apply_layout)
        self.horizontalHeader().sectionResized.connect(self._on_section_resized)
        self.horizontalScrollBar().valueChanged.connect(self.columns_moved)
        self.horizontalScrollBar().valueChanged.connect(self._note.hide)
        self.verticalScrollBar().valueChanged.connect(self._note.hide)
        self.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    def _apply_layout(self) -> None:
        self._applying = True
        header = self.horizontalHeader()
        for place in range(len(self._lines.columns)):
            self.setColumnHidden(place, self._columns.is_hidden(place))
            if not self._columns.is_hidden(place):
                header.resizeSection(place, self._columns.width(place))
        header.setSectionResizeMode(self._columns.title, QHeaderView.ResizeMode.Fixed)
        self._applying = False
        self.columns_moved.emit()

    def _on_section_resized(self, place: int, _old: int, width: int) -> None:
        if not self._applying and width and not self._columns.is_hidden(place):
            self._columns.set_widths({place: width})

    def _on_selection_changed(self, _selected: QItemSelection, _deselected: QItemSelection) -> None:
        self.selection_moved.emit()

    def _on_current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        self._note.hide_old()
        if current.row() != previous.row() and current.isValid():
            self._session.set_current_line(self._lines.line_id(current.row()))

    def _tab(self, columns: int) -> bool:
        if self._tab_start is None:
            self._tab_start = self.currentIndex().column()
        return self.step(columns, 0, wrap=True)

    def _enter(self, rows: int) -> None:
        if self._tab_start is not None and self.currentIndex().isValid():
            row = self.currentIndex().row()
            start, self._tab_start = self._tab_start, None
            if 0 <= row + rows < self._lines.rowCount():
                self.setCurrentIndex(self._lines.index(row + rows, start))
            return
        self.step(0, rows)

    def _on_left(self, columns: int, rows: int, tabbed: bool) -> None:  # noqa: FBT001  # a signal's
        if tabbed:
            self._tab(columns)
        elif columns:
            self.step(columns, 0)
        elif rows:
            self._enter(rows)

    def tell(self, sentence: str, index: QModelIndex | None = None) -> None:
        """Say at a cell (the current one unless given) why something cannot be done."""
        self._on_refused(index or self.currentIndex(), sentence)

    def _on_refused(self, index: QModelIndex, sentence: str) -> None:
        cell = self.visualRect(index).translated(self.viewport().pos())
        self._note.tell(sentence, cell)
        self._session.refused.emit(sentence)

    def _on_formula_in_the_way(self, index: QModelIndex, text: str, formula: str) -> None:
        cells = self.selectedIndexes() if self._clearing else [index]
        kept = [QPersistentModelIndex(cell) for cell in cells]
        # Not now: the editor is still closing, and a question opens a window.
        question = self._formula_question(kept, text, formula)
        self._session.refused.emit(question)
        QTimer.singleShot(0, self, partial(self._ask_over_formula, kept, text, question))

    def _formula_question(self, cells: list[QPersistentModelIndex], text: str, formula: str) -> str:
        formulas = [cell for cell in cells if self._lines.has_formula(cell.row(), cell.column())]
        if len(formulas) > 1:
            return f"{len(formulas)} of the selected amounts are formulas in the workbook. Replace them with blanks?"
        line, heading = self._lines.line_at(formulas[0].row()), self._lines.columns[formulas[0].column()].heading
        name = line.name if line else "this line"
        new = f"“{text}”" if text.strip() else "a blank"
        return f"{heading} of {name} is a formula in the workbook (={formula}). Replace it with {new}?"

    def _ask_over_formula(self, cells: list[QPersistentModelIndex], text: str, question: str) -> None:
        if not self._confirm(question):
            return
        if len(cells) == 1:
            self._lines.enter(cells[0], text, over_formula=True)
        else:
            self._lines.clear(cells, over_formula=True)
