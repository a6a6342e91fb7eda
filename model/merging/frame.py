"""Merging what is around the lines: settings, areas and their words; `rows` has what is stated beside them."""

from collections.abc import Mapping
from dataclasses import replace

from model.areas import Area
from model.budget import Snapshot
from model.comparing.applying import CHANGEABLE
from model.comparing.sides import Side
from model.merging.conflicts import Brought
from model.merging.order import adopt_order, place_behind
from model.merging.rows import RowMerger, follow
from model.merging.working import Working

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
            if self._working.takes(self._name, (was, here, there), ("", "", name.capitalize()), ("setting", name)):
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
                place, what = (mine.name, "", heading), ("area", area.id, word)
                if self._working.takes(self._name, (was, here, there), place, what):
                    self._working.areas[self._working.areas.index(mine)] = replace(mine, **{word: there})
                    if word == "name":
                        follow(self._working, here, there)
        for area in self._theirs.areas:
            if area.id not in self._from_theirs:
                self.area_for(area.id)

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

    def rows(self) -> None:
        """Merge control totals, pots and narrative, by what the areas are called now."""
        names = {area.id: area.name for area in self._working.areas}
        of_base = {area.name: names[self._own[area.id]] for area in self._base.areas if area.id in self._own}
        bases = {area.id: self._from_theirs.get(area.id, -1) for area in self._theirs.areas}
        of_theirs = {
            area.name: names[self._own[bases[area.id]]] for area in self._theirs.areas if bases[area.id] in self._own
        }
        RowMerger(self._working, self._base, self._theirs, self._name).merge(of_base, of_theirs)


def _plain(area: Area) -> str:
    return " ".join(area.name.split()).casefold()
