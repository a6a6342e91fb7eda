"""What lies between a file that somebody changed and the work on it here, cell by cell: as opened, theirs, and mine.

Lines of the file are known by area and reference (by title where there is none), as they were when it was opened; the
officer's own lines are known to be the same however they were changed.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from model.budget import Snapshot
from model.comparing.wording import told_apart
from model.lines import AMOUNT, FORECAST, KIND, TEXT_HEADINGS, Field, Kind, Line, formula_field, value_of
from model.planning import heading_of
from model.settings import Settings
from model.workings import formula_words

_THERE, _NOT_THERE = "in the budget", "not in the budget"
_NO_WORKING = "no working"
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
        sides = ((self.opened, line), (self.theirs, other), (self.mine, own))
        for field in self._fields():
            values = [_value(side, each, field) for side, each in sides]
            if values[1] != values[2]:
                texts = _texts(values, field, self.mine.settings)
                yield Difference(key[0], line.name, heading_of(field), *texts)
            elif field.year is not None:
                workings = [_value(side, each, formula_field(field)) for side, each in sides]
                if workings[1] != workings[2]:
                    words = _formulas(workings, self.mine.settings)
                    yield Difference(key[0], line.name, f"Working {heading_of(field)}", *words)
        for heading in dict.fromkeys((*line.extra, *other.extra, *own.extra)):
            was, there, here = (each.extra.get(heading, "") for each in (line, other, own))
            if there != here:
                yield Difference(key[0], line.name, heading, was, there, here)

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


def _texts(values: Sequence[object], field: Field, settings: Settings) -> Sequence[str]:
    """Return three values as they are read; amounts with as many decimals as tell those apart that differ."""
    if field.name in (AMOUNT, FORECAST):
        return told_apart(values, settings.unit, settings.decimals, settings.negatives)  # type: ignore[arg-type]  # such a field holds an amount
    return [value.title if isinstance(value, Kind) else str(value) for value in values]


def _formulas(values: Sequence[object], settings: Settings) -> Sequence[str]:
    """Return what stands behind three amounts: workings as they are typed, where that tells those apart that differ."""
    said = [formula_words(value, settings.unit) if value else _NO_WORKING for value in values]
    if len(set(said)) == len(set(values)):
        return said
    return [f"={value}" if value else _NO_WORKING for value in values]
