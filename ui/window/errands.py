"""Errands: small things to be done on disk that nobody waits for, one after the other, beside the window.

A share may be slow: the window lets a workbook's lock go, and is closed or opens the next one at once. Long work begins
when all errands before it are done.
"""

from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from threading import Thread
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from model.collecting import without_collecting

LOOK_MS = 4
_PATIENCE = 5.0


class _Errand:
    """One errand and its thread, which touches nothing of Qt."""

    def __init__(self, before: "_Errand | None", errand: Callable[[], None]) -> None:
        self._before, self._errand = before, errand
        self.is_done = False
        self.thread = Thread(target=self._carry_out, daemon=True)

    def _carry_out(self) -> None:
        if self._before is not None:
            self._before.thread.join()
            self._before = None
        try:
            self._errand()
        finally:
            self.is_done = True


class Errands(QObject):
    """Does errands in the order in which they were given. The collector is off meanwhile, as it is during long work.

    Signals: `done` (some were done).
    """

    done = Signal()

    def __init__(self, parent: QObject) -> None:
        """Begin with none."""
        super().__init__(parent)
        self._under_way: list[_Errand] = []
        self._collecting = ExitStack()
        self._looks_often = QTimer(self)
        self._looks_often.setInterval(LOOK_MS)
        self._looks_often.timeout.connect(self._on_look)
        self.destroyed.connect(partial(_see_off, self._under_way, self._collecting))

    def do(self, errand: Callable[[], None]) -> None:
        """Have an errand done; it must raise nothing that somebody should hear of, and touch nothing of Qt."""
        if not self._under_way:
            self._collecting.enter_context(without_collecting())
        before = self._under_way[-1] if self._under_way else None
        under_way = _Errand(before, errand)
        self._under_way.append(under_way)
        under_way.thread.start()
        self._looks_often.start()

    @property
    def is_idle(self) -> bool:
        """Whether everything that was given is done."""
        return not self._under_way

    def wait(self) -> None:
        """Wait, in another thread than the window's, for everything that was given so far."""
        for errand in tuple(self._under_way):
            errand.thread.join()

    def finish(self, seconds: float) -> bool:
        """Wait at the end of the program; False where something is still under way then, as on a share that hangs."""
        end = monotonic() + seconds
        for errand in tuple(self._under_way):
            errand.thread.join(max(0.0, end - monotonic()))
        self._on_look()
        return self.is_idle

    @Slot()
    def _on_look(self) -> None:
        done = [errand for errand in self._under_way if errand.is_done]
        for errand in done:
            errand.thread.join()  # the collector must find nobody there
        self._under_way[:] = [errand for errand in self._under_way if errand not in done]
        if not self._under_way:
            self._looks_often.stop()
            self._collecting.close()
        if done:
            self.done.emit()


def _see_off(under_way: list[_Errand], collecting: ExitStack) -> None:
    """Have the collector on again when a window goes before it has heard that its errands are done."""
    for errand in under_way:
        errand.thread.join(_PATIENCE)
    under_way.clear()
    collecting.close()
