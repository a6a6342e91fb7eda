"""Signs that are unusual but may be right: warned of, never corrected (Oxfordshire printed a saving of +0.991).

A line that is one-off or time-limited is taken out again with the other sign, which is what it says of itself.
"""

from collections.abc import Iterator
from decimal import Decimal

from model.budget import Budget
from model.checks.about import about_line
from model.findings import Finding, Level
from model.lines import AMOUNT, Field, Kind, Line
from model.money import worded
from model.recurrence import takes_out


def positive_saving(budget: Budget, line: Line) -> Iterator[Finding]:
    """Warn of a saving that adds to the net budget, as the reversal of an agreed one does."""
    return _odd_signs(budget, line, (Kind.SAVING,), 1, "positive saving", "a saving that adds to the net budget")


def negative_pressure(budget: Budget, line: Line) -> Iterator[Finding]:
    """Warn of a pressure or additional funding that reduces the net budget."""
    kinds = (Kind.PRESSURE, Kind.ADDITIONAL_FUNDING)
    return _odd_signs(budget, line, kinds, -1, "negative pressure", "a pressure that reduces the net budget")


def _odd_signs(
    budget: Budget, line: Line, kinds: tuple[Kind, ...], sign: int, rule: str, words: str
) -> Iterator[Finding]:
    if line.kind not in kinds:
        return
    settings = budget.settings
    for place, (year, amount) in enumerate(zip(budget.years, line.amounts, strict=True)):
        if amount and isinstance(amount, Decimal) and amount.is_signed() is (sign < 0) and not takes_out(line, place):
            figure = worded(amount, settings.unit, settings.decimals)
            message = f"{line.name} in {year} is {figure}, {words}; check that it is meant."
            yield about_line(Level.WARNING, rule, message, line, Field(AMOUNT, year))
