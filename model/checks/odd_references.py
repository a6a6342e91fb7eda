"""References with characters that are not seen, that are not what they seem, or that no other reference here has."""

from collections.abc import Iterator

from model.budget import Budget
from model.checks.about import about_line
from model.findings import Finding, Level
from model.lines import Field, Line
from model.references import plain, visible

_REFERENCE = Field("reference")
_LINES_AT_ONCE = 500
_USUAL = frozenset("&./-()_+,;:' ")
_FEW_IN = 10


def odd_reference(budget: Budget) -> Iterator[Finding | None]:
    """Warn of a reference with characters that nobody sees or can tell from others; note one with an unusual sign.

    A sign such as ? or * is unusual where not more than one reference in ten has it. Yields None now and then, where
    the search can pause.
    """
    signs: dict[str, list[Line]] = {}
    count = 0
    for place, line in enumerate(tuple(budget.lines())):
        if place % _LINES_AT_ONCE == 0:
            yield None
        reference = line.reference.strip(" ")
        if not reference:
            continue
        count += 1
        seen = plain(reference)
        if seen != reference and seen:
            yield _not_what_it_seems(line, seen)
        for sign in dict.fromkeys(seen):
            if not (sign.isalpha() or "0" <= sign <= "9" or sign in _USUAL):
                signs.setdefault(sign, []).append(line)
    for sign, lines in signs.items():
        if len(lines) == 1 or len(lines) * _FEW_IN <= count:
            for line in lines:
                message = f"The reference {plain(line.reference)} has a {sign} in it, which is unusual here; check it."
                yield about_line(Level.NOTE, "unusual reference", message, line, _REFERENCE)


def _not_what_it_seems(line: Line, seen: str) -> Finding:
    if visible(line.reference) != line.reference.strip(" "):
        message = f"The reference {seen} holds characters that are not seen, such as other spaces; take them out."
    else:
        message = f"The reference {seen} holds letters of another alphabet that look like its own; write it anew."
    return about_line(Level.WARNING, "odd reference", message, line, _REFERENCE)
