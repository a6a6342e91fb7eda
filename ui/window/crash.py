"""The last net: an unexpected exception is told plainly in the window and on standard error, and work goes on."""

import sys
import traceback
from types import TracebackType

from model.findings import Level
from model.problems import Problem
from ui.window.main_window import MainWindow


class CrashHandler:
    """Takes what nothing else took."""

    def __init__(self, window: MainWindow) -> None:
        """Tell it in this window."""
        self._window = window

    def install(self) -> None:
        """Become Python's handler of unexpected exceptions."""
        sys.excepthook = self.handle

    def handle(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Tell an exception; a Problem in its own words, anything else as a fault of the program."""
        if issubclass(kind, KeyboardInterrupt):
            self._window.close()
            return
        if isinstance(error, Problem):
            self._window.message_bar.tell(Level.ERROR, str(error))
            return
        self._window.journal.flush()
        traceback.print_exception(kind, error, trace, file=sys.stderr)
        self._window.message_bar.tell(
            Level.ERROR,
            f"Something went wrong in the program ({kind.__name__}). Your work is still here: save it, "
            "under another name if you are in doubt, and start the program again.",
        )
