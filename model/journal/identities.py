"""Which line of a workbook is which: ids are given anew at every opening, the order of lines is not.

A journal notes the ids in the order in which its workbook holds them, and is read with the ids of the day.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from model.areas import Area
from model.budget import Snapshot
from model.controls import ControlTotal
from model.edits import (
    AreaAdded,
    AreaChange,
    AreaMoved,
    AreaRemoved,
    Change,
    ControlChange,
    FieldChange,
    LineAdded,
    LineMoved,
    LineRemoved,
    MuteChange,
    NarrativeChange,
    PotChange,
    SettingChange,
)
from model.lines import Line
from model.mutes import Mute
from model.narratives import Narrative
from model.pots import Pot

Order = list[list[int]]
_Row = ControlTotal | Pot | Mute | Narrative
_ADDED = (1, 3)

_IDS: Mapping[type, tuple[str, ...]] = MappingProxyType(
    {FieldChange: ("line_id",), LineMoved: ("line_id", "old_area", "new_area"), AreaMoved: ("area_id",)}
)


def order_of(snapshot: Snapshot) -> Order:
    """Return the ids in order: areas, control totals, each area's lines, pots, muted findings, narrative."""
    areas = [area.id for area in snapshot.areas]
    controls = [control.id for control in snapshot.controls]
    others = [[each.id for each in rows] for rows in (snapshot.pots, snapshot.mutes, snapshot.narratives)]
    return [areas, controls, *(list(snapshot.line_ids[area_id]) for area_id in areas), *others]


def same_places(noted: Order, now: Order) -> dict[int, int]:
    """Return the id of today for each id noted. Raises ValueError where the orders are of different workbooks."""
    missing = len(now) - len(noted)
    if missing in _ADDED:
        now = now[:-missing]  # from before there was narrative, or before pots and muted findings could change
    if [len(ids) for ids in noted] != [len(ids) for ids in now]:
        message = "the journal is of another workbook"
        raise ValueError(message)
    return {old: new for olds, news in zip(noted, now, strict=True) for old, new in zip(olds, news, strict=True)}


@dataclass(frozen=True, slots=True)
class Renaming:
    """Rewrites changes with other ids. An id that is not known yet is of something new and gets one of `new_id`."""

    known: dict[int, int]
    new_id: Callable[[], int]

    def change(self, change: Change) -> Change:
        """Return a change with the ids of the day."""
        held: dict[str, Any] = {}
        match change:
            case FieldChange() | LineMoved() | AreaMoved():
                held = {name: self._id(getattr(change, name)) for name in _IDS[type(change)]}
            case LineAdded() | LineRemoved():
                held = {"line": self._line(change.line)}
            case AreaAdded() | AreaRemoved():
                held = {"area": self._area(change.area)}
            case AreaChange():
                held = {"old": self._area(change.old), "new": self._area(change.new)}
            case ControlChange() | PotChange() | MuteChange() | NarrativeChange():
                held = {"old": self._row(change.old), "new": self._row(change.new)}
            case SettingChange():
                pass
        return change._replace(**held) if isinstance(change, FieldChange) else replace(change, **held)

    def _id(self, noted: int) -> int:
        if noted not in self.known:
            self.known[noted] = self.new_id()
        return self.known[noted]

    def _line(self, line: Line) -> Line:
        return replace(line, id=self._id(line.id), area_id=self._id(line.area_id))

    def _area(self, area: Area) -> Area:
        return replace(area, id=self._id(area.id))

    def _row(self, row: _Row | None) -> _Row | None:
        return replace(row, id=self._id(row.id)) if row else None
