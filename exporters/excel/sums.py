"""Formulas that sum rows of a column: by their addresses, or by their words where those would be too many to name."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

LONGEST_FORMULA = 8192
"""More characters than this Excel allows in no formula."""

Words = Mapping[int, Sequence[str]]
"""The words of the rows of a sheet (from nil), in the order of its first columns."""

_ROOM = 4000
_MOST_ARGUMENTS = 200
_MOST_WORDS = 40
_PLAIN = re.compile(r"(?!(?:true|false)$)[a-z][^*?~\"]{0,200}")
"""Words that a criterion takes as nothing else: no number or comparison, no sign that stands for others."""


def sum_of(column: int, added: Sequence[int], taken: Sequence[int], words: Callable[[], Words]) -> str:
    """Return what sums cells of a column and takes others away; columns and rows count from nil.

    Rows are named by their addresses, as far as a formula has room for that; beyond it by what stands in their
    columns of words, if that tells them from all rows between them.
    """
    letter = column_letter(column)
    sums = [_by_address(letter, added), _by_address(letter, taken)]
    for place, rows in enumerate((added, taken)):
        if sum(map(len, sums[place])) > _ROOM:
            sums[place] = _by_words(letter, rows, words()) or sums[place]
    return "-".join(("+".join(sums[0]) or "0", *sums[1]))


def column_letter(column: int) -> str:
    """Return the letters of a column (from nil): A, Z, AA ..."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _by_address(letter: str, rows: Iterable[int]) -> list[str]:
    ranges = [f"{letter}{low}" if low == high else f"{letter}{low}:{letter}{high}" for low, high in _runs(rows)]
    calls = (ranges[start : start + _MOST_ARGUMENTS] for start in range(0, len(ranges), _MOST_ARGUMENTS))
    return [f"SUM({','.join(call)})" for call in calls]


def _runs(rows: Iterable[int]) -> list[tuple[int, int]]:
    """Return runs of neighbouring rows, counted from one."""
    runs: list[tuple[int, int]] = []
    for row in rows:
        place = row + 1
        if runs and place == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], place)
        else:
            runs.append((place, place))
    return runs


def _by_words(letter: str, rows: Sequence[int], words: Words) -> list[str]:
    """Return sums by words that take each of these rows once and no other; none where there are no such sums."""
    wanted, low, high = frozenset(rows), min(rows), max(rows)
    said = {row: tuple(word.casefold() for word in words.get(row, ())) for row in range(low, high + 1)}
    telling = [
        column
        for column in range(max(len(said[row]) for row in rows))
        if len({_word(said[row], column) for row in rows}) <= _MOST_WORDS
    ]
    alike: defaultdict[tuple[str, ...], set[int]] = defaultdict(set)
    for row, its_words in said.items():
        alike[tuple(_word(its_words, column) for column in telling)].add(row)
    calls: list[str] = []
    for told, group in alike.items():
        if group.isdisjoint(wanted):
            continue
        asked = {place: word for place, word in enumerate(told) if word}
        taken = [other for other in alike if all(other[place] == word for place, word in asked.items())]
        if not asked or taken != [told] or not group <= wanted or not all(map(_PLAIN.fullmatch, asked.values())):
            return []
        cells = [f"{letter}{low + 1}:{letter}{high + 1}"]
        for place, word in asked.items():
            at = column_letter(telling[place])
            cells.append(f'${at}${low + 1}:${at}${high + 1},"{word}"')
        calls.append(f"SUMIFS({','.join(cells)})")
    return calls


def _word(words: Sequence[str], column: int) -> str:
    return words[column] if column < len(words) else ""
