"""What an officer said of matches, by the words of the lines: it holds when the same two are compared again.

Ids are given anew at every reading; area and reference, or title where there is none, with a number where several are
alike, stay.
"""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from model.budget import Snapshot
from model.comparing.matching import Said

LineWords = tuple[str, str, str, int]
LinePairs = tuple[tuple[LineWords, LineWords], ...]


@dataclass(frozen=True, slots=True)
class Remembered:
    """Pairs of lines, old and new, that were said to be the same, and pairs that were said not to be."""

    same: LinePairs
    apart: LinePairs

    @classmethod
    def of_text(cls, text: str) -> "Remembered":
        """Return what `text` wrote. Raises ValueError where it holds no such thing."""
        try:
            data = json.loads(text)
            return cls(_pairs(data["same"]), _pairs(data["apart"]))
        except (KeyError, TypeError) as error:
            raise ValueError(text) from error

    def text(self) -> str:
        """Return it as JSON."""
        return json.dumps({"same": self.same, "apart": self.apart}, ensure_ascii=False)


def _pairs(held: Sequence[Sequence[Sequence[object]]]) -> LinePairs:
    return tuple((_words_in(old), _words_in(new)) for old, new in held)


def _words_in(held: Sequence[object]) -> LineWords:
    area, reference, title, number = held
    return str(area), str(reference), str(title), int(str(number))


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
