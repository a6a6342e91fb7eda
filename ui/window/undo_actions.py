"""Undo and redo: the one undo stack's steps, named in the menu and in the buttons' tooltips."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QUndoStack

from ui.window.actions import TABLE, ActionId, Actions, tool_tip

_ROWS = {row.id: row for row in TABLE}


class UndoActions(QObject):
    """Keeps the two actions in step with the stack."""

    def __init__(self, stack: QUndoStack, actions: Actions) -> None:
        """Connect them."""
        super().__init__(actions)
        self._stack = stack
        self._actions = actions
        actions[ActionId.UNDO].triggered.connect(stack.undo)
        actions[ActionId.REDO].triggered.connect(stack.redo)
        stack.indexChanged.connect(self.refresh)
        stack.canUndoChanged.connect(self.refresh)
        stack.canRedoChanged.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Name the next step of each."""
        undo, redo = self._stack.undoText(), self._stack.redoText()
        self._show(ActionId.UNDO, "&Undo", undo, enabled=self._stack.canUndo())
        self._show(ActionId.REDO, "&Redo", redo, enabled=self._stack.canRedo())

    def _show(self, name: ActionId, word: str, step: str, *, enabled: bool) -> None:
        action = self._actions[name]
        short = word.replace("&", "")
        action.setText(f"{word}: {step.replace('&', '&&')}" if step else word)
        action.setIconText(short)
        action.setToolTip(tool_tip(f"{short}: {step}" if step else _ROWS[name].help, _ROWS[name].shortcuts))
        action.setEnabled(enabled)
