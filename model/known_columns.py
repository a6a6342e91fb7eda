"""Columns beside the usual ones that the app knows by their headings, kept with a line as the workbook has them.

`Previous 2013/14` holds what an amended line stated before, `Agreed by` which Council agreed it and when, `Starts` the
day on which a line starts part-way through a year, `Full-year effect` what it comes to in a whole one. A table has them
from the first line that states one.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from model.previous import previous_year
from model.years import Year

STARTS = "Starts"
FULL_YEAR = "Full-year effect"
AGREED_BY = "Agreed by"
_SINGLE = (STARTS, FULL_YEAR, AGREED_BY)
HeadingFor = Callable[[str], str | None]
"""How the workbook heads a column known to the app in an area's table; None where it can have none."""


def as_it_is(heading: str) -> str:
    """Return a heading as it is: there is no workbook yet that would have another."""
    return heading


def is_known_column(heading: str) -> bool:
    """Tell whether the app knows a column by its heading."""
    return previous_year(heading) is not None or _tidy(heading) in map(str.lower, _SINGLE)


def holds_figures(heading: str) -> bool:
    """Tell whether a column known to the app holds amounts, in the workbook's unit."""
    return previous_year(heading) is not None or _tidy(heading) == FULL_YEAR.lower()


def previous_heading(year: Year) -> str:
    """Return the heading under which the previous amounts of a year stand."""
    return f"Previous {year}"


def as_headed(heading: str, headings: Iterable[str]) -> str:
    """Return the heading among others that says the same in other capitals or spaces, itself where none does."""
    return next((other for other in headings if _key(other) == _key(heading)), heading)


def stated(extra: Mapping[str, str], heading: str) -> str:
    """Return what stands under a heading that the app knows, however it is written; nothing where none is there."""
    return (extra[heading] if heading in extra else extra.get(as_headed(heading, extra), "")).strip()


def columns_for(heading: str, years: Iterable[Year]) -> tuple[str, ...]:
    """Return the columns that come with one that is made: previous amounts come for every year, others alone."""
    if previous_year(heading) is None:
        return (heading,)
    return tuple(dict.fromkeys((*map(previous_heading, years), heading)))


@lru_cache(maxsize=1_000)
def _key(heading: str) -> object:
    return previous_year(heading) or _tidy(heading)


def _tidy(heading: str) -> str:
    return " ".join(heading.split()).lower()
