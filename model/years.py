"""Financial years, April to March, written `2013/14`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from model.problems import EntryProblem

_STYLES = re.compile(r"(?P<start>(?:19|20|21)\d\d)\s*[/\-\u2013]\s*(?P<end>\d\d(?:\d\d)?)", re.ASCII)
MOST_YEARS = 40


@dataclass(frozen=True, slots=True, order=True)
class Year:
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


def looks_like_a_year(text: str) -> bool:
    """Tell whether a heading is written like a financial year, be it one or not (`2013/15` is not)."""
    return bool(_STYLES.fullmatch(text.strip()))


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
