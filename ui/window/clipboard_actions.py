"""Cut, copy and paste, of cells in a grid or of text in whatever field has the focus."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from model.collecting import without_collecting
from model.edits import LineAdded
from model.findings import Level
from model.pasting.plan import PastePlan, plan_paste
from model.pasting.questions import Choice, Topic
from model.pasting.request import Request
from model.pasting.special import PLAIN, Special
from model.problems import EntryProblem
from model.progress import Cancelled
from ui.window.action_ids import ActionId
from ui.window.asked import is_accepted
from ui.window.desk import Desk
from ui.window.page_grids import grid_in_use
from ui.window.work import Busy, Work

if TYPE_CHECKING:
    from ui.window.grid.copying import Copied
    from ui.window.grid.line_grid import LineGrid

_COMMANDS = (ActionId.CUT, ActionId.PASTE, ActionId.PASTE_SPECIAL)


class ClipboardActions(QObject):
    """Carries the clipboard's commands out on the page in sight."""

    def __init__(self, desk: Desk, work: Work) -> None:
        """Connect the actions."""
        super().__init__(desk.pages)
        self._session, self._pages, self._actions, self._messages, self._offer = desk
        self._work = work
        actions = desk.actions
        actions[ActionId.CUT].due.connect(self.cut)
        actions[ActionId.COPY].due.connect(self.copy)
        actions[ActionId.PASTE].due.connect(self.paste)
        actions[ActionId.PASTE_SPECIAL].due.connect(self.paste_special)

    @Slot()
    def refresh(self) -> None:
        """Offer the commands while a workbook is open."""
        self._actions.enable(_COMMANDS, enabled=self._session.document is not None)

    @Slot()
    def copy(self) -> None:
        """Copy the selected text or cells."""
        text, grid = _focused_text(), grid_in_use(self._pages)
        if text is not None:
            text.copy()
        elif grid is not None and (written := self._written(grid)) is not None:
            QGuiApplication.clipboard().setMimeData(written.content())

    def _written(self, grid: "LineGrid") -> "Copied | None":
        """Return the selected cells written for the clipboard, None where that is refused or stopped, which is told.

        Many cells are written beside the window, which waits meanwhile.
        """
        from ui.window.grid.copying import MOST_CELLS_AT_ONCE

        cells = grid.copying()
        if cells is None:
            return None
        if cells.size <= MOST_CELLS_AT_ONCE:
            return cells.write()
        try:
            return self._work.run(f"Copying {len(cells.lines):,} lines", cells.write, waits=True)
        except (Busy, Cancelled) as problem:
            self._messages.tell(Level.NOTE, f"Nothing was copied. {problem}")
            return None

    @Slot()
    def cut(self) -> None:
        """Copy the selected text or cells and clear them; cells of which one cannot be blank stay."""
        text, grid = _focused_text(), grid_in_use(self._pages)
        if text is not None:
            text.cut()
        elif grid is not None:
            from model.filling import cut_cells
            from ui.window.grid.changing import change
            from ui.window.grid.pasting import field_cells
            from ui.window.grid.selected import selected_cells

            written = self._written(grid)
            if written is None:
                return
            budget, cells = self._session.budget, field_cells(grid, selected_cells(grid))
            done = change(
                self._session,
                grid,
                lambda over: cut_cells(budget, cells, over_formula=over),
                cells,
            )
            if done:
                QGuiApplication.clipboard().setMimeData(written.content())

    @Slot()
    def paste(self) -> None:
        """Paste text, or cells from the current one on; what has to be decided is asked first."""
        text = _focused_text()
        if text is not None:
            text.paste()
        else:
            self.paste_cells(PLAIN)

    @Slot()
    def paste_special(self) -> None:
        """Ask how the values are meant, then paste them."""
        from ui.window.paste_special_dialog import PasteSpecialDialog

        if grid_in_use(self._pages) is None:
            return
        dialog = PasteSpecialDialog(self._session.view.unit, self._pages)
        agreed, special = is_accepted(dialog), dialog.special
        if agreed:
            self.paste_cells(special)

    def paste_cells(self, special: Special) -> None:
        """Paste the clipboard's cells into the grid in use."""
        from ui.window.grid.changing import shut_words
        from ui.window.grid.pasting import clipboard_block, target_of

        page, grid = self._pages.lines_page, grid_in_use(self._pages)
        if page is None or grid is None:
            return
        try:
            block = clipboard_block()
            target = target_of(page, grid, max(block.height, block.width))
            request = Request(self._session.budget, block, target, self._session.view.unit, special)
            with without_collecting():
                plan = plan_paste(request)
        except EntryProblem as problem:
            grid.refuse(str(problem))
            return
        shut = shut_words(grid, (outcome.spot.field for outcome in plan.outcomes))
        if shut:
            grid.refuse(shut)
            return
        decided = self._decided(grid, request, plan) if plan.questions else plan
        if decided is not None:
            self._land(grid, decided)

    def _decided(self, grid: "LineGrid", request: Request, plan: PastePlan) -> PastePlan | None:
        """Return the plan with the officer's answers; None where they cancelled."""
        first = plan.questions[0]
        if len(plan.questions) == 1 and first.topic is Topic.FORMULAS:
            agreed = grid.confirm(f"{first.text} {first.choices[Choice.REPLACE]}?")
            return plan_paste(replace(request, answers={Topic.FORMULAS: Choice.REPLACE})) if agreed else None
        from ui.window.paste_dialog import PasteDialog

        dialog = PasteDialog(request, plan, self._session.view, self._pages)
        return dialog.plan if is_accepted(dialog) else None

    def _land(self, grid: "LineGrid", plan: PastePlan) -> None:
        """Do it, select where it went, and tell what is not plain to see."""
        with without_collecting():
            landed = self._session.do(plan.edit)
        if not landed:
            self._messages.tell(Level.NOTE, "Nothing was pasted: every cell keeps what it has.")
            return
        from ui.window.grid.pasting import select_pasted

        select_pasted(grid, plan)
        added = sum(isinstance(change, LineAdded) for change in plan.edit.changes) if plan.edit else 0
        kept = sum(1 for outcome in plan.outcomes if outcome.note and not outcome.is_change)
        told = []
        if added:
            told.append(f"{added:,} line{' was' if added == 1 else 's were'} added")
        if kept:
            told.append(f"{kept:,} cell{' keeps what it has' if kept == 1 else 's keep what they have'}")
        if told:
            self._offer.tell(f"Pasted; {' and '.join(told)}.")


def _focused_text() -> QLineEdit | QPlainTextEdit | None:
    """Return the field of text that has the focus, also that of an editor in a grid."""
    focused = QApplication.focusWidget()
    return focused if isinstance(focused, QLineEdit | QPlainTextEdit) else None
