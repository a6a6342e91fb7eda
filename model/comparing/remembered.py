"""What an officer said of matches, by the words of the lines: it holds when the same two are compared again.

Ids are given anew at every reading; area and reference, or title where there is none, with a number where several are
alike, stay.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType

from model.budget import Snapshot
from model.comparing.matching import Said

LineWords = tuple[str, str, str, int]


@dataclass(frozen=True, slots=True)
class Remembered:
    """Pairs of lines, old and new, that were said to be the same, and pairs that were said not to be."""

    same: tuple[tuple[LineWords, LineWords], ...]
    apart: tuple[tuple[LineWords, LineWords], ...]


def remembered(said: Said, old: Snapshot, new: Snapshot) -> Remembered:
    """Return what was said by the words of its lines."""
    olds, news = dict(_words(old)), dict(_words(new))
    same = tuple((olds[one], news[other]) for one, other in said.same.items() if one in olds and other in news)
    apart = tuple((olds[one], news[other]) for one, other in sorted(said.apart) if one in olds and other in news)
    return Remembered(same, apart)


def said_again(kept: Remembered, old: Snapshot, new: Snapshot) -> Said:
    """Return what is remembered of lines that are there still, by their ids of today."""
    olds, news = ({words: line_id for line_id, words in _words(side)} for side in (old, new))
    same = {olds[one]: news[other] for one, other in kept.same if one in olds and other in news}
    apart = frozenset((olds[one], news[other]) for one, other in kept.apart if one in olds and other in news)
    return Said(MappingProxyType(same), apart)


def _words(side: Snapshot) -> Iterator[tuple[int, LineWords]]:
    counts: Counter[tuple[str, str, str]] = Counter()
    for area in side.areas:
        for line in side.lines_of(area.id):
            reference = line.reference.strip()
            words = (area.name, reference, "" if reference else line.title)
            yield line.id, (*words, counts[words])
            counts[words] += 1
