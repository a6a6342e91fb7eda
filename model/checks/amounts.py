"""Lines that state no amount, and withdrawn lines that still do."""

from collections.abc import Iterator
from decimal import Decimal

from model.budget import Budget
from model.checks.about import about_line, exactly, joined
from model.findings import Finding, Level
from model.lines import AMOUNT, Field, Line
from model.statuses import Standing, standing_of


def line_without_amount(_budget: Budget, line: Line) -> Iterator[Finding]:
    """Note a line whose every year is blank: it counts in no total. Of one that is withdrawn no amount is awaited."""
    if line.states_nothing and standing_of(line) is not Standing.WITHDRAWN:
        message = f"{line.name} states no amount for any year, so it counts in no total; enter one when it is known."
        yield about_line(Level.NOTE, "line without amount", message, line)


def withdrawn_with_amounts(budget: Budget, line: Line) -> Iterator[Finding]:
    """Warn of a withdrawn line that still adds to the totals."""
    if line.status and standing_of(line) is Standing.WITHDRAWN and not line.is_nil:
        stated = [
            f"{exactly(budget, amount)} in {year}"
            for year, amount in zip(budget.years, line.amounts, strict=True)
            if amount and isinstance(amount, Decimal)
        ]
        what = f", {joined(stated)}," if stated else ""
        message = (
            f"{line.name} is withdrawn but its amounts{what} still count in the totals; clear them or change its "
            "status."
        )
        year = next(year for year, amount in zip(budget.years, line.amounts, strict=True) if amount)
        yield about_line(Level.WARNING, "withdrawn with amounts", message, line, Field(AMOUNT, year))
