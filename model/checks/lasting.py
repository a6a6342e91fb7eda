"""One-off and time-limited lines that go on: what was added for a time should be taken out when the time is over."""

from collections.abc import Iterator
from decimal import Decimal

from model.budget import Budget
from model.checks.about import about_line, exactly, joined
from model.findings import Finding, Level
from model.lines import AMOUNT, Field, Line
from model.pots import sources_of
from model.recurrence import (
    is_one_off,
    is_time_limited,
    last_year,
    left_after,
    left_of_one_off,
    level_at_end,
    only_takes_out,
    taken_out_late,
    takes_out_more,
)


def unreversed_one_off(budget: Budget, line: Line) -> Iterator[Finding]:
    """Warn of a one-off that is not taken out again: it would stay in the base for good."""
    left = left_of_one_off(line, budget.years) if is_one_off(line) else None
    if left is not None:
        figure = exactly(budget, left.pounds)
        message = (
            f"{line.name} is one-off, but more is taken out than it adds: {figure} is left in {budget.years[-1]}; "
            "check both amounts."
            if takes_out_more(line)
            else f"{line.name} is one-off, but {figure} of it is not taken out again by {budget.years[-1]}; reverse "
            "it, or change its recurrence."
        )
        yield about_line(Level.WARNING, "one-off not reversed", message, line, Field(AMOUNT, left.year))


def one_off_taken_out_late(budget: Budget, line: Line) -> Iterator[Finding]:
    """Note a one-off that is taken out only after years in between, in which the base holds it still."""
    places = taken_out_late(line)
    if places is not None:
        come, go = places
        between = [year.label for year in budget.years[come + 1 : go]]
        message = (
            f"{line.name} is one-off in {budget.years[come]}, but is taken out in {budget.years[go]} only, so it "
            f"counts in {joined(between)}, too; take it out in {between[0]}, or call it time-limited to {between[-1]}."
        )
        yield about_line(Level.NOTE, "one-off taken out late", message, line, Field(AMOUNT, budget.years[go]))


def time_limit_passed(budget: Budget, line: Line) -> Iterator[Finding]:
    """Warn of a line that goes on beyond the year it is limited to; note one that says no year and is not taken out."""
    if not is_time_limited(line):
        return
    last = last_year(line.recurrence)
    if last is not None:
        left = left_after(line, last, budget.years)
        if left is not None:
            figure = exactly(budget, left.pounds)
            began = next(amount for amount in line.amounts if amount)
            if isinstance(began, Decimal) and began.is_signed() is not left.pounds.is_signed():
                what = f"more is taken out than it held, by {exactly(budget, abs(left.pounds))}"
                message = f"{line.name} is time-limited to {last}, but in {left.year} {what}; put the amounts right."
            else:
                message = (
                    f"{line.name} is time-limited to {last}, but {left.verb} {figure} in {left.year}; take it out in "
                    "that year, or change its recurrence."
                )
            yield about_line(Level.WARNING, "time limit passed", message, line, Field(AMOUNT, left.year))
    elif (
        level_at_end(line)
        and not only_takes_out(line, budget.years)
        and not any(pot.ends for pot in sources_of(line, budget.pots))
    ):
        figure = exactly(budget, level_at_end(line))
        message = (
            f"{line.name} is time-limited, but still holds {figure} in {budget.years[-1]} and says no last year; "
            f"write “Time-limited to {budget.years[-1]}”, or take it out."
        )
        yield about_line(Level.NOTE, "time limit without year", message, line, Field("recurrence"))
