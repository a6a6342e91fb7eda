"""Amounts that look wrong beside the others: a thousand times the usual, repeated as levels are, or no working's."""

from collections.abc import Iterator
from decimal import Decimal
from heapq import merge
from itertools import islice, pairwise

from model.budget import Budget
from model.checks.about import about_line
from model.findings import Finding, Level
from model.lines import AMOUNT, FORECAST, Field, Line, formula_field, value_of
from model.money import NIL, worded
from model.workings import is_working, working_of

_THOUSAND = 1_000
_FEWEST = 8
_REPEATED = 3
_LINES_AT_ONCE = 500
_FIGURES_AT_ONCE = 3_000


def outliers(budget: Budget) -> Iterator[Finding | None]:
    """Warn of amounts a thousand times the usual one here, as £000 typed among £m are; the usual one is the median.

    Yields None now and then, where the search can pause.
    """
    stated: list[tuple[Line, int, Decimal]] = []
    runs: list[list[Decimal]] = []
    lines = tuple(budget.lines())
    for first in range(0, len(lines), _LINES_AT_ONCE):
        yield None
        run = [each for line in lines[first : first + _LINES_AT_ONCE] for each in _amounts(line)]
        stated += run
        runs.append(sorted(amount.copy_abs() for _, _, amount in run))
    if len(stated) < _FEWEST:
        return
    usual = NIL
    for place, size in enumerate(islice(merge(*runs), len(stated) // 2 + 1)):
        usual = size
        if place % _FIGURES_AT_ONCE == 0:
            yield None
    settings, far = budget.settings, usual * _THOUSAND
    decimals = max(settings.decimals, settings.unit.decimals)
    for place, (line, year, amount) in enumerate(stated):
        if place % _FIGURES_AT_ONCE == 0:
            yield None
        if abs(amount) >= far:
            told, middle = (worded(each, settings.unit, decimals) for each in (amount, usual))
            message = f"{line.name} in {budget.years[year]} is {told}, where about {middle} is usual; check its unit."
            yield about_line(Level.WARNING, "outlier", message, line, Field(AMOUNT, budget.years[year]))


def _amounts(line: Line) -> Iterator[tuple[Line, int, Decimal]]:
    """Yield what a line states, with the year's place, but nils."""
    for year, amount in enumerate(line.amounts):
        if amount and isinstance(amount, Decimal):
            yield line, year, amount


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
                message = (
                    f"The working of {line.name} in {year}, ={formula}, does not come to its amount; enter it again."
                )
                yield about_line(Level.WARNING, "working differs", message, line, field)
