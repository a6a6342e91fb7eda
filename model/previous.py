"""What an amended line stated before: columns headed `Previous 2013/14` in its table, kept as the workbook has them.

The change of an amended line is its amount less the previous one. A table without such columns says nothing of it.
"""

from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from model.lines import Line
from model.money import Amount, Unit, Unreadable, from_cell_number, is_cell_number, plain_amount
from model.years import Year, find_year

_PREFIX = "previous "


@lru_cache(maxsize=1_000)
def previous_year(heading: str) -> Year | None:
    """Return the year that `Previous 2013/14` names; None for any other heading."""
    tidy = " ".join(heading.split()).lower()
    return find_year(tidy.removeprefix(_PREFIX)) if tidy.startswith(_PREFIX) else None


def previous_amounts(line: Line, years: Iterable[Year], unit: Unit) -> tuple[Amount, ...]:
    """Return a line's previous amounts in pounds, one a year, None where none is stated; `unit` is the workbook's."""
    stated = {previous_year(heading): text for heading, text in line.extra.items()}
    return tuple(_amount(stated.get(year, ""), unit) for year in years)


def states_previous(line: Line) -> bool:
    """Tell whether a line states any previous amount."""
    return any(previous_year(heading) is not None and text.strip() for heading, text in line.extra.items())


def _amount(text: str, unit: Unit) -> Amount:
    plain = text.strip()
    if not plain:
        return None
    if is_cell_number(plain):
        return from_cell_number(plain, unit)
    amount: Decimal | None = plain_amount(plain, unit)
    return Unreadable(text) if amount is None else amount
