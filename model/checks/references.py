"""Lines without the reference or the title by which a paper names them."""

from collections.abc import Iterator

from model.budget import Budget
from model.checks.about import about_line
from model.checks.itemising import says_not_itemised
from model.findings import Finding, Level
from model.lines import Field, Line

_REFERENCE = Field("reference")


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


def missing_title(budget: Budget, line: Line) -> Iterator[Finding]:
    """Note a line that has a reference or an amount but no title."""
    if not line.title.strip():
        name = line.reference.strip() or f"A line without reference in {budget.area(line.area_id).name}"
        message = f"{name} has no title; give it one."
        yield about_line(Level.NOTE, "missing title", message, line, Field("title"))
