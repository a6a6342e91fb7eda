"""References that are left out of a sequence: 14SCS12, then 14SCS16. A paper that skips some is asked about them."""

import re
from collections.abc import Iterator

from model.budget import Budget
from model.findings import Finding, Level

_NUMBERED = re.compile(r"(?P<stem>.*\D)(?P<number>\d{1,4})", re.ASCII | re.DOTALL)
_FEWEST = 5
_GAPS_IN = 4
_LINES_AT_ONCE = 500


def missing_in_sequence(budget: Budget) -> Iterator[Finding | None]:
    """Note the numbers that no line has in a sequence which is otherwise nearly whole; a sparse one is none.

    Yields None now and then, where the search can pause.
    """
    series: dict[tuple[str, int], dict[int, None]] = {}
    for place, line in enumerate(tuple(budget.lines())):
        if place % _LINES_AT_ONCE == 0:
            yield None
        match = _NUMBERED.fullmatch(line.reference.strip())
        if match is not None:
            padded = len(match["number"]) if match["number"].startswith("0") else 0
            series.setdefault((match["stem"], padded), {})[int(match["number"])] = None
    widths = {stem: padded for stem, padded in series if padded}
    joined: dict[str, set[int]] = {}
    for (stem, _), numbers in series.items():
        joined.setdefault(stem, set()).update(numbers)
    for stem, held in joined.items():
        missing = [number for number in range(min(held), max(held)) if number not in held]
        if missing and len(held) >= _FEWEST and len(missing) * _GAPS_IN <= len(held):
            words = ", ".join(_runs(stem, widths.get(stem, 0), missing))
            message = f"No line has the reference {words}, though those around are there; say why, or add it."
            yield Finding(Level.NOTE, "missing in sequence", message)


def _runs(stem: str, width: int, numbers: list[int]) -> Iterator[str]:
    """Yield numbers as references, those that follow each other as `14SCS13 to 14SCS15`."""
    start = previous = numbers[0]
    for number in [*numbers[1:], None]:
        if number is not None and number == previous + 1:
            previous = number
            continue
        first, last = f"{stem}{start:0{width}d}", f"{stem}{previous:0{width}d}"
        yield first if start == previous else f"{first} to {last}"
        if number is not None:
            start = previous = number
