"""Which commands a few typed letters mean, best first: words that begin so, then letters inside, then the help."""

import re
from collections.abc import Iterable, Sequence

_WORD = re.compile(r"[^\W_]+")
_SCATTERED = 100


def ranked(query: str, entries: Iterable[tuple[str, str]]) -> list[int]:
    """Return the places of the entries (words, help) that a query finds, best first; all of them for an empty one."""
    wanted = query.casefold().split()
    ranks = (
        (rank(wanted, words.casefold(), help_text.casefold()), place)
        for place, (words, help_text) in enumerate(entries)
    )
    return [place for found, place in sorted(each for each in ranks if each[0] is not None)]


def rank(wanted: Sequence[str], words: str, help_text: str) -> int | None:
    """Return how far an entry is from what is wanted, nil being nearest; None where it is not meant."""
    distances = [_distance(part, words, help_text) for part in wanted]
    found = [distance for distance in distances if distance is not None]
    if len(found) == len(distances):
        return sum(found)
    letters = "".join(wanted)
    rest = iter(words)
    return _SCATTERED if all(letter in rest for letter in letters) else None


def _distance(part: str, words: str, help_text: str) -> int | None:
    if words.startswith(part):
        return 0
    if any(word.startswith(part) for word in _WORD.findall(words)):
        return 1
    if part in words:
        return 3
    if any(word.startswith(part) for word in _WORD.findall(help_text)):
        return 6
    return 10 if part in help_text else None
