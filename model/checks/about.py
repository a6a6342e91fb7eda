"""Shared by the rules: a finding about a line, told with the words an officer uses for it."""

from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import replace
from decimal import Decimal

from model.budget import Budget
from model.findings import Finding, Level
from model.lines import Field, Line
from model.money import Unit, rounded, worded, worded_alike

_PENCE = 2


def about_line(level: Level, rule: str, message: str, line: Line, field: Field | None = None) -> Finding:
    """Return a finding on one line, or on one field of it."""
    return Finding(level, rule, message, reference=line.reference, line_id=line.id, area_id=line.area_id, field=field)


def recurring(budget: Budget) -> frozenset[str]:
    """Return the references that more than one line has."""
    counts = Counter(line.reference.strip() for line in budget.lines())
    return frozenset(reference for reference, count in counts.items() if count > 1)


def placed(budget: Budget, finding: Finding, recur: Container[str] = ()) -> Finding:
    """Return a finding on a line with the line's area beside its name, where others may be called so.

    So it is with one without a reference, since titles recur, and with one whose reference is among those that `recur`.
    """
    reference = finding.reference.strip()
    is_known = bool(reference) and reference not in recur
    if finding.line_id is None or is_known or not budget.has_line(finding.line_id):
        return finding
    line = budget.line(finding.line_id)
    area = budget.area(line.area_id).name
    if area in finding.message:
        return finding
    return replace(finding, message=finding.message.replace(line.name, f"{line.name} ({area})", 1))


def exactly(budget: Budget, pounds: Decimal) -> str:
    """Return an amount as a finding tells it: in pounds and pence, where the unit's customary decimals would round it.

    So what is muted is this figure and no other, however many decimals the budget is shown with.
    """
    unit = budget.settings.unit
    if rounded(pounds, unit, unit.decimals) != pounds.scaleb(-unit.power):
        return worded(pounds, Unit.GBP, _PENCE)
    return worded_alike([pounds], unit, 0 if unit is Unit.GBP else unit.decimals)[0]


def named_among(lines: Sequence[Line], most: int = 3) -> str:
    """Return how a sentence names many lines: `A1, A2, A3 and 9 others`."""
    names = [line.name for line in lines[:most]]
    others = len(lines) - len(names)
    return f"{', '.join(names)} and {others:,} other{'s' if others > 1 else ''}" if others else joined(names)


def joined(words: Sequence[str]) -> str:
    """Return words as a sentence lists them: `one`, `one and two`, `one, two and three`."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
