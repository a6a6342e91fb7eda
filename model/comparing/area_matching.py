"""Which area of one budget is which of another: by name, then, where one was renamed, by the lines they share."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from model.areas import Area
from model.budget import Snapshot

AreaPairs = dict[int, int]
_BOTH, _BEFORE, _BEHIND = (-1, 1), (-1,), (1,)
_EDGE = -1
"""What stands where the areas end."""


def match_areas(old: Snapshot, new: Snapshot, *, same_ids: bool) -> AreaPairs:
    """Return the new area of each old one, by id where both are of one budget, then by name, those alike in order."""
    pairs: AreaPairs = {}
    if same_ids:
        known = {area.id for area in new.areas}
        pairs = {area.id: area.id for area in old.areas if area.id in known}
    named: defaultdict[str, list[int]] = defaultdict(list)
    for area in new.areas:
        if not same_ids or area.id not in pairs:
            named[_plain(area.name)].append(area.id)
    for area in old.areas:
        if area.id not in pairs and named[_plain(area.name)]:
            pairs[area.id] = named[_plain(area.name)].pop(0)
    return pairs


def renamed_areas(old: Snapshot, new: Snapshot, pairs: AreaPairs, lines: Mapping[int, tuple[int, object]]) -> AreaPairs:
    """Return the pairs with those areas, too, most of whose lines were found in one another."""
    taken = set(pairs.values())
    shared: Counter[tuple[int, int]] = Counter()
    for one, (other, _) in lines.items():
        place = old.lines[one].area_id, new.lines[other].area_id
        if place[0] not in pairs and place[1] not in taken:
            shared[place] += 1
    found = dict(pairs)
    for (one, other), count in shared.most_common():
        fewest = min(len(old.line_ids[one]), len(new.line_ids[other]))
        if one not in found and other not in taken and count * 2 > fewest:
            found[one] = other
            taken.add(other)
    return _in_the_same_place(old, new, found)


def _in_the_same_place(old: Snapshot, new: Snapshot, pairs: AreaPairs) -> AreaPairs:
    """Return the pairs with those areas, too, that stand between the same others in the same service.

    Where others came or went beside one, the area before it or the one behind it tells alone.
    """
    found = dict(pairs)
    itself = {area.id: area.id for area in new.areas}
    for sides in (_BOTH, _BEFORE, _BEHIND):
        taken = set(found.values())
        free: dict[object, int] = {}
        for place, area in enumerate(new.areas):
            if area.id not in taken:
                free.setdefault(_place(new.areas, place, sides, itself), area.id)
        known = dict(found)
        for place, area in enumerate(old.areas):
            where = _place(old.areas, place, sides, known) if area.id not in found else None
            if where is not None and where in free:
                found[area.id] = free.pop(where)
    return found


def _place(areas: Sequence[Area], place: int, sides: Sequence[int], known: Mapping[int, int]) -> object:
    """Return an area's service and neighbours, as the new budget knows them; None where they tell nothing."""
    around = [known.get(areas[at].id) if 0 <= (at := place + step) < len(areas) else _EDGE for step in sides]
    tells = None not in around and (len(sides) > 1 or _EDGE not in around)
    return (areas[place].service, *around) if tells else None


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
