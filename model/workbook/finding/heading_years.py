"""Financial years in headings, in every style that papers use, and what else such a heading says."""

import re
from functools import lru_cache
from typing import NamedTuple

from model.years import Year, find_year

_DASH = r"\s*[/\-\u2013\u2014]\s*"
_LONG = re.compile(rf"(?<!\d)(?:f\.?y\.?\s*)?((?:19|20|21)\d\d){_DASH}(\d\d\d\d|\d\d)(?![\d/])", re.IGNORECASE)
_SHORT = re.compile(rf"(?<![\d/.,])(?:f\.?y\.?\s*)?(\d\d){_DASH}(\d\d)(?![\d/.])", re.IGNORECASE)
_ENDING = re.compile(r"\bf\.?y\.?\s*['\u2019]?(20\d\d|\d\d)(?![\d/\-\u2013])", re.IGNORECASE)
_BARE = re.compile(r"(?:19|20|21)\d\d")
_DATE = re.compile(r"(\d\d/\d\d)/((?:19|20|21)\d\d)")
_MAY_NAME = re.compile(r"\d\s*[/\-\u2013\u2014]\s*\d|f\.?y", re.IGNORECASE)
_TURN = "50"
_LONGEST = 80


class HeadingYear(NamedTuple):
    """The year that a heading names, and the `rest` of its words. `is_ending`: it was named by the year it ends in.

    `is_guess`: it is a stand-in for one that only the officer can tell.
    """

    year: Year
    rest: str
    is_ending: bool = False
    is_guess: bool = False


@lru_cache(maxsize=8192)
def heading_year(text: str) -> HeadingYear | None:
    """Return the one year of a heading; None where it names none, or two, as a range does."""
    tidy = " ".join(text.split())
    if not tidy or len(tidy) > _LONGEST or not _MAY_NAME.search(tidy):  # as nearly all cells of lines do not
        return None
    found = [(match, _year(match[1], match[2])) for match in _LONG.finditer(tidy)]
    if not found:
        found = [(match, _year(f"{_century(match[1])}{match[1]}", match[2])) for match in _SHORT.finditer(tidy)]
    years = {year for _, year in found}
    if len(years) == 1 and (year := years.pop()) is not None:
        rest = tidy
        for match, _ in found:
            rest = rest.replace(match[0], " ")
        return HeadingYear(year, " ".join(rest.split()).strip(" -:,"))
    ending = _ENDING.search(tidy) if not found else None
    if ending is None:
        return None
    last = int(ending[1]) if len(ending[1]) > len(_TURN) else int(f"{_century(ending[1])}{ending[1]}")
    return HeadingYear(Year(last - 1), tidy.replace(ending[0], " ").strip(" -:,"), is_ending=True)


@lru_cache(maxsize=8192)
def names_years(text: str) -> bool:
    """Tell whether a text names a year or a range of years."""
    tidy = " ".join(text.split())
    if heading_year(tidy) is not None:
        return True
    return any(_year(match[1], match[2]) for match in _LONG.finditer(tidy))


def heading_of_date(date: str) -> str:
    """Return the year that begins or ends on a date (01/04/2026) as a heading names it; nothing for other dates.

    The first day of a calendar year stands for that year, which may be the one that begins or ends then.
    """
    match = _DATE.fullmatch(date)
    if match is None:
        return ""
    start = int(match[2])
    first = {"01/04": Year(start).label, "31/03": Year(start - 1).label}
    return first.get(match[1], match[2] if match[1] == "01/01" else "")


def is_bare_year(text: str) -> bool:
    """Tell whether a text is a calendar year alone: 2014 may be the year that begins or the one that ends then."""
    return bool(_BARE.fullmatch(text.strip()))


def _century(two: str) -> str:
    return "19" if two >= _TURN else "20"


def _year(start: str, end: str) -> Year | None:
    return find_year(f"{start}/{end}")
