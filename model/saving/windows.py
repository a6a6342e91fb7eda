"""Replacing on Windows: ReplaceFile keeps the file's access rights and holds the old one under a name of its own.

A virus scanner or the indexer may have the file open for a moment; what they refuse is tried again for 2.5 seconds.
"""

import os
import secrets
import time
from collections.abc import Callable
from pathlib import Path

from model.saving.staging import PREFIX, SUFFIX

_RETRIED = (5, 32, 33)  # access denied, sharing violation, lock violation
_NOT_THERE = (2, 3)
_HALF_DONE = 1177  # the old file has its new name, the new one not yet
_PATIENCE = 2.5
_PAUSE = 0.05

Replace = Callable[[Path, Path, Path], None]


class RefusedByWindowsError(OSError):
    """What Windows refused, by its own number `winerror`."""

    def __init__(self, number: int) -> None:
        """Keep the number; a refusal of rights or sharing reads as one."""
        super().__init__(13 if number in _RETRIED else 5, f"Windows refused with error {number}")
        self.number = number


def replaced(temporary: Path, target: Path) -> Path | None:
    """Let the target be the temporary file and return where the old one is, None where none stood there.

    Raises OSError; the target is then as it was.
    """
    return patiently(lambda: _once(temporary, target, _replace_file), time.monotonic, time.sleep)


def patiently(
    attempt: Callable[[], Path | None], clock: Callable[[], float], pause: Callable[[float], None]
) -> Path | None:
    """Attempt it again while another program has the file, for 2.5 seconds. Raises OSError, the last refusal."""
    end = clock() + _PATIENCE
    while True:
        try:
            return attempt()
        except OSError as error:
            number = error.number if isinstance(error, RefusedByWindowsError) else getattr(error, "winerror", None)
            if number not in _RETRIED or clock() >= end:
                raise
        pause(_PAUSE)


def _once(temporary: Path, target: Path, replace: Replace) -> Path | None:
    held = target.with_name(f"{PREFIX}{secrets.token_hex(8)}{SUFFIX}")
    try:
        replace(target, temporary, held)
    except RefusedByWindowsError as refusal:
        if refusal.number in _NOT_THERE:
            temporary.rename(target)  # refused where somebody was quicker
            return None
        if refusal.number == _HALF_DONE:
            _finish(temporary, target, held)
            return held
        raise
    return held


def _finish(temporary: Path, target: Path, held: Path) -> None:
    """Give the new file its name, or else the old one its name back."""
    try:
        temporary.rename(target)
    except OSError:
        held.rename(target)
        raise


def _replace_file(target: Path, temporary: Path, held: Path) -> None:
    import ctypes

    library = getattr(ctypes, "WinDLL")("kernel32", use_last_error=True)  # noqa: B009  # it is of Windows alone
    if not library.ReplaceFileW(*(os.fspath(path.absolute()) for path in (target, temporary, held)), 0, None, None):
        raise RefusedByWindowsError(getattr(ctypes, "get_last_error")())  # noqa: B009  # as above
