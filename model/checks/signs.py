"""Signs that are unusual but may be right: warned of, never corrected (Oxfordshire printed a saving of +0.991)."""

from collections.abc import Iterator
from decimal import Decimal

from model.budget import Budget
from model.checks.about import about_line
from model.findings import Finding, Level
from model.lines import AMOUNT, Field, Kind
from model.money import worded


def positive_saving(budget: Budget) -> Iterator[Finding]:
    """Warn of each saving that adds to the net budget, as the reversal of an earlier one does."""
    return _odd_signs(budget, (Kind.SAVING,), 1, "positive saving", "a saving that adds to the net budget")


def negative_pressure(budget: Budget) -> Iterator[Finding]:
    """Warn of each pressure or additional funding that reduces the net budget."""
    kinds = (Kind.PRESSURE, Kind.ADDITIONAL_FUNDING)
    return _odd_signs(budget, kinds, -1, "negative pressure", "a pressure that reduces the net budget")


def _odd_signs(budget: Budget, kinds: tuple[Kind, ...], sign: int, rule: str, words: str) -> Iterator[Finding]:
    settings = budget.settings
    for line in budget.lines():
        if line.kind not in kinds:
            continue
        for year, amount in zip(budget.years, line.amounts, strict=True):
            if isinstance(amount, Decimal) and amount * sign > 0:
                figure = worded(amount, settings.unit, settings.decimals)
                message = f"{line.name} in {year} is {figure}, {words}; check that it is meant."
                yield about_line(Level.WARNING, rule, message, line, Field(AMOUNT, year))
