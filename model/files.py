"""Reading whole files, and what a refusal of the system's means in words."""

import errno
import hashlib
import os
from pathlib import Path

from model.problems import FileProblem

LARGEST_FILE = 200 * 2**20
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


def flush_folder(folder: Path) -> None:
    """Have the system write the folder itself, too, where it can: the names in it. Raises OSError."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


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
