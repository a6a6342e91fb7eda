"""Long work that Ctrl+C stops where it can stop with nothing changed, and no sooner."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from model.progress import Cancelled, Progress, silent


@contextmanager
def stoppable() -> Iterator[Progress]:
    """Give the progress to hand to the work: it raises Cancelled at the first step after Ctrl+C.

    What comes after the last step is finished and told, for by then files are being replaced.
    """
    if threading.current_thread() is not threading.main_thread():
        yield silent
        return
    asked: list[int] = []

    def progress(_step: str, _share: float) -> None:
        if asked:
            raise Cancelled

    before = signal.signal(signal.SIGINT, lambda number, _frame: asked.append(number))
    try:
        yield progress
    finally:
        signal.signal(signal.SIGINT, before)
