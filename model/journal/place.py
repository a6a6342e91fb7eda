"""One journal's place in the recovery folder: the workbook it begins from, and the file of its records.

While the program that writes it lives, it holds the place's lock; a place whose lock is free was left by a crash.
"""

import json
import os
import secrets
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from model.edits import Change
from model.files import flush_folder, sha256
from model.journal.coding import decoded, encoded
from model.journal.identities import Order
from model.journal.records import RecordWriter, good_records, length_of
from model.local_data import PRIVATE, private_folder, recovery_folder

_JOURNAL = "journal"
_BASE = "workbook"
_LOCK = "lock"


@dataclass(frozen=True, slots=True)
class Heading:
    """What a journal says of itself: the workbook's path ("" for one never saved), name, hash and order of ids.

    `began` is when the first change was made, in ISO format; `mapping` and `layout` are what the officer said and what
    was found of a workbook that others laid out, as JSON.
    """

    path: str
    name: str
    digest: str
    order: Order
    began: str
    mapping: str = ""
    layout: str = ""


class Place:
    """A journal that this program is writing."""

    def __init__(self, heading: Heading, base: bytes) -> None:
        """Make the place, with the workbook's bytes and the heading on disk. Raises OSError."""
        self._folder = recovery_folder() / secrets.token_hex(8)
        private_folder(recovery_folder())
        self._folder.mkdir(mode=0o700)
        self._lock = FileLock(self._folder / _LOCK, mode=PRIVATE)
        self._lock.acquire(timeout=0)
        try:
            _write_privately(self._folder / _BASE, base)
            self._records = RecordWriter(self._folder / _JOURNAL, _heading_bytes(heading))
            flush_folder(self._folder)
            flush_folder(self._folder.parent)
        except OSError:
            self.remove()
            raise

    def append(self, changes: tuple[Change, ...]) -> None:
        """Add the changes of one edit. Raises OSError."""
        self._records.append(encoded(changes))

    def flush(self) -> None:
        """Put everything on disk. Raises OSError."""
        self._records.flush()

    def remove(self) -> None:
        """Take the place away: its work is in a file."""
        records = getattr(self, "_records", None)
        if records is not None:
            records.close()
        self._lock.release()
        shutil.rmtree(self._folder, ignore_errors=True)

    def leave(self) -> None:
        """Let go of the place and leave it for the next start; everything flushed is there."""
        self._records.close()
        self._lock.release()


@dataclass(frozen=True, slots=True)
class Leftover:
    """A journal that a crash left: its heading, the workbook's bytes and the good edits, in order.

    `is_whole` tells that nothing unreadable stands behind the last good edit. `base` is None where the workbook's bytes
    are not what they were; where not even the heading can be read, nothing of the rest is taken, and `heading.order` is
    empty. While it is looked at, no other program is offered it.
    """

    folder: Path
    heading: Heading
    base: bytes | None
    edits: tuple[tuple[Change, ...], ...]
    is_whole: bool
    lock: FileLock

    def remove(self) -> None:
        """Take it away: its work was saved, or the officer did not want it."""
        self.lock.release()
        shutil.rmtree(self.folder, ignore_errors=True)

    def leave(self) -> None:
        """Leave it for the next start."""
        self.lock.release()


def leftovers() -> Iterator[Leftover]:
    """Yield what crashes left behind, damaged or not, the newest last; where nothing was kept nothing is yielded."""
    folder = recovery_folder()
    places = sorted(folder.iterdir(), key=lambda place: place.stat().st_mtime) if folder.is_dir() else []
    for place in places:
        lock = FileLock(place / _LOCK, mode=PRIVATE)
        try:
            lock.acquire(timeout=0)
        except (Timeout, OSError):
            continue
        found = _read(place, lock)
        if found is None:
            lock.release()
        else:
            yield found


def _read(place: Path, lock: FileLock) -> Leftover | None:
    data = _kept(place / _JOURNAL)
    if not data:
        return None  # the crash came before anything was kept
    records = list(good_records(data))
    heading = _heading(records[0]) if records else None
    if heading is None:
        return Leftover(place, _unreadable(place), None, (), is_whole=False, lock=lock)
    base = _kept(place / _BASE)
    edits: list[tuple[Change, ...]] = []
    for record in records[1:]:
        try:
            edits.append(decoded(record))
        except ValueError:
            break
    is_whole = len(edits) == len(records) - 1 and length_of(records) == len(data)
    return Leftover(place, heading, base if sha256(base) == heading.digest else None, tuple(edits), is_whole, lock)


def _kept(path: Path) -> bytes:
    """Return what a file holds; nothing where it is not there, and nothing that can be used where the disk fails."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError:
        return b"?"


def _unreadable(place: Path) -> Heading:
    """Return what stands for the heading of a journal whose own cannot be read: only its time is known."""
    began = datetime.fromtimestamp(place.stat().st_mtime, UTC).isoformat(timespec="seconds")
    return Heading("", "A workbook that cannot be told", "", [], began)


def _heading_bytes(heading: Heading) -> bytes:
    held = {each.name: getattr(heading, each.name) for each in fields(Heading)}  # `asdict` would copy every id
    return json.dumps(held, ensure_ascii=False).encode()


def _heading(data: bytes) -> Heading | None:
    try:
        return Heading(**json.loads(data))
    except (ValueError, TypeError):
        return None


def _write_privately(path: Path, data: bytes) -> None:
    handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), PRIVATE)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
