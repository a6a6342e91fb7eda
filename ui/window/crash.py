"""The last net: an unexpected exception is told plainly in the window and on standard error, and work goes on.

It comes from a slot, from a painting, from a thread: the work is put on disk first, and it is told in the window's own
thread. A fault that repeats itself, as one of painting does, is noted and told once.
"""

import sys
import threading
import traceback
from contextlib import suppress
from types import TracebackType

from PySide6.QtCore import QObject, Qt, QThread, Signal, Slot

from model.findings import Level
from model.problems import Problem
from ui import event_log
from ui.window.main_window import MainWindow


class CrashHandler(QObject):
    """Takes what nothing else took.

    Signals: `_elsewhere` (an exception of another thread), `_unexpected` (the kind of one that is to be told).
    """

    _elsewhere = Signal(object)
    _unexpected = Signal(str)

    def __init__(self, window: MainWindow) -> None:
        """Tell it in this window."""
        super().__init__(window)
        self._window = window
        self._noted: set[tuple[str, ...]] = set()
        self._elsewhere.connect(self._on_elsewhere, Qt.ConnectionType.QueuedConnection)
        # In the middle of a painting nothing may be shown or laid out.
        self._unexpected.connect(self._on_unexpected, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Become Python's handler of unexpected exceptions."""
        sys.excepthook = self.handle
        threading.excepthook = self._of_thread

    def handle(self, kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        """Tell an exception; a Problem in its own words, anything else as a fault of the program."""
        if QThread.currentThread() is not self.thread():
            self._elsewhere.emit(error)
            return
        if issubclass(kind, KeyboardInterrupt):
            self._window.close()
            return
        if isinstance(error, Problem):
            self._window.message_bar.tell(Level.ERROR, str(error))
            return
        self._keep_the_work()
        signature = (kind.__name__, *event_log.places_of(error.__traceback__))
        if signature not in self._noted:
            self._noted.add(signature)
            event_log.note_fault(error)
            traceback.print_exception(error, file=sys.stderr)
        self._unexpected.emit(kind.__name__)

    def _keep_the_work(self) -> None:
        """Put the work on disk; a fault in that is noted, and told with the first."""
        try:
            self._window.journal.flush()
        except Exception as error:  # noqa: BLE001  # the last net must hold
            event_log.note_fault(error)

    def _of_thread(self, told: threading.ExceptHookArgs) -> None:
        if told.exc_value is not None and not isinstance(told.exc_value, SystemExit):
            with suppress(RuntimeError):  # the window has gone
                self._elsewhere.emit(told.exc_value)

    @Slot(object)
    def _on_elsewhere(self, error: BaseException) -> None:
        self.handle(type(error), error, error.__traceback__)

    @Slot(str)
    def _on_unexpected(self, kind: str) -> None:
        words = (
            f"Something went wrong in the program ({kind}). Your work is still here: save it, under another name if "
            "you are in doubt, and start the program again. Help, About says where the log is."
        )
        if self._window.message_bar.text != words:
            self._window.message_bar.tell(Level.ERROR, words)
