"""The order of lines in a merged budget: mine, but theirs where only they changed it."""

from collections.abc import Mapping, Sequence


def place_behind(item: int, there: Sequence[int], here: Mapping[int, int], order: Sequence[int]) -> int:
    """Return the place in an order for an item of another: behind the nearest one before it that is in both."""
    for other in reversed(there[: there.index(item)]):
        own = here.get(other)
        if own is not None and own in order:
            return order.index(own) + 1
    return 0


def adopt_order(items: Sequence[tuple[int, int, int]], mine: list[int], theirs: Sequence[int]) -> None:
    """Put mine into the order of theirs where mine is still in that of the base.

    `items` are what the base has in order: its id there, in mine and in theirs. What is in mine alone stays in place.
    """
    places = {item: place for place, item in enumerate(theirs)}
    slots = {item: place for place, item in enumerate(mine)}
    known = [(own, other) for _, own, other in items if own in slots and other in places]
    own_places = [slots[own] for own, _ in known]
    their_places = [places[other] for _, other in known]
    if own_places != sorted(own_places) or their_places == sorted(their_places):
        return
    wanted = [own for own, _ in sorted(known, key=lambda pair: places[pair[1]])]
    for place, own in zip(own_places, wanted, strict=True):
        mine[place] = own
