"""Merging what is around the lines: settings, areas and their words, control totals."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace

from model.areas import Area
from model.budget import Snapshot
from model.comparing.applying import CHANGEABLE
from model.comparing.frame_differences import control_words, pair_controls
from model.comparing.sides import Side
from model.controls import ControlTotal
from model.merging.conflicts import Brought, Conflict, ConflictKind, Decision
from model.merging.order import adopt_order, place_behind
from model.merging.working import Working
from model.settings import Settings

_AREA_WORDS = {"name": "Name of the area", "service": "Service of the area", "heading": "Heading of the area"}


class FrameMerger:
    """Merges all but the lines of one copy, and knows which area of theirs is which here."""

    def __init__(
        self,
        working: Working,
        base: Snapshot,
        theirs: Side,
        mine: Mapping[int, int],
        to_theirs: Mapping[int, int],
    ) -> None:
        """Take the matchings of the base's areas with mine, at first, and with theirs."""
        self._working = working
        self._base = base
        self._theirs = theirs.snapshot
        self._name = theirs.name
        known = {area.id for area in working.areas}
        self._own = {old: new for old, new in mine.items() if new in known}
        self._to_theirs = to_theirs
        self._from_theirs = {new: old for old, new in to_theirs.items()}
        self._made: dict[int, int] = {}

    def base_area(self, their_area: int) -> int | None:
        """Return the base's area that one of theirs was."""
        return self._from_theirs.get(their_area)

    def base_name(self, area_id: int) -> str:
        """Return the name of an area of the base."""
        return next(area.name for area in self._base.areas if area.id == area_id)

    def their_name(self, area_id: int) -> str:
        """Return the name of an area of theirs."""
        return next((area.name for area in self._theirs.areas if area.id == area_id), "")

    def own_area(self, base_area: int) -> int | None:
        """Return what an area of the base is here, None where it is gone."""
        return self._own.get(base_area)

    def their_area(self, base_area: int) -> int | None:
        """Return what an area of the base is in theirs, None where it is gone."""
        return self._to_theirs.get(base_area)

    def area_for(self, their_area: int, *, make: bool = True) -> int:
        """Return the area here for lines of one of theirs; it is added where it is not there (-1 unless `make`)."""
        old = self._from_theirs.get(their_area)
        if old is not None and old in self._own:
            return self._own[old]
        if their_area in self._made:
            return self._made[their_area]
        area = next(each for each in self._theirs.areas if each.id == their_area)
        taken = set(self._own.values())
        same = (each.id for each in self._working.areas if each.id not in taken and _plain(each) == _plain(area))
        found = next(same, None)
        if found is None:
            if not make:
                return -1
            found = self._add_area(area)
        self._made[their_area] = found
        return found

    def _add_area(self, area: Area) -> int:
        working = self._working
        own = replace(area, id=working.new_id())
        here = {self._to_theirs[old]: new for old, new in self._own.items() if old in self._to_theirs} | self._made
        order = [each.id for each in working.areas]
        place = place_behind(area.id, [each.id for each in self._theirs.areas], here, order)
        working.areas.insert(place, own)
        working.order[own.id] = []
        working.brought.append(Brought(self._name, area.name, "", "Area", "", "added"))
        return own.id

    def settings(self) -> None:
        """Merge the settings that an officer can change."""
        for name in CHANGEABLE:
            was, here, there = (
                getattr(each, name) for each in (self._base.settings, self._working.settings, self._theirs.settings)
            )
            if self._takes((was, here, there), ("", "", name.capitalize()), ("setting", name)):
                self._working.settings = replace(self._working.settings, **{name: there})

    def area_words(self) -> None:
        """Merge the words of the areas that are in all three, and add those that are new in theirs."""
        for area in self._base.areas:
            own, other = self._own.get(area.id), self._to_theirs.get(area.id)
            if own is None or other is None:
                continue
            theirs = next(each for each in self._theirs.areas if each.id == other)
            for word, heading in _AREA_WORDS.items():
                mine = self._working.area(own)
                was, here, there = (getattr(each, word) for each in (area, mine, theirs))
                if self._takes((was, here, there), (mine.name, "", heading), ("area", area.id, word)):
                    self._working.areas[self._working.areas.index(mine)] = replace(mine, **{word: there})
        for area in self._theirs.areas:
            if area.id not in self._from_theirs:
                self.area_for(area.id)

    def _takes(self, values: Sequence[object], place: tuple[str, str, str], what: Hashable) -> bool:
        """Tell whether theirs is taken: where only they changed it, or where the officer decides so."""
        was, here, there = values
        if there in (was, here):
            return False
        words = [str(getattr(each, "value", each)) for each in (was, here, there)]
        if here != was:
            owner = self._working.owner(what)
            key = (self._name, what)
            conflict = Conflict(key, ConflictKind.SAME_CELL, *place, words[0], words[1], words[2], owner, self._name)
            if self._working.decided(conflict) is not Decision.THEIRS:
                return False
        self._working.owners[what] = self._name
        self._working.brought.append(Brought(self._name, *place, words[1], words[2]))
        return True

    def areas_gone(self) -> None:
        """Take out the areas that they removed and that hold no lines here."""
        for old, own in tuple(self._own.items()):
            if old not in self._to_theirs and not self._working.order[own]:
                area = self._working.area(own)
                self._working.areas.remove(area)
                del self._working.order[own], self._own[old]
                self._working.brought.append(Brought(self._name, area.name, "", "Area", "", "removed"))

    def area_order(self) -> None:
        """Take their order of areas over where only they changed it."""
        order = [area.id for area in self._working.areas]
        items = [
            (area.id, self._own[area.id], self._to_theirs[area.id])
            for area in self._base.areas
            if area.id in self._own and area.id in self._to_theirs
        ]
        adopt_order(items, order, [area.id for area in self._theirs.areas])
        areas = {area.id: area for area in self._working.areas}
        self._working.areas[:] = [areas[each] for each in order]

    def controls(self) -> None:
        """Merge the control totals, each as a whole."""
        to_theirs = _pairs(self._base.controls, self._theirs.controls)
        to_mine = _pairs(self._base.controls, tuple(self._working.controls))
        for control in self._base.controls:
            was, here, there = control, to_mine.get(control.id), to_theirs.get(control.id)
            place = ("", "", f"Control total {control.name}, {control.kind}")
            said = [_words(each, self._base.settings) for each in (was, here, there)]
            if self._takes(said, place, ("control", control.id)):
                self._exchange(here, there)
        known = {each.id for each in to_theirs.values()}
        held = {_said(each) for each in self._working.controls}
        for control in self._theirs.controls:
            if control.id not in known and _said(control) not in held:
                self._exchange(None, control)
                place = ("", "", f"Control total {control.name}, {control.kind}")
                self._working.brought.append(Brought(self._name, *place, "", "added"))

    def _exchange(self, old: ControlTotal | None, new: ControlTotal | None) -> None:
        held = self._working.controls
        if old is None:
            if new is not None:
                held.append(replace(new, id=self._working.new_id()))
        elif new is None:
            held.remove(old)
        else:
            held[held.index(old)] = replace(new, id=old.id)


def _plain(area: Area) -> str:
    return " ".join(area.name.split()).casefold()


def _words(control: ControlTotal | None, settings: Settings) -> str:
    name = f"{control.name}: " if control is not None else ""
    return f"{name}{control_words(control, settings)}"


def _said(control: ControlTotal) -> ControlTotal:
    return replace(control, id=0)


def _pairs(base: Sequence[ControlTotal], other: Sequence[ControlTotal]) -> dict[int, ControlTotal]:
    """Return the control total that each of the base is: by its name, else the one with the same figures."""
    found: dict[int, ControlTotal] = {}
    gone: list[ControlTotal] = []
    come: list[ControlTotal] = []
    for old, new in pair_controls(base, other):
        if old is not None and new is not None:
            found[old.id] = new
        elif old is not None:
            gone.append(old)
        elif new is not None:
            come.append(new)
    for old in gone:
        like = (each for each in come if replace(each, id=old.id, name=old.name) == old)
        renamed = next(like, None)
        if renamed is not None:
            found[old.id] = renamed
            come.remove(renamed)
    return found
