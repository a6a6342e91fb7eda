"""Lines that start part-way through a year: their start is read, and their amounts are those of it."""

from collections.abc import Iterator

from model.budget import Budget
from model.checks.about import about_line
from model.findings import Finding, Level
from model.known_columns import FULL_YEAR, STARTS, stated
from model.lines import AMOUNT, Field, Line
from model.money import total, worded_alike
from model.part_year import full_year_of, start_of, written, year_of
from model.recurrence import is_one_off, last_year
from model.statuses import is_gone

_APRIL = 4


def start_not_read(budget: Budget, line: Line) -> Iterator[Finding]:
    """Warn of a start that is no day, or of a full-year effect that is no figure: nothing is checked by it."""
    if not line.extra:
        return
    start, full_year = stated(line.extra, STARTS), stated(line.extra, FULL_YEAR)
    if start and start_of(line) is None:
        message = f"{line.name} starts on “{start}”, which is no date; write it as 1 October {budget.years[0].start}."
        yield about_line(Level.WARNING, "start not read", message, line, Field(STARTS))
    if full_year and full_year_of(line, budget.settings.unit) is None:
        message = f"{line.name} has the full-year effect “{full_year}”, which is no amount; enter a figure."
        yield about_line(Level.WARNING, "start not read", message, line, Field(FULL_YEAR))


def amount_before_start(budget: Budget, line: Line) -> Iterator[Finding]:
    """Warn of a line with an amount in a year before the one in which it starts."""
    start = start_of(line) if line.extra else None
    if start is None:
        return
    for year, amount in zip(budget.years, line.amounts, strict=True):
        if year < year_of(start) and amount:
            message = (
                f"{line.name} has an amount in {year}, but starts on {written(start)}, which is later; put the date or "
                "the amount right."
            )
            yield about_line(Level.WARNING, "amount before start", message, line, Field(AMOUNT, year))
            return


def full_year_differs(budget: Budget, line: Line) -> Iterator[Finding]:
    """Warn of a line whose year of start and the one after do not come to the full-year effect that it states."""
    if not line.extra or not stated(line.extra, FULL_YEAR) or is_gone(line):
        return
    settings = budget.settings
    start, full_year = start_of(line), full_year_of(line, settings.unit)
    if start is None or full_year is None or year_of(start) not in budget.years or _goes_with_its_year(line):
        return
    place = budget.years.index(year_of(start))
    if any(line.amounts[:place]):
        return  # told as an amount before the start
    first = line.amounts[place]
    if first == full_year and first and start.month != _APRIL:
        (figure,) = worded_alike([full_year], settings.unit, settings.decimals)
        message = (
            f"{line.name} starts on {written(start)}, but {budget.years[place]} has the whole of its full-year effect, "
            f"{figure}; enter its start again."
        )
        yield about_line(Level.WARNING, "full year differs", message, line, Field(AMOUNT, budget.years[place]))
        return
    comes_to = total(line.amounts[place : place + 2])
    if comes_to != full_year and place + 1 < len(budget.years):
        decimals = max(settings.decimals, settings.unit.decimals)
        wanted, found = worded_alike((full_year, comes_to), settings.unit, decimals)
        message = (
            f"{line.name} starts on {written(start)} with a full-year effect of {wanted}, but its amounts in "
            f"{budget.years[place]} and {budget.years[place + 1]} come to {found}; enter its start again."
        )
        yield about_line(Level.WARNING, "full year differs", message, line, Field(AMOUNT, budget.years[place]))


def _goes_with_its_year(line: Line) -> bool:
    """Tell whether a line is taken out in the year after its start, so that it has no full year."""
    start, last = start_of(line), last_year(line.recurrence)
    return is_one_off(line) or (start is not None and last is not None and last <= year_of(start))
