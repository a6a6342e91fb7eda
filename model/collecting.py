"""Loading thousands of lines without the garbage collector, which would look through all of them again and again.

The window keeps it off, too, while a thread works beside it: run there, it would end widgets, which Qt cannot bear.
And it has it look through everything a hundred times more seldom: that is a tenth of a second at 10,000 lines.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock

_SELDOM = 1_000


@dataclass(slots=True)
class _Count:
    """How many ask for it to be off, in all threads, and whether it was on before the first."""

    users: int = 0
    was_on: bool = False


_count = _Count()
_counting = Lock()


@contextmanager
def without_collecting() -> Iterator[None]:
    """Keep the garbage collector off meanwhile; it is on again once nobody needs it off any more."""
    with _counting:
        if not _count.users:
            _count.was_on = gc.isenabled()
            gc.disable()
        _count.users += 1
    try:
        yield
    finally:
        with _counting:
            _count.users -= 1
            if not _count.users and _count.was_on:
                _call_everything_old()
                gc.enable()


def collect_everything_seldom() -> None:
    """Have the collector look mostly at what is new; what it leaves has to be collected by hand when there is time."""
    young, middle, _old = gc.get_threshold()
    gc.set_threshold(young, middle, _SELDOM)


def _call_everything_old() -> None:
    """Have the collector look through what was loaded with all that is old, which it seldom does, not at once."""
    gc.freeze()
    gc.unfreeze()
