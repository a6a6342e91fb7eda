"""Errands: small things to be done on disk that nobody waits for, one after the other, beside the window.

A share may be slow: the window lets a workbook's lock go, and is closed or opens the next one at once. Long work begins
when all errands before it are done.
"""

from collections.abc import Callable
from contextlib import ExitStack

from PySide6.QtCore import QDeadlineTimer, QObject, QThread, Slot

from model.collecting import without_collecting


class _Errand(QThread):
    """Does one errand, once the one before it is done."""

    def __init__(self, before: "_Errand | None", errand: Callable[[], None]) -> None:
        super().__init__()
        self._before = before
        self._errand = errand

    def run(self) -> None:
        """Work, in the thread."""
        if self._before is not None:
            self._before.wait()
            self._before = None
        self._errand()


class Errands(QObject):
    """Does errands in the order in which they were given. The collector is off meanwhile, as it is during long work."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin with none."""
        super().__init__(parent)
        self._under_way: list[_Errand] = []
        self._collecting = ExitStack()

    def do(self, errand: Callable[[], None]) -> None:
        """Have an errand done; it must raise nothing that somebody should hear of."""
        if not self._under_way:
            self._collecting.enter_context(without_collecting())
        thread = _Errand(self._under_way[-1] if self._under_way else None, errand)
        thread.finished.connect(self._on_finished)
        self._under_way.append(thread)
        thread.start()

    def wait(self) -> None:
        """Wait, in another thread than the window's, for everything that was given so far."""
        for thread in tuple(self._under_way):
            thread.wait()

    @property
    def is_idle(self) -> bool:
        """Whether everything that was given is done."""
        return not self._under_way

    def finish(self, seconds: float) -> bool:
        """Wait at the end of the program; False where something is still under way then, as on a share that hangs."""
        deadline = QDeadlineTimer(round(seconds * 1000))
        is_done = all(thread.wait(deadline) for thread in self._under_way)
        self._on_finished()
        return is_done

    @Slot()
    def _on_finished(self) -> None:
        self._under_way = [thread for thread in self._under_way if not thread.isFinished()]
        if not self._under_way:
            self._collecting.close()
