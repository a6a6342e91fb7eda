"""The view of a grid in whose cells is typed: what is typed is taken, or a sentence beside the cell says why not."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QLineEdit, QWidget

from ui.window.grid.choice_editor import ChoiceEditor
from ui.window.grid.column_layout import ColumnLayout
from ui.window.grid.delegate import CellDelegate
from ui.window.grid.grid_model import LineGridModel
from ui.window.grid.refusal import RefusalNote
from ui.window.grid.sheet_view import SheetView
from ui.window.session import Session

Confirm = Callable[[str], bool]

_OPENING = (
    QAbstractItemView.EditTrigger.AnyKeyPressed,
    QAbstractItemView.EditTrigger.EditKeyPressed,
    QAbstractItemView.EditTrigger.DoubleClicked,
)
_KEEPING = _OPENING[1:]
_PASSING = (
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)


class EntryView(SheetView):
    """A model's lines, and the editor that is open in one of their cells.

    What cannot be taken stays in its editor, to be mended or given up with Esc: nothing typed is thrown away unseen.
    Signals: those of `SheetView`, `fill_asked` (str: what was typed is meant for the whole selection).
    """

    fill_asked = Signal(str)

    def __init__(
        self,
        session: Session,
        model: LineGridModel,
        layout: ColumnLayout,
        confirm: Confirm,
        parent: QWidget | None = None,
    ) -> None:
        """Show the model. `confirm` asks the officer a question and says whether the answer was yes."""
        super().__init__(model, layout, parent)
        self._session = session
        self._confirm = confirm
        self._clearing = False
        self._note = RefusalNote(self)
        self._cells = CellDelegate(model, self)
        self.setItemDelegate(self._cells)
        model.refused.connect(self._on_refused)
        model.formula_in_the_way.connect(self._on_formula_in_the_way)
        session.settling.connect(self.take)
        layout.changed.connect(self._on_columns_changed)
        self._cells.fill_asked.connect(self._on_fill_asked)
        self._cells.gone.connect(self._on_editor_gone)

    @property
    def refusal(self) -> RefusalNote:
        """The note that says why an entry was refused."""
        return self._note

    @property
    def is_mending(self) -> bool:
        """Whether an editor is open with what was refused."""
        return self._cells.is_refused

    def take(self) -> None:
        """Take what is being typed in the open editor, as leaving the cell does."""
        if self.state() == QAbstractItemView.State.EditingState:
            self._cells.take()

    def confirm(self, question: str) -> bool:
        """Ask the officer a question and say whether the answer was yes."""
        return self._confirm(question)

    def refuse(self, sentence: str) -> None:
        """Say beside the current cell why something cannot be done."""
        self._on_refused(self.currentIndex(), sentence)

    def tell(self, sentence: str, index: QModelIndex | None = None) -> None:
        """Say at a cell (the current one unless given) why something cannot be done."""
        self._on_refused(index or self.currentIndex(), sentence)

    def edit(self, index: QModelIndex, trigger: object = None, event: QEvent | None = None) -> bool:  # type: ignore[override]  # Qt overloads it
        """Open an editor; typing opens one that arrow keys leave."""
        if trigger in _OPENING and (fixed := self._lines.fixed(index)):
            self.tell(fixed, index)
            return False
        if self._cells.is_refused:
            self._return_to_refused()
            return False
        if (trigger is None or trigger in _OPENING) and not self._session.settle():
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
            if trigger in _KEEPING:
                self._cells.go_behind()
        return has_begun

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Close an editor, unless what it holds was refused and is not given up: it stays, to be mended."""
        if not self._cells.is_refused or hint == QAbstractItemDelegate.EndEditHint.RevertModelCache:
            self._cells.is_refused = False
            if isinstance(editor, ChoiceEditor):
                editor.end()
            super().closeEditor(editor, hint)
            if isinstance(editor, QLineEdit):
                self._note.hide()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus on to an entry that is still to be mended, here or elsewhere."""
        super().focusInEvent(event)
        if self._cells.is_refused:
            self._return_to_refused()
        else:
            self._session.settle()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell no longer what was refused here and is done with, once the officer goes on elsewhere in the window."""
        super().focusOutEvent(event)
        if event.reason() not in _PASSING and not self._cells.is_refused:
            self._note.hide_old()

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell in the window what would be told at a cell that goes out of sight."""
        if event.spontaneous():
            super().hideEvent(event)
            return
        self._give_up()
        super().hideEvent(event)

    def _give_up(self) -> None:
        if self._note.is_new or self._cells.is_refused:
            self._session.warned.emit(self._note.text())
        if self._cells.is_refused:
            self._cells.give_up()
        self._note.hide()

    def _on_columns_changed(self) -> None:
        if self._cells.is_refused and self._columns.is_hidden(self._cells.edited.column()):
            self._give_up()

    def _on_fill_asked(self, text: str) -> None:
        self._note.hide()
        self.fill_asked.emit(text)
        if not self._note.isHidden():
            super().edit(self.currentIndex())
            self._cells.mend(text)

    def _on_editor_gone(self) -> None:
        # With a row that goes, Qt takes its editor away but stays in the middle of editing.
        if self.state() == QAbstractItemView.State.EditingState:
            self.setState(QAbstractItemView.State.NoState)

    def _return_to_refused(self) -> None:
        self.setCurrentIndex(self._cells.edited)
        self._cells.mend()

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
