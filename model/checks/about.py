"""Shared by the rules: a finding about a line, told with the words an officer uses for it."""

from collections.abc import Sequence
from dataclasses import replace

from model.budget import Budget
from model.findings import Finding, Level
from model.lines import Field, Line


def about_line(level: Level, rule: str, message: str, line: Line, field: Field | None = None) -> Finding:
    """Return a finding on one line, or on one field of it."""
    return Finding(level, rule, message, reference=line.reference, line_id=line.id, area_id=line.area_id, field=field)


def placed(budget: Budget, finding: Finding) -> Finding:
    """Return a finding on a line without a reference with the line's area beside its name, since titles recur."""
    if finding.line_id is None or finding.reference.strip() or not budget.has_line(finding.line_id):
        return finding
    line = budget.line(finding.line_id)
    area = budget.area(line.area_id).name
    if area in finding.message:
        return finding
    return replace(finding, message=finding.message.replace(line.name, f"{line.name} ({area})", 1))


def joined(words: Sequence[str]) -> str:
    """Return words as a sentence lists them: `one`, `one and two`, `one, two and three`."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
