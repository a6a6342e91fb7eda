"""Qt for Python makes each class of Qt when it is first needed, and all at once when an object's own class is unknown.

All at once is a tenth of a second: for as long the window would stand still, in the middle of opening a workbook. Made
here a few at a time, before they are needed, nobody notices.
"""

from collections.abc import Iterator
from threading import Event
from time import perf_counter

import PySide6.QtCore
import PySide6.QtGui
import PySide6.QtWidgets
from PySide6.QtCore import QObject, QTimer, Slot

_SLICE_SECONDS = 0.008
_MODULES = (PySide6.QtCore, PySide6.QtGui, PySide6.QtWidgets)


class QtClasses(QObject):
    """Makes the classes between other events; a thread can wait until all are `made`."""

    def __init__(self, parent: QObject) -> None:
        """Begin with none made."""
        super().__init__(parent)
        self._rest: Iterator[object] = _made()
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._on_turn)
        self.made = Event()

    @Slot()
    def begin(self) -> None:
        """Make them from now on, whenever the window has nothing else to do."""
        if not self.made.is_set():
            self._timer.start()

    @Slot()
    def _on_turn(self) -> None:
        end = perf_counter() + _SLICE_SECONDS
        for _class in self._rest:
            if perf_counter() > end:
                return
        self._timer.stop()
        self.made.set()


def _made() -> Iterator[object]:
    """Yield each class, which makes it."""
    for module in _MODULES:
        for name in dir(module):
            yield getattr(module, name)
