"""Replacing a file as a whole: the old one is kept in the backups, and stands until the new one is on disk.

A backup that fails does not stop a save, and is told: the work in hand exists nowhere else, while the version before it
differs from the new one by the officer's own edits alone. It does stop the overwriting of what somebody else wrote.
A failure leaves the old file as it was and is told in one sentence. What is in doubt once the new file is in place is a
warning: the save is done.
"""

import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from model.backups.store import keep
from model.files import flush_folder, read_file, reason_of, sha256
from model.problems import ChangedProblem, FileProblem
from model.saving.exchanging import put_in_place
from model.saving.refusals import refuse_unfit, refused
from model.saving.staging import discard, staged

_LOOKS = 5


@dataclass(frozen=True, slots=True)
class Replaced:
    """What is to be told of a file put in place, and whether it was read back as it was written."""

    warnings: tuple[str, ...] = ()
    is_confirmed: bool = True


@dataclass(frozen=True, slots=True)
class _Old:
    """What stood at the target: its hash ("" for nothing), and why it could not be kept ("" when it was)."""

    digest: str
    doubt: str = ""


class Replacement:
    """A new version of a file, on disk beside it and proved; `put` gives it the name, `drop` takes it away."""

    def __init__(self, path: Path, data: bytes) -> None:
        """Stage the bytes. A link is followed, so that the file it names is replaced. Raises FileProblem."""
        self._path = path
        self._target = Path(os.path.realpath(path))
        self._data = data
        self._is_put = False
        try:
            refuse_unfit(path, self._target)
            self._temporary = staged(self._target, data)
        except OSError as error:
            raise refused(path, error) from error

    def put(self, expected: str = "", *, must_keep: bool = False) -> Replaced:
        """Put the new version in place. Raises FileProblem; the file is then as it was.

        `expected` is the hash that the old one must have; ChangedProblem where it has another. `must_keep`: the old
        version is in no other hands, so that nothing is replaced unless the backups hold it.
        """
        try:
            names = _names_of(self._target)
            old = self._kept(expected, must_keep=must_keep)
            held = put_in_place(self._temporary, self._target)
        except OSError as error:
            self.drop()
            raise refused(self._path, error) from error
        except FileProblem:
            self.drop()
            raise
        self._is_put = True
        warnings = [f"{self._path.name} was saved, but {old.doubt}."] if old.doubt else []
        if names > 1:
            warnings.append(
                f"{self._path.name} was saved; the same file stood under another name too (a hard link), which still "
                "holds the version before."
            )
        return self._looked_after(held, old, warnings)

    def drop(self) -> None:
        """Take the new version away, unless it is in place; the file stays as it was."""
        if not self._is_put:
            discard(self._temporary)

    def _kept(self, expected: str, *, must_keep: bool) -> _Old:
        """Keep what stands at the target in the backups, and look again that it is still the same."""
        found = _Old("")
        for _ in range(_LOOKS):
            if not self._target.exists():
                return _Old("")
            data = read_file(self._target)
            digest = sha256(data)
            if expected and digest != expected:
                raise changed_behind(self._path)
            if digest == found.digest:
                return found
            found = _Old(digest, _doubt_of_keeping(self._target, data))
            if must_keep and found.doubt:
                raise FileProblem(f"{self._path} was not saved: {found.doubt}; save under another name.")
        raise changed_behind(self._path)

    def _looked_after(self, held: Path | None, old: _Old, warnings: list[str]) -> Replaced:
        """Do what is left once the new file is in place. Nothing here may fail the save: it is told as a warning."""
        name = self._path.name
        if held is not None:
            warnings += _let_go(held, self._target, old.digest)
        try:
            flush_folder(self._target.parent)
        except OSError as error:
            warnings.append(
                f"{name} was saved, but the system could not confirm that its folder is on disk: {reason_of(error)}."
            )
        try:
            is_whole = read_file(self._target) == self._data
            doubt = "" if is_whole else f"{name} was saved, but somebody has changed it in the same moment."
        except FileProblem as problem:
            is_whole, doubt = False, f"{name} was saved, but could not be read back: {problem}"
        return Replaced((*warnings, doubt) if doubt else tuple(warnings), is_whole)


def replace_file(path: Path, data: bytes, expected: str = "", *, must_keep: bool = False) -> Replaced:
    """Make the file hold these bytes, or leave it exactly as it was. Raises FileProblem; see `Replacement.put`."""
    return Replacement(path, data).put(expected, must_keep=must_keep)


def replace_files(files: Sequence[tuple[Path, bytes]]) -> tuple[str, ...]:
    """Make each file hold its bytes: all are on disk and read back before the first is put in place.

    Returns what is in doubt of them. Raises FileProblem; where one could not be put in place after others were, it
    names those.
    """
    staged: list[Replacement] = []
    put: list[str] = []
    warnings: list[str] = []
    try:
        staged.extend(Replacement(path, data) for path, data in files)
        for replacement, (path, _) in zip(staged, files, strict=True):
            warnings += replacement.put().warnings
            put.append(path.name)
    except FileProblem as problem:
        if not put:
            raise
        raise FileProblem(f"{problem} Written before that: {', '.join(put)}; the rest are as they were.") from problem
    finally:
        for replacement in staged:
            replacement.drop()
    return tuple(warnings)


def changed_behind(path: Path) -> ChangedProblem:
    """Return the problem that somebody changed a file since it was opened."""
    return ChangedProblem(
        f"{path.name} was changed by somebody else since it was opened; save under another name and compare the two."
    )


def _doubt_of_keeping(target: Path, data: bytes) -> str:
    try:
        keep(target, data)
    except OSError as error:
        return f"the version before it could not be kept in the backups: {_without_advice(error)}"
    return ""


def _let_go(held: Path, target: Path, known: str) -> list[str]:
    """Take away the old file that an exchange left, once the backups hold what is in it."""
    try:
        data = held.read_bytes()
        if sha256(data) == known:
            discard(held)
            return []
        keep(target, data)
    except OSError:
        return [_set_aside(held, target)]
    discard(held)
    told = f"{target.name} was saved over a version that somebody else saved in the same moment"
    return [f"{told}; theirs is kept under Restore an earlier version."]


def _set_aside(held: Path, target: Path) -> str:
    """Give the only copy of somebody's version a name in sight, beside the file."""
    moment = datetime.now().astimezone().strftime("%Y-%m-%d %H.%M.%S")
    aside = target.with_name(f"{target.stem} (replaced {moment}){target.suffix}")
    with suppress(OSError):
        if not aside.exists():
            held.rename(aside)
            held = aside
    return f"{target.name} was saved; the version that it replaced is kept beside it as {held.name}."


def _names_of(target: Path) -> int:
    """Return under how many names of its disk a file stands; none where there is none."""
    try:
        return target.stat().st_nlink
    except OSError:
        return 0


def _without_advice(error: OSError) -> str:
    return reason_of(error).split(";")[0]
