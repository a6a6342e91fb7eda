"""Which of some things can stay where they are when their order changes."""

from bisect import bisect_left
from collections.abc import Sequence


def longest_in_order(places: Sequence[int]) -> list[int]:
    """Return the places of those that stay: the first, and as many behind it as are in ascending order.

    The first stays, so that nothing has to go above it: what counts a table counts from its first row on.
    """
    if not places:
        return []
    rest = [place for place in places[1:] if place > places[0]]
    tails: list[int] = []
    ends: list[int] = []
    previous: list[int] = []
    for position, place in enumerate(rest):
        length = bisect_left(tails, place)
        previous.append(ends[length - 1] if length else -1)
        tails[length:] = [place, *tails[length + 1 :]]
        ends[length:] = [position, *ends[length + 1 :]]
    chain: list[int] = []
    position = ends[-1] if ends else -1
    while position >= 0:
        chain.append(rest[position])
        position = previous[position]
    return [places[0], *reversed(chain)]
