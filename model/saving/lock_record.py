"""The lock file beside a workbook: who has it open in this program, on which computer, since when.

It is small JSON text under a hidden name. One that cannot be read is somebody's, too.
"""

import getpass
import json
import os
import platform
import re
import secrets
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from model.files import sha256

_PREFIX = ".~budget-workbook."
_LONGEST_NAME = 150
_LONGEST = 4096
_LONGEST_WORD = 100
_WAIT = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class LockRecord:
    """Who holds a workbook: user, host, since when (ISO, UTC); `is_saving` tells that it is for a moment only.

    `wait` names the lock of the system's that the holder holds while it lives, on its own computer.
    """

    who: str = ""
    host: str = ""
    since: str = ""
    wait: str = ""
    is_saving: bool = False

    @property
    def is_ours(self) -> bool:
        """Whether it is of this officer on this computer."""
        return bool(self.host) and (self.who, self.host) == (this_user(), this_host())

    def sentence(self, path: Path) -> str:
        """Say who has the workbook, where and since when, and what to do."""
        where = f" on {self.host}" if self.host else ""
        return (
            f"{path.name} is open in Budget Workbook ({self.who or 'somebody'}{where}, since {_moment(self.since)}); "
            "close it there or save under another name."
        )


def place_of(path: Path) -> Path:
    """Return where the lock file of a workbook stands; a link is followed."""
    target = Path(os.path.realpath(path))
    name = target.name
    if len(os.fsencode(name)) > _LONGEST_NAME:
        name = sha256(os.fsencode(name))[:32]
    return target.with_name(f"{_PREFIX}{name}")


def mine(wait: str, *, is_saving: bool) -> LockRecord:
    """Return a record for this officer, from now."""
    since = datetime.now(UTC).isoformat(timespec="microseconds")
    return LockRecord(this_user(), this_host(), since, wait, is_saving)


def read(place: Path) -> LockRecord | None:
    """Return the record that stands at a place, None where none does. Raises OSError where it can't be read."""
    try:
        with place.open("rb") as file:
            data = file.read(_LONGEST)
    except FileNotFoundError:
        return None
    try:
        return _checked(json.loads(data))
    except (ValueError, KeyError, TypeError):
        return LockRecord()


def _checked(held: dict[str, object]) -> LockRecord:
    """Return a record of what a lock file holds, which anybody may have written."""
    who, host, since, wait = (str(held[name])[:_LONGEST_WORD] for name in ("who", "host", "since", "wait"))
    is_saving = held["is_saving"] is True
    return LockRecord(who, host, since, wait if _WAIT.fullmatch(wait) else "", is_saving)


def claim(place: Path, record: LockRecord) -> bool:
    """Write a record where none stands, in one step; False where one does. Raises OSError."""
    temporary = _written(place, record)
    try:
        os.link(temporary, place)
    except FileExistsError:
        return False
    except OSError:  # a file system without hard links
        return _claimed_by_renaming(temporary, place)
    finally:
        _remove(temporary)
    return True


def put(place: Path, record: LockRecord) -> None:
    """Write a record over whatever stands there. Raises OSError."""
    temporary = _written(place, record)
    try:
        temporary.replace(place)
    except OSError:
        _remove(temporary)
        raise


def give_up(place: Path, record: LockRecord) -> None:
    """Take a record away, where it still stands; what the system refuses is left, and is stale then."""
    with suppress(OSError):
        if read(place) == record:
            place.unlink()


def this_user() -> str:
    """Return the name by which the system knows the officer."""
    with suppress(OSError, KeyError, ImportError):
        return getpass.getuser()
    return ""


def this_host() -> str:
    """Return the computer's name."""
    return platform.node()


def _written(place: Path, record: LockRecord) -> Path:
    temporary = place.with_name(f"{_PREFIX}{secrets.token_hex(8)}")
    file = temporary.open("x", encoding="utf-8")
    try:
        with file:
            file.write(json.dumps(asdict(record), ensure_ascii=False))
        _hide(temporary)
    except OSError:
        _remove(temporary)
        raise
    return temporary


def _claimed_by_renaming(temporary: Path, place: Path) -> bool:
    """Claim a place without hard links: another computer could do so in the same instant, which nothing prevents."""
    if place.exists():
        return False
    temporary.rename(place)
    return True


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink()


def _hide(path: Path) -> None:
    """Hide a file on Windows; elsewhere its name does."""
    if os.name == "nt":
        import ctypes

        hidden = 2
        getattr(ctypes, "windll").kernel32.SetFileAttributesW(str(path), hidden)  # noqa: B009  # of Windows alone


def _moment(since: str) -> str:
    try:
        return datetime.fromisoformat(since).astimezone().strftime("%d %B %Y %H:%M")
    except (ValueError, OverflowError, OSError):
        return "an unknown time"
