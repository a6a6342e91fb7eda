"""Work in the window that is done bit by bit between other events, so that nobody waits for it."""

from collections.abc import Iterable, Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Slot

from ui.window.turns import is_in_turn

_SLICE_SECONDS = 0.005


class Gradually(QObject):
    """Takes the steps of an iterator, for some milliseconds whenever the window has nothing else to do."""

    def __init__(self, parent: QObject) -> None:
        """Have nothing to do."""
        super().__init__(parent)
        self._steps: Iterator[object] = iter(())
        # A timer and no posted event: those are all delivered before the window takes the next key.
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._on_turn)

    def begin(self, steps: Iterable[object]) -> None:
        """Take these steps from now on, and those before no more."""
        self._steps = iter(steps)
        self._timer.start()

    def finish(self) -> None:
        """Take all steps that are left now."""
        self._timer.stop()
        for _step in self._steps:
            pass

    @Slot()
    def _on_turn(self) -> None:
        if is_in_turn():
            return
        end = perf_counter() + _SLICE_SECONDS
        for _step in self._steps:
            if perf_counter() > end:
                return
        self._timer.stop()
