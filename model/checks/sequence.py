"""References out of sequence: numbers left out (14SCS12, then 14SCS16) and lines that stand out of their order.

A paper that skips numbers is asked about them, and a reader looks for a line where its number would stand.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from model.budget import Budget
from model.checks.about import about_line, joined
from model.edits import Edit, LineMoved
from model.findings import Finding, Level
from model.lines import Field, Line, Section
from model.references import Numbered, numbered, parts

_REFERENCE = Field("reference")
_FEWEST = 4
_MISSING_IN = 2
_GAPS_IN = 4
_OUT_OF_ORDER_IN = 5
_LINES_AT_ONCE = 500


def missing_in_sequence(budget: Budget) -> Iterator[Finding | None]:
    """Note the numbers that no line has in a sequence which is otherwise nearly whole; a sparse one is none.

    The finding is at the line behind which the first is missing. Yields None now and then, where the search can pause.
    """
    series: dict[str, dict[int, tuple[Numbered, Line]]] = {}
    for place, line in enumerate(tuple(budget.lines())):
        if place % _LINES_AT_ONCE == 0:
            yield None
        for reference in parts(line.reference):
            found = numbered(reference)
            if found is not None:
                series.setdefault(found.series, {}).setdefault(int(found.digits), (found, line))
    for held in series.values():
        gaps = [pair for pair in pairwise(sorted(held)) if _is_gap(held, *pair)] if len(held) >= _FEWEST else []
        missing = sum(high - low - 1 for low, high in gaps)
        if gaps and missing * _MISSING_IN <= len(held) and len(gaps) * _GAPS_IN <= len(held):
            before, line = held[gaps[0][0]]
            words = joined([_run(before, low + 1, high - 1) for low, high in gaps])
            message = (
                f"No line has the reference {words}, though those around are there; say why, or add it."
                if missing == 1
                else f"No lines have the references {words}, though those around are there; say why, or add them."
            )
            yield about_line(Level.NOTE, "missing in sequence", message, line, _REFERENCE)


def _is_gap(held: Mapping[int, tuple[Numbered, Line]], low: int, high: int) -> bool:
    """Tell whether numbers are left out between two; not where the next area or section begins a ten of its own."""
    (_, before), (_, after) = held[low], held[high]
    begins_ten = high % 10 <= 1 and (before.area_id, before.section) != (after.area_id, after.section)
    return high - low > 1 and not begins_ten


def _run(like: Numbered, first: int, last: int) -> str:
    """Word numbers that follow each other as `14SCS13 to 14SCS15`, with the leading noughts that others have."""
    width = len(like.digits) if like.digits.startswith("0") else 0
    ends = [f"{like.stem}{number:0{width}d}" for number in dict.fromkeys((first, last))]
    return " to ".join(ends)


def out_of_sequence(budget: Budget) -> Iterator[Finding | None]:
    """Note a line that stands out of the order of the references in its table, where nearly all others are in it.

    Yields None now and then, where the search can pause.
    """
    for area in budget.areas:
        yield None
        lines = tuple(budget.lines_of(area.id))
        for section in Section:
            for found in _misplaced([line for line in lines if line.section is section]):
                yield found if found is None else _told(found)


class _Misplaced(NamedTuple):
    """A line out of order, the one it would follow (None: it is before all) and the first of those in order."""

    line: Line
    lower: Line | None
    first: Line


def _told(found: _Misplaced) -> Finding:
    line, lower, first = found
    where = f"follow {lower.reference.strip()}" if lower else f"stand before {first.reference.strip()}"
    message = (
        f"{line.reference.strip()} stands out of the order of the references around it, in which it would {where}; "
        "move it there, unless its place is meant."
    )
    return about_line(Level.NOTE, "out of sequence", message, line, _REFERENCE)


def _misplaced(lines: Sequence[Line]) -> Iterator[_Misplaced | None]:
    """Yield the lines of a table that are out of order; None now and then."""
    series: dict[str, list[tuple[int, Line]]] = {}
    for place, line in enumerate(lines):
        if place % _LINES_AT_ONCE == 0:
            yield None
        found = numbered(line.reference)
        if found is not None:
            series.setdefault(found.series, []).append((int(found.digits), line))
    for held in series.values():
        yield None
        if all(low <= high for (low, _), (high, _) in pairwise(held)):
            continue
        in_order = _longest_rise([number for number, _ in held])
        yield None
        if (len(held) - len(in_order)) * _OUT_OF_ORDER_IN > len(held):
            continue
        rising = [held[place] for place in in_order]
        numbers = [number for number, _ in rising]
        kept = set(in_order)
        for place, (number, line) in enumerate(held):
            if place not in kept:
                behind = bisect_right(numbers, number)
                yield _Misplaced(line, rising[behind - 1][1] if behind else None, rising[0][1])


def move_into_order(budget: Budget, line_id: int) -> Edit | None:
    """Plan moving a line to where its reference would stand in its table; None where it stands in order."""
    line = budget.line(line_id)
    order = list(budget.line_ids(line.area_id))
    table = [each for each in budget.lines_of(line.area_id) if each.section is line.section]
    for found in _misplaced(table):
        if found is not None and found.line.id == line_id:
            old = order.index(line_id)
            order.remove(line_id)
            new = order.index(found.lower.id) + 1 if found.lower else order.index(found.first.id)
            move = LineMoved(line_id, line.area_id, old, line.area_id, new)
            return Edit(f"Move {line.name} into its order", (move,))
    return None


def _longest_rise(numbers: Sequence[int]) -> list[int]:
    """Return the places of the longest choice of numbers that never falls."""
    ends: list[int] = []
    places: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        at = bisect_right(ends, number)
        ends[at : at + 1] = [number]
        places[at : at + 1] = [place]
        before.append(places[at - 1] if at else -1)
    chosen: list[int] = []
    last = places[-1] if places else -1
    while last >= 0:
        chosen.append(last)
        last = before[last]
    return chosen[::-1]
