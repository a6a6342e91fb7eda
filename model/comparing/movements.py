"""Movements: what leads from the old totals to the new ones, by area and kind of line, to the penny in every year.

The old and new totals are counted from the budgets themselves, the movements from the lines that were compared.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from model.budget import Snapshot
from model.comparing.line_differences import LineDifference, Sort, counted
from model.lines import Kind, Line
from model.money import EXACT, NIL
from model.totals import Row, Tally
from model.years import Year


class Cause(Enum):
    """What moves a total. A line that leaves an area or a kind moves two totals, and no net of both."""

    ADDED = "Added"
    WITHDRAWN = "Withdrawn"
    AMOUNT = "Amounts changed"
    REPROFILED = "Re-profiled"
    MOVED = "Moved between areas or types"


KINDS = (Kind.PRESSURE, Kind.ADDITIONAL_FUNDING, Kind.SAVING)


@dataclass(frozen=True, slots=True)
class Movement:
    """From an old total to a new one. `name` is the area (nothing for all of them), `kind` None for the net."""

    name: str
    kind: Kind | None
    old: Row
    causes: Mapping[Cause, Row]
    new: Row

    @property
    def moved(self) -> Row:
        """The movement of each year."""
        return tuple(map(EXACT.subtract, self.new, self.old))

    @property
    def reconciles(self) -> bool:
        """Whether the old total and the causes come to the new one exactly."""
        return added(self.old, *self.causes.values()) == added(self.new)


@dataclass(frozen=True, slots=True)
class Movements:
    """All movements of a comparison: one for each area and kind, each area's net, each kind's, and the whole net."""

    by_area: tuple[Movement, ...]
    areas: tuple[Movement, ...]
    kinds: tuple[Movement, ...]
    whole: Movement

    def __iter__(self) -> Iterator[Movement]:
        """Yield every movement, the parts first."""
        yield from (*self.by_area, *self.areas, *self.kinds, self.whole)

    @property
    def reconcile(self) -> bool:
        """Whether every movement reconciles."""
        return all(movement.reconciles for movement in self)


_Totals = defaultdict[tuple[int, Kind], Row]
_Causes = defaultdict[tuple[int, Kind], dict[Cause, Row]]


def added(*rows: Row) -> Row:
    """Add rows up, year by year; equal sums are equal rows."""
    whole = rows[0]
    for row in rows[1:]:
        whole = tuple(map(EXACT.add, whole, row))
    return tuple(figure or NIL for figure in whole)


def movements(
    old: Snapshot,
    new: Snapshot,
    areas: Mapping[int, int],
    lines: Iterable[LineDifference],
    years: tuple[Year, ...],
) -> Movements:
    """Return the movements. An area that is no more stands behind those that are, under its own name."""
    # New areas are known by their ids, those that are no more by their own turned negative: the two may share ids.
    place = {area.id: areas.get(area.id, -area.id) for area in old.areas}
    names = {area.id: area.name for area in new.areas}
    names |= {place[area.id]: area.name for area in old.areas if area.id not in areas}
    nil: Row = (NIL,) * len(years)
    before, after = _totals(old, years, place), _totals(new, years, {each: each for each in names})
    causes: _Causes = defaultdict(dict)
    for line in lines:
        if line.sorts:
            _add_causes(causes, line, place, (old.settings.years, new.settings.years, years))
    parts = {
        (area, kind): Movement(name, kind, before[area, kind], causes[area, kind], after[area, kind])
        for area, name in names.items()
        for kind in KINDS
    }
    by_area = [[parts[area, kind] for kind in KINDS] for area in names]
    nets = [_summed(name, None, its, nil) for name, its in zip(names.values(), by_area, strict=True)]
    kinds = [_summed("", kind, [parts[area, kind] for area in names], nil) for kind in KINDS]
    flat = tuple(each for its in by_area for each in its)
    return Movements(flat, tuple(nets), tuple(kinds), _summed("", None, kinds, nil))


def _totals(snapshot: Snapshot, years: tuple[Year, ...], place: Mapping[int, int]) -> _Totals:
    """Return the total of each area and kind, counted as a budget's totals are; a year that it lacks is nil."""
    nil: Row = (NIL,) * len(years)
    found: _Totals = defaultdict(lambda: nil)
    own = snapshot.settings.years
    for area in snapshot.areas:
        tally = Tally(len(own))
        tally.put_all(snapshot.lines_of(area.id))
        for (kind, _), figures in tally.rows():
            if kind is not Kind.UNKNOWN:
                by_year = dict(zip(own, figures, strict=True))
                row = tuple(by_year.get(year, NIL) for year in years)
                found[place[area.id], kind] = added(found[place[area.id], kind], row)
    return found


def _add_causes(
    causes: _Causes, line: LineDifference, place: Mapping[int, int], years: tuple[tuple[Year, ...], ...]
) -> None:
    old, new = line.old, line.new
    if old is None or new is None:
        cause = Cause.ADDED if old is None else Cause.WITHDRAWN
        _put(causes, _key(line.line, place if new is None else None), cause, line.movement)
        return
    keys = _key(old, place), _key(new, None)
    cause = Cause.REPROFILED if Sort.REPROFILED in line.sorts else Cause.AMOUNT
    if keys[0] == keys[1]:
        _put(causes, keys[0], cause, line.movement)
        return
    was = counted(old, years[0], years[2])
    if old.kind is Kind.UNKNOWN or new.kind is Kind.UNKNOWN:
        _put(causes, keys[0 if new.kind is Kind.UNKNOWN else 1], Cause.MOVED, line.movement)
        return
    _put(causes, keys[0], Cause.MOVED, tuple(EXACT.subtract(NIL, figure) for figure in was))
    _put(causes, keys[1], Cause.MOVED, was)
    _put(causes, keys[1], cause, line.movement)


def _key(line: Line, place: Mapping[int, int] | None) -> tuple[int, Kind]:
    return place[line.area_id] if place is not None else line.area_id, line.kind


def _put(causes: _Causes, key: tuple[int, Kind], cause: Cause, row: Row) -> None:
    if any(row):
        held = causes[key]
        held[cause] = added(held[cause], row) if cause in held else row


def _summed(name: str, kind: Kind | None, parts: Sequence[Movement], nil: Row) -> Movement:
    found = [cause for cause in Cause if any(cause in part.causes for part in parts)]
    causes = {cause: added(nil, *(part.causes[cause] for part in parts if cause in part.causes)) for cause in found}
    causes = {cause: row for cause, row in causes.items() if any(row)}
    return Movement(
        name, kind, added(nil, *(part.old for part in parts)), causes, added(nil, *(part.new for part in parts))
    )
