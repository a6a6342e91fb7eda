"""Long work beside the window: one piece at a time in a thread, with progress and a way to stop, while events go on."""

import sys
from collections.abc import Callable
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, TypeVar, cast

from PySide6.QtCore import QEventLoop, QObject, QThread, Signal

from model.collecting import without_collecting
from model.problems import EntryProblem
from model.progress import Cancelled
from ui.window.errands import Errands

if TYPE_CHECKING:
    from collections.abc import Iterator

    from model.progress import Progress

Result = TypeVar("Result")


# The window asks for its turn at nearly every call of Qt while it paints, and each time would wait as long as 5 ms.
_TURN_SECONDS = 0.0005


class Busy(EntryProblem):
    """Another piece of work is still under way."""


class _Thread(QThread):
    """Carries one job out and keeps what came of it. Signals: `told` (words for the step, the share done)."""

    told = Signal(str, float)

    def __init__(self, job: "Callable[[Progress], object]") -> None:
        super().__init__()
        self._job = job
        self.stop = False
        self.result: object = None
        self.error: BaseException | None = None

    def run(self) -> None:
        """Work, in the thread."""
        try:
            self.result = self._job(self._tell)
        except BaseException as error:  # noqa: BLE001  # raised again in the window's thread
            self.error = error

    def _tell(self, words: str, share: float) -> None:
        if self.stop:
            raise Cancelled
        self.told.emit(words, share)


class Work(QObject):
    """Runs jobs, each after the `errands` given before it; `looks` are errands that nothing ever waits for.

    Signals: `started` (whether it can be stopped, whether the window waits), `told`, `ended`.
    """

    started = Signal(bool, bool)
    told = Signal(str, float)
    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin idle."""
        super().__init__(parent)
        self.errands = Errands(self)
        self.looks = Errands(self)
        self._thread: _Thread | None = None
        self._words = ""

    @property
    def is_busy(self) -> bool:
        """Whether a job is under way."""
        return self._thread is not None

    def refuse_if_busy(self) -> None:
        """Raise Busy while a job is under way."""
        if self._thread is not None:
            raise Busy(f"{self._words} is still under way; wait until it is done, or stop it.")

    def run(
        self, words: str, job: "Callable[[Progress], Result]", *, can_stop: bool = True, waits: bool = False
    ) -> Result:
        """Carry a job out and return its result, while the window goes on; `words` name it (`Saving Budget.xlsx`).

        `waits`: the officer can do nothing else meanwhile, because what is in sight is about to be replaced. The
        job takes the Progress to tell its steps to. Raises what the job raises, Cancelled among it, and Busy.
        """
        self.refuse_if_busy()
        # The collector would run in the thread too, and end widgets there that are no longer used: Qt crashes then.
        with (
            without_collecting(),
            quick_to_give_way(),
            self._under_way(
                words, _Thread(partial(self._after_errands, job)), can_stop=can_stop, waits=waits
            ) as thread,
        ):
            loop = QEventLoop()
            thread.finished.connect(loop.quit)
            thread.start()
            loop.exec()
            thread.wait()
        if thread.error is not None:
            raise thread.error
        return cast("Result", thread.result)

    def _after_errands(self, job: "Callable[[Progress], Result]", progress: "Progress") -> Result:
        self.errands.wait()
        return job(progress)

    @contextmanager
    def _under_way(self, words: str, thread: _Thread, *, can_stop: bool, waits: bool) -> "Iterator[_Thread]":
        self._thread, self._words = thread, words
        thread.told.connect(self.told)
        self.started.emit(can_stop, waits)
        self.told.emit(words, 0.0)
        try:
            yield thread
        finally:
            self._thread = None
            self.ended.emit()

    def stop(self) -> None:
        """Ask the job under way to stop where nothing has changed yet."""
        if self._thread is not None:
            self._thread.stop = True


@contextmanager
def quick_to_give_way() -> "Iterator[None]":
    """Have threads give way to the window at once, not after the 5 ms that are the custom."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(_TURN_SECONDS)
    try:
        yield
    finally:
        sys.setswitchinterval(before)
