"""References that a title, description, note or narrative names and no line has."""

import re
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache

from model.budget import Budget
from model.checks.about import about_line
from model.findings import Finding, Level
from model.lines import Field
from model.references import likeness, numbered, parts

_RULE = "unknown reference in words"
_UNLIKE_WORDS = re.compile(r"\d.*[^\W\d_]{2}", re.ASCII)
_FEWEST = 3
_SHORTEST_STEM = 2
_FIELDS = ("title", "description", "notes")
_LINES_AT_ONCE = 200
_KEPT = 65_536


def unknown_references_in_words(budget: Budget) -> Iterator[Finding | None]:
    """Warn of a word that is like the references here (14SCS13 among 14SCS12 and others) but is no line's.

    A stem of a number and letters (14SCS) is looked for where one reference has it; one of letters alone, which may be
    that of a postcode or a form, only where several have. Yields None now and then, where the search can pause.
    """
    lines = tuple(budget.lines())
    stems: dict[str, int] = {}
    known: set[str] = set()
    for place, line in enumerate(lines):
        if place % _LINES_AT_ONCE == 0:
            yield None
        for reference in parts(line.reference):
            known.update(_names(reference))
            found = numbered(reference)
            if found is not None and len(found.stem) >= _SHORTEST_STEM and found.stem[-1].isalpha():
                stems[found.stem] = stems.get(found.stem, 0) + 1
    named = _pattern(stems)
    if named is None:
        return
    for place, line in enumerate(lines):
        if place % _LINES_AT_ONCE == 0:
            yield None
        for name in _FIELDS:
            for reference in _unknown(named, known, getattr(line, name)):
                names = "name" if name == "notes" else "names"
                message = f"The {name} of {line.name} {names} {reference}, a reference that no line has; check it."
                yield about_line(Level.WARNING, _RULE, message, line, Field(name))
    yield from _in_narratives(budget, named, known)


def _pattern(stems: Mapping[str, int]) -> re.Pattern[str] | None:
    """Return what finds words like the references of some stems, each with how many have it; None if none is usual."""
    longest_first = sorted(stems, key=len, reverse=True)
    unlike_words = [re.escape(stem) for stem in longest_first if _UNLIKE_WORDS.match(stem)]
    others = [
        re.escape(stem) for stem in longest_first if re.escape(stem) not in unlike_words and stems[stem] >= _FEWEST
    ]
    numbers = r"\d{1,4}[A-Za-z]?(?!\w)"
    ways = [rf"(?i:{'|'.join(unlike_words)})(?:{numbers}|[ \u00a0]\d{{1,3}}(?![\w/%]|[.,]\d))"] if unlike_words else []
    ways += [rf"(?:{'|'.join(others)}){numbers}"] if others else []
    return re.compile(rf"(?<!\w)(?:{'|'.join(ways)})") if ways else None


def _unknown(named: re.Pattern[str], known: Collection[str], text: str) -> Iterator[str]:
    """Yield the references that a text names and no line has, each once."""
    for reference in dict.fromkeys(named.findall(text)) if text else ():
        if not any(name in known for name in _names(reference)):
            yield reference


@lru_cache(_KEPT)
def _names(reference: str) -> tuple[str, ...]:
    """Return what a reference may be called: itself and, where it ends in a letter as 14SCS3a does, without that."""
    found = numbered(reference)
    return (likeness(reference), likeness(found.stem + found.digits)) if found else (likeness(reference),)


def _in_narratives(budget: Budget, named: re.Pattern[str], known: Collection[str]) -> Iterator[Finding]:
    areas = {area.name: area.id for area in budget.areas}
    for told in budget.narratives:
        for reference in _unknown(named, known, told.text):
            message = f"The narrative {told.name} names {reference}, a reference that no line has; check it."
            yield Finding(Level.WARNING, _RULE, message, area_id=areas.get(told.area), narrative_id=told.id)
