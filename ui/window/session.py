"""The session: the open document, its undo stack and how its figures are viewed. Every part of the window shares it.

The only way to change the budget from the window is `do`: it puts one Edit on the one undo stack.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from model.money import Unit
from ui.window.view import View

if TYPE_CHECKING:
    from model.budget import Budget
    from model.edits import Change, Edit
    from model.lines import Line
    from model.workbook.document import Document


class EditCommand(QUndoCommand):
    """One undo step: one Edit."""

    def __init__(self, budget: "Budget", edit: "Edit") -> None:
        """Hold an Edit that was planned for this budget."""
        super().__init__(edit.label)
        self._budget = budget
        self._edit = edit

    def redo(self) -> None:
        """Apply the edit."""
        self._budget.apply(self._edit)

    def undo(self) -> None:
        """Revert the edit."""
        self._budget.revert(self._edit)


class Session(QObject):
    """The open document and its undo stack.

    Signals: `document_replaced` (another document was opened, or none), `changed` (tuple of the model's changes,
    once an edit), `saved` (the file now holds the work), `view_changed` (unit, decimals or negatives),
    `current_line_changed` (line id or None), `refused` (a sentence: what was typed cannot be taken).
    """

    document_replaced = Signal()
    changed = Signal(object)
    saved = Signal()
    view_changed = Signal()
    current_line_changed = Signal(object)
    refused = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin with no document."""
        super().__init__(parent)
        self._document: Document | None = None
        self._view = View()
        self._current_line: int | None = None
        self._is_copy = False
        self.undo_stack = QUndoStack(self)

    @property
    def document(self) -> "Document | None":
        """The open document."""
        return self._document

    @property
    def budget(self) -> "Budget":
        """The open document's budget; there must be one."""
        if self._document is None:
            message = "no document is open"
            raise RuntimeError(message)
        return self._document.budget

    @property
    def view(self) -> View:
        """How figures are shown."""
        return self._view

    @property
    def is_modified(self) -> bool:
        """Whether there is work that is not in the file."""
        if self._document is None:
            return False
        return not self.undo_stack.isClean() or (self._document.path is None and not self._is_copy)

    @property
    def current_line(self) -> "Line | None":
        """The line that the line panel shows."""
        if self._document is None or self._current_line is None or not self.budget.has_line(self._current_line):
            return None
        return self.budget.line(self._current_line)

    def open(self, document: "Document | None", *, is_copy: bool = False) -> None:
        """Make a document the open one, with an empty undo stack, viewed as its settings say.

        `is_copy`: it is a copy of something that stays (a sample), so that untouched it holds no work to be saved.
        """
        self._document = document
        self._is_copy = is_copy
        self._current_line = None
        self.undo_stack.clear()
        if document is not None:
            settings = document.budget.settings
            self._view = View(settings.unit, settings.decimals, settings.negatives)
            document.budget.subscribe(self._on_change)
        self.document_replaced.emit()
        self.current_line_changed.emit(None)

    def do(self, edit: "Edit | None") -> bool:
        """Carry out a planned edit as one undo step; False where the plan was to change nothing."""
        if edit is None:
            return False
        self.undo_stack.push(EditCommand(self.budget, edit))
        return True

    def mark_saved(self) -> None:
        """Take note that the document's file now holds everything."""
        self._is_copy = False
        self.undo_stack.setClean()
        self.saved.emit()

    def show_in(self, unit: Unit) -> None:
        """View figures in another unit, with its customary decimals (the workbook's own unit keeps its setting)."""
        settings = self.budget.settings if self._document else None
        decimals = settings.decimals if settings and settings.unit is unit else unit.decimals
        self._view = replace(self._view, unit=unit, decimals=decimals)
        self.view_changed.emit()

    def set_current_line(self, line_id: int | None) -> None:
        """Tell the window which line the officer is on."""
        if line_id != self._current_line:
            self._current_line = line_id
            self.current_line_changed.emit(line_id)

    def _on_change(self, changes: "tuple[Change, ...]") -> None:
        from model.edits import SettingChange  # the window starts without the model

        settings = self.budget.settings
        view = replace(self._view, negatives=settings.negatives)
        if any(isinstance(change, SettingChange) and change.name == "decimals" for change in changes):
            decimals = settings.decimals if view.unit is settings.unit else view.decimals
            view = replace(view, decimals=decimals)
        if view != self._view:
            self._view = view
            self.view_changed.emit()
        self.changed.emit(changes)
