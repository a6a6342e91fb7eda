"""Words of headings and types that are misspelt by one letter: Presures, Savngs, Reccurring, Desciption."""

import re
from collections.abc import Iterator
from functools import lru_cache

_WORDS = re.findall(
    r"\w+",
    "pressure pressures saving savings growth investment investments reduction reductions efficiency efficiencies "
    "inflation demography demographic commitment commitments increase increases decrease decreases additional funding "
    "income recurring recurrent temporary permanent reference references description descriptions directorate service "
    "services department category proposal proposals portfolio division comments narrative deliverability "
    "confidence cumulative total subtotal",
)
_KNOWN = frozenset(_WORDS)
_OTHER = frozenset({"redaction", "redactions", "sayings", "shavings", "totals", "incomes", "increased", "decreased"})
_WORD = re.compile(r"[A-Za-z]+")
_SHORTEST = 5
_MOST_WORDS = 5
_LONGEST = 60


def _without_a_letter(word: str) -> Iterator[str]:
    yield word
    yield from (word[:place] + word[place + 1 :] for place in range(1, len(word)))


_BY_LETTERS = {left: word for word in reversed(_WORDS) for left in _without_a_letter(word)}


@lru_cache(maxsize=8192)
def spelt(text: str) -> str:
    """Return a short text with its misspelt words of the field as they are spelt; any other as it is."""
    if len(text) > _LONGEST or len(_WORD.findall(text)) > _MOST_WORDS:
        return text
    return _WORD.sub(lambda found: _spelt(found[0]), text)


def _spelt(word: str) -> str:
    small = word.lower()
    if len(small) < _SHORTEST or small in _OTHER or {small, f"{small}s", small[:-1]} & _KNOWN:
        return word
    near = (_BY_LETTERS.get(left) for left in _without_a_letter(small))
    return next((known for known in near if known is not None and _differ_by_one(small, known)), word)


def _differ_by_one(one: str, other: str) -> bool:
    """Tell whether one letter is left out, put in or another, or two neighbours have changed places."""
    start = 0
    while one[start : start + 1] == other[start : start + 1] != "":
        start += 1
    left, right = one[start:], other[start:]
    swapped = left[1::-1] + left[2:] == right
    return swapped or left[1:] == right[1:] or left[1:] == right or left == right[1:]
