"""References: every line should have one, and none should stand twice in a directorate."""

from collections import Counter
from collections.abc import Iterator

from model.budget import Budget
from model.checks.about import about_line
from model.findings import Finding, Level
from model.lines import Field, Line

_REFERENCE = Field("reference")


def missing_reference(budget: Budget, line: Line) -> Iterator[Finding]:
    """Note a line without a reference."""
    if not line.reference.strip():
        area = budget.area(line.area_id).name
        message = f"{line.name.capitalize() if not line.title else line.name} in {area} has no reference; give it one."
        yield about_line(Level.NOTE, "missing reference", message, line, _REFERENCE)


def repeated_reference(budget: Budget) -> Iterator[Finding]:
    """Warn of each line whose reference another line has too; references are text and compared as such."""
    counts = Counter(line.reference.strip() for line in budget.lines())
    del counts[""]
    repeated = {reference for reference, count in counts.items() if count > 1}
    by_reference: dict[str, list[Line]] = {}
    for line in budget.lines() if repeated else ():
        reference = line.reference.strip()
        if reference in repeated:
            by_reference.setdefault(reference, []).append(line)
    for reference, lines in by_reference.items():
        areas = ", ".join(dict.fromkeys(budget.area(line.area_id).name for line in lines))
        for line in lines:
            message = f"The reference {reference} stands on {len(lines)} lines ({areas}); give each its own."
            yield about_line(Level.WARNING, "repeated reference", message, line, _REFERENCE)
