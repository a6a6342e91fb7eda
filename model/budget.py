"""The budget: areas with their lines, settings and control totals, changed by Edits alone.

Planning (`model.planning`) validates and yields an Edit; `apply` and `revert` carry it out, keep the totals and
notify every listener once. Lines and areas are immutable values, so a `snapshot` is cheap and safe to hand to a worker.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain, groupby
from operator import attrgetter
from types import MappingProxyType
from typing import TypeVar, cast

from model.areas import Area
from model.controls import ControlTotal
from model.edits import (
    AreaAdded,
    AreaChange,
    AreaMoved,
    AreaRemoved,
    Change,
    ControlChange,
    Edit,
    FieldChange,
    LineAdded,
    LineMoved,
    LineRemoved,
    MuteChange,
    NarrativeChange,
    PotChange,
    SettingChange,
)
from model.lines import Field, Line, with_each
from model.mutes import Mute
from model.narratives import Narrative
from model.pots import Pot
from model.settings import Settings
from model.totals import Totals, count
from model.years import Year

_Row = TypeVar("_Row")
Listener = Callable[[tuple[Change, ...]], None]
WhyFixed = Callable[[int, Field], str]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A budget as it stood at one moment: immutable, comparable, safe in another thread."""

    settings: Settings
    areas: tuple[Area, ...]
    line_ids: Mapping[int, tuple[int, ...]]
    lines: Mapping[int, Line]
    controls: tuple[ControlTotal, ...]
    pots: tuple[Pot, ...] = ()
    mutes: tuple[Mute, ...] = ()
    narratives: tuple[Narrative, ...] = ()

    def lines_of(self, area_id: int) -> tuple[Line, ...]:
        """Return an area's lines in their order."""
        return tuple(self.lines[line_id] for line_id in self.line_ids[area_id])


class Budget:
    """Areas in order, each with its lines in order. Change it by `apply` and `revert` only.

    `why_fixed` says in a sentence why a line's field may not be changed, which its file knows; nothing where it may.
    """

    def __init__(
        self,
        settings: Settings,
        areas: Iterable[Area] = (),
        lines: Iterable[Line] = (),
        controls: Iterable[ControlTotal] = (),
        pots: Iterable[Pot] = (),
        mutes: Iterable[Mute] = (),
        narratives: Iterable[Narrative] = (),
    ) -> None:
        """Hold the areas and lines in the order given; each line names its area."""
        self._settings = settings
        self._areas = list(areas)
        self._line_ids: dict[int, list[int]] = {area.id: [] for area in self._areas}
        self._lines: dict[int, Line] = {}
        for line in lines:
            self._lines[line.id] = line
            self._line_ids[line.area_id].append(line.id)
        self._controls = list(controls)
        self._pots = list(pots)
        self._mutes = list(mutes)
        self._narratives = list(narratives)
        self.why_fixed: WhyFixed = _nothing_is_fixed
        rows = (self._controls, self._pots, self._mutes, self._narratives)
        ids = [0, *self._lines, *self._line_ids, *(each.id for group in rows for each in group)]
        self._last_id = max(ids)
        self._listeners: list[Listener] = []
        self._totals = self.recount()

    @classmethod
    def of(cls, snapshot: Snapshot) -> "Budget":
        """Return a budget as it stood at a moment, with the same ids and nobody listening."""
        lines = (line for area in snapshot.areas for line in snapshot.lines_of(area.id))
        rows = snapshot.controls, snapshot.pots, snapshot.mutes, snapshot.narratives
        return cls(snapshot.settings, snapshot.areas, lines, *rows)

    @property
    def settings(self) -> Settings:
        """What holds for the whole budget."""
        return self._settings

    @property
    def years(self) -> tuple[Year, ...]:
        """The financial years, in order."""
        return self._settings.years

    @property
    def areas(self) -> tuple[Area, ...]:
        """The areas in order."""
        return tuple(self._areas)

    @property
    def services(self) -> tuple[str, ...]:
        """The services that have areas, in the order of their first area."""
        return tuple(dict.fromkeys(area.service for area in self._areas))

    @property
    def controls(self) -> tuple[ControlTotal, ...]:
        """The control totals in order."""
        return tuple(self._controls)

    @property
    def pots(self) -> tuple[Pot, ...]:
        """The pots of temporary money in order."""
        return tuple(self._pots)

    @property
    def mutes(self) -> tuple[Mute, ...]:
        """The muted findings in order."""
        return tuple(self._mutes)

    @property
    def narratives(self) -> tuple[Narrative, ...]:
        """What is said of the areas and the directorate, in order."""
        return tuple(self._narratives)

    @property
    def totals(self) -> Totals:
        """The live year totals."""
        return self._totals

    @property
    def line_count(self) -> int:
        """How many lines there are in all."""
        return len(self._lines)

    def line_count_of(self, area_id: int) -> int:
        """How many lines an area has."""
        return len(self._line_ids[area_id])

    def area(self, area_id: int) -> Area:
        """Return an area by id."""
        return next(area for area in self._areas if area.id == area_id)

    def has_line(self, line_id: int) -> bool:
        """Tell whether the line is (still) in the budget."""
        return line_id in self._lines

    def line(self, line_id: int) -> Line:
        """Return a line by id."""
        return self._lines[line_id]

    def line_ids(self, area_id: int) -> tuple[int, ...]:
        """Return the ids of an area's lines in their order."""
        return tuple(self._line_ids[area_id])

    def lines_of(self, area_id: int) -> Iterator[Line]:
        """Yield an area's lines in their order."""
        return map(self._lines.__getitem__, self._line_ids[area_id])

    def lines(self) -> Iterator[Line]:
        """Yield every line, area by area."""
        return chain.from_iterable(self.lines_of(area.id) for area in self._areas)

    def positions(self, line_ids: Iterable[int]) -> dict[int, int]:
        """Return the position of each of these lines in its area, in one pass over the areas that have them."""
        wanted = set(line_ids)
        areas = {self._lines[line_id].area_id for line_id in wanted}
        return {
            line_id: position
            for area_id in areas
            for position, line_id in enumerate(self._line_ids[area_id])
            if line_id in wanted
        }

    def position_of(self, line_id: int) -> int:
        """Return a line's position (from nil) in its area."""
        return self._line_ids[self._lines[line_id].area_id].index(line_id)

    def new_id(self) -> int:
        """Return an id that no line, area or control total has had."""
        self._last_id += 1
        return self._last_id

    def recount(self) -> Totals:
        """Count every total again from the lines."""
        return count(self._areas, self.lines_of, len(self.years))

    def snapshot(self) -> Snapshot:
        """Return the budget as it stands now."""
        order = {area_id: tuple(ids) for area_id, ids in self._line_ids.items()}
        return Snapshot(
            self._settings,
            self.areas,
            MappingProxyType(order),
            MappingProxyType(dict(self._lines)),
            self.controls,
            self.pots,
            self.mutes,
            self.narratives,
        )

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call the listener once after every edit with the changes made; returns what ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def apply(self, edit: Edit) -> None:
        """Carry an edit out and notify once."""
        for of_lines, changes in groupby(edit.changes, _is_of_line):
            if of_lines:
                self._change_lines(changes)
            else:
                for change in changes:
                    self._carry_out(change)
        for listener in tuple(self._listeners):
            listener(edit.changes)

    def revert(self, edit: Edit) -> None:
        """Take an applied edit back and notify once, with the changes that were made to do so."""
        self.apply(edit.inverse())

    def _carry_out(self, change: Change) -> None:
        match change:
            case LineAdded(line=line):
                self._insert_line(line, change.position)
            case LineRemoved(line=line):
                self._remove_line(line.id, change.position)
            case LineMoved():
                line = self._lines[change.line_id]
                self._remove_line(change.line_id, change.old_position)
                self._insert_line(replace(line, area_id=change.new_area), change.new_position)
            case SettingChange():
                self._settings = replace(self._settings, **{change.name: change.new})  # type: ignore[arg-type]  # by name
            case ControlChange():
                _change_row(self._controls, change.position, change.old, change.new)
            case PotChange():
                _change_row(self._pots, change.position, change.old, change.new)
            case MuteChange():
                _change_row(self._mutes, change.position, change.old, change.new)
            case NarrativeChange():
                _change_row(self._narratives, change.position, change.old, change.new)
            case AreaAdded() | AreaRemoved() | AreaMoved() | AreaChange():
                self._change_areas(change)

    def _change_lines(self, changes: Iterable[Change]) -> None:
        """Carry changes of fields out, those of one line that follow each other together: each new line costs."""
        recounted: list[tuple[Line, Line]] = []
        years = self.years
        for line_id, its in groupby(cast("Iterable[FieldChange]", changes), attrgetter("line_id")):
            old = self._lines[line_id]
            new = with_each(old, ((change.field, change.new) for change in its), years)
            self._lines[line_id] = new
            if old.amounts != new.amounts or old.kind is not new.kind or old.status != new.status:
                recounted.append((old, new))
        self._totals.exchange(recounted, self._areas)

    def _insert_line(self, line: Line, position: int) -> None:
        self._lines[line.id] = line
        self._line_ids[line.area_id].insert(position, line.id)
        self._totals.put(line, self.area(line.area_id))

    def _remove_line(self, line_id: int, position: int) -> None:
        line = self._lines[line_id]
        ids = self._line_ids[line.area_id]
        if ids[position] != line_id:
            message = f"line {line_id} is not at position {position}: the edit was planned for another state"
            raise ValueError(message)
        del ids[position], self._lines[line_id]
        self._totals.take(line, self.area(line.area_id))

    def _change_areas(self, change: AreaAdded | AreaRemoved | AreaMoved | AreaChange) -> None:
        match change:
            case AreaAdded(area=area):
                self._areas.insert(change.position, area)
                self._line_ids[area.id] = []
            case AreaRemoved(area=area):
                self._areas.pop(change.position)
                del self._line_ids[area.id]
            case AreaMoved():
                self._areas.insert(change.new_position, self._areas.pop(change.old_position))
            case AreaChange(old=old, new=new):
                self._areas[self._areas.index(old)] = new
        self._totals.regroup(self._areas)


def _change_row(rows: list[_Row], position: int, old: _Row | None, new: _Row | None) -> None:
    if old is not None:
        del rows[position]
    if new is not None:
        rows.insert(position, new)


def _is_of_line(change: Change) -> bool:
    """Whether a change alters a field of a line."""
    return isinstance(change, FieldChange)


def _nothing_is_fixed(_line_id: int, _field: Field) -> str:
    return ""
