"""The session: the open document, its undo stack and how its figures are viewed. Every part of the window shares it.

The only way to change the budget from the window is `do`: it puts one Edit on the one undo stack.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QUndoCommand, QUndoStack

from model.money import Unit
from ui.window.preferences import opening_view
from ui.window.view import View

if TYPE_CHECKING:
    from model.budget import Budget
    from model.edits import Change, Edit
    from model.line_history import LineHistory
    from model.lines import Line
    from model.workbook.document import Document


class EditCommand(QUndoCommand):
    """One undo step: one Edit. `number` is its own among all steps of the session."""

    def __init__(self, budget: "Budget", edit: "Edit", number: int) -> None:
        """Hold an Edit that was planned for this budget."""
        super().__init__(edit.label)
        self.number = number
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
    once an edit), `saved` (the file now holds the work), `modified_changed` (ask `is_modified` again),
    `view_changed` (unit, decimals, negatives or basis), `current_line_changed` (line id or None),
    `saving` (the file is about to be written with the budget as it is), `written` (it was),
    `settling` (what is being typed is to be taken now), `refused` (a sentence: what was typed cannot be taken),
    `warned` (a sentence for the message bar: the place that it is about is out of sight),
    `doubted` (a sentence about the step just done, which may not be meant).
    """

    document_replaced = Signal()
    changed = Signal(object)
    saving = Signal()
    written = Signal()
    saved = Signal()
    modified_changed = Signal()
    view_changed = Signal()
    current_line_changed = Signal(object)
    settling = Signal()
    refused = Signal(str)
    warned = Signal(str)
    doubted = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin with no document."""
        super().__init__(parent)
        self._document: Document | None = None
        self._view = View()
        self._current_line: int | None = None
        self._is_copy = False
        self._has_refused = False
        self.refused.connect(self._on_refused)
        self._steps = 0
        self._saved_point = 0
        self.undo_stack = QUndoStack(self)
        self.undo_stack.indexChanged.connect(self._on_index)
        self.history: LineHistory  # of the open document

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
        if self._document.stored_version_count < len(self._document.versions):
            return True
        return self.undo_point != self._saved_point or (self._document.path is None and not self._is_copy)

    @property
    def undo_point(self) -> int:
        """Names the state of the budget: the number of the undo step that led to it, 0 before the first."""
        step = self.undo_stack.command(self.undo_stack.index() - 1)
        return step.number if isinstance(step, EditCommand) else 0

    @property
    def current_line(self) -> "Line | None":
        """The line that the line panel shows."""
        if self._document is None or self._current_line is None or not self.budget.has_line(self._current_line):
            return None
        return self.budget.line(self._current_line)

    def open(self, document: "Document | None", *, is_copy: bool = False) -> None:
        """Make a document the open one, with an empty undo stack, viewed as its settings or the officer say.

        `is_copy`: it is a copy of something that stays (a sample), so that untouched it holds no work to be saved.
        """
        self._document = document
        self._is_copy = is_copy
        self._current_line = None
        self.undo_stack.clear()
        self._saved_point = 0
        if document is not None:
            from model.line_history import LineHistory  # the window starts without the model

            settings = document.budget.settings
            self._view = opening_view().view_of(settings)
            self.history = LineHistory()
            document.budget.subscribe(self._on_change)
        self.document_replaced.emit()
        self.current_line_changed.emit(None)

    def do(self, edit: "Edit | None", doubt: str = "") -> bool:
        """Carry out a planned edit as one undo step; False where the plan was to change nothing.

        `doubt` is a sentence about what it does that may not be meant.
        """
        if edit is None:
            return False
        if self._document is not None and self._document.is_frozen:
            self.warned.emit(f"{self._document.name} is frozen, and nobody edits it any more; nothing was changed.")
            return False
        self._steps += 1
        self.history.record(edit, self.undo_stack.index())
        self.undo_stack.push(EditCommand(self.budget, edit, self._steps))
        if doubt:
            self.doubted.emit(doubt)
        return True

    def settle(self) -> bool:
        """Have what is being typed taken into the budget; False where it was refused, which has been told."""
        self._has_refused = False
        self.settling.emit()
        return not self._has_refused

    @Slot()
    def undo(self) -> None:
        """Take the last step back, once what is being typed is taken; not while that cannot be."""
        if self.settle():
            self.undo_stack.undo()

    def mark_saved(self, point: int | None = None) -> None:
        """Take note that the document's file now holds the budget as it was at an undo point; as it is, unless said."""
        self._is_copy = False
        self._saved_point = self.undo_point if point is None else point
        self.saved.emit()
        self.modified_changed.emit()

    def show_in(self, unit: Unit) -> None:
        """View figures in another unit, with its customary decimals (the workbook's own unit keeps its setting)."""
        settings = self.budget.settings if self._document else None
        decimals = settings.decimals if settings and settings.unit is unit else unit.decimals
        self._view = replace(self._view, unit=unit, decimals=decimals)
        self.view_changed.emit()

    def look(self, view: View) -> None:
        """View figures in another way; what is stored stays as it is."""
        if view != self._view:
            self._view = view
            self.view_changed.emit()

    def set_current_line(self, line_id: int | None) -> None:
        """Tell the window which line the officer is on."""
        if line_id != self._current_line:
            self._current_line = line_id
            self.current_line_changed.emit(line_id)

    @Slot()
    def _on_index(self) -> None:
        self.modified_changed.emit()

    @Slot(str)
    def _on_refused(self, _sentence: str) -> None:
        self._has_refused = True

    def _on_change(self, changes: "tuple[Change, ...]") -> None:
        from model.edits import SettingChange  # the window starts without the model

        settings, view = self.budget.settings, self._view
        altered = {change.name for change in changes if isinstance(change, SettingChange)}
        if "negatives" in altered:
            view = replace(view, negatives=settings.negatives)
        if "decimals" in altered and view.unit is settings.unit:
            view = replace(view, decimals=settings.decimals)
        self.look(view)
        self.changed.emit(changes)
