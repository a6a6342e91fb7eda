"""Knows why the open workbook may only be read: somebody has it, its place takes no change, or it asks not to be.

It is read and edited all the same; what is saved is saved under another name, until the reason has gone.
"""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal, Slot

from model.progress import Progress, silent
from ui.window.lock_keeper import Held, LockKeeper, held
from ui.window.session import Session

if TYPE_CHECKING:
    from model.saving.locks import Lock
    from model.workbook.document import Document
    from model.workbook.read_only import ReadOnly


class Standing(NamedTuple):
    """How a workbook stands: its lock, or who has it, and the other reasons why it may only be read."""

    held: Held
    others: "tuple[ReadOnly, ...]"


def standing(document: "Document", path: Path, own: "Lock | None", _progress: Progress = silent) -> Standing:
    """Look how a workbook stands and take its lock, in any thread; `own` is the lock that is held here already."""
    return Standing(held(path, own), document.reasons_read_only())


class ReadOnlyKeeper(QObject):
    """Keeps the reasons for the session's document. Signals: `changed`."""

    changed = Signal()

    def __init__(self, session: Session, locks: LockKeeper) -> None:
        """Begin with none; `locks` takes the workbook over."""
        super().__init__(locks)
        self._session = session
        self._locks = locks
        self._held = Held()
        self._others: tuple[ReadOnly, ...] = ()
        self._waived: set[ReadOnly] = set()
        locks.taken_over.connect(self._on_taken_over)
        session.document_replaced.connect(self._on_document_replaced)

    @property
    def sentence(self) -> str:
        """Why the workbook may only be read and what to do, nothing where it may be saved."""
        if self._held.refusal:
            return self._held.refusal
        document = self._session.document
        if not self._others or document is None:
            return ""
        reason = self._others[0]
        way = "save as a new workbook" if reason.only_new else "save under another name"
        return f"{document.name} {reason.reason}; {way}."

    @property
    def is_read_only(self) -> bool:
        """Whether the workbook may only be read."""
        return bool(self._held.refusal or self._others)

    @property
    def only_new(self) -> bool:
        """Whether nothing but a new workbook can hold what is edited."""
        return not self._held.refusal and any(reason.only_new for reason in self._others)

    @property
    def is_frozen(self) -> bool:
        """Whether it is a frozen version that is looked at."""
        document = self._session.document
        return document is not None and document.is_frozen

    @property
    def may_take_over(self) -> bool:
        """Whether somebody has the workbook who may have gone."""
        return self._held.is_offered

    @property
    def may_edit(self) -> bool:
        """Whether the officer may decide that it is saved all the same."""
        return not self._held.refusal and bool(self._others) and self._others[0].may_edit

    def stand(self, found: Standing) -> None:
        """Take note of how the workbook stands now; its lock is kept, where it was taken."""
        self._locks.take(found.held)
        self._held = Held(refusal=found.held.refusal, is_offered=found.held.is_offered)
        self._put(found.others)

    def look_again(self) -> Callable[[Progress], Standing] | None:
        """Return what looks in a thread how the workbook stands by now, None where it may be saved anyway."""
        document = self._session.document
        if not self.is_read_only or document is None or document.path is None:
            return None
        return partial(standing, document, document.path, self._locks.lock)

    def saved(self, found: Held) -> None:
        """Take note that the workbook was saved under its name, and of who has that."""
        self.stand(Standing(found, ()))

    def refuse(self, sentence: str) -> None:
        """Take note that somebody has got the workbook meanwhile; it is looked again before it is saved."""
        self._held = Held(refusal=sentence)
        self.changed.emit()

    def take_over(self) -> None:
        """Have the workbook taken over."""
        document = self._session.document
        if document is not None and document.path is not None:
            self._locks.take_over(document.path)

    def edit_anyway(self) -> None:
        """Take the officer's word that it is to be saved under its name."""
        if self.may_edit:
            self._waived.add(self._others[0])
            self._put(self._others)

    def _put(self, others: "Sequence[ReadOnly]") -> None:
        self._others = tuple(reason for reason in others if reason not in self._waived)
        self.changed.emit()

    @Slot()
    def _on_taken_over(self) -> None:
        self._held = Held()
        self.changed.emit()

    @Slot()
    def _on_document_replaced(self) -> None:
        self._held, self._waived = Held(), set()
        self._put(())
