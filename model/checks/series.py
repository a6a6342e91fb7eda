"""Amounts that look wrong: repeated as levels are, or not what their working comes to."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from model.budget import Budget
from model.checks.about import about_line
from model.findings import Finding, Level
from model.lines import AMOUNT, FORECAST, Field, Line, formula_field, value_of
from model.money import worded
from model.workings import formula_words, is_working, working_of

_REPEATED = 3


def level_looking(budget: Budget, line: Line) -> Iterator[Finding]:
    """Note a line with one amount in every year, as levels have: year on year it would add that much each year."""
    if len(line.amounts) < _REPEATED or not line.amounts[0] or not isinstance(line.amounts[0], Decimal):
        return
    if all(first == second for first, second in pairwise(line.amounts)):
        settings = budget.settings
        figure = worded(line.amounts[0], settings.unit, settings.decimals)
        message = (
            f"{line.name} is {figure} in every year, which as a change year on year adds up; if it is the level of "
            "each year, leave it in the first year alone."
        )
        yield about_line(Level.NOTE, "looks like a level", message, line, Field(AMOUNT, budget.years[0]))


def working_differs(budget: Budget, line: Line) -> Iterator[Finding]:
    """Warn of an amount whose working, kept in its cell, comes to another figure: the workbook was not recalculated."""
    if not line.formulas and not line.forecast_formulas:
        return
    years, unit = budget.years, budget.settings.unit
    for name in (AMOUNT, FORECAST):
        for year in years:
            field = Field(name, year)
            formula = value_of(line, formula_field(field), years)
            if isinstance(formula, str) and is_working(formula, unit) and working_of(line, field, years, unit) is None:
                said = formula_words(formula, unit)
                message = f"The working of {line.name} in {year}, {said}, does not come to its amount; enter it again."
                yield about_line(Level.WARNING, "working differs", message, line, field)
