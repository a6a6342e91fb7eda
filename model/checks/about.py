"""Shared by the rules: a finding about a line, told with the words an officer uses for it."""

from collections.abc import Sequence

from model.findings import Finding, Level
from model.lines import Field, Line


def about_line(level: Level, rule: str, message: str, line: Line, field: Field | None = None) -> Finding:
    """Return a finding on one line, or on one field of it."""
    return Finding(level, rule, message, reference=line.reference, line_id=line.id, area_id=line.area_id, field=field)


def joined(words: Sequence[str]) -> str:
    """Return words as a sentence lists them: `one`, `one and two`, `one, two and three`."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
