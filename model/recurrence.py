"""How long an amount counts: ongoing, one-off, or time-limited, perhaps to a named last year.

Amounts are year on year, so what is one-off or time-limited is taken out again: +120, then -120. What a line holds
when its time is over is its level of that year, and should be nil.
"""

import re
from decimal import Decimal
from itertools import accumulate
from typing import NamedTuple

from model.council_words import meant
from model.lines import RECURRENCES, Kind, Line
from model.money import EXACT, NIL, Unreadable, total
from model.years import Year, find_year, year_of_month

_ONE_OFF, _TIME_LIMITED = RECURRENCES[1:]
_LIMITED = r"time[\s\u2010-\u2015-]*limited"
_AS_KEPT = re.compile(rf"\s*{_LIMITED}\s+(?:to|until|till)\s+(?P<year>\S+)\s*", re.IGNORECASE)
_TO_A_YEAR = re.compile(
    rf"\s*(?:(?:{_LIMITED}|t/l|temp(?:orary)?|fixed[ -]term|one[ -]?off)[\s,]+)?"
    r"\(?(?:(?:up )?to|until|till|end(?:s|ing))(?:\s+the)?(?:\s+end\s+of)?\s+"
    r"(?:(?P<year>\d{4}\s?[/\-\u2013]\s?\d{2,4})|(?:\d{1,2}\s+)?(?P<month>[a-z]{3,9})\.?\s+(?P<of>\d{4}))\)?\s*",
    re.IGNORECASE,
)

_COME_AND_GO = 2


class Left(NamedTuple):
    """What a line holds, in pounds, in the first year in which it should hold nothing; `still` where it did before."""

    year: Year
    pounds: Decimal
    still: bool = True

    @property
    def verb(self) -> str:
        """The words of a sentence for it: `still holds`."""
        return "still holds" if self.still else "holds"


def is_one_off(line: Line) -> bool:
    """Tell whether a line is one-off."""
    return bool(line.recurrence) and meant("recurrence", line.recurrence) == _ONE_OFF


def is_time_limited(line: Line) -> bool:
    """Tell whether a line is time-limited, with a named last year or without."""
    said = line.recurrence
    return bool(said) and (meant("recurrence", said) == _TIME_LIMITED or last_year(said) is not None)


def last_year(recurrence: str) -> Year | None:
    """Return the last year that `Time-limited to 2027/28` or `Until March 2028` names; None where none is named."""
    match = _TO_A_YEAR.fullmatch(recurrence) if recurrence else None
    if match is None:
        return None
    return find_year(match["year"]) if match["year"] else year_of_month(match["month"], int(match["of"]))


def with_last_year(recurrence: str) -> str | None:
    """Return a recurrence typed with its last year as it is kept, `Time-limited to 2027/28`; None for any other."""
    match = _AS_KEPT.fullmatch(recurrence)
    year = find_year(match["year"]) if match else None
    return f"{_TIME_LIMITED} to {year}" if year else None


def left_of_one_off(line: Line, years: tuple[Year, ...]) -> Left | None:
    """Return what is left of a one-off that is not taken out again; None where all of it is.

    What comes in the last year of the budget can only be taken out after it. An unreadable amount leaves it open, and
    so does what itself takes out, in the first year, a one-off of the year before the budget.
    """
    left = total(line.amounts)
    if not left or not total(line.amounts[: len(years) - 1]) or has_unreadable(line) or _ends_an_earlier(line):
        return None
    first = next(place for place, amount in enumerate(line.amounts) if amount)
    return Left(years[first + 1], left)


def takes_out_more(line: Line) -> bool:
    """Tell whether what a line holds in the end has another sign than what it began with."""
    first = next((amount for amount in line.amounts if amount and isinstance(amount, Decimal)), NIL)
    return bool(first) and bool(total(line.amounts)) and total(line.amounts).is_signed() is not first.is_signed()


def _ends_an_earlier(line: Line) -> bool:
    """Tell whether all that a line states is, in the first year, an amount with the sign that its kind is taken out by.

    So papers show that the one-off of last year falls out of the base: a pressure of -120.
    """
    first = line.amounts[0] if line.amounts else None
    if not first or not isinstance(first, Decimal) or line.kind is Kind.UNKNOWN:
        return False
    return (first > 0) is (line.kind is Kind.SAVING) and not any(line.amounts[1:])


def only_takes_out(line: Line, years: tuple[Year, ...], last: Year | None = None) -> bool:
    """Tell whether all that a line states has the sign that its kind is taken out by, in years after `last` if given.

    So a plan shows that what an earlier one added until 2026/27 falls out of the base: -300 in 2027/28, and no more.
    """
    stated = [(year, amount) for year, amount in zip(years, line.amounts, strict=False) if amount]
    return (
        line.kind is not Kind.UNKNOWN
        and bool(stated)
        and all(
            isinstance(amount, Decimal) and (amount > 0) is (line.kind is Kind.SAVING) and (last is None or year > last)
            for year, amount in stated
        )
    )


def taken_out_late(line: Line) -> tuple[int, int] | None:
    """Return the places of the year in which a one-off comes and of that in which it goes, where years lie between.

    None for any other line, and where more than these two years state something other than nil.
    """
    stated = [place for place, amount in enumerate(line.amounts) if amount]
    if not is_one_off(line) or len(stated) != _COME_AND_GO or total(line.amounts) or has_unreadable(line):
        return None
    come, go = stated
    return (come, go) if go > come + 1 else None


def left_after(line: Line, last: Year, years: tuple[Year, ...]) -> Left | None:
    """Return what a line holds in the first year after `last` in which it holds anything; None where it never does.

    A line that only takes out what came before the budget holds nothing.
    """
    if has_unreadable(line) or only_takes_out(line, years, last):
        return None
    levels = accumulate((amount if isinstance(amount, Decimal) else NIL for amount in line.amounts), EXACT.add)
    held = NIL
    for year, level in zip(years, levels, strict=False):
        if year > last and level:
            return Left(year, level, bool(held))
        held = level
    return None


def takes_out(line: Line, place: int) -> bool:
    """Tell whether the amount of a year, by its place, takes out what the line held before, or part of it.

    It takes out no more than is there: what is left of the line is nil, or has the sign that it had.
    """
    if has_unreadable(line):
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
