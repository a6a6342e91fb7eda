"""Ratios of medians of alternated runs (A B A B): what slows the machine for a while slows both sides."""

import gc
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter

Timed = Callable[[], float]
"""Does something once and returns how many seconds it took."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """What was compared: the medians in seconds, and the most that ours should be of theirs (None: just to know)."""

    name: str
    ours: float
    theirs: float
    aim: float | None

    @property
    def value(self) -> float:
        """Ours as a multiple of theirs."""
        return self.ours / self.theirs


def compared(name: str, ours: Timed, theirs: Timed, *, rounds: int, aim: float | None) -> Ratio:
    """Run both sides in turn, once each to warm up and then `rounds` times each."""
    ours()
    theirs()
    pairs = [(ours(), theirs()) for _ in range(rounds)]
    return Ratio(name, median(pair[0] for pair in pairs), median(pair[1] for pair in pairs), aim)


def timed(action: Callable[[], object]) -> Timed:
    """Time an action, what it returns being thrown away outside the time."""

    def run() -> float:
        gc.collect()
        start = perf_counter()
        result = action()
        seconds = perf_counter() - start
        del result
        return seconds

    return run
