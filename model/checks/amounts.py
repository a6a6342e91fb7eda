"""Lines that state no amount, and withdrawn lines that still do."""

from collections.abc import Iterator
from decimal import Decimal

from model.budget import Budget
from model.checks.about import about_line, exactly, joined
from model.findings import Finding, Level
from model.lines import AMOUNT, FORECAST, Field, Line
from model.statuses import Standing, standing_of


def line_without_amount(_budget: Budget, line: Line) -> Iterator[Finding]:
    """Note a line whose every year is blank: it counts in no total. Of one that is withdrawn no amount is awaited."""
    if line.states_nothing and standing_of(line) is not Standing.WITHDRAWN:
        message = f"{line.name} states no amount for any year, so it counts in no total; enter one when it is known."
        yield about_line(Level.NOTE, "line without amount", message, line)


def withdrawn_with_amounts(budget: Budget, line: Line) -> Iterator[Finding]:
    """Warn of a withdrawn line that still adds to the totals, or whose forecast does to those of savings."""
    if not line.status or standing_of(line) is not Standing.WITHDRAWN:
        return
    held = (("amounts", AMOUNT, line.amounts, "the totals"), ("forecasts", FORECAST, line.forecasts, "what is saved"))
    for words, name, figures, where in held:
        stated = [(year, figure) for year, figure in zip(budget.years, figures, strict=False) if figure]
        if stated:
            read = [f"{exactly(budget, figure)} in {year}" for year, figure in stated if isinstance(figure, Decimal)]
            what = f", {joined(read)}," if read else ""
            message = (
                f"{line.name} is withdrawn but its {words}{what} still count in {where}; clear them or change its "
                "status."
            )
            yield about_line(Level.WARNING, f"withdrawn with {words}", message, line, Field(name, stated[0][0]))
            return
