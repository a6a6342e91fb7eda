"""Savings that will not be delivered as agreed, and lines that depend on a decision not yet taken."""

from collections.abc import Iterator

from model.budget import Budget
from model.checks.about import about_line, exactly, named_among
from model.council_words import is_doubtful
from model.delivery import shortfall_at_end
from model.findings import Finding, Level
from model.lines import DELIVERABILITIES, FORECAST, Field, Kind, Line
from model.money import EXACT, Unreadable, total
from model.statuses import Standing, is_gone, standing_of
from model.years import Year

_LONGEST = 200
_MANY = 4
_LINES_AT_ONCE = 2_000


def shortfall_not_reprofiled(budget: Budget, line: Line) -> Iterator[Finding]:
    """Warn of a saving whose forecast falls short of what was agreed and does not make it up in a later year."""
    short = shortfall_at_end(line) if line.kind is Kind.SAVING and not is_gone(line) else None
    if short is not None and short > 0:
        figure = exactly(budget, short)
        message = (
            f"{line.name} is forecast to fall short by {figure}, which is not re-profiled to a later year by "
            f"{budget.years[-1]}; say in its forecast when it is saved, or amend what was agreed."
        )
        field = Field(FORECAST, _first_short(budget, line))
        yield about_line(Level.WARNING, "shortfall not re-profiled", message, line, field)


def doubtful_without_forecast(budget: Budget) -> Iterator[Finding | None]:
    """Note the savings that are at risk or not deliverable and say in no year what they will save.

    Many of them are told at once in a budget that holds no forecast at all. Yields None where the search can pause.
    """
    silent: list[Line] = []
    forecasts = False
    for place, line in enumerate(tuple(budget.lines())):
        if place % _LINES_AT_ONCE == 0:
            yield None
        states = any(_stated(line))
        forecasts = forecasts or states
        if line.deliverability and line.kind is Kind.SAVING and not (states or line.is_nil):
            goes_on = standing_of(line) is not Standing.WITHDRAWN
            silent += [line] if goes_on and is_doubtful(line.deliverability) else []
    if len(silent) >= _MANY and not forecasts:
        message = (
            f"{named_among(silent)} are savings at risk or not deliverable, and no line has a forecast; enter what "
            "they will save."
        )
        yield about_line(Level.NOTE, "no forecast", message, silent[0], Field("deliverability"))
        return
    for line in silent:
        said = line.deliverability.strip()
        words = said.lower() if said in DELIVERABILITIES else f"“{said}”"
        message = f"{line.name} is {words} but has no forecast; enter what it will save."
        yield about_line(Level.NOTE, "no forecast", message, line, Field("deliverability"))


def shortfall_left_open(budget: Budget, line: Line) -> Iterator[Finding]:
    """Note a saving whose forecasts fall short, with none for a year that has an amount: it may be made up there."""
    if line.kind is not Kind.SAVING or not any(_stated(line)) or shortfall_at_end(line) is not None:
        return
    triples = list(zip(budget.years, line.amounts, line.forecasts, strict=False))
    if any(isinstance(figure, Unreadable) for _, *figures in triples for figure in figures):
        return
    expected = total(forecast for _, _, forecast in triples if forecast is not None)
    short = EXACT.subtract(expected, total(amount for _, amount, forecast in triples if forecast is not None))
    silent = next((year for year, amount, forecast in triples if amount and forecast is None), None)
    if short > 0 and silent is not None:
        figure = exactly(budget, short)
        message = (
            f"{line.name} is forecast to fall short by {figure}, and its forecast says nothing of {silent}; enter what "
            "it will save in that year."
        )
        yield about_line(Level.NOTE, "shortfall left open", message, line, Field(FORECAST, silent))


def conditional_line(_budget: Budget, line: Line) -> Iterator[Finding]:
    """Note a line that depends on a decision: what it states counts in the totals all the same."""
    condition = " ".join(line.conditional_on.split())
    if condition and not is_gone(line):
        shown = condition if len(condition) <= _LONGEST else f"{condition[: _LONGEST - 1]}…"
        counts = "counts in the totals all the same" if not line.states_nothing else "has no amount yet"
        message = f"{line.name} is conditional (“{shown.rstrip('.')}”) and {counts}."
        yield about_line(Level.NOTE, "conditional line", message, line, Field("conditional_on"))


def _stated(line: Line) -> Iterator[bool]:
    return (forecast is not None for forecast in line.forecasts)


def _first_short(budget: Budget, line: Line) -> Year:
    pairs = zip(budget.years, line.amounts, line.forecasts, strict=False)
    short = (year for year, amount, forecast in pairs if forecast is not None and amount != forecast)
    return next(short, budget.years[0])
