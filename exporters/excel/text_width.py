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
_THOUSANDTHS = {ord(character): width for characters, width in _WIDTHS for character in characters}
_USUAL = 560
_WIDEST = 1000
_WIDE_FROM = 0x1100
_GENEROUS = 1.06
_PIXELS_A_POINT = 96 / 72
_PIXELS_A_CHARACTER = 7
_PADDING = 5


def column_pixels(characters: float) -> int:
    """Return the width in pixels of a column that is so many characters wide."""
    return floor(characters * _PIXELS_A_CHARACTER) + _PADDING


def characters_needed(text: str, points: float) -> float:
    """Return how many characters wide a column must be for every line of the text to fit without wrapping."""
    longest = max(_width(line) for line in text.split("\n"))
    pixels = longest * points * _PIXELS_A_POINT / 1000 * _GENEROUS
    return (pixels + 2 * _PADDING) / _PIXELS_A_CHARACTER


def lines_needed(text: str, pixels: int, points: float) -> int:
    """Return how many lines the text takes when wrapped at words into a cell of that width, at a font size."""
    room = max(pixels - 2 * _PADDING, 1) / (points * _PIXELS_A_POINT / 1000 * _GENEROUS)
    return sum(_wrapped(line, room) for line in text.split("\n"))


def _wrapped(line: str, room: float) -> int:
    if len(line) * _WIDEST <= room:
        return 1
    lines, used = 1, 0.0
    space = _THOUSANDTHS[ord(" ")]
    for word in line.split(" "):
        width = _width(word)
        if used and used + space + width > room:
            lines, used = lines + 1, 0.0
        if width > room:
            broken = int(width // room)
            lines, used = lines + broken, width - broken * room
        else:
            used += width + (space if used else 0)
    return lines


@lru_cache(maxsize=20_000)
def _width(word: str) -> int:
    """Return a word's width in thousandths of the font size."""
    return sum(_THOUSANDTHS.get(ord(mark), _USUAL if ord(mark) < _WIDE_FROM else _WIDEST) for mark in word)
