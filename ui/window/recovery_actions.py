"""Offering what a crash left: told when the window opens, looked at, recovered or deleted when the officer wants to."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from model.findings import Level
from ui import event_log
from ui.event_log import Event
from ui.window import messages
from ui.window.asked import is_accepted
from ui.window.document_actions import DocumentActions
from ui.window.journal_keeper import JournalKeeper
from ui.window.message_bar import MessageBar
from ui.window.session import Session
from ui.window.work import Work

if TYPE_CHECKING:
    from model.journal.place import Leftover
    from model.journal.recovery import Recovery
    from model.progress import Progress


class RecoveryActions(QObject):
    """Carries `Recover unsaved work` out."""

    def __init__(
        self,
        session: Session,
        documents: DocumentActions,
        keeper: JournalKeeper,
        message_bar: MessageBar,
        work: Work,
        window: QWidget,
    ) -> None:
        """`documents` asks about the work in the window, `keeper` holds what was recovered until it is saved."""
        super().__init__(window)
        self._session, self._documents, self._keeper = session, documents, keeper
        self._messages, self._work, self._window = message_bar, work, window

    @Slot()
    def look(self) -> None:
        """Tell, once the window is there, of work that was not saved; nothing is read where there is none."""
        from model.local_data import has_recovery_data

        if not has_recovery_data():
            return
        pieces = _pieces()
        for piece in pieces:
            piece.leave()
        if pieces:
            what = "a workbook" if len(pieces) == 1 else f"{len(pieces)} workbooks"
            is_damaged = any(piece.base is None for piece in pieces)
            kept = "they were kept, but some of what was kept is damaged" if is_damaged else "they were kept"
            words = f"The program ended before changes to {what} were saved; {kept}."
            self._messages.tell(Level.WARNING, words, "Recover unsaved work…", self.show)

    @Slot()
    def show(self) -> None:
        """Show what was kept, and recover what is chosen."""
        from ui.window.recovery_dialog import RecoveryDialog

        if self._work.is_busy:
            self._messages.tell(Level.NOTE, "Other work is still under way; wait until it is done.")
            return
        pieces = _pieces()
        if not pieces:
            self._messages.tell(Level.NOTE, "There is no unsaved work to recover.")
            return
        dialog = RecoveryDialog(pieces, self._ready, self._may_delete, self._window)
        chosen = dialog.chosen if is_accepted(dialog) else None
        for piece in pieces:
            if chosen is None or piece is not chosen.leftover:
                piece.leave()
        if chosen is not None:
            self._recover(chosen)

    def _recover(self, recovery: "Recovery") -> None:
        if not self._documents.may_leave():
            recovery.leftover.leave()
            return
        self._session.open(recovery.document)
        self._session.do(recovery.restored.edit)
        self._keeper.recovered(recovery.leftover)
        self._documents.hold()
        count = recovery.restored.count
        event_log.note(Event.RECOVERED, steps=count)
        words = f"{count} change{'s' if count != 1 else ''} recovered; save to keep {'them' if count != 1 else 'it'}."
        self._messages.tell(Level.WARNING if recovery.remark else Level.NOTE, f"{words} {recovery.remark}".strip())

    def _ready(self, leftover: "Leftover") -> "Recovery":
        """Make a piece ready beside the window: its workbook may be large, or on a slow share."""
        return self._work.run(f"Reading {leftover.heading.name}", partial(_ready, leftover), can_stop=False, waits=True)

    def _may_delete(self, name: str) -> bool:
        return messages.ask_confirm(
            self._window, f"Delete the unsaved work on {name}?", "Delete", "It cannot be brought back."
        )


def _ready(leftover: "Leftover", _progress: "Progress") -> "Recovery":
    from model.journal.recovery import recovery_of

    return recovery_of(leftover)


def _pieces() -> "list[Leftover]":
    """Return what was left with anything in it; what holds no change is taken away."""
    from model.journal.place import leftovers

    found = list(leftovers())
    for piece in found:
        if not piece.edits and piece.is_whole:
            piece.remove()
    return [piece for piece in found if piece.edits or not piece.is_whole]
