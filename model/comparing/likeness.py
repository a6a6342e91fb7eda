"""How alike two lines are that share no reference: by their words, their amounts, their area and table.

A likeness is only ever a proposal. Lines are looked at beside those that share a word or their amounts with them.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from model.lines import Line
from model.money import Amount

_WORD = re.compile(r"[^\W_]{3,}")
_ENOUGH = 0.6
_WORDS, _AMOUNTS, _AREA, _TABLE = 0.5, 0.3, 0.1, 0.1
_WORDS_ALONE = 0.75
_COMMON = 50  # a word on more lines than these tells none of them apart


def alike(
    old: Iterable[Line], new: Iterable[Line], areas: Mapping[int, int], apart: Collection[tuple[int, int]] = ()
) -> list[tuple[int, int]]:
    """Return pairs of ids that are alike enough, the likest first, each line in one pair at most."""
    news = list(new)
    index = _Index(news)
    scored = []
    for place, line in enumerate(old):
        words = _words(line)
        for other_place in index.near(line, words):
            other = news[other_place]
            score = _likeness(line, other, words, index.words[other_place], areas)
            if score >= _ENOUGH and (line.id, other.id) not in apart:
                scored.append((-score, place, other_place, line.id, other.id))
    taken: set[tuple[str, int]] = set()
    pairs = []
    for _, _, _, one, another in sorted(scored):
        if ("old", one) not in taken and ("new", another) not in taken:
            taken |= {("old", one), ("new", another)}
            pairs.append((one, another))
    return pairs


class _Index:
    """Finds lines by their words and by their amounts."""

    def __init__(self, lines: list[Line]) -> None:
        self.words = [_words(line) for line in lines]
        self._by_word: defaultdict[str, list[int]] = defaultdict(list)
        self._by_amounts: defaultdict[tuple[Amount, ...], list[int]] = defaultdict(list)
        for place, line in enumerate(lines):
            for word in self.words[place]:
                self._by_word[word].append(place)
            if not line.is_nil:
                self._by_amounts[line.amounts].append(place)

    def near(self, line: Line, words: frozenset[str]) -> Iterator[int]:
        """Yield the places of lines that share something telling with one."""
        found: dict[int, None] = {}
        if not line.is_nil:
            found.update(dict.fromkeys(self._by_amounts.get(line.amounts, ())[:_COMMON]))
        for word in words:
            places = self._by_word.get(word, ())
            if len(places) <= _COMMON:
                found.update(dict.fromkeys(places))
        yield from found


def _words(line: Line) -> frozenset[str]:
    return frozenset(_WORD.findall((line.title or line.description).casefold()))


def _likeness(
    old: Line, new: Line, old_words: frozenset[str], new_words: frozenset[str], areas: Mapping[int, int]
) -> float:
    """Return from 0 to 1 how alike two lines are; lines of different tables are not."""
    if old.section is not new.section:
        return 0.0
    every = len(old_words) + len(new_words)
    words = 2 * len(old_words & new_words) / every if every else 0.0
    same_area = areas.get(old.area_id) == new.area_id
    rest = _AREA * same_area + _TABLE * (old.kind is new.kind)
    if old.is_nil or new.is_nil:
        return _WORDS_ALONE * words + rest
    stated = [pair for pair in zip(old.amounts, new.amounts, strict=False) if pair[0] or pair[1]]
    same = sum(one == other for one, other in stated) / len(stated) if stated else 0.0
    return _WORDS * words + _AMOUNTS * same + rest
