"""Links that lead to no other line, so that they make no transfer."""

from collections.abc import Iterator, Sequence

from model.budget import Budget
from model.checks.about import about_line
from model.findings import Finding, Level
from model.lines import Field, Line
from model.links import ids_by_name, link_names
from model.references import likeness, parts

LINKED = Field("linked_reference")
_LINES_AT_ONCE = 2_000


def unknown_links(budget: Budget) -> Iterator[Finding | None]:
    """Warn of a linked reference that no other line has, or that several have: it makes no transfer.

    Yields None now and then, where the search can pause.
    """
    yield None
    lines = tuple(budget.lines())
    if not any(line.linked_reference for line in lines):
        return
    ids = ids_by_name(lines)
    for place, line in enumerate(lines):
        if place % _LINES_AT_ONCE == 0:
            yield None
        for name in link_names(line.linked_reference, ids) if line.linked_reference else ():
            named = ids.get(name, ())
            if len(named) == 1 and named[0] != line.id:
                continue
            alike = "" if named else alike_reference(lines, name)
            if alike:
                rule, words = "alike link", f"which no line has, though {alike} is like it"
            elif len(named) == 1:
                rule, words = "unknown link", "which is itself"
            else:
                which = f"{len(named)} lines have" if named else "no line has"
                rule, words = "unknown link", f"a reference that {which}"
            message = f"{line.name} is linked with {name}, {words}; put the link right."
            yield about_line(Level.WARNING, rule, message, line, LINKED)


def alike_reference(lines: Sequence[Line], name: str) -> str:
    """Return the one reference here that is like one that no line has; blank where there is none, or several."""
    wanted = likeness(name)
    found = {part for line in lines for part in parts(line.reference) if likeness(part) == wanted}
    return found.pop() if len(found) == 1 else ""
