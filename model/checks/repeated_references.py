"""References that stand on more than one line, or that a reader takes for one another. A paper names a line by its own.

They are unique within a directorate. Where short ones such as 1 or S1 begin at 1 again in each service, area or
section, as in some papers, that is told once, and each is compared with those of its own service, area or section.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from model.budget import Budget
from model.checks.about import about_line
from model.findings import Finding, Level
from model.lines import Field, Line
from model.references import likeness, parts, plain

_REFERENCE = Field("reference")
_LINES_AT_ONCE = 500
_MOST_SPELLINGS = 4
_SHORT = re.compile(r"[a-z]?(?P<number>\d{1,3})(?:\.\d{1,3})*[a-z]?", re.ASCII | re.IGNORECASE)


class _Claim(NamedTuple):
    """A reference and a line that bears it; a line whose reference is a double one makes several claims."""

    reference: str
    line: Line


class _Place:
    """The numbers within one service, area or section: how many, the highest, and the one that begins the count."""

    def __init__(self) -> None:
        self.count = 0
        self.highest = 0
        self.first: _Claim | None = None

    @property
    def counts_from_1(self) -> bool:
        """Whether the numbers begin at 1 and are not mostly others."""
        return self.first is not None and self.highest <= 2 * self.count


class _Numbering:
    """Short numbers, as they stand within services, areas, sections or the whole; `words` names such a place."""

    def __init__(self, words: str, place_of: Callable[[Budget, Line], object]) -> None:
        self.words = words
        self.groups: dict[tuple[object, str], list[_Claim]] = {}
        self._place_of = place_of
        self._places: dict[object, _Place] = {}

    def add(self, budget: Budget, claim: _Claim, number: int) -> None:
        """Take a reference in, and the first number in it."""
        key = self._place_of(budget, claim.line)
        self.groups.setdefault((key, likeness(claim.reference)), []).append(claim)
        place = self._places.setdefault(key, _Place())
        place.count += 1
        place.highest = max(place.highest, number)
        if number == 1 and place.first is None:
            place.first = claim

    @property
    def repeats(self) -> int:
        """How many numbers stand twice within one place; all, where the numbers do not begin at 1 in each."""
        count = sum(place.count for place in self._places.values())
        is_counted_so = len(self._places) == 1 or all(place.counts_from_1 for place in self._places.values())
        return count - (len(self.groups) if is_counted_so else 0)

    @property
    def second_beginning(self) -> _Claim | None:
        """The first number that begins the count again; None where there is but one."""
        return list(self._places.values())[1].first if len(self._places) > 1 else None


def repeated_reference(budget: Budget) -> Iterator[Finding | None]:
    """Warn of each line whose reference another line has too, or one that looks like it; note numbers counted afresh.

    Yields None now and then, where the search can pause.
    """
    alike: dict[str, list[_Claim]] = {}
    numberings = (
        _Numbering("", lambda _budget, _line: None),
        _Numbering("service", lambda budget, line: budget.area(line.area_id).service),
        _Numbering("area", lambda _budget, line: line.area_id),
        _Numbering("section of an area", lambda _budget, line: (line.area_id, line.section)),
    )
    for place, line in enumerate(tuple(budget.lines())):
        if place % _LINES_AT_ONCE == 0:
            yield None
        for reference in parts(line.reference):
            claim = _Claim(reference, line)
            short = _SHORT.fullmatch(plain(reference))
            if short is not None:
                for numbering in numberings:
                    numbering.add(budget, claim, int(short["number"]))
            else:
                alike.setdefault(likeness(reference), []).append(claim)
    numbering = min(numberings, key=lambda each: each.repeats)
    if numbering.second_beginning is not None:
        yield _counted_afresh(budget, numbering.words, numbering.second_beginning)
    for group in chain(alike.values(), numbering.groups.values()):
        if len(group) > 1:
            yield from _told(budget, group)


def _counted_afresh(budget: Budget, words: str, claim: _Claim) -> Finding:
    area = budget.area(claim.line.area_id).name
    message = (
        f"The references begin at {claim.reference} again in each {words}, as in {area}; a paper must "
        f"say which {words.partition(' ')[0]} it means."
    )
    return about_line(Level.NOTE, "counted afresh", message, claim.line, _REFERENCE)


def _told(budget: Budget, group: Sequence[_Claim]) -> Iterator[Finding | None]:
    """Tell what is wrong with references that say the same, each at its own line."""
    if len({claim.line.id for claim in group}) == 1:
        return
    spellings: dict[str, list[Line]] = {}
    for claim in group:
        spellings.setdefault(claim.reference.strip(), []).append(claim.line)
    for spelling, same in spellings.items():
        areas = ", ".join(dict.fromkeys(budget.area(line.area_id).name for line in same))
        for line in same:
            if len(same) > 1:
                message = f"The reference {spelling} stands on {len(same)} lines ({areas}); give each its own."
                yield about_line(Level.WARNING, "repeated reference", message, line, _REFERENCE)
            else:
                yield _like_others(budget, spelling, line, [each for each in group if each.line.id != line.id])


def _like_others(budget: Budget, spelling: str, line: Line, others: Iterable[_Claim]) -> Finding:
    named = dict.fromkeys(f"{plain(claim.reference)} ({budget.area(claim.line.area_id).name})" for claim in others)
    listed = ", ".join(list(named)[:_MOST_SPELLINGS])
    message = (
        f"The reference {plain(spelling)} is so like {listed} that a reader takes them for one; give each line its own."
    )
    return about_line(Level.WARNING, "alike reference", message, line, _REFERENCE)
