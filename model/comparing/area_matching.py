"""Which area of one budget is which of another: by name, then, where one was renamed, by the lines they share."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from model.budget import Snapshot

AreaPairs = dict[int, int]


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
    """Return the pairs with those areas, too, that stand between the same others in the same service."""
    taken = set(pairs.values())
    free = {}
    for place, area in enumerate(new.areas):
        if area.id not in taken:
            free[_neighbours([each.id for each in new.areas], place), area.service] = area.id
    found = dict(pairs)
    order = [pairs.get(area.id) for area in old.areas]
    for place, area in enumerate(old.areas):
        if area.id not in pairs:
            other = free.pop((_neighbours(order, place), area.service), None)
            if other is not None:
                found[area.id] = other
    return found


def _neighbours(order: Sequence[int | None], place: int) -> tuple[int | None, int | None]:
    before = order[place - 1] if place else None
    return before, order[place + 1] if place + 1 < len(order) else None


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
