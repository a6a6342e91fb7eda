"""Which line of one budget is which of another: by identity, reference, alias, title, and last by likeness.

Each match says by what it was made, so that a likeness is shown as one, and the officer can say otherwise.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from operator import attrgetter
from types import MappingProxyType

from model.budget import Snapshot
from model.comparing.aliases import Aliases, plain_reference
from model.comparing.area_matching import AreaPairs, match_areas, renamed_areas
from model.comparing.by_place import alike_by_place
from model.comparing.likeness import alike
from model.comparing.sides import Side
from model.lines import TEXT_HEADINGS, Line

Key = Callable[[Line], object]


class By(Enum):
    """By what two lines are taken to be the same one."""

    OFFICER = "as said"
    IDENTITY = "identity"
    REFERENCE = "reference"
    ALIAS = "earlier or other reference"
    TITLE = "title"
    LIKENESS = "likeness"


@dataclass(frozen=True, slots=True)
class Said:
    """What the officer says of lines, by their ids: old and new ones that are the same, and pairs that are not."""

    same: Mapping[int, int] = field(default_factory=lambda: MappingProxyType({}))
    apart: frozenset[tuple[int, int]] = frozenset()


NOTHING_SAID = Said()


@dataclass(frozen=True, slots=True)
class Matching:
    """The new line of each old one with what the match was made by, and the new area of each old one."""

    lines: Mapping[int, tuple[int, By]]
    areas: Mapping[int, int]


def match(old: Side, new: Side, *, same_ids: bool = False, said: Said = NOTHING_SAID) -> Matching:
    """Match lines and areas. `same_ids`: both are of one budget, so that an id is the same line in both."""
    matcher = _Matcher(old.snapshot, new.snapshot, said)
    matcher.areas = match_areas(old.snapshot, new.snapshot, same_ids=same_ids)
    matcher.take(((one, other, By.OFFICER) for one, other in said.same.items()), is_said=True)
    if same_ids:
        known = new.snapshot.lines
        matcher.take((each, each, By.IDENTITY) for each in old.snapshot.lines if each in known)
    matcher.by_reference()
    if not same_ids:
        matcher.areas = renamed_areas(old.snapshot, new.snapshot, matcher.areas, matcher.found)
        matcher.by_reference()
    matcher.by_content()
    matcher.by_alias(Aliases((*old.log, *new.log)))
    matcher.by_title()
    matcher.by_likeness()
    if not same_ids:
        matcher.by_place()
    return Matching(MappingProxyType(matcher.found), MappingProxyType(matcher.areas))


class _Matcher:
    """Holds what is not matched yet on either side, in the order of each."""

    def __init__(self, old: Snapshot, new: Snapshot, said: Said) -> None:
        self.areas: AreaPairs = {}
        self.found: dict[int, tuple[int, By]] = {}
        self._said = said
        self._sides = old, new
        self._all = old.lines, new.lines
        self._old = {line.id: line for area in old.areas for line in old.lines_of(area.id)}
        self._new = {line.id: line for area in new.areas for line in new.lines_of(area.id)}

    def take(self, pairs: Iterable[tuple[int, int, By]], *, is_said: bool = False) -> None:
        """Take pairs as matched, but for lines that are so already or were said to be apart."""
        for old, new, by in pairs:
            if old in self._old and new in self._new and (is_said or (old, new) not in self._said.apart):
                del self._old[old], self._new[new]
                self.found[old] = new, by

    def by_reference(self) -> None:
        """Match by reference within an area, then by one that stands on one line alone on either side."""
        if not self._old or not self._new:
            return
        self._in_order(_reference, By.REFERENCE)
        if self._old and self._new:
            alone = [_alone(lines.values()) for lines in self._all]
            pairs = ((line_id, alone[1].get(ref)) for ref, line_id in alone[0].items() if line_id in self._old)
            self.take((old, new, By.REFERENCE) for old, new in pairs if new is not None)

    def by_content(self) -> None:
        """Match lines without a reference that say the very same in the same area, whatever little they say."""
        if self._old and self._new:
            self._in_order(_content, By.IDENTITY)

    def by_alias(self, aliases: Aliases) -> None:
        """Match by an earlier reference of the change log, one of several on a line, or another spelling of it."""
        if not self._old or not self._new:
            return
        known: defaultdict[str, list[int]] = defaultdict(list)
        for line in self._old.values():
            for name in aliases.names(line.reference):
                known[name].append(line.id)
        claimed: defaultdict[int, list[int]] = defaultdict(list)
        for line in self._new.values():
            olds = dict.fromkeys(each for name in aliases.names(line.reference) for each in known.get(name, ()))
            if len(olds) == 1:
                claimed[next(iter(olds))].append(line.id)
        self.take((old, news[0], By.ALIAS) for old, news in claimed.items() if len(news) == 1)

    def by_title(self) -> None:
        """Match lines without a reference by area, table and title."""
        if self._old and self._new:
            self._in_order(_title, By.TITLE)

    def by_likeness(self) -> None:
        """Match what is left by how alike it is, the likest first."""
        if self._old and self._new:
            pairs = alike(self._old.values(), self._new.values(), self.areas, self._said.apart)
            self.take((old, new, By.LIKENESS) for old, new in pairs)

    def by_place(self) -> None:
        """Match what is left by where it stands."""
        if self._old and self._new:
            found = {old: new for old, (new, _) in self.found.items()}
            pairs = alike_by_place(self._sides, found, self.areas, self._said.apart)
            self.take((old, new, By.LIKENESS) for old, new in list(pairs))

    def _in_order(self, key: Key, by: By) -> None:
        """Match lines with the same key in the same area: those with the same title first, then in order."""
        news: defaultdict[object, list[Line]] = defaultdict(list)
        for line in self._new.values():
            if (word := key(line)) is not None:
                news[line.area_id, word].append(line)
        pairs: list[tuple[int, int, By]] = []
        waiting: list[tuple[Line, list[Line]]] = []
        for line in self._old.values():
            word = key(line)
            found = news.get((self.areas.get(line.area_id), word)) if word is not None else None
            if not found:
                continue
            if len(found) == 1 and line.title == found[0].title:
                pairs.append((line.id, found.pop().id, by))
            else:
                waiting.append((line, found))
        self._settle(waiting, pairs, by)

    def _settle(self, waiting: list[tuple[Line, list[Line]]], pairs: list[tuple[int, int, By]], by: By) -> None:
        for same_title in (True, False):
            left = []
            for line, found in waiting:
                fits = (
                    place
                    for place, other in enumerate(found)
                    if (not same_title or other.title == line.title) and (line.id, other.id) not in self._said.apart
                )
                place = next(fits, None)
                if place is None:
                    left.append((line, found))
                else:
                    pairs.append((line.id, found.pop(place).id, by))
            waiting = left
        self.take(pairs)


def _reference(line: Line) -> object:
    return line.reference.strip() or None


_WORDS = attrgetter("kind", *TEXT_HEADINGS)


def _content(line: Line) -> object:
    if plain_reference(line.reference):
        return None
    return _WORDS(line), line.amounts, line.forecasts, tuple(sorted(line.extra.items()))


def _title(line: Line) -> object:
    title = " ".join(line.title.split()).casefold()
    return (title, line.section) if title and not plain_reference(line.reference) else None


def _alone(lines: Iterable[Line]) -> dict[str, int]:
    """Return the line of each reference that stands on one line alone."""
    found: dict[str, int] = {}
    repeated = set()
    for line in lines:
        reference = line.reference.strip()
        if reference:
            if reference in found:
                repeated.add(reference)
            found[reference] = line.id
    return {reference: line_id for reference, line_id in found.items() if reference not in repeated}
