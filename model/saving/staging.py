"""Staging: the new bytes on disk beside the target, flushed and read back, under a name that nobody can foresee."""

import errno
import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

PREFIX = ".budget-workbook-"
SUFFIX = ".tmp"
_RIGHTS = ("user.", "system.posix_acl_")


def staged(target: Path, data: bytes) -> Path:
    """Return a new file in the target's folder that holds the bytes, with the target's permissions. Raises OSError.

    Where that fails, nothing is left behind.
    """
    handle, name = tempfile.mkstemp(prefix=PREFIX, suffix=SUFFIX, dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _compare(temporary, data)
        _take_permissions(temporary, target)
    except BaseException:
        discard(temporary)
        raise
    return temporary


def discard(temporary: Path) -> None:
    """Take a staged file away again, if the system lets us; it is asked twice."""
    for _ in range(2):
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
            return


def _compare(temporary: Path, data: bytes) -> None:
    if temporary.read_bytes() != data:
        raise OSError(errno.EIO, os.strerror(errno.EIO))


def _take_permissions(temporary: Path, target: Path) -> None:
    """Give a file the mode, the group and the access list of the one it will replace, or those of any new file."""
    if not target.exists():
        mask = os.umask(0)
        os.umask(mask)
        temporary.chmod(0o666 & ~mask)
        return
    if hasattr(os, "chown"):
        old = target.stat()
        with suppress(OSError):  # the group may be one that the officer is not in
            os.chown(temporary, -1, old.st_gid)
    shutil.copymode(target, temporary)
    if hasattr(os, "listxattr"):
        with suppress(OSError):  # a file system without such attributes
            for name in os.listxattr(target):
                if name.startswith(_RIGHTS):
                    os.setxattr(temporary, name, os.getxattr(target, name))
