"""Progress of long work: whoever does it tells each step, and is told by an exception that it is to stop."""

from collections.abc import Callable

from model.problems import Problem

Progress = Callable[[str, float], None]
"""Takes words for the step that begins (`Reading Older People`) and the share done so far, from 0 to 1.

It may raise Cancelled; work calls it only where it can stop with nothing changed.
"""


class Cancelled(Problem):
    """The officer stopped the work; nothing has changed."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("Stopped; nothing has changed.")


def silent(_step: str, _share: float) -> None:
    """Tell nobody."""
