"""Lines that start part-way through a year and whose amounts are no longer those of their start."""

from collections.abc import Iterator

from model.budget import Budget
from model.checks.about import about_line
from model.findings import Finding, Level
from model.known_columns import FULL_YEAR, stated
from model.lines import AMOUNT, Field, Line
from model.money import total, worded
from model.part_year import full_year_of, start_of, written, year_of


def full_year_differs(budget: Budget, line: Line) -> Iterator[Finding]:
    """Warn of a line whose year of start and the one after do not come to the full-year effect that it states."""
    if not line.extra or not stated(line.extra, FULL_YEAR):
        return
    settings = budget.settings
    start, full_year = start_of(line), full_year_of(line, settings.unit)
    if start is None or full_year is None or year_of(start) not in budget.years[:-1]:
        return
    place = budget.years.index(year_of(start))
    comes_to = total(line.amounts[place : place + 2])
    if comes_to != full_year:
        decimals = max(settings.decimals, settings.unit.decimals)
        wanted, found = (worded(figure, settings.unit, decimals) for figure in (full_year, comes_to))
        message = (
            f"{line.name} starts on {written(start)} with a full-year effect of {wanted}, but its amounts in "
            f"{budget.years[place]} and {budget.years[place + 1]} come to {found}; enter its start again."
        )
        yield about_line(Level.WARNING, "full year differs", message, line, Field(AMOUNT, budget.years[place]))
