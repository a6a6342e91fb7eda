"""Starts Budget Workbook: the window, or the command line."""

import sys
import warnings
from collections.abc import Sequence
from pathlib import Path

from ui.choosing import is_for_window


def main(argv: Sequence[str]) -> int:
    """Return the exit code of the window or of a command."""
    if not sys.warnoptions:
        # Libraries warn about odd workbooks; officers are told by findings.
        warnings.simplefilter("ignore")
    if is_for_window(argv):
        from ui.window.application import run_window  # neither side pays for importing the other

        return run_window(Path(argv[0]) if argv else None)
    from ui.commands.entry import run

    return run(argv)


if __name__ == "__main__":
    if getattr(sys, "frozen", False):  # the built program starts itself again to read files that may not be trusted
        import multiprocessing

        multiprocessing.freeze_support()
    sys.exit(main(sys.argv[1:]))
