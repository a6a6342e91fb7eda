"""Amounts that no item of a paper explains: lines that hold what is not itemised."""

from collections.abc import Iterator
from decimal import Decimal

from model.budget import Budget
from model.checks.about import about_line, exactly, joined
from model.findings import Finding, Level
from model.lines import AMOUNT, Field, Line

_WORDS = "not itemised"


def says_not_itemised(line: Line) -> bool:
    """Tell whether a line without a reference says that it holds what is not itemised."""
    return not line.reference.strip() and _WORDS in line.title.lower()


def not_itemised(budget: Budget, line: Line) -> Iterator[Finding]:
    """Note a line that says it holds the rest of a total, with the amounts that no other line explains."""
    if not says_not_itemised(line):
        return
    held = [
        (year, amount)
        for year, amount in zip(budget.years, line.amounts, strict=False)
        if amount and isinstance(amount, Decimal)
    ]
    if held:
        figures = [f"{exactly(budget, amount)} in {year}" for year, amount in held]
        area = budget.area(line.area_id).name
        message = f"{line.name} in {area} holds {joined(figures)} that no line with a reference explains."
        yield about_line(Level.NOTE, "not itemised", message, line, Field(AMOUNT, held[0][0]))
