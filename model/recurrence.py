"""How long an amount counts: ongoing, one-off, or time-limited, perhaps to a named last year.

Amounts are year on year, so what is one-off or time-limited is taken out again: +120, then -120. What a line holds
when its time is over is its level of that year, and should be nil.
"""

import re
from decimal import Decimal
from typing import NamedTuple

from model.lines import RECURRENCES, Line
from model.money import NIL, Unreadable, total
from model.years import Year, find_year

_ONE_OFF, _TIME_LIMITED = RECURRENCES[1:]
_TO_A_YEAR = re.compile(rf"\s*{_TIME_LIMITED}\s+to\s+(?P<year>\S+)\s*", re.IGNORECASE)


class Left(NamedTuple):
    """What a line still holds, in pounds, in the first year in which it should hold nothing."""

    year: Year
    pounds: Decimal


def is_one_off(line: Line) -> bool:
    """Tell whether a line is one-off."""
    return line.recurrence.strip().lower() == _ONE_OFF.lower()


def is_time_limited(line: Line) -> bool:
    """Tell whether a line is time-limited, with a named last year or without."""
    return line.recurrence.strip().lower() == _TIME_LIMITED.lower() or last_year(line.recurrence) is not None


def last_year(recurrence: str) -> Year | None:
    """Return the year that `Time-limited to 2027/28` names; None where none is named."""
    match = _TO_A_YEAR.fullmatch(recurrence)
    return find_year(match["year"]) if match else None


def with_last_year(recurrence: str) -> str | None:
    """Return a recurrence that names its last year as it is kept, `Time-limited to 2027/28`; None for any other."""
    year = last_year(recurrence)
    return f"{_TIME_LIMITED} to {year}" if year else None


def left_of_one_off(line: Line, years: tuple[Year, ...]) -> Left | None:
    """Return what is left of a one-off that is not taken out again; None where all of it is.

    What comes in the last year of the budget can only be taken out after it. An unreadable amount leaves it open.
    """
    left = total(line.amounts)
    if not left or not total(line.amounts[: len(years) - 1]) or has_unreadable(line):
        return None
    first = next(place for place, amount in enumerate(line.amounts) if amount)
    return Left(years[first + 1], left)


def left_after(line: Line, last: Year, years: tuple[Year, ...]) -> Left | None:
    """Return what a line holds in the first year of the budget after `last`; None where nothing, or no such year."""
    following = next((place for place, year in enumerate(years) if year > last), None)
    if following is None or has_unreadable(line):
        return None
    level = total(line.amounts[: following + 1])
    return Left(years[following], level) if level else None


def takes_out(line: Line, place: int) -> bool:
    """Tell whether the amount of a year, by its place, takes out what a one-off or time-limited line held before.

    It takes out no more than is there: what is left of the line is nil, or has the sign that it had.
    """
    if not (is_one_off(line) or is_time_limited(line)) or has_unreadable(line):
        return False
    held = total(line.amounts[:place])
    left = total(line.amounts[: place + 1])
    return bool(held) and abs(left) < abs(held) and (not left or left.is_signed() is held.is_signed())


def level_at_end(line: Line) -> Decimal:
    """Return what a line holds in the last year of the budget, in pounds; nil where an amount cannot be read."""
    return NIL if has_unreadable(line) else total(line.amounts)


def has_unreadable(line: Line) -> bool:
    """Tell whether an amount of the line cannot be read, so that its level is not known."""
    return any(isinstance(amount, Unreadable) for amount in line.amounts)
