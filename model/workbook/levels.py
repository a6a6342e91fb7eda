"""Levels, the full amount of every year, and the changes year on year that they come to, exactly.

120, 120, 0, 0 is 120, 0, -120, 0. A level that is blank behind a stated one ends there. `placed` are the positions of
the years that a table has a column for, where it has not one for every year: of the others it states nothing.
"""

from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import NamedTuple

from model.money import EXACT, NIL, Amount, Unreadable, negated


class Levels(NamedTuple):
    """The levels that the cells of one line state, in pounds, + adding to the net budget."""

    amounts: tuple[Amount, ...]
    forecasts: tuple[Amount, ...]


def changes_of(levels: Sequence[Amount], placed: Collection[int] | None = None) -> tuple[Amount, ...]:
    """Return the changes, year on year, that levels come to."""
    changes: list[Amount] = []
    before: Amount = None
    for place, level in enumerate(levels):
        if placed is not None and place not in placed:
            changes.append(None)
            continue
        if isinstance(level, Unreadable):
            changes.append(level)
        elif isinstance(before, Unreadable):
            changes.append(before)
        elif level is None:
            changes.append(negated(before) if before else None)
        else:
            changes.append(EXACT.subtract(level, before or NIL) or NIL)
        before = level
    return tuple(changes)


def ends_of_levels(levels: Sequence[Amount], placed: Collection[int] | None = None) -> list[int]:
    """Return the positions of blank levels behind a stated one: they are read as nil, which should be told."""
    kept = [place for place in range(len(levels)) if placed is None or place in placed]
    return [
        place
        for before, place in pairwise(kept)
        if levels[place] is None and levels[before] is not None and levels[before] != NIL
    ]


def levels_of(changes: Sequence[Amount], placed: Collection[int]) -> tuple[Amount, ...]:
    """Return the levels that changes lead to; a blank change keeps a level as it is. What cannot be read stays so."""
    levels: list[Amount] = []
    before: Amount = None
    for place, change in enumerate(changes):
        if place not in placed:
            levels.append(None)
            continue
        if isinstance(change, Unreadable) or isinstance(before, Unreadable):
            before = change
        elif change is not None:
            before = EXACT.add(before or NIL, change) or NIL
        else:
            before = before or None
        levels.append(before)
    return tuple(levels)
