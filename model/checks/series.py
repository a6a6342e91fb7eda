"""Amounts that look wrong: repeated as levels are, or not what their working comes to."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from model.budget import Budget
from model.checks.about import about_line, exactly
from model.findings import Finding, Level
from model.lines import AMOUNT, FORECAST, Field, Line, formula_field, value_of
from model.money import Unreadable, worded_alike
from model.workings import comes_to, formula_words, is_working, working_of

_REPEATED = 3
_GROWS = re.compile(
    r"demograph|population|inflation|uplift|growth|growing|increment|index(?:ed|ation)|pay award|rising|year on year",
    re.IGNORECASE,
)


_GROWS_BY_NAME = re.compile(r"\b(?:increas(?:e|es|ing)|rises?|living wage)\b", re.IGNORECASE)
"""Of a title alone: the description of any line may well say that something increases."""


def level_looking(budget: Budget, line: Line) -> Iterator[Finding]:
    """Note a line with one amount in every year from its first on: year on year it would add that much each year.

    What grows by the same each year does add up. So a line is passed over that says so in its words, as demography,
    inflation, uplifts and annual increases do.
    """
    first = first_of_level(line)
    if first is None or _GROWS.search(f"{line.title}\n{line.description}\n{line.notes}"):
        return
    if _GROWS_BY_NAME.search(line.title):
        return
    year = budget.years[first]
    amount = line.amounts[first]
    figure = exactly(budget, amount) if isinstance(amount, Decimal) else ""
    since = f" from {year} on" if first else ""
    message = (
        f"{line.name} is {figure} in every year{since}, which as a change year on year adds up; if it is the level of "
        f"each year, leave it in {year if first else 'the first year'} alone."
    )
    yield about_line(Level.NOTE, "looks like a level", message, line, Field(AMOUNT, year))


def first_of_level(line: Line) -> int | None:
    """Return the place of the first year, three or more before the end, from which a line states one amount."""
    first = next((place for place, amount in enumerate(line.amounts) if amount), len(line.amounts))
    held = line.amounts[first:]
    if len(held) < _REPEATED or not isinstance(held[0], Decimal):
        return None
    return first if all(one == other for one, other in pairwise(held)) else None


def working_differs(budget: Budget, line: Line) -> Iterator[Finding]:
    """Warn of an amount whose working, kept in its cell, comes to another figure: the workbook was not recalculated."""
    if not line.formulas and not line.forecast_formulas:
        return
    years, unit = budget.years, budget.settings.unit
    for name in (AMOUNT, FORECAST):
        for year in years:
            field = Field(name, year)
            formula = value_of(line, formula_field(field), years)
            if not isinstance(formula, str) or not is_working(formula, unit):
                continue
            amount, worked = value_of(line, field, years), comes_to(formula, unit)
            if isinstance(amount, Unreadable) and not isinstance(worked, Decimal):
                continue  # =1/0 comes to no figure, and its cell is told to hold none
            if working_of(line, field, years, unit) is None:
                said, comes = formula_words(formula, unit), _comes(budget, amount, worked)
                message = f"The working of {line.name} in {year}, {said}, {comes}; enter it again."
                yield about_line(Level.WARNING, "working differs", message, line, field)


def _comes(budget: Budget, amount: object, worked: object) -> str:
    if not isinstance(amount, Decimal) or not isinstance(worked, Decimal):
        return "does not come to its amount"
    settings = budget.settings
    figure, held = worded_alike((worked, amount), settings.unit, max(settings.decimals, settings.unit.decimals))
    return f"comes to {figure}, but its amount is {held}"
