"""Chooses between the window and the command line, and imports neither to do so."""

from collections.abc import Sequence
from pathlib import Path

_WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")


def is_for_window(argv: Sequence[str]) -> bool:
    """Whether the arguments ask for the window: none, or one that names a workbook."""
    if len(argv) != 1:
        return not argv
    first = argv[0]
    if first.startswith("-"):
        return False
    if Path(first).suffix.lower() in _WORKBOOKS:
        return True
    from ui.commands.parser import COMMANDS  # only when needed: the window starts without the commands

    return first not in COMMANDS and Path(first).exists()
