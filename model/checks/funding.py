"""Funding that ends before what it pays for, and pots from which more or less is allocated than they hold."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from model.budget import Budget
from model.checks.about import about_line, exactly, joined
from model.findings import Finding, Level
from model.lines import AMOUNT, Field, Kind, Line
from model.pots import Pot, allocation_of, is_met_otherwise_too, source_key, sources_of, states_amounts
from model.recurrence import is_one_off, is_time_limited, left_after, level_at_end
from model.statuses import is_gone
from model.years import Year

_LINES_AT_ONCE = 2_000


def ended_funding(budget: Budget, line: Line) -> Iterator[Finding]:
    """Warn of a line that goes on when its funding has ended (a cliff edge); note one that will in the end."""
    if not line.funding_source or not budget.pots or is_gone(line):
        return
    for pot in sources_of(line, budget.pots):
        if pot.ends is not None:
            yield from _after(budget, line, pot, pot.ends)


def _after(budget: Budget, line: Line, pot: Pot, ends: Year) -> Iterator[Finding]:
    left = left_after(line, ends, budget.years)
    if left is not None:
        figure = exactly(budget, left.pounds)
        what = "part of its funding" if is_met_otherwise_too(line, budget.pots) else "its funding"
        message = (
            f"{line.name} {left.verb} {figure} in {left.year}, but {what}, {pot.name}, ends with {ends}; find "
            "other funding, or take it out in that year."
        )
        yield about_line(Level.WARNING, "ended funding", message, line, Field(AMOUNT, left.year))
    elif _goes_on(line) and (line.states_nothing or _lasts(budget, line, ends)):
        message = f"{line.name} is met from {pot.name}, which ends with {ends}; nothing says what meets it after that."
        yield about_line(Level.NOTE, "funding that ends", message, line, Field("funding_source"))


def _goes_on(line: Line) -> bool:
    """Tell whether a line costs money for good; of a saving nobody asks what meets it."""
    return line.kind is not Kind.SAVING and not (is_one_off(line) or is_time_limited(line))


def _lasts(budget: Budget, line: Line, ends: Year) -> bool:
    """Tell whether a line goes on behind the last year of the budget, with which its funding ends."""
    return ends >= budget.years[-1] and bool(level_at_end(line))


def pots(budget: Budget) -> Iterator[Finding | None]:
    """Warn of a pot from which more is allocated than it holds; note what is left unallocated while it lasts.

    Yields None now and then, where the search can pause. What lines hold beyond its end is told as a cliff edge.
    """
    stated = [pot for pot in budget.pots if states_amounts(pot) and _stands_alone(pot, budget.pots)]
    lines: list[Line] = []
    for number, line in enumerate(tuple(budget.lines()) if stated else ()):
        if number % _LINES_AT_ONCE == 0:
            yield None
        if line.funding_source:
            lines.append(line)
    for pot in stated:
        allocation = allocation_of(pot, lines)
        lasting = [year for year in budget.years if pot.ends is None or year <= pot.ends]
        left = list(zip(lasting, allocation.unallocated, strict=False))
        short = [(year, -figure) for year, figure in left if figure < 0]
        spare = [(year, figure) for year, figure in left if figure > 0]
        if short:
            message = (
                f"The pot {pot.name} is over-allocated: its lines use {_figures(budget, short)} more than it holds; "
                "change what is met from it."
            )
            yield Finding(Level.WARNING, "pot over-allocated", message, field=_year(short), pot_id=pot.id)
        if spare:
            message = f"The pot {pot.name} has {_figures(budget, spare)} unallocated."
            yield Finding(Level.NOTE, "pot unallocated", message, field=_year(spare), pot_id=pot.id)


def pot_names(budget: Budget) -> Iterator[Finding | None]:
    """Warn of a pot without a name, from which no line can be met, and of each that has the name of one before it."""
    before: set[str] = set()
    for pot in budget.pots:
        key = source_key(pot.name)
        if not key and states_amounts(pot):
            message = "A pot states amounts but has no name, so that no line can be met from it; name it."
            yield Finding(Level.WARNING, "pot name", message, pot_id=pot.id)
        elif key in before:
            message = (
                f"The pot {pot.name} stands more than once, so that it cannot be told from which row its lines are "
                "met; put its amounts in one row, or give each a name of its own."
            )
            yield Finding(Level.WARNING, "pot name", message, pot_id=pot.id)
        before |= {key} - {""}


def _stands_alone(pot: Pot, pots: Iterable[Pot]) -> bool:
    key = source_key(pot.name)
    return bool(key) and not any(other.id != pot.id and source_key(other.name) == key for other in pots)


def _year(figures: list[tuple[Year, Decimal]]) -> Field:
    return Field(AMOUNT, figures[0][0])


def _figures(budget: Budget, figures: Iterable[tuple[Year, Decimal]]) -> str:
    """Word figures by year, years with the same one together: `£0.255m in 2017/18 and 2018/19`."""
    years: dict[str, list[str]] = {}
    for year, figure in figures:
        years.setdefault(exactly(budget, figure), []).append(year.label)
    parts = [f"{figure} in {joined(labels)}" for figure, labels in years.items()]
    return joined(parts)
