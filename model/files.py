"""Replacing a file as a whole: the old one stands until the new one is on disk and read back.

A temporary file beside the target, flushed and read back, is renamed over it; there is no fallback that writes in
place. A failure leaves the old file as it was, removes the temporary one, and is told in one sentence.
"""

import errno
import hashlib
import os
import shutil
import stat
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from model.problems import FileProblem

LARGEST_FILE = 200 * 2**20
_MAY_BE_WRITTEN = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
_HELD = (32, 33)  # how Windows says that a file is open, or a part of it locked
_REASONS = {
    errno.ENOSPC: "the disk is full; free some space or save it elsewhere",
    errno.EDQUOT: "your disk quota is used up; free some space or save it elsewhere",
    errno.EACCES: "you have no right to write there; save it elsewhere",
    errno.EPERM: "you have no right to write there; save it elsewhere",
    errno.EROFS: "the disk is read-only; save it elsewhere",
    errno.ENOENT: "the folder does not exist; choose another",
    errno.ENOTDIR: "the folder does not exist; choose another",
    errno.EISDIR: "it is a folder; give the name of a file",
    errno.ENAMETOOLONG: "its name is too long; shorten it",
    errno.EIO: "the disk reports a fault; save it elsewhere",
}


def sha256(data: bytes) -> str:
    """Return the SHA-256 of the bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def reason_of(error: OSError) -> str:
    """Say in words why the system refused, and what to do."""
    if getattr(error, "winerror", None) in _HELD:
        return "another program has it open; close it there and try again"
    return _REASONS.get(error.errno or 0, (error.strerror or str(error)).lower())


def read_file(path: Path) -> bytes:
    """Return a file's bytes. Raises FileProblem."""
    try:
        if path.is_dir():
            raise FileProblem(f"{path} is a folder; give the name of a workbook in it.")
        if path.exists() and not path.is_file():
            raise FileProblem(f"{path} is a device, not a file; give the name of a workbook.")
        if path.exists() and path.stat().st_size > LARGEST_FILE:
            raise FileProblem(f"{path} is larger than {LARGEST_FILE // 2**20} MB, which no budget workbook is.")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise FileProblem(f"{path} does not exist; check the name and the folder.") from error
    except PermissionError as error:
        raise FileProblem(f"{path} cannot be read: you have no right to, or another program has locked it.") from error
    except (OSError, ValueError) as error:
        words = reason_of(error) if isinstance(error, OSError) else "its name is not one a file can have"
        raise FileProblem(f"{path} cannot be read: {words}.") from error


class StagedFile:
    """New bytes for a file, on disk beside it and read back, that `put` makes the file in one stroke."""

    def __init__(self, path: Path, data: bytes) -> None:
        """Write the bytes beside the file, which stays as it is. Raises FileProblem, with nothing left behind.

        A link is followed, so that the file it names is replaced; the old file's permissions are kept.
        """
        self.path = path
        self._target = Path(os.path.realpath(path))
        self._temporary = ""
        try:
            self._stage(data)
        except OSError as error:
            self.discard()
            raise FileProblem(f"{path} cannot be saved: {reason_of(error)}.") from error
        except BaseException:
            self.discard()
            raise

    def _stage(self, data: bytes) -> None:
        target = self._target
        if target.is_dir():
            raise FileProblem(f"{self.path} cannot be saved: it is a folder; give the name of a file.")
        if target.is_symlink():
            raise FileProblem(
                f"{self.path} cannot be saved: it is a link that leads back to itself; give another name."
            )
        if target.exists() and not target.is_file():
            raise FileProblem(f"{self.path} cannot be saved: it is a device, not a file; give another name.")
        if target.exists() and not target.stat().st_mode & _MAY_BE_WRITTEN:
            raise FileProblem(f"{self.path} is marked as read-only; save under another name.")
        handle, self._temporary = tempfile.mkstemp(prefix=".budget-workbook-", suffix=".tmp", dir=target.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if Path(self._temporary).read_bytes() != data:
            raise FileProblem(
                f"{self.path} cannot be saved: what was written could not be read back; save it elsewhere."
            )
        _set_permissions(Path(self._temporary), target)

    def put(self) -> None:
        """Make the file hold the new bytes. Raises FileProblem, the old file standing as it was."""
        try:
            Path(self._temporary).replace(self._target)
        except OSError as error:
            raise FileProblem(f"{self.path} cannot be saved: {reason_of(error)}.") from error
        finally:
            self.discard()
        _flush_folder(self._target.parent)

    def discard(self) -> None:
        """Take the new bytes away again, where they are not in place yet."""
        if self._temporary:
            with suppress(FileNotFoundError):
                Path(self._temporary).unlink()


def replace_file(path: Path, data: bytes) -> None:
    """Make the file hold these bytes, or leave it exactly as it was. Raises FileProblem; see `StagedFile`."""
    StagedFile(path, data).put()


def replace_files(files: Sequence[tuple[Path, bytes]]) -> None:
    """Make each file hold its bytes: all are on disk and read back before the first is put in place.

    Raises FileProblem; where one could not be put in place after others were, it names those.
    """
    staged: list[StagedFile] = []
    put: list[str] = []
    try:
        staged.extend(StagedFile(path, data) for path, data in files)
        for file in staged:
            file.put()
            put.append(file.path.name)
    except FileProblem as problem:
        if not put:
            raise
        raise FileProblem(f"{problem} Written before that: {', '.join(put)}; the rest are as they were.") from problem
    finally:
        for file in staged:
            file.discard()


def _set_permissions(temporary: Path, target: Path) -> None:
    if target.exists():
        shutil.copymode(target, temporary)
        return
    mask = os.umask(0)
    os.umask(mask)
    temporary.chmod(0o666 & ~mask)


def _flush_folder(folder: Path) -> None:
    """Ask the system to write the folder too. The new file is whole already, so a refusal here loses nothing."""
    if os.name == "nt":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
