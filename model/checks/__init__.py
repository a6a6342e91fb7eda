"""The checks: one small function a rule, each yielding findings; `run` runs them all.

A check never alters anything. A new rule is one new file and one line in `RULES`.
"""

from collections.abc import Callable, Iterable, Iterator

from model.budget import Budget
from model.checks.amounts import line_without_amount, withdrawn_with_amounts
from model.checks.controls import control_totals
from model.checks.kinds import unknown_kind, unknown_words
from model.checks.references import missing_reference, repeated_reference
from model.checks.signs import negative_pressure, positive_saving
from model.findings import Finding

Rule = Callable[[Budget], Iterable[Finding]]

RULES: tuple[Rule, ...] = (
    unknown_kind,
    unknown_words,
    control_totals,
    repeated_reference,
    missing_reference,
    positive_saving,
    negative_pressure,
    line_without_amount,
    withdrawn_with_amounts,
)


def run(budget: Budget) -> Iterator[Finding]:
    """Yield what every rule finds, rule by rule."""
    for rule in RULES:
        yield from rule(budget)
