"""What lies between a file that somebody changed and the work on it here, cell by cell: as opened, theirs, and mine.

Lines of the file are known by area and reference (by title where there is none), as they were when it was opened; the
officer's own lines are known to be the same however they were changed.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from model.budget import Snapshot
from model.lines import AMOUNT, FORECAST, KIND, TEXT_HEADINGS, Field, Kind, Line, value_of
from model.money import Amount, format_amount
from model.planning import heading_of
from model.settings import Settings

_THERE, _NOT_THERE = "in the budget", "not in the budget"
_Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Difference:
    """One value that theirs and mine do not share: the area, the line, its field's heading, and three texts."""

    area: str
    line: str
    heading: str
    opened: str
    theirs: str
    mine: str

    @property
    def by(self) -> str:
        """Who changed it since it was opened."""
        if self.mine == self.opened:
            return "them"
        return "you" if self.theirs == self.opened else "both"


def differences(opened: Snapshot, theirs: Snapshot, mine: Snapshot) -> Iterator[Difference]:
    """Yield every difference between theirs and mine, area by area, in the order of the file as it was opened."""
    comparing = _Comparing(opened, theirs, mine)
    there = _by_key(theirs)
    known: set[int] = set()
    for key, lines in _by_key(opened).items():
        others = there.pop(key, [])
        for place, line in enumerate(lines):
            known.add(line.id)
            yield from comparing.line(key, line, others[place] if place < len(others) else None)
        yield from (comparing.whole(key, other, _THERE, _NOT_THERE) for other in others[len(lines) :])
    for key, others in there.items():
        yield from (comparing.whole(key, other, _THERE, _NOT_THERE) for other in others)
    for key, lines in _by_key(mine).items():
        yield from (comparing.whole(key, line, _NOT_THERE, _THERE) for line in lines if line.id not in known)
    yield from comparing.frame()


def _by_key(snapshot: Snapshot) -> dict[_Key, list[Line]]:
    found: defaultdict[_Key, list[Line]] = defaultdict(list)
    for area in snapshot.areas:
        for line in snapshot.lines_of(area.id):
            found[area.name, line.reference or line.title].append(line)
    return found


@dataclass(frozen=True, slots=True)
class _Comparing:
    opened: Snapshot
    theirs: Snapshot
    mine: Snapshot

    def line(self, key: _Key, line: Line, other: Line | None) -> Iterator[Difference]:
        """Yield the differences of a line that was in the file; `other` is what it is there now."""
        own = self.mine.lines.get(line.id)
        if own is None or other is None:
            if (own is None) is not (other is None):
                here, there = (_THERE if each else _NOT_THERE for each in (own, other))
                yield Difference(key[0], line.name, "Line", _THERE, there, here)
            return
        areas = {area.id: area.name for area in self.mine.areas}
        if areas[own.area_id] != key[0]:
            yield Difference(key[0], line.name, "Area", key[0], key[0], areas[own.area_id])
        for field in self._fields():
            sides = ((self.opened, line), (self.theirs, other), (self.mine, own))
            opened, theirs, mine = (_value(side, each, field) for side, each in sides)
            if theirs != mine:
                texts = (_text(value, field, self.mine.settings) for value in (opened, theirs, mine))
                yield Difference(key[0], line.name, heading_of(field), *texts)

    def whole(self, key: _Key, line: Line, theirs: str, mine: str) -> Difference:
        """Return the difference that a line makes which was not in the file when it was opened."""
        return Difference(key[0], line.name, "Line", _NOT_THERE, theirs, mine)

    def frame(self) -> Iterator[Difference]:
        """Yield what differs beside lines, as wholes: settings, areas, control totals and so on."""
        for heading, parts in (
            ("Settings", [each.settings for each in self._sides()]),
            ("Areas", [[(area.name, area.heading, area.service) for area in each.areas] for each in self._sides()]),
            ("Control totals", [[replace(control, id=0) for control in each.controls] for each in self._sides()]),
            ("Pots", [[replace(pot, id=0) for pot in each.pots] for each in self._sides()]),
            ("Narrative", [[replace(said, id=0) for said in each.narratives] for each in self._sides()]),
            ("Muted findings", [[replace(mute, id=0) for mute in each.mutes] for each in self._sides()]),
        ):
            opened, theirs, mine = parts
            if theirs != mine:
                same, changed = "as opened", "changed"
                yield Difference("", "", heading, same, *(same if x == opened else changed for x in (theirs, mine)))

    def _sides(self) -> tuple[Snapshot, Snapshot, Snapshot]:
        return self.opened, self.theirs, self.mine

    def _fields(self) -> Iterator[Field]:
        years = sorted({year for side in self._sides() for year in side.settings.years})
        yield Field(KIND)
        yield from (Field(name) for name in TEXT_HEADINGS)
        yield from (Field(AMOUNT, year) for year in years)
        yield from (Field(FORECAST, year) for year in years)


def _value(side: Snapshot, line: Line, field: Field) -> object:
    if field.year is not None and field.year not in side.settings.years:
        return None
    return value_of(line, field, side.settings.years)


def _text(value: object, field: Field, settings: Settings) -> str:
    if field.name in (AMOUNT, FORECAST):
        amount: Amount = value  # type: ignore[assignment]  # such a field holds one
        return format_amount(amount, settings.unit, settings.decimals, settings.negatives, blank="blank")
    return value.title if isinstance(value, Kind) else str(value)
