"""What an officer said of matches, kept on this computer, so that the same comparison comes out alike tomorrow.

It is known by the hash of the frozen version that is compared: then whatever it is compared with, under whatever name
the workbook goes, and in annexes. Where neither side is a version, it is known by where both workbooks are.
"""

import secrets
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from model.comparing.matching import NOTHING_SAID, Said
from model.comparing.remembered import LinePairs, Remembered, remembered, said_again
from model.comparing.sides import Side
from model.local_data import PRIVATE, local_data, private_folder

Recall = Callable[["Pair"], Said]
"""What was said of matches, of a pair of sides."""

_NOTHING = Remembered((), ())


class Pair(NamedTuple):
    """Two sides, and where the workbook of each is: blank where it has no file."""

    old: Side
    new: Side
    places: tuple[str, str] = ("", "")

    @property
    def is_turned(self) -> bool:
        """Whether what is kept names the lines of the new side first."""
        if self.digest:
            return not self.old.digest
        return self.places[0] > self.places[1]

    @property
    def digest(self) -> str:
        """The hash of the frozen version that is compared, blank where neither side is one."""
        return self.old.digest or self.new.digest

    @property
    def key(self) -> str:
        """The name of what is kept, blank where nothing can be, as of a workbook without a file."""
        digest = self.digest
        if not digest and "" in self.places:
            return ""
        known = f"version {digest}" if digest else "\n".join(sorted(self.places))
        return sha256(known.encode()).hexdigest()


def said_of(pair: Pair) -> Said:
    """Return what is kept of lines that both sides still have; nothing where nothing is, or it cannot be read."""
    kept = _turned(_read(pair.key), pair.is_turned) if pair.key else _NOTHING
    return said_again(kept, pair.old.snapshot, pair.new.snapshot) if kept != _NOTHING else NOTHING_SAID


def keep(pair: Pair, said: Said) -> None:
    """Keep what is said now; what was kept of lines that are not in either side stays. Raises OSError."""
    if not pair.key:
        return
    old, new = pair.old.snapshot, pair.new.snapshot
    before = _turned(_read(pair.key), pair.is_turned)
    again = remembered(said_again(before, old, new), old, new)
    now = remembered(said, old, new)
    whole = Remembered(_still(before.same, again.same, now.same), _still(before.apart, again.apart, now.apart))
    _write(pair.key, _turned(whole, pair.is_turned))


def _still(before: LinePairs, again: LinePairs, now: LinePairs) -> LinePairs:
    return (*(each for each in before if each not in again), *now)


def _turned(kept: Remembered, is_turned: bool) -> Remembered:  # noqa: FBT001  # read beside what is turned
    if not is_turned:
        return kept
    same, apart = (tuple((new, old) for old, new in pairs) for pairs in (kept.same, kept.apart))
    return Remembered(same, apart)


def _read(key: str) -> Remembered:
    try:
        return Remembered.of_text(_file(key).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return _NOTHING


def _write(key: str, kept: Remembered) -> None:
    if kept == _NOTHING:
        with suppress(FileNotFoundError):
            _file(key).unlink()
        return
    folder = private_folder(_folder())
    temporary = folder / f".{secrets.token_hex(8)}"
    try:
        temporary.touch(PRIVATE, exist_ok=False)
        temporary.write_text(kept.text(), "utf-8")
        temporary.replace(_file(key))
    finally:
        temporary.unlink(missing_ok=True)


def _folder() -> Path:
    return local_data() / "matches"


def _file(key: str) -> Path:
    return _folder() / f"{key}.json"
