"""Which rows of two tables belong together, by what they say: a row that was put in parts no others."""

from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher

Pair = tuple[int, int]
Span = tuple[int, int, int, int]


def aligned(first: Sequence[Sequence[Hashable]], second: Sequence[Sequence[Hashable]]) -> list[Pair]:
    """Return the pairs of positions that belong together, in order.

    Each row is known by keys, the strongest first; None is no key. What stronger keys leave between two pairs is
    paired by the weaker ones.
    """
    pairs: list[Pair] = []
    gaps: list[Span] = [(0, len(first), 0, len(second))]
    levels = max((len(keys) for keys in (*first[:1], *second[:1])), default=0)
    for level in range(levels):
        found = [pair for gap in gaps for pair in _matched(first, second, level, gap)]
        pairs = sorted([*pairs, *found])
        gaps = list(_gaps(pairs, len(first), len(second)))
    return pairs


def _matched(
    first: Sequence[Sequence[Hashable]], second: Sequence[Sequence[Hashable]], level: int, gap: Span
) -> Iterator[Pair]:
    start, end, other_start, other_end = gap
    ours, theirs = ([row[level] for row in rows] for rows in (first[start:end], second[other_start:other_end]))
    head = _run(ours, theirs)
    tail = _run(ours[head:][::-1], theirs[head:][::-1])
    yield from ((start + place, other_start + place) for place in range(head) if ours[place] is not None)
    middle = SequenceMatcher(
        None, ours[head : len(ours) - tail], theirs[head : len(theirs) - tail], autojunk=False
    ).get_matching_blocks()
    for block in middle:
        for place in range(block.size):
            if ours[head + block.a + place] is not None:
                yield start + head + block.a + place, other_start + head + block.b + place
    for place in range(tail, 0, -1):
        if ours[-place] is not None:
            yield end - place, other_end - place


def _run(ours: Sequence[Hashable], theirs: Sequence[Hashable]) -> int:
    """Return how many rows are the same from the start: most are, and the matcher is slow where keys repeat."""
    for place, (one, other) in enumerate(zip(ours, theirs, strict=False)):
        if one != other:
            return place
    return min(len(ours), len(theirs))


def _gaps(pairs: Sequence[Pair], first: int, second: int) -> Iterator[Span]:
    start = other_start = 0
    for place, other in (*pairs, (first, second)):
        if place > start and other > other_start:
            yield start, place, other_start, other
        start, other_start = place + 1, other + 1
