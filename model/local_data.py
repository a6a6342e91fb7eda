"""Where the program keeps its own files on this computer: recovery data and backups, for the officer alone."""

import os
import sys
from pathlib import Path

PRIVATE = 0o600
"""The rights of a file for the officer alone."""

_NAME = "Budget Workbook"
_OVERRIDE = "BUDGET_WORKBOOK_DATA"


def local_data() -> Path:
    """Return the folder; `BUDGET_WORKBOOK_DATA` names another. It need not exist yet."""
    stated = os.environ.get(_OVERRIDE)
    if stated:
        return Path(stated)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / _NAME
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / _NAME
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / _NAME


def recovery_folder() -> Path:
    """Return the folder of everything kept for recovery; it need not exist yet."""
    return local_data() / "recovery"


def has_recovery_data() -> bool:
    """Tell, cheaply, whether there is anything in it."""
    try:
        return any(recovery_folder().iterdir())
    except OSError:
        return False


def private_folder(path: Path) -> Path:
    """Make a folder that only the officer may read, with the folders above it. Raises OSError."""
    if not path.is_dir() and path != path.parent:
        private_folder(path.parent)
        path.mkdir(exist_ok=True, mode=0o700)
    return path
