"""Ending from outside: the system asks the program to end, at log-off or by a signal; what is unsaved is on disk first.

Nobody is asked then, since nobody may be there: work that is in no file is offered at the next start.
"""

import signal
import socket
from types import FrameType

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier, Slot

from ui.window.main_window import MainWindow

_ASKED = tuple(
    number for name in ("SIGTERM", "SIGHUP", "SIGBREAK") if (number := getattr(signal, name, None)) is not None
)
_LONGEST = 64


class Ending(QObject):
    """Hears the signals by which a system ends programs; Ctrl+C goes on to mean that the window is to be closed."""

    def __init__(self, window: MainWindow) -> None:
        """End this window."""
        super().__init__(window)
        self._window = window
        self._heard, self._told = socket.socketpair()
        self._heard.setblocking(False)
        self._told.setblocking(False)
        self._notifier = QSocketNotifier(self._heard.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_signal)

    def install(self) -> None:
        """Begin to hear: Qt waits outside Python, which is woken by a byte for each signal."""
        signal.set_wakeup_fd(self._told.fileno(), warn_on_full_buffer=False)
        for number in _ASKED:
            signal.signal(number, _go_on)

    @Slot()
    def _on_signal(self) -> None:
        if not set(_ASKED).intersection(self._heard.recv(_LONGEST)):  # Ctrl+C is raised as an exception
            return
        self._window.journal.flush()
        if self._window.work.is_busy:  # a save under way is brought to its end
            self._window.work.ended.connect(self._end)
            self._window.work.stop()
        else:
            self._end()

    @Slot()
    def _end(self) -> None:
        QCoreApplication.exit(0)


def _go_on(_number: int, _frame: FrameType | None) -> None:
    """Do nothing yet: the event loop is told."""
