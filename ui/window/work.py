"""Long work beside the window: one piece at a time in a thread, with progress and a way to stop, while events go on."""

import sys
from collections.abc import Callable
from contextlib import contextmanager
from functools import partial
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, TypeVar, cast

from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal, Slot

from model.collecting import without_collecting
from model.problems import EntryProblem
from model.progress import Cancelled
from ui.window.errands import LOOK_MS, Errands
from ui.window.turns import outside_turns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from model.progress import Progress

Result = TypeVar("Result")


# The window asks for its turn at nearly every call of Qt while it paints, and each time would wait as long as 5 ms;
# after half a millisecond each, some two hundred calls are still a tenth of a second.
_TURN_SECONDS = 0.00005


class Busy(EntryProblem):
    """Another piece of work is still under way."""


class _Job:
    """One job and what came of it; `told` are the steps that the window has not been told yet.

    Its thread itself touches nothing of Qt for Python: the table of objects behind that is not safe in another thread
    while Qt deletes widgets in the window's, which it does at any moment (PySide6 6.11 crashed so).
    """

    def __init__(self, job: "Callable[[Progress], object]") -> None:
        self._job = job
        self.told: SimpleQueue[tuple[str, float]] = SimpleQueue()
        self.stop = False
        self.is_done = False
        self.result: object = None
        self.error: BaseException | None = None

    def carry_out(self) -> None:
        """Work, in the thread."""
        try:
            self.result = self._job(self._tell)
        except BaseException as error:  # noqa: BLE001  # raised again in the window's thread
            self.error = error
        self.is_done = True

    def _tell(self, words: str, share: float) -> None:
        if self.stop:
            raise Cancelled
        self.told.put((words, share))


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
        self._job: _Job | None = None
        self._words = ""
        self._loop = QEventLoop(self)
        self._looks_often = QTimer(self)
        self._looks_often.setInterval(LOOK_MS)
        self._looks_often.timeout.connect(self._on_look)

    @property
    def is_busy(self) -> bool:
        """Whether a job is under way."""
        return self._job is not None

    def refuse_if_busy(self) -> None:
        """Raise Busy while a job is under way."""
        if self._job is not None:
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
            outside_turns(),
            quick_to_give_way(),
            self._under_way(words, partial(self._after_errands, job), can_stop=can_stop, waits=waits) as under_way,
        ):
            thread = Thread(target=under_way.carry_out, daemon=True)
            thread.start()
            self._loop.exec()
            thread.join()
            self._tell_steps(under_way)
        if under_way.error is not None:
            try:
                raise under_way.error
            finally:
                under_way.error = None  # it knows this frame: each would keep the other, and all that the job made
        return cast("Result", under_way.result)

    def _after_errands(self, job: "Callable[[Progress], Result]", progress: "Progress") -> Result:
        self.errands.wait()
        return job(progress)

    @contextmanager
    def _under_way(
        self, words: str, job: "Callable[[Progress], object]", *, can_stop: bool, waits: bool
    ) -> "Iterator[_Job]":
        self._job, self._words = _Job(job), words
        self.started.emit(can_stop, waits)
        self.told.emit(words, 0.0)
        self._looks_often.start()
        try:
            yield self._job
        finally:
            self._looks_often.stop()
            self._job = None
            self.ended.emit()

    @Slot()
    def _on_look(self) -> None:
        if self._job is not None:
            self._tell_steps(self._job)
            if self._job.is_done:
                self._loop.quit()

    def _tell_steps(self, job: _Job) -> None:
        while not job.told.empty():
            self.told.emit(*job.told.get())

    def stop(self) -> None:
        """Ask the job under way to stop where nothing has changed yet."""
        if self._job is not None:
            self._job.stop = True


@contextmanager
def quick_to_give_way() -> "Iterator[None]":
    """Have threads give way to the window at once, not after the 5 ms that are the custom."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(_TURN_SECONDS)
    try:
        yield
    finally:
        sys.setswitchinterval(before)
