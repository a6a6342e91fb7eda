"""Names that are meant for a pot or an area and are those of none: a slip by which a cliff edge or a text is missed."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from model.budget import Budget
from model.checks.about import about_line
from model.findings import Finding, Level
from model.lines import Field, Line
from model.pots import source_key, sources_of

_LINES_AT_ONCE = 2_000
_AS_LIKE_AS = 0.75
_SHORTEST = 4


def alike_source(budget: Budget) -> Iterator[Finding | None]:
    """Warn of a funding source that is no pot's name but nearly one: nothing that the pot says holds for its line.

    Yields None now and then, where the search can pause.
    """
    names = {source_key(pot.name): pot.name for pot in budget.pots if pot.name.strip()}
    if not names:
        return
    unlike: dict[str, list[Line]] = {}
    for place, line in enumerate(tuple(budget.lines())):
        if place % _LINES_AT_ONCE == 0:
            yield None
        if line.funding_source and not sources_of(line, budget.pots):
            unlike.setdefault(source_key(line.funding_source), []).append(line)
    for key, lines in unlike.items():
        yield None
        near = next((name for each, name in names.items() if _is_slip(key, each)), None)
        for line in lines if near is not None else ():
            message = (
                f"{line.name} is met from “{line.funding_source.strip()}”, which is no pot, though the pot {near} is "
                "nearly called so; write the same name if it is meant."
            )
            yield about_line(Level.WARNING, "alike funding source", message, line, Field("funding_source"))


def _is_slip(one: str, other: str) -> bool:
    """Tell whether names differ by the letters of one word, or by spaces: not Reserve A and B, nor 2026 and 2027."""
    words, others = one.split(), other.split()
    if "".join(words) == "".join(others):
        return True
    differing = [pair for pair in zip(words, others, strict=False) if pair[0] != pair[1]]
    if len(words) != len(others) or len(differing) != 1:
        return False
    (word, like), *_ = differing
    if any(char.isdigit() for char in word + like) or min(len(word), len(like)) < _SHORTEST:
        return False
    return SequenceMatcher(None, word, like).ratio() >= _AS_LIKE_AS


def narrative_without_area(budget: Budget) -> Iterator[Finding | None]:
    """Warn of a narrative about an area or service that the budget does not have: no table stands beside it."""
    names = {area.name for area in budget.areas} | set(budget.services)
    names |= {budget.settings.directorate, budget.settings.service, ""}
    for told in budget.narratives:
        if told.area.strip() not in names:
            message = (
                f"The narrative {told.name} is about {told.area}, which is no area here; put the name right, or "
                "remove it."
            )
            yield Finding(Level.WARNING, "narrative without area", message, narrative_id=told.id)
