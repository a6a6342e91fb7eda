"""Locks: who has a workbook open, and saves of it in a queue.

A holder has two things: a lock of the system's on this computer, which ends with the process, and the record beside the
workbook, which everybody sees. A record of this officer on this computer whose process is gone is stale and passed
over; one of another computer never is.
"""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from model.files import sha256
from model.local_data import PRIVATE, local_data, private_folder
from model.problems import HeldProblem
from model.saving import lock_record
from model.saving.lock_record import LockRecord
from model.saving.refusals import refused

_PATIENCE = 30.0
_PAUSE = 0.05
_held: dict[Path, "Lock"] = {}


class Lock:
    """One workbook held by this process, until `release`."""

    def __init__(self, path: Path, *, is_saving: bool = False) -> None:
        """Prepare to hold it."""
        self.path = path
        self._place = lock_record.place_of(path)
        wait = sha256(os.fsencode(os.path.normcase(self._place)))[:16]
        self._waiting = _waiting_lock(wait)
        self._record = lock_record.mine(wait if self._waiting else "", is_saving=is_saving)

    def is_at(self, path: Path) -> bool:
        """Tell whether it is the lock of the workbook that a path leads to."""
        return lock_record.place_of(path) == self._place

    def holder(self) -> LockRecord | None:
        """Take the lock; return who has it where it cannot be taken. Raises OSError."""
        if not _taken(self._waiting):
            return lock_record.read(self._place) or LockRecord(is_saving=True)
        for _ in range(2):
            if lock_record.claim(self._place, self._record):
                _held[self._place] = self
                return None
            found = lock_record.read(self._place)
            if found is not None and not self._is_stale(found):
                self._let_go()
                return found
            if found is not None:
                lock_record.give_up(self._place, found)
        self._let_go()
        return LockRecord(is_saving=True)

    def take_over(self) -> None:
        """Hold the workbook whoever has it. Raises OSError."""
        _taken(self._waiting)
        lock_record.put(self._place, self._record)
        _held[self._place] = self

    @property
    def is_lost(self) -> LockRecord | None:
        """Who has taken the workbook over, None while it is held."""
        with suppress(OSError):
            found = lock_record.read(self._place)
            return found if found != self._record else None
        return None

    def release(self) -> None:
        """Let go of it."""
        if _held.get(self._place) is self:
            del _held[self._place]
            lock_record.give_up(self._place, self._record)
        self._let_go()

    def _let_go(self) -> None:
        if self._waiting is not None:
            self._waiting.release()

    def _is_stale(self, found: LockRecord) -> bool:
        if not found.is_ours or not found.wait or self._waiting is None or not self._waiting.is_locked:
            return False
        if found.wait == self._record.wait:
            return True  # this process holds the lock that the other would hold, did it live
        other = _waiting_lock(found.wait)
        if other is None or not _taken(other) or not other.is_locked:
            return False
        other.release()
        return True


def hold(path: Path) -> Lock:
    """Hold a workbook that is opened to be worked on. Raises HeldProblem naming who has it, and OSError."""
    lock = Lock(path)
    holder = lock.holder()
    if holder is not None:
        raise HeldProblem(holder.sentence(path))
    return lock


@contextmanager
def while_saving(
    path: Path, clock: Callable[[], float] = time.monotonic, pause: Callable[[float], None] = time.sleep
) -> Iterator[None]:
    """Hold a workbook for the moment of a save, after other saves of it; nothing is to be done where it is held.

    Raises HeldProblem naming who has it open, FileProblem where no lock can be written beside it.
    """
    own = _held.get(lock_record.place_of(path))
    if own is not None:
        other = own.is_lost
        if other is not None:
            raise HeldProblem(other.sentence(path))
        yield
        return
    lock = Lock(path, is_saving=True)
    end = clock() + _PATIENCE
    try:
        while (holder := lock.holder()) is not None:
            if not holder.is_saving or clock() >= end:
                raise HeldProblem(holder.sentence(path))
            pause(_PAUSE)
    except OSError as error:
        lock.release()
        raise refused(path, error) from error
    try:
        yield
    finally:
        lock.release()


def _waiting_lock(name: str) -> FileLock | None:
    """Return a lock of the system's, None where the program's own folder takes none."""
    with suppress(OSError):
        return FileLock(private_folder(local_data() / "locks") / name, mode=PRIVATE, thread_local=False)
    return None


def _taken(waiting: FileLock | None) -> bool:
    if waiting is None or waiting.is_locked:
        return True
    try:
        waiting.acquire(timeout=0)
    except Timeout:
        return False
    except (OSError, NotImplementedError):
        return True  # without it, locks are only never found to be stale
    return True
