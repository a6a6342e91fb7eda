"""What lines say that they stated before: it is there for amended lines, can be read, and is what agreed ones state."""

from collections.abc import Iterator
from decimal import Decimal

from model.budget import Budget
from model.checks.about import about_line
from model.findings import Finding, Level
from model.known_columns import previous_heading
from model.lines import AMOUNT, Field, Line
from model.money import Amount, Unreadable, worded_alike
from model.previous import previous_amounts, states_previous
from model.statuses import Standing, standing_of
from model.years import Year

_LINES_AT_ONCE = 2_000


def amended_without_previous(budget: Budget) -> Iterator[Finding | None]:
    """Warn of amended lines without a previous amount, where other lines have one: their change cannot be told.

    Yields None now and then, where the search can pause.
    """
    silent: list[Line] = []
    others_do = False
    for place, line in enumerate(tuple(budget.lines())):
        if place % _LINES_AT_ONCE == 0:
            yield None
        if line.extra and states_previous(line):
            others_do = True
        elif standing_of(line) is Standing.AMENDED and not line.states_nothing:
            silent.append(line)
    for line in silent if others_do else ():
        message = f"{line.name} is amended but states no previous amount, so its change cannot be told; enter it."
        yield about_line(Level.WARNING, "amended without previous", message, line, Field("status"))


def previous_not_read(budget: Budget, line: Line) -> Iterator[Finding]:
    """Warn of a previous amount that is no amount: the change of its line cannot be told."""
    for year, previous in _previous(budget, line):
        if isinstance(previous, Unreadable):
            message = (
                f"The previous amount of {line.name} in {year} is “{previous.text}”, which is no amount; enter one "
                "or clear it."
            )
            yield about_line(Level.WARNING, "previous not read", message, line, Field(previous_heading(year)))


def agreed_but_changed(budget: Budget, line: Line) -> Iterator[Finding]:
    """Warn of an agreed line that is not what it stated before: the statement counts its change as agreed."""
    if standing_of(line) is not Standing.AGREED:
        return
    for place, (year, previous) in enumerate(_previous(budget, line)):
        amount = line.amounts[place]
        if isinstance(previous, Decimal) and isinstance(amount, Decimal) and amount != previous:
            was, now = worded_alike((previous, amount), budget.settings.unit, budget.settings.decimals)
            message = (
                f"{line.name} is agreed, but was {was} in {year} and is {now} now; make it amended, or put the amount "
                "right."
            )
            yield about_line(Level.WARNING, "agreed but changed", message, line, Field(AMOUNT, year))


def new_with_previous(budget: Budget, line: Line) -> Iterator[Finding]:
    """Warn of a new line that was something before: the statement counts all of it as new, nothing as agreed."""
    if standing_of(line) is not Standing.NEW:
        return
    was = next(
        ((year, before) for year, before in _previous(budget, line) if isinstance(before, Decimal) and before), None
    )
    if was is not None:
        year, before = was
        (figure,) = worded_alike([before], budget.settings.unit, budget.settings.decimals)
        message = (
            f"{line.name} is new, but states that it was {figure} in {year} before; make it amended, or clear its "
            "previous amounts."
        )
        yield about_line(Level.WARNING, "new with previous", message, line, Field("status"))


def _previous(budget: Budget, line: Line) -> Iterator[tuple[Year, Amount]]:
    if line.extra and states_previous(line):
        yield from zip(budget.years, previous_amounts(line, budget.years, budget.settings.unit), strict=True)
