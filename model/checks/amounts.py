"""Lines that state no amount, and withdrawn lines that still do."""

from collections.abc import Iterator

from model.budget import Budget
from model.checks.about import about_line
from model.findings import Finding, Level


def line_without_amount(budget: Budget) -> Iterator[Finding]:
    """Note each line whose every year is blank: it counts in no total."""
    for line in budget.lines():
        if line.states_nothing:
            message = f"{line.name} states no amount for any year, so it counts in no total."
            yield about_line(Level.NOTE, "line without amount", message, line)


def withdrawn_with_amounts(budget: Budget) -> Iterator[Finding]:
    """Warn of each withdrawn line that still adds to the totals."""
    for line in budget.lines():
        if line.status == "Withdrawn" and not line.is_nil:
            message = (
                f"{line.name} is withdrawn but its amounts still count in the totals; clear them or change its status."
            )
            yield about_line(Level.WARNING, "withdrawn with amounts", message, line)
