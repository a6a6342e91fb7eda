"""Years of headings that only the officer can tell: Year 1, a calendar year alone, or any words said to mean a year."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from model.workbook.finding.corrections import NamedYear
from model.workbook.finding.heading_years import HeadingYear, heading_year
from model.years import Year

_FIRST_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_WORDS = {word: number for number, word in enumerate(_FIRST_NUMBERS, start=1)}
_COUNTED = re.compile(
    rf"(?<!\w)(?:years?|yrs?\.?|y)\s*(?P<number>\d{{1,2}}|{'|'.join(_WORDS)})(?![\d/.\-])(?!\w)", re.IGNORECASE
)
_CALENDAR = re.compile(r"(?<![\d/.,£\-\u2013])(?P<number>20\d\d)(?![\d/.,%\-\u2013])")
_MAY_COUNT = re.compile(r"20\d\d|\by", re.IGNORECASE)
_LONGEST = 60
_FIRST, _LAST = 1900, 2199


class Counted(NamedTuple):
    """A year named by a number: its place in a count (Year 1) or a calendar year alone, and the words beside it."""

    series: str
    number: int
    heading: str
    rest: str


@lru_cache(maxsize=8192)
def counted_year(text: str) -> Counted | None:
    """Return the year that a heading names by a number alone; None where it names none, or a financial one."""
    tidy = " ".join(text.split())
    if not tidy or len(tidy) > _LONGEST or not _MAY_COUNT.search(tidy) or heading_year(tidy) is not None:
        return None
    for series, pattern in (("counted", _COUNTED), ("calendar", _CALENDAR)):
        found = list(pattern.finditer(tidy))
        numbers = {_number(match["number"]) for match in found}
        if len(numbers) == 1:
            rest = " ".join(pattern.sub(" ", tidy).split()).strip(" -:,()")
            return Counted(series, numbers.pop(), found[0][0], rest)
    return None


class YearNames:
    """The years of headings, some as the officer says. A count goes on: where Year 1 is said, Year 2 is known."""

    def __init__(self, said: Iterable[NamedYear] = ()) -> None:
        """Know what is said."""
        self._words = {_key(each.heading): each.year for each in said}
        self._counts: dict[str, int] = {}
        for each in said:
            counted = counted_year(each.heading)
            if counted is not None:
                self._counts.setdefault(counted.series, each.year.start - counted.number)

    def of(self, text: str) -> HeadingYear | None:
        """Return the year that a heading names."""
        key = _key(text)
        if key in self._words:
            return HeadingYear(self._words[key], "")
        known = heading_year(text)
        if known is not None:
            return known
        counted = counted_year(text)
        if counted is None:
            return None
        start = self._counts.get(counted.series, -counted.number) + counted.number
        return HeadingYear(Year(start), counted.rest) if _FIRST <= start <= _LAST else None

    def guess(self, text: str) -> HeadingYear | None:
        """Return a stand-in for the year of a heading that names it by a number alone, which nobody said."""
        counted = counted_year(text)
        if counted is None or self.of(text) is not None:
            return None
        start = counted.number if counted.series == "calendar" else _FIRST + counted.number
        return HeadingYear(Year(start), counted.rest, is_guess=True)


FOUND_YEARS = YearNames()


def _key(text: str) -> str:
    return " ".join(text.split()).casefold()


def _number(text: str) -> int:
    return _WORDS.get(text.lower()) or int(text)
