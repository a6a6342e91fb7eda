"""Exchanging: the new file takes the target's name, and the old one is held in the same step where the system can.

Linux and macOS exchange two names at once; Windows replaces with a backup. Elsewhere (some network drives) the new
file is renamed over the old one, which nobody then holds.
"""

import errno
import os
import sys
from pathlib import Path

_ATTEMPTS = 100
_CANNOT = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP)
_HERE = -100  # names are as seen from the current folder
_NEW_ONLY, _EXCHANGE = 1, 2
_MAC_EXCHANGE, _MAC_NEW_ONLY = 2, 4


def put_in_place(temporary: Path, target: Path) -> Path | None:
    """Let the target be the temporary file, and return where what stood at the target is now.

    None: nothing stood there, or the system could not hold it. Raises OSError; the target is then as it was.
    """
    if sys.platform == "win32":
        from model.saving.windows import replaced  # of this system alone

        return replaced(temporary, target)
    try:
        for _ in range(_ATTEMPTS):
            try:
                _rename(temporary, target, exchange=True)
                return temporary
            except FileNotFoundError:  # nothing stands there, it seems
                try:
                    _rename(temporary, target, exchange=False)
                    return None
                except FileExistsError:  # somebody was quicker
                    continue
    except OSError as error:
        if error.errno not in _CANNOT:
            raise
    os.replace(temporary, target)  # noqa: PTH105  # the system's own call, which tests make fail
    return None


def _rename(old: Path, new: Path, *, exchange: bool) -> None:
    """Exchange two names, or give a file a name that must be free. Raises OSError."""
    import ctypes  # only for a save

    library = ctypes.CDLL(None, use_errno=True)
    names = os.fsencode(old), os.fsencode(new)
    if sys.platform == "darwin" and hasattr(library, "renamex_np"):
        failed = library.renamex_np(*names, _MAC_EXCHANGE if exchange else _MAC_NEW_ONLY)
    elif hasattr(library, "renameat2"):
        failed = library.renameat2(_HERE, names[0], _HERE, names[1], _EXCHANGE if exchange else _NEW_ONLY)
    else:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
    if failed:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), str(new))
