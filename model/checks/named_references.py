"""References that a title, description, note or narrative names and no line has."""

import re
from collections.abc import Collection, Iterator

from model.budget import Budget
from model.checks.about import about_line
from model.findings import Finding, Level
from model.lines import Field

_ENDS_IN_NUMBER = re.compile(r"(?P<stem>.*[^\W\d_])\d{1,4}", re.ASCII)
_RULE = "unknown reference in words"
_UNLIKE_WORDS = re.compile(r"\d.*[^\W\d_]{2}", re.ASCII)
_FEWEST = 3
_SHORTEST_STEM = 2
_FIELDS = ("title", "description", "notes")
_LINES_AT_ONCE = 200


def unknown_references_in_words(budget: Budget) -> Iterator[Finding | None]:
    """Warn of a word that is like the references here (14SCS13 among 14SCS12 and others) but is no line's.

    A stem of a number and letters (14SCS) is looked for where one reference has it; one of letters alone, which may be
    that of a postcode or a form, only where several have. Yields None now and then, where the search can pause.
    """
    lines = tuple(budget.lines())
    stems: dict[str, int] = {}
    known = set()
    for place, line in enumerate(lines):
        if place % _LINES_AT_ONCE == 0:
            yield None
        known.add(line.reference.strip().lower())
        match = _ENDS_IN_NUMBER.fullmatch(line.reference.strip())
        if match and len(match["stem"]) >= _SHORTEST_STEM:
            stems[match["stem"]] = stems.get(match["stem"], 0) + 1
    usual = sorted(
        (stem for stem, count in stems.items() if count >= _FEWEST or _UNLIKE_WORDS.match(stem)), key=len, reverse=True
    )
    if not usual:
        return
    named = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, usual))})\d{{1,4}}(?!\w)")
    for place, line in enumerate(lines):
        if place % _LINES_AT_ONCE == 0:
            yield None
        for name in _FIELDS:
            found = dict.fromkeys(named.findall(getattr(line, name)))
            for reference in found:
                if reference.lower() not in known:
                    names = "name" if name == "notes" else "names"
                    message = f"The {name} of {line.name} {names} {reference}, a reference that no line has; check it."
                    yield about_line(Level.WARNING, _RULE, message, line, Field(name))
    yield from _in_narratives(budget, named, known)


def _in_narratives(budget: Budget, named: re.Pattern[str], known: Collection[str]) -> Iterator[Finding]:
    areas = {area.name: area.id for area in budget.areas}
    for told in budget.narratives:
        for reference in dict.fromkeys(named.findall(told.text)):
            if reference.lower() not in known:
                message = f"The narrative {told.name} names {reference}, a reference that no line has; check it."
                yield Finding(Level.WARNING, _RULE, message, area_id=areas.get(told.area), narrative_id=told.id)
