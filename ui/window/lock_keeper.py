"""Keeps the lock of the open workbook: colleagues are told who has it, and the officer is told who had it first.

A workbook that somebody else has can be read and worked on; it is saved under another name, or taken over. Nothing of
this is done in the window's own thread, for the folder may be slow.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from model.findings import Level
from ui.window import messages
from ui.window.message_bar import MessageBar
from ui.window.session import Session
from ui.window.work import Work

if TYPE_CHECKING:
    from model.progress import Progress
    from model.saving.locks import Lock


@dataclass(frozen=True, slots=True)
class Held:
    """A workbook's lock, or a sentence that says who has it; `is_offered` tells that it may be taken over."""

    lock: "Lock | None" = None
    refusal: str = ""
    is_offered: bool = False


def held(path: Path, own: "Lock | None" = None) -> Held:
    """Take a workbook's lock, in any thread; `own` is what is held here already, and stays where it is the same one.

    A folder that takes no lock is no obstacle to reading.
    """
    from model.problems import HeldProblem
    from model.saving.locks import hold
    from model.workbook.owner_files import left_behind, open_elsewhere

    if own is not None and own.is_at(path):
        other = own.is_lost
        return Held(refusal=other.sentence(path), is_offered=True) if other is not None else Held(own)
    owner = open_elsewhere(path)
    if owner:
        return Held(refusal=owner, is_offered=left_behind(path) is not None)
    try:
        return Held(hold(path))
    except HeldProblem as problem:
        return Held(refusal=str(problem), is_offered=True)
    except OSError:
        return Held()


class LockKeeper(QObject):
    """Holds the lock of the session's document while that is open. Signals: `taken_over` (it is ours to save now)."""

    taken_over = Signal()

    def __init__(self, session: Session, window: QWidget, message_bar: MessageBar, work: Work) -> None:
        """Begin with none; `work` does what has to do with the workbook's folder."""
        super().__init__(window)
        self._session = session
        self._window = window
        self._messages = message_bar
        self._work = work
        self._lock: Lock | None = None
        session.document_replaced.connect(self._on_document_replaced)

    @property
    def lock(self) -> "Lock | None":
        """The lock that is held."""
        return self._lock

    def lend(self, found: Held) -> None:
        """Let go of a lock without releasing it, because it is found to be that of the document to come, too."""
        if found.lock is self._lock:
            self._lock = None

    def take(self, found: Held) -> None:
        """Keep the lock of the workbook that was just opened or saved as."""
        if found.lock is not self._lock:
            self.release()
            self._lock = found.lock

    def release(self) -> None:
        """Let go of the workbook, in a moment."""
        if self._lock is not None:
            self._work.errands.do(self._lock.release)
            self._lock = None

    def take_over(self, path: Path) -> None:
        """Ask the officer, and hold the workbook whoever has it."""
        from model.files import reason_of
        from model.problems import Problem

        detail = "Do so only if nobody works on it there: what they save later and what you save would differ."
        if not messages.ask_confirm(self._window, f"Take {path.name} over?", "Take over", detail):
            return
        try:
            self._work.refuse_if_busy()
            lock = self._work.run(f"Taking {path.name} over", lambda progress: _taken_over(path, progress))
        except OSError as error:
            self._messages.tell(Level.ERROR, f"{path.name} cannot be taken over: {reason_of(error)}.")
            return
        except Problem as problem:
            self._messages.tell(Level.NOTE, str(problem))
            return
        self.release()
        self._lock = lock
        self.taken_over.emit()

    @Slot()
    def _on_document_replaced(self) -> None:
        """Let go of the document before; `take` follows for one that stands for a file."""
        self.release()


def _taken_over(path: Path, _progress: "Progress") -> "Lock":
    from model.saving.locks import Lock
    from model.workbook.owner_files import left_behind

    lock = Lock(path)
    owner = left_behind(path)
    if owner is not None:
        owner.unlink(missing_ok=True)
    lock.take_over()
    return lock
