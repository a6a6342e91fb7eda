"""Qt for Python makes each class of Qt when it is first needed, and all at once when an object's own class is unknown.

All at once is a tenth of a second: for as long the window would stand still, in the middle of opening a workbook. Made
here a few at a time, before they are needed, nobody notices.
"""

from collections.abc import Iterator
from threading import Event

import PySide6.QtCore
import PySide6.QtGui
import PySide6.QtWidgets
from PySide6.QtCore import QObject

from ui.window.gradually import Gradually

_MODULES = (PySide6.QtCore, PySide6.QtGui, PySide6.QtWidgets)


class QtClasses:
    """Makes the classes between other events; a thread can wait until all are `made`."""

    def __init__(self, parent: QObject) -> None:
        """Begin with none made."""
        self._making = Gradually(parent)
        self._is_begun = False
        self.made = Event()

    def begin(self) -> None:
        """Make them from now on, whenever the window has nothing else to do."""
        if not self._is_begun:
            self._is_begun = True
            self._making.begin(self._make())

    def _make(self) -> Iterator[object]:
        for module in _MODULES:
            for name in dir(module):
                yield getattr(module, name)
        self.made.set()
