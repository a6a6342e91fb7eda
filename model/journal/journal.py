"""The journal of the open document: begun by its first change, cleared when the work is in a file.

It writes what it is told and raises nothing: a journal that cannot be kept must not stop the work. What went wrong is
a sentence for the officer, told once.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from threading import Lock
from typing import TYPE_CHECKING

from model.budget import Snapshot
from model.edits import Change
from model.files import reason_of, sha256
from model.journal.identities import order_of

if TYPE_CHECKING:
    from model.journal.place import Place


class Base:
    """What a journal begins from: the budget as the workbook's bytes hold it.

    `make` gives the bytes once the first change is made; `path` is "" for a budget that was never saved.
    """

    def __init__(
        self,
        path: str,
        name: str,
        snapshot: Snapshot,
        make: Callable[[], bytes],
        reading: Callable[[], tuple[str, str]] | None = None,
    ) -> None:
        """Keep what is needed to begin a journal; `reading` gives how a layout of others' making was read."""
        self.path = path
        self.name = name
        self.snapshot = snapshot
        self.reading = reading
        self._make = make
        self._made: bytes | None = None
        self._making = Lock()

    @property
    def is_made(self) -> bool:
        """Whether its bytes are there; those of a budget that was never saved are a workbook still to be written."""
        return self._made is not None

    def data(self) -> bytes:
        """Return its bytes. A thread may ask for them first, so that nobody waits for them later."""
        with self._making:
            if self._made is None:
                self._made = self._make()
            return self._made


class Journal:
    """Notes the changes of one document. `on_fault` is told, once, why the journal cannot be kept."""

    def __init__(self, base: Base, on_fault: Callable[[str], None]) -> None:
        """Begin from a base; nothing is on disk before the first change is flushed."""
        self._base = base
        self._on_fault = on_fault
        self._place: Place | None = None
        self._waiting: list[tuple[Change, ...]] = []
        self._is_broken = False

    @property
    def base(self) -> Base:
        """What it begins from."""
        return self._base

    def note(self, changes: tuple[Change, ...]) -> None:
        """Take the changes of one edit, which costs nothing; they are on disk after `flush`."""
        if not self._is_broken:
            self._waiting.append(changes)

    def flush(self) -> None:
        """Put everything noted on disk."""
        if not self._waiting:
            return
        try:
            if self._place is None:
                self._place = self._begin()
            for changes in self._waiting:
                self._place.append(changes)
            self._place.flush()
        except OSError as error:
            self._is_broken = True
            self._on_fault(
                f"Work that is not saved cannot be kept for recovery: {reason_of(error)}. Save often until it can."
            )
        self._waiting.clear()

    def clear(self) -> None:
        """Take the journal away: its work is in a file, or the officer does not want it."""
        self._waiting.clear()
        if self._place is not None:
            self._place.remove()
            self._place = None

    def leave(self) -> None:
        """Leave the journal for the next start: the program ends with work that is in no file."""
        self.flush()
        if self._place is not None:
            self._place.leave()
            self._place = None

    def _begin(self) -> "Place":
        from model.journal.place import Heading, Place  # and the locks, when there is something to keep

        data = self._base.data()
        began = datetime.now(UTC).isoformat(timespec="seconds")
        order = order_of(self._base.snapshot)
        mapping, layout = self._base.reading() if self._base.reading is not None else ("", "")
        heading = Heading(self._base.path, self._base.name, sha256(data), order, began, mapping, layout)
        return Place(heading, data)
