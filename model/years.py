"""Financial years, April to March, written `2013/14`."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from model.problems import EntryProblem

_STYLES = re.compile(r"(?P<start>(?:19|20|21)\d\d)\s*[/\-\u2013]\s*(?P<end>\d\d(?:\d\d)?)", re.ASCII)
_LIKE = re.compile(
    r"(?:f\.?\s*/?\s*y\.?|(?:financial\s+)?year)?\s*"
    r"(?:(?:19|20|21)\d\d(?!\d)|\d\d\s*[/\-\u2013]\s*\d\d(?![\d/.\-]))",
    re.ASCII | re.IGNORECASE,
)
_WRITTEN = re.compile(rf"(?<!\d){_STYLES.pattern}(?!\d)", re.ASCII)
_SHORT = re.compile(r"(?<![\d/])(?P<start>\d\d)\s*[/\-\u2013]\s*(?P<end>\d\d)(?![\d/])", re.ASCII)
_LONE = re.compile(r"(?<![\d/])(?:19|20|21)\d\d(?![\d/])", re.ASCII)
_TURN = "50"
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_APRIL = 4
_SHORTEST_MONTH = 3
MOST_YEARS = 40


class Year(NamedTuple):
    """The financial year that begins on 1 April of `start`."""

    start: int

    @property
    def label(self) -> str:
        """The year as papers print it: `2013/14`."""
        return f"{self.start}/{(self.start + 1) % 100:02d}"

    def __str__(self) -> str:
        """Print the label."""
        return self.label


def find_year(text: str) -> Year | None:
    """Return the year that a heading such as `2013/14`, `2013-14` or `2013/2014` names, else None."""
    match = _STYLES.fullmatch(text.strip())
    if not match:
        return None
    year = Year(int(match["start"]))
    following = str(year.start + 1)
    return year if match["end"] in (following, following[2:]) else None


def year_of_month(month: str, calendar_year: int) -> Year | None:
    """Return the financial year to whose end a month of a calendar year leads: 2027/28 of `March` 2028, `Dec` 2027.

    None for April, which may mean the end of March, and for what is no month.
    """
    place = next(
        (
            place
            for place, name in enumerate(_MONTHS, 1)
            if len(month) >= _SHORTEST_MONTH and name.startswith(month.lower())
        ),
        0,
    )
    if place in (0, _APRIL):
        return None
    return Year(calendar_year - (place < _APRIL))


def looks_like_a_year(text: str) -> bool:
    """Tell whether a heading begins as a year does, be it one or not: `2013/15`, `FY 2013/14`, `13/14*`, `2013`."""
    return bool(_LIKE.match(text.strip()))


def year_within(text: str) -> Year | None:
    """Return the year that a heading seems to mean: 2013/14 in `FY 2013/14*`, `13/14` and `2013`; None in `2013/15`."""
    if written := _WRITTEN.search(text):
        return find_year(written[0])
    if short := _SHORT.search(text):
        century = "19" if short["start"] >= _TURN else "20"
        return find_year(f"{century}{short['start']}/{short['end']}")
    lone = _LONE.search(text)
    return Year(int(lone[0])) if lone else None


def place_of(year: Year, years: Sequence[Year]) -> int:
    """Return the position of a year among years in order, quickly. Raises ValueError where it is not among them."""
    place = year.start - years[0].start if years else -1
    if 0 <= place < len(years) and years[place].start == year.start:
        return place
    return years.index(year)


def parse_year(text: str) -> Year:
    """Return the year that the text names. Raises EntryProblem."""
    year = find_year(text)
    if year is None:
        raise EntryProblem(f"“{text}” is no financial year; write it as 2026/27.")
    return year


def parse_years(text: str) -> tuple[Year, ...]:
    """Read `2026/27..2029/30`, or years with commas between them, in order. Raises EntryProblem."""
    if ".." in text:
        first, last = (parse_year(part) for part in text.split("..", 1))
        if not 0 <= last.start - first.start < MOST_YEARS:
            raise EntryProblem(f"“{text}” is no range of years; write the first year, two dots and the last.")
        return tuple(Year(start) for start in range(first.start, last.start + 1))
    years = tuple(parse_year(part) for part in text.split(","))
    if len(set(years)) != len(years) or list(years) != sorted(years):
        raise EntryProblem(f"“{text}” repeats a year or is out of order.")
    return years
