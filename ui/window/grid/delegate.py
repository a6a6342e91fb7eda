"""How a cell is drawn and edited: a line for words and amounts, a list for chosen words, keys as in Excel."""

from functools import partial
from typing import cast

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.window.grid.cell_painter import paint_cell
from ui.window.grid.columns import Entry
from ui.window.grid.figures import padding
from ui.window.grid.grid_model import LineGridModel
from ui.window.grid.heading_painter import paint_heading
from ui.window.metrics import figure_font
from ui.window.session import Session

Index = QModelIndex | QPersistentModelIndex

_EDITOR_LETTERS = 14
_ACROSS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_DOWN = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_TAB = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CellDelegate(QStyledItemDelegate):
    """Draws and edits the cells of one grid.

    `typing` says that the editor was opened by typing, so that arrow keys leave it as they do in Excel.
    Signals: `left` (columns, rows, whether by Tab: what was typed is taken and the current cell moves on).
    """

    left = Signal(int, int, bool)

    def __init__(self, session: Session, model: LineGridModel, parent: QObject) -> None:
        """Serve the grid that shows the model."""
        super().__init__(parent)
        self._session = session
        self._model = model
        self._taken = True
        self._editor: QWidget | None = None
        self.typing = False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a cell."""
        group = self._model.group_at(index.row())
        if group is not None:
            paint_heading(painter, option, self._model, index.row(), index.column(), self._session.view.negatives)
            return
        paint_cell(painter, option, self._model, index.row(), index.column(), self._session.view.negatives)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return the editor that fits the column."""
        column = self._model.columns[index.column()]
        editor: QWidget
        if column.entry is Entry.CHOICE:
            editor = self._list(parent, index)
        else:
            line = QLineEdit(parent)
            line.setFrame(False)
            side = Qt.AlignmentFlag.AlignRight if column.is_amount else Qt.AlignmentFlag.AlignLeft
            line.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
            line.setFont(figure_font(parent.font()))
            # A line edit keeps two pixels to itself at either side.
            margin = max(0, padding(parent.fontMetrics()) - 2)
            line.setTextMargins(margin, 0, margin, 0)
            editor = line
        editor.setObjectName("CellEditor")
        editor.setAccessibleName(column.heading)
        self._editor = editor
        return editor

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """Forget the editor that closes."""
        if editor is self._editor:
            self._editor = None
        super().destroyEditor(editor, index)

    def take(self) -> None:
        """Take what is typed in the open editor and close it."""
        if self._editor is not None:
            self._finish(self._editor, 0, 0)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Begin with the cell's value in full, an amount with its working."""
        text = self._model.entry_text(index.row(), index.column())
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findText(text))
        elif isinstance(editor, QLineEdit):
            editor.setText(text)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand over what was typed; the model says whether it is taken."""
        text = editor.currentText() if isinstance(editor, QComboBox) else cast("QLineEdit", editor).text()
        self._taken = model.setData(index, text)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Cover the cell; an amount's editor reaches over its left neighbour so that a working has room."""
        rect = option.rect
        if self._model.columns[index.column()].is_amount:
            rect.setLeft(min(rect.left(), rect.right() - _EDITOR_LETTERS * padding(editor.fontMetrics())))
        editor.setGeometry(rect.adjusted(0, 0, 0, -1))

    def eventFilter(self, object: QObject, event: QEvent) -> bool:  # noqa: A002  # Qt's name
        """Take the keys that end an edit and move on."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(object, QWidget):
            step = self._step(object, event)
            if step is not None:
                self._finish(object, *step, tabbed=event.key() in _TAB)
                return True
        return super().eventFilter(object, event)

    def _step(self, editor: QWidget, event: QKeyEvent) -> tuple[int, int] | None:
        key = Qt.Key(event.key())
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in _ENTER:
            return (0, -1) if back else (0, 1)
        if key == Qt.Key.Key_Tab:
            return (1, 0)
        if key == Qt.Key.Key_Backtab:
            return (-1, 0)
        if self.typing and isinstance(editor, QLineEdit) and not back:
            if key in _ACROSS:
                return (_ACROSS[key], 0)
            if key in _DOWN:
                return (0, _DOWN[key])
        return None

    def _finish(self, editor: QWidget, columns: int, rows: int, *, tabbed: bool = False) -> None:
        self._taken = True
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
        if self._taken:
            self.left.emit(columns, rows, tabbed)

    def _list(self, parent: QWidget, index: Index) -> QComboBox:
        column = self._model.columns[index.column()]
        text = self._model.edit_text(index.row(), index.column())
        box = QComboBox(parent)
        can_be_empty = column.heading != "Type"
        choices = [*([""] if can_be_empty else []), *column.choices]
        box.addItems(choices if text in choices else [*choices, text])
        if not self.typing:
            # While typing, every letter and arrow chooses: only Enter or Tab is meant as an end then.
            box.activated.connect(partial(self._on_chosen, box))
            QTimer.singleShot(0, box, box.showPopup)
        return box

    def _on_chosen(self, box: QComboBox, _chosen: int) -> None:
        self._finish(box, 0, 0)
