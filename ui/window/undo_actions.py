"""Undo and redo: the one undo stack's steps, named in the menu and in the buttons' tooltips."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QUndoStack

from ui.window.action_ids import ActionId
from ui.window.action_table import TABLE
from ui.window.actions import Actions, tool_tip

_ROWS = {row.id: row for row in TABLE}


class UndoActions(QObject):
    """Keeps the two actions in step with the stack."""

    def __init__(self, stack: QUndoStack, actions: Actions) -> None:
        """Connect them."""
        super().__init__(actions)
        self._stack = stack
        self._actions = actions
        actions[ActionId.UNDO].due.connect(stack.undo)
        actions[ActionId.REDO].due.connect(stack.redo)
        stack.undoTextChanged.connect(self._on_undo_text)
        stack.redoTextChanged.connect(self._on_redo_text)
        stack.canUndoChanged.connect(actions[ActionId.UNDO].setEnabled)
        stack.canRedoChanged.connect(actions[ActionId.REDO].setEnabled)
        self.refresh()

    def refresh(self) -> None:
        """Offer what the stack holds."""
        self._on_undo_text(self._stack.undoText())
        self._on_redo_text(self._stack.redoText())
        self._actions[ActionId.UNDO].setEnabled(self._stack.canUndo())
        self._actions[ActionId.REDO].setEnabled(self._stack.canRedo())

    # The signals bring what is to be shown: a stack that is going away emits them once more and cannot be asked.

    @Slot(str)
    def _on_undo_text(self, step: str) -> None:
        self._show(ActionId.UNDO, "&Undo", step)

    @Slot(str)
    def _on_redo_text(self, step: str) -> None:
        self._show(ActionId.REDO, "&Redo", step)

    def _show(self, name: ActionId, word: str, step: str) -> None:
        action = self._actions[name]
        short = word.replace("&", "")
        action.setText(f"{word}: {step.replace('&', '&&')}" if step else word)
        action.setIconText(short)
        action.setToolTip(tool_tip(f"{short}: {step}" if step else _ROWS[name].help, _ROWS[name].shortcuts))
