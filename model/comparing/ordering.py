"""The fewest moves that bring one order into another: what stands rightly to one another stays."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Move:
    """An item goes behind another (None: to the front); it may come from elsewhere."""

    item: int
    behind: int | None

    def place(self, order: Sequence[int]) -> int:
        """Return its position in an order from which it was taken."""
        return 0 if self.behind is None else order.index(self.behind) + 1


def moves_to(order: Sequence[int], wanted: Sequence[int]) -> Iterator[Move]:
    """Yield the moves in turn; items that are not wanted are passed over, and stand where they stood."""
    if list(order) == list(wanted):
        return
    stay = _rightly_ordered(order, wanted)
    before: int | None = None
    for item in wanted:
        if item not in stay:
            yield Move(item, before)
        before = item


def _rightly_ordered(order: Sequence[int], wanted: Sequence[int]) -> set[int]:
    """Return the most items that stand in the order wanted already: a longest rising sequence of their places."""
    places = {item: place for place, item in enumerate(wanted)}
    kept = [item for item in order if item in places]
    ends: list[int] = []
    last: list[int] = []
    links: list[int] = []
    for number, item in enumerate(kept):
        length = bisect_left(ends, places[item])
        links.append(last[length - 1] if length else -1)
        ends[length : length + 1] = [places[item]]
        last[length : length + 1] = [number]
    found = set()
    number = last[-1] if last else -1
    while number >= 0:
        found.add(kept[number])
        number = links[number]
    return found
