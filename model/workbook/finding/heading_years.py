"""Financial years in headings, in every style that papers use, and what else such a heading says."""

import re
from functools import lru_cache
from typing import NamedTuple

from model.years import Year, find_year

_DASH = r"\s*[/\-\u2013\u2014]\s*"
_LONG = re.compile(rf"(?<!\d)(?:f\.?y\.?\s*)?((?:19|20|21)\d\d){_DASH}(\d\d\d\d|\d\d)(?![\d/])", re.IGNORECASE)
_SHORT = re.compile(rf"(?<![\d/.,])(?:f\.?y\.?\s*)?(\d\d){_DASH}(\d\d)(?![\d/.])", re.IGNORECASE)
_ENDING = re.compile(r"\bf\.?y\.?\s*['\u2019]?(20\d\d|\d\d)(?![\d/\-\u2013])", re.IGNORECASE)
_MARCH = r"(?:31(?:st)?\s*)?mar(?:ch)?\.?[\s'\u2019/\-]*|31[./\-]0?3[./\-]"
_YEAR_TO = re.compile(
    r"(?<!\w)(?<!\d )(?:(?:financial |fiscal )?years?\s+(?:ending|ended|end|to)|y\.?\s?/?\s?e\.?)\s*:?\s*"
    rf"(?:(?:{_MARCH})(20\d\d|\d\d)|(20\d\d))(?!\w|[./\-]\d)",
    re.IGNORECASE,
)
_APRIL = r"(?:(?:1(?:st)?\s*)?apr(?:il)?\.?[\s'\u2019/\-]*|0?1[./\-]0?4[./\-])"
_SPAN = re.compile(
    rf"(?<!\w){_APRIL}(20\d\d|\d\d)\s*(?:to|until|[\-\u2013\u2014])\s*(?:{_MARCH})(20\d\d|\d\d)(?!\w|[./\-]\d)",
    re.IGNORECASE,
)
_BARE = re.compile(r"(?:19|20|21)\d\d")
_DATE = re.compile(r"(\d\d/\d\d)/((?:19|20|21)\d\d)")
_FROM = r"(?:(?:with effect )?from\s+|w\.?e\.?f\.?\s+)?"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WRITTEN = re.compile(
    rf"{_FROM}(?:(?P<day>\d\d?)(?:st|nd|rd|th)?[\s\-])?(?P<month>{'|'.join(_MONTHS)})[a-z]{{0,6}}\.?[\s'\u2019/\-]*"
    r"(?P<year>20\d\d|\d\d)",
    re.IGNORECASE,
)
_IN_FIGURES = re.compile(
    rf"{_FROM}(?P<day>\d\d?)(?P<dot>[./\-])(?P<month>\d\d?)(?P=dot)(?P<year>20\d\d|\d\d)", re.IGNORECASE
)
_MAY_NAME = re.compile(r"\d\s*[/\-\u2013\u2014]\s*\d|f\.?y|\by\.?\s?/?\s?e\b|\byears? (?:end|to)|\bapr", re.IGNORECASE)
_TURN = "50"
_LONGEST = 80
_SEVERAL = 2
_LAST_MONTH = 3


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
    if (span := _SPAN.search(tidy)) is not None and _whole(span[2]) == _whole(span[1]) + 1:
        return HeadingYear(Year(_whole(span[1])), tidy.replace(span[0], " ").strip(" -:,"))
    found = [(match, _year(match[1], match[2])) for match in _LONG.finditer(tidy)]
    if not found:
        found = [(match, _year(f"{_century(match[1])}{match[1]}", match[2])) for match in _SHORT.finditer(tidy)]
    years = {year for _, year in found}
    if (to := _YEAR_TO.search(tidy)) is not None and len(years) < _SEVERAL:
        return HeadingYear(_ending_in(to[1] or to[2]), tidy.replace(to[0], " ").strip(" -:,"))
    if len(years) == 1 and (year := years.pop()) is not None:
        rest = tidy
        for match, _ in found:
            rest = rest.replace(match[0], " ")
        return HeadingYear(year, " ".join(rest.split()).strip(" -:,"))
    ending = _ENDING.search(tidy) if not found else None
    if ending is None:
        return None
    return HeadingYear(_ending_in(ending[1]), tidy.replace(ending[0], " ").strip(" -:,"), is_ending=True)


@lru_cache(maxsize=8192)
def names_years(text: str) -> bool:
    """Tell whether a text names a year or a range of years."""
    tidy = " ".join(text.split())
    if heading_year(tidy) is not None:
        return True
    return any(_year(match[1], match[2]) for match in _LONG.finditer(tidy))


def year_bridged_to(text: str) -> HeadingYear | None:
    """Return the second of two years that follow on one another in a title: From 2025/26 to 2026/27."""
    years = [_year(match[1], match[2]) for match in _LONG.finditer(" ".join(text.split()))]
    match years:
        case [Year() as first, Year() as second] if second.start == first.start + 1:
            return HeadingYear(second, "")
    return None


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


def date_of_words(text: str) -> str:
    """Return the date that a heading writes (Apr-26, 31 March 2027, 1.4.26) as a date cell shows it; nothing for none.

    A month alone stands for its first day, March for its last, as it does where years end.
    """
    found = _WRITTEN.fullmatch(text) or _IN_FIGURES.fullmatch(text)
    if found is None:
        return ""
    named = found["month"].casefold()
    month = int(named) if named.isdigit() else _MONTHS.index(named) + 1
    day = int(found["day"] or (31 if month == _LAST_MONTH else 1))
    return f"{day:02d}/{month:02d}/{_whole(found['year'])}"


def is_first_day(date: str) -> bool:
    """Tell whether a date is the day on which a year begins, and not the one on which it ends."""
    return not date.startswith("31/03")


def is_bare_year(text: str) -> bool:
    """Tell whether a text is a calendar year alone: 2014 may be the year that begins or the one that ends then."""
    return bool(_BARE.fullmatch(text.strip()))


def _ending_in(year: str) -> Year:
    return Year(_whole(year) - 1)


def _whole(year: str) -> int:
    return int(year) if len(year) > len(_TURN) else int(f"{_century(year)}{year}")


def _century(two: str) -> str:
    return "19" if two >= _TURN else "20"


def _year(start: str, end: str) -> Year | None:
    return find_year(f"{start}/{end}")
