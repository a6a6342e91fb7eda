"""Keeps the lock of the open workbook: colleagues are told who has it, and the officer is told who had it first.

A workbook that somebody else has can be read and worked on; it is saved under another name, or taken over.
"""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from model.findings import Level
from ui.window import messages
from ui.window.message_bar import MessageBar
from ui.window.session import Session

if TYPE_CHECKING:
    from model.saving.locks import Lock


@dataclass(frozen=True, slots=True)
class Held:
    """A workbook's lock, or a sentence that says who has it; `is_offered` tells that it may be taken over."""

    lock: "Lock | None" = None
    refusal: str = ""
    is_offered: bool = False


def held(path: Path) -> Held:
    """Take a workbook's lock, in any thread. A folder that takes no lock is no obstacle to reading."""
    from model.problems import HeldProblem
    from model.saving.locks import hold
    from model.workbook.owner_files import left_behind, open_elsewhere

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
    """Holds the lock of the session's document while that is open."""

    def __init__(self, session: Session, window: QWidget, message_bar: MessageBar) -> None:
        """Begin with none."""
        super().__init__(window)
        self._session = session
        self._window = window
        self._messages = message_bar
        self._lock: Lock | None = None
        session.document_replaced.connect(self._on_document_replaced)

    def holds(self, path: Path) -> bool:
        """Tell whether a file's lock is held here."""
        return self._lock is not None and self._lock.path == path

    def take(self, found: Held, path: Path) -> None:
        """Keep the lock of the workbook that was just opened or saved as; tell who has it where somebody does."""
        self.release()
        self._lock = found.lock
        if found.refusal and found.is_offered:
            self._messages.tell(Level.WARNING, found.refusal, "Take over…", partial(self._take_over, path))
        elif found.refusal:
            self._messages.tell(Level.WARNING, found.refusal)

    def release(self) -> None:
        """Let go of the workbook."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def _take_over(self, path: Path) -> None:
        from model.files import reason_of
        from model.saving.locks import Lock
        from model.workbook.owner_files import left_behind

        detail = "Do so only if nobody works on it there: what they save later and what you save would differ."
        if not messages.ask_confirm(self._window, f"Take {path.name} over?", "Take over", detail):
            return
        lock = Lock(path)
        try:
            owner = left_behind(path)
            if owner is not None:
                owner.unlink(missing_ok=True)
            lock.take_over()
        except OSError as error:
            self._messages.tell(Level.ERROR, f"{path.name} cannot be taken over: {reason_of(error)}.")
            return
        self.release()
        self._lock = lock
        self._messages.tell_result(f"{path.name} is yours to save.")

    @Slot()
    def _on_document_replaced(self) -> None:
        """Let go of the document before; `take` follows for one that stands for a file."""
        self.release()
