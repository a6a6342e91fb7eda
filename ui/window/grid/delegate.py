"""How a cell is edited: a line for words and amounts, a list for chosen words, keys as in Excel."""

from functools import partial
from typing import cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.window.grid.cell_parts import arrow_rect
from ui.window.grid.choice_editor import ChoiceEditor
from ui.window.grid.columns import Entry
from ui.window.grid.figures import padding
from ui.window.grid.grid_model import LineGridModel
from ui.window.metrics import figure_font

Index = QModelIndex | QPersistentModelIndex

_EDITOR_LETTERS = 14
_MOVING = (
    *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down),
    *(Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End),
)
_UPRIGHT = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_TAB = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CellDelegate(QStyledItemDelegate):
    """Edits the cells of one grid, which draws them itself.

    `typing` says that the editor was opened by typing, so that arrow keys leave it as they do in Excel; F2 changes it.
    `is_refused` says that what the open editor holds cannot be taken: it stays open, to be mended or given up.
    Signals: `left` (columns, rows, whether by Tab: what was typed is taken and the current cell moves on),
    `left_by_key` (Qt.Key, Qt.KeyboardModifier: what was typed is taken and the key does what it does in the grid),
    `fill_asked` (what was typed, for every selected cell), `gone` (the editor, however it was closed).
    """

    left = Signal(int, int, bool)
    left_by_key = Signal(object, object)
    fill_asked = Signal(str)
    gone = Signal()

    def __init__(self, model: LineGridModel, parent: QObject) -> None:
        """Serve the grid that shows the model."""
        super().__init__(parent)
        self._model = model
        self._taken = True
        self._editor: QWidget | None = None
        self._edited = QPersistentModelIndex()
        self.typing = False
        self.is_refused = False
        model.refused.connect(self._on_refused)

    @property
    def edited(self) -> QModelIndex:
        """The cell of the open editor."""
        return self._model.index(self._edited.row(), self._edited.column())

    def is_on_arrow(self, index: Index, cell: QRect, where: QPoint) -> bool:
        """Whether a place is on the arrow of a cell whose words are chosen from a list."""
        is_choice = self._model.columns[index.column()].entry is Entry.CHOICE
        return is_choice and self._model.line_id(index.row()) is not None and arrow_rect(cell).contains(where)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return the editor that fits the column."""
        column = self._model.columns[index.column()]
        editor: QWidget
        if column.entry is Entry.CHOICE:
            editor = self._list(parent, index)
        else:
            line = QLineEdit(parent)
            line.setFrame(False)
            side = Qt.AlignmentFlag.AlignRight if column.is_figure else Qt.AlignmentFlag.AlignLeft
            line.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
            line.setFont(figure_font(parent.font()))
            # A line edit keeps two pixels to itself at either side.
            margin = max(0, padding(parent.fontMetrics()) - 2)
            line.setTextMargins(margin, 0, margin, 0)
            editor = line
        editor.setObjectName("CellEditor")
        editor.setAccessibleName(column.heading)
        self._editor, self._edited, self.is_refused = editor, QPersistentModelIndex(index), False
        return editor

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """Forget the editor that closes."""
        if editor is self._editor:
            self._editor, self.is_refused = None, False
            self.gone.emit()
        super().destroyEditor(editor, index)

    def mend(self, text: str | None = None) -> None:
        """Let the officer mend what was typed, or another text: all of it selected, and arrow keys move in it."""
        if isinstance(self._editor, QLineEdit):
            if text is not None:
                self._editor.setText(text)
            self.typing, self.is_refused = False, True
            self._editor.selectAll()
            self._editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def give_up(self) -> None:
        """Close the open editor; the cell stays as it was."""
        if self._editor is not None:
            self.closeEditor.emit(self._editor, QStyledItemDelegate.EndEditHint.RevertModelCache)

    def go_behind(self) -> None:
        """Put the cursor behind what the cell holds, none of it selected: the next key adds to it, as in Excel."""
        if isinstance(self._editor, QLineEdit):
            self._editor.end(False)

    def take(self) -> None:
        """Take what is typed in the open editor and close it."""
        if self._editor is not None:
            self._finish(self._editor, 0, 0)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Begin with the cell's value in full, an amount with its working; never over what is still to be mended."""
        if self.is_refused:
            return
        text = self._model.entry_text(index.row(), index.column())
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findText(text))
        elif isinstance(editor, QLineEdit):
            editor.setText(text)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand over what was typed; the model says whether it is taken."""
        self.is_refused = False
        self._taken = model.setData(index, _typed_in(editor))

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Cover the cell; an amount's editor reaches over its left neighbour so that a working has room."""
        rect = option.rect
        if self._model.columns[index.column()].is_figure:
            rect.setLeft(min(rect.left(), rect.right() - _EDITOR_LETTERS * padding(editor.fontMetrics())))
        editor.setGeometry(rect.adjusted(0, 0, 0, -1))

    def eventFilter(self, object: QObject, event: QEvent) -> bool:  # noqa: A002  # Qt's name
        """Take the keys that end an edit and move on."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(object, QWidget):
            if event.key() == Qt.Key.Key_F2:
                self.typing = not self.typing
                return True
            if event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                typed, self.is_refused = _typed_in(object), False
                self.closeEditor.emit(object, QStyledItemDelegate.EndEditHint.NoHint)
                self.fill_asked.emit(typed)
                return True
            step = self._step(event)
            if step is not None:
                self._finish(object, *step, tabbed=event.key() in _TAB)
                return True
            if self.typing and Qt.Key(event.key()) in _MOVING and isinstance(object, QLineEdit):
                self._leave_by(object, event)
                return True
            if Qt.Key(event.key()) in _UPRIGHT and isinstance(object, QLineEdit):
                return True  # in the text there is nowhere to go; the grid would leave the cell
        return super().eventFilter(object, event)

    def _step(self, event: QKeyEvent) -> tuple[int, int] | None:
        key = Qt.Key(event.key())
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in _ENTER:
            return (0, -1) if back else (0, 1)
        if key == Qt.Key.Key_Tab:
            return (1, 0)
        if key == Qt.Key.Key_Backtab:
            return (-1, 0)
        return None

    def _finish(self, editor: QWidget, columns: int, rows: int, *, tabbed: bool = False) -> None:
        if self._take(editor):
            self.left.emit(columns, rows, tabbed)

    def _leave_by(self, editor: QWidget, event: QKeyEvent) -> None:
        key, held = Qt.Key(event.key()), event.modifiers()
        if self._take(editor):
            self.left_by_key.emit(key, held)

    def _take(self, editor: QWidget) -> bool:
        self._taken = True
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
        if self.is_refused:
            self.mend()
        return self._taken

    def _on_refused(self, _index: QModelIndex, _sentence: str) -> None:
        self.is_refused = isinstance(self._editor, QLineEdit)

    def _list(self, parent: QWidget, index: Index) -> QComboBox:
        column = self._model.columns[index.column()]
        text = self._model.edit_text(index.row(), index.column())
        can_be_empty = column.heading != "Type"
        choices = [*([""] if can_be_empty else []), *column.choices]
        box = ChoiceEditor(choices if text in choices else [*choices, text], text, parent, typing=self.typing)
        box.chosen.connect(partial(self._on_chosen, box))
        box.given_up.connect(partial(self._on_given_up, box))
        return box

    def _on_chosen(self, box: QComboBox, columns: int, rows: int, tabbed: bool) -> None:  # noqa: FBT001  # a signal's
        self._finish(box, columns, rows, tabbed=tabbed)

    def _on_given_up(self, box: QComboBox) -> None:
        self.closeEditor.emit(box, QStyledItemDelegate.EndEditHint.RevertModelCache)


def _typed_in(editor: QWidget) -> str:
    return editor.currentText() if isinstance(editor, QComboBox) else cast("QLineEdit", editor).text()
