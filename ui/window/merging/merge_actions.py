"""Merge copies: chosen, read, merged by their bases, decided by the officer, and taken over as one step."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from PySide6.QtCore import QObject, Slot

from model.findings import Level
from model.problems import Problem
from model.progress import Cancelled
from ui.window import file_dialogs
from ui.window.asked import is_accepted
from ui.window.message_bar import MessageBar, Offer
from ui.window.session import Session
from ui.window.work import Work

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from model.budget import Budget
    from model.comparing.sides import Side
    from model.edits import Edit
    from model.log_credits import Credits
    from model.merging.merging import Decisions, Merged
    from model.progress import Progress
    from model.workbook.document import Document
    from ui.window.merging.bases import CopyOfWorkbook

Result = TypeVar("Result")


class _Planned(NamedTuple):
    """An edit, None where the copies bring nothing, and who made what it brings."""

    edit: "Edit | None"
    credits: "Credits"


class MergeActions(QObject):
    """Carries `Merge copies` out on the open document."""

    def __init__(
        self,
        session: Session,
        window: "QWidget",
        message_bar: MessageBar,
        work: Work,
        offer_undo: Callable[[str, Offer], None],
    ) -> None:
        """`work` reads and merges; `offer_undo` tells a step with Undo and something else to do about it."""
        super().__init__(window)
        self._session = session
        self._window = window
        self._messages = message_bar
        self._work = work
        self._offer_undo = offer_undo

    @Slot()
    def merge(self) -> None:
        """Ask for copies, have the conflicts decided, and take over what they changed."""
        document = self._session.document
        if document is None or not self._session.settle():
            return
        paths = file_dialogs.ask_copies(self._window, self._folder(document))
        if not paths:
            return
        from ui.window.merging.bases import choices, opened
        from ui.window.merging.merge_dialog import MergeDialog

        try:
            copies = self._work.run("Reading the copies", partial(opened, document, paths), waits=True)
            merge = partial(self._merge, self._mine(document))
            ask_file = partial(file_dialogs.ask_open, self._window, self._folder(document))
            dialog = MergeDialog(copies, choices(document), merge, ask_file, self._window)
        except Problem as problem:
            self._tell(problem)
            return
        if is_accepted(dialog) and dialog.merged is not None:
            self._take_over(dialog.merged)

    def _mine(self, document: "Document") -> "Side":
        from model.comparing.choosing import side_of

        return side_of(document, document.name)

    def _merge(self, mine: "Side", copies: "Sequence[CopyOfWorkbook]", decisions: "Decisions") -> "Merged":
        """Merge beside the window. Raises Problem."""
        return self._work.run("Merging the copies", partial(_merged, mine, tuple(copies), decisions), waits=True)

    def _take_over(self, merged: "Merged") -> None:
        """Make the merge one step, and tell whose changes went where."""
        from ui.window.merging.wording import whose

        budget = self._session.budget
        try:
            planned = self._work.run("Merging the copies", partial(_planned, merged, budget), waits=True)
        except Problem as problem:
            self._tell(problem)
            return
        if not self._session.do(planned.edit):
            self._messages.tell(Level.NOTE, "The copies bring nothing that is not here already; nothing was changed.")
            return
        document = self._session.document
        if document is not None:
            document.credits = {**document.credits, **planned.credits}
        see = ("See each change…", partial(self._show, merged))
        self._offer_undo(f"Merged. {whose(merged)}", see)

    def _show(self, merged: "Merged") -> None:
        from ui.window.merging.brought_dialog import BroughtDialog

        is_accepted(BroughtDialog(merged, self._window))

    def _tell(self, problem: Problem) -> None:
        self._messages.tell(Level.NOTE if isinstance(problem, Cancelled) else Level.ERROR, str(problem))

    def _folder(self, document: "Document") -> Path:
        return document.path.parent if document.path is not None else Path.home()


def _planned(merged: "Merged", budget: "Budget", _progress: "Progress") -> _Planned:
    from model.merging.crediting import credits_of

    return _Planned(merged.edit(budget), credits_of(merged))


def _merged(mine: "Side", copies: "Sequence[CopyOfWorkbook]", decisions: "Decisions", progress: "Progress") -> "Merged":
    from model.merging.merging import merge

    read = []
    for count, copy in enumerate(copies):
        progress(f"Reading the base of {copy.side.name}", count / len(copies))
        read.append(copy.copy())
    return merge(mine, [each for each in read if each is not None], decisions)
