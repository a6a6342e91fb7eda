"""References: every line should have one, and none should stand twice in a directorate."""

import unicodedata
from collections.abc import Iterator

from model.budget import Budget
from model.checks.about import about_line
from model.checks.itemising import says_not_itemised
from model.findings import Finding, Level
from model.lines import Field, Line

_REFERENCE = Field("reference")
_UNSEEN = frozenset({"Cc", "Cf", "Zl", "Zp"})
"""The categories of characters that are not seen, or break a line."""
_LINES_AT_ONCE = 2_000


def missing_reference(budget: Budget) -> Iterator[Finding | None]:
    """Note each line without a reference, and an area in which no line has one, once.

    A line that says it holds what is not itemised needs none. Yields None now and then, where the search can pause.
    """
    for area in budget.areas:
        yield None
        lines = tuple(budget.lines_of(area.id))
        silent = [line for line in lines if not line.reference.strip()]
        if len(lines) > 1 and len(silent) == len(lines):
            message = f"No line in {area.name} has a reference by which a paper could name it."
            yield about_line(Level.NOTE, "area without references", message, lines[0], _REFERENCE)
            continue
        for line in silent:
            if not says_not_itemised(line):
                name = line.name if line.title else line.name.capitalize()
                message = f"{name} in {area.name} has no reference; give it one."
                yield about_line(Level.NOTE, "missing reference", message, line, _REFERENCE)


def plain_reference(reference: str) -> str:
    """Return a reference without characters that are not seen, and with no spaces but single plain ones."""
    shown = (" " if char.isspace() else "" if unicodedata.category(char) in _UNSEEN else char for char in reference)
    return " ".join("".join(shown).split())


def odd_reference(_budget: Budget, line: Line) -> Iterator[Finding]:
    """Warn of a reference with characters that nobody sees, by which it differs from one that looks the same."""
    plain, stripped = plain_reference(line.reference), line.reference.strip(" ")
    if stripped != plain and plain:
        message = f"The reference {plain} holds characters that are not seen, such as other spaces; take them out."
        yield about_line(Level.WARNING, "odd reference", message, line, _REFERENCE)


def missing_title(_budget: Budget, line: Line) -> Iterator[Finding]:
    """Note a line that has a reference or an amount but no title."""
    if not line.title.strip():
        name = line.reference.strip()
        message = f"{name or 'A line without reference'} has no title; give it one."
        yield about_line(Level.NOTE, "missing title", message, line, Field("title"))


def repeated_reference(budget: Budget) -> Iterator[Finding | None]:
    """Warn of each line whose reference another line has too; references are text and compared as such.

    Yields None now and then, where the search can pause.
    """
    first_of: dict[str, Line] = {}
    repeated: dict[str, list[Line]] = {}
    for number, line in enumerate(tuple(budget.lines())):
        if number % _LINES_AT_ONCE == 0:
            yield None
        reference = line.reference.strip()
        first = first_of.setdefault(reference, line)
        if first is not line and reference:
            repeated.setdefault(reference, [first]).append(line)
    for reference in filter(repeated.__contains__, first_of):
        lines = repeated[reference]
        areas = ", ".join(dict.fromkeys(budget.area(line.area_id).name for line in lines))
        for line in lines:
            message = f"The reference {reference} stands on {len(lines)} lines ({areas}); give each its own."
            yield about_line(Level.WARNING, "repeated reference", message, line, _REFERENCE)
