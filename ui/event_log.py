"""The log for support: what the program did and where it failed, in words of its own and whole counts.

It cannot hold a figure or a text of a budget: an event takes counts only, and of an exception its kind and the places
in the program are kept, never its message. It stays on this computer, for the officer alone, and of bounded size.
"""

import os
import sys
from contextlib import suppress
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path
from types import TracebackType

from model.local_data import PRIVATE, local_data, private_folder

LARGEST = 200_000
_ROOT = Path(__file__).resolve().parents[1]
_MOST_PLACES = 12
_MOST_CAUSES = 4


class Event(Enum):
    """What may stand in the log."""

    STARTED = "started"
    OPENED = "opened"
    SAVED = "saved"
    REFUSED = "refused"
    RECOVERED = "recovered"
    ENDED = "ended"
    FAULT = "fault"


def place() -> Path:
    """Return the log's file; it need not exist yet."""
    return local_data() / "log" / "events.log"


def note(event: Event, **counts: int) -> None:
    """Write an event with its counts. What cannot be written is let go: a log must not stop the work."""
    _append(" ".join((event.value, *(f"{name}={int(count)}" for name, count in counts.items()))))


def note_start() -> None:
    """Write that the window starts, and on what."""
    major, minor, micro = sys.version_info[:3]
    _append(f"{Event.STARTED.value} Python {major}.{minor}.{micro} on {sys.platform}")


def note_refusal(error: BaseException) -> None:
    """Write which kind of problem stopped what the officer wanted, and the system's own number for it."""
    causes = _causes(error)
    numbers = [f"errno={each.errno}" for each in causes if isinstance(each, OSError) and each.errno]
    _append(" ".join((Event.REFUSED.value, *(type(each).__name__ for each in causes), *numbers)))


def note_fault(error: BaseException) -> None:
    """Write the kind of an unexpected exception, and of those behind it, each with the places that it came through."""
    for each in _causes(error):
        _append(f"{Event.FAULT.value} {type(each).__name__} {', '.join(places_of(each.__traceback__))}")


def places_of(trace: TracebackType | None) -> list[str]:
    """Return the last places of the program that an exception came through, outermost first."""
    places = []
    while trace is not None:
        code = trace.tb_frame.f_code
        places.append(f"{_short(Path(code.co_filename))}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return places[-_MOST_PLACES:]


def _causes(error: BaseException) -> list[BaseException]:
    found: list[BaseException] = []
    following: BaseException | None = error
    while following is not None and following not in found and len(found) < _MOST_CAUSES:
        found.append(following)
        following = following.__cause__ or following.__context__
    return found


def _short(path: Path) -> str:
    """Return a file's name without the folders of this computer."""
    if path.is_relative_to(_ROOT):
        return path.relative_to(_ROOT).as_posix()
    return path.name


def _append(words: str) -> None:
    moment = datetime.now(UTC).isoformat(timespec="seconds")
    with suppress(OSError):
        log = place()
        private_folder(log.parent)
        if log.exists() and log.stat().st_size > LARGEST:
            log.replace(log.with_suffix(".old.log"))
        handle = os.open(log, os.O_CREAT | os.O_APPEND | os.O_WRONLY, PRIVATE)
        with os.fdopen(handle, "a", encoding="utf-8") as file:
            file.write(f"{moment} {words}\n")
