"""How many lines a text takes in a wrapped cell, estimated from the widths of Arial's characters.

LibreOffice prints wrapped rows overlapping unless their heights are set, so the writer sets them. The estimate
is a little generous: where Arial is missing, what replaces it is wider.
"""

from functools import lru_cache
from math import floor

_WIDTHS = (
    (" !,./:;I[\\]ftj|il'", 278),
    ("()-r`{}", 333),
    ("cksvxyz^J", 500),
    ("*", 389),
    ("ABEKPSVXY&", 667),
    ("CDHNRUwZ", 722),
    ("GOQ", 778),
    ("Mm%", 880),
    ("W@", 1000),
)
_USUAL = 560
_WIDEST = 1000
_MOST_WORDS = 20_000
_CACHED = 10_000
_WIDE_FROM = 0x1100
_GENEROUS = 1.06
_PIXELS_A_POINT = 96 / 72
_PIXELS_A_CHARACTER = 7
_PADDING = 5


def column_pixels(characters: float) -> int:
    """Return the width in pixels of a column that is so many characters wide."""
    return floor(characters * _PIXELS_A_CHARACTER) + _PADDING


def column_characters(pixels: int) -> float:
    """Return how many characters wide a column of so many pixels is."""
    return (pixels - _PADDING) / _PIXELS_A_CHARACTER


def characters_needed(text: str, points: float) -> float:
    """Return how many characters wide a column must be for every line of the text to fit without wrapping."""
    longest = max(sum(map(_marks.__getitem__, line)) for line in text.split("\n"))
    pixels = longest * points * _PIXELS_A_POINT / 1000 * _GENEROUS
    return (pixels + 2 * _PADDING) / _PIXELS_A_CHARACTER


@lru_cache(maxsize=_CACHED)
def lines_needed(text: str, pixels: int, points: float) -> int:
    """Return how many lines the text takes when wrapped at words into a cell of that width, at a font size."""
    room = max(pixels - 2 * _PADDING, 1) / (points * _PIXELS_A_POINT / 1000 * _GENEROUS)
    if len(text) * _WIDEST <= room and "\n" not in text:
        return 1
    if "\n" not in text:
        return _wrapped(text, room)
    return sum(_wrapped(line, room) for line in text.split("\n"))


class _Words(dict[str, int]):
    """Words' widths in thousandths of the font size, each measured once; forgotten when there are very many."""

    def __missing__(self, word: str) -> int:
        if len(self) > _MOST_WORDS:
            self.clear()
        width = self[word] = sum(map(_marks.__getitem__, word))
        return width


class _Marks(dict[str, int]):
    """The widths of characters; those not listed are usual ones, or wide ones of other scripts."""

    def __missing__(self, mark: str) -> int:
        width = self[mark] = _USUAL if ord(mark) < _WIDE_FROM else _WIDEST
        return width


_marks = _Marks({mark: width for marks, width in _WIDTHS for mark in marks})
_words = _Words()
_SPACE = _marks[" "]


def _wrapped(line: str, room: float) -> int:
    if len(line) * _WIDEST <= room or sum(map(_marks.__getitem__, line)) <= room:
        return 1
    lines, used = 1, -float(_SPACE)
    for word in line.split(" "):
        width = _words[word]
        used += _SPACE + width
        if used <= room:
            continue
        if used > width:  # it does not stand first
            lines, used = lines + 1, width
        if width > room:
            broken = int(width // room)
            lines, used = lines + broken, width - broken * room
    return lines
