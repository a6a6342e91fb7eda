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
from contextlib import suppress
from pathlib import Path

from model.problems import FileProblem

LARGEST_FILE = 200 * 2**20
_MAY_BE_WRITTEN = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
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


def replace_file(path: Path, data: bytes) -> None:
    """Make the file hold these bytes, or leave it exactly as it was. Raises FileProblem.

    A link is followed, so that the file it names is replaced; the old file's permissions are kept.
    """
    target = Path(os.path.realpath(path))
    temporary = ""
    try:
        if target.is_dir():
            raise FileProblem(f"{path} cannot be saved: it is a folder; give the name of a file.")
        if target.is_symlink():
            raise FileProblem(f"{path} cannot be saved: it is a link that leads back to itself; give another name.")
        if target.exists() and not target.is_file():
            raise FileProblem(f"{path} cannot be saved: it is a device, not a file; give another name.")
        if target.exists() and not target.stat().st_mode & _MAY_BE_WRITTEN:
            raise FileProblem(f"{path} is marked as read-only; save under another name.")
        handle, temporary = tempfile.mkstemp(prefix=".budget-workbook-", suffix=".tmp", dir=target.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if Path(temporary).read_bytes() != data:
            raise FileProblem(f"{path} cannot be saved: what was written could not be read back; save it elsewhere.")
        _set_permissions(Path(temporary), target)
        Path(temporary).replace(target)
    except OSError as error:
        raise FileProblem(f"{path} cannot be saved: {reason_of(error)}.") from error
    finally:
        if temporary:
            with suppress(FileNotFoundError):
                Path(temporary).unlink()
    _flush_folder(target.parent)


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
