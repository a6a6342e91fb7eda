"""Cell addresses: `I18` is row 18, column 9; both count from 1."""

import re
from functools import lru_cache
from typing import NamedTuple

LAST_ROW = 1_048_576
LAST_COLUMN = 16_384
_ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})", re.ASCII)


@lru_cache(maxsize=LAST_COLUMN)
def column_number(letters: str) -> int:
    """Return 9 for `I`."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


@lru_cache(maxsize=LAST_COLUMN)
def column_letters(number: int) -> str:
    """Return `I` for 9."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def address(row: int, column: int) -> str:
    """Return `I18` for row 18, column 9."""
    return f"{column_letters(column)}{row}"


def parse_address(text: str) -> tuple[int, int] | None:
    """Return row and column of `I18` (dollar signs allowed), None when it is no address of a sheet."""
    match = _ADDRESS.fullmatch(text)
    if not match:
        return None
    row, column = int(match[2]), column_number(match[1])
    return (row, column) if row <= LAST_ROW and column <= LAST_COLUMN else None


class Block(NamedTuple):
    """A rectangle of cells, bounds included."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def text(self) -> str:
        """The rectangle as a file writes it: `A10:T40`."""
        first, last = address(self.top, self.left), address(self.bottom, self.right)
        return first if first == last else f"{first}:{last}"

    def meets(self, other: "Block") -> bool:
        """Tell whether the two rectangles share a cell."""
        return (
            self.top <= other.bottom
            and other.top <= self.bottom
            and self.left <= other.right
            and other.left <= self.right
        )


def parse_block(text: str) -> Block | None:
    """Return the rectangle of `A10:T40` or `A10`, None when it is none."""
    first, _, last = text.partition(":")
    start, end = parse_address(first), parse_address(last or first)
    if start is None or end is None:
        return None
    return Block(min(start[0], end[0]), min(start[1], end[1]), max(start[0], end[0]), max(start[1], end[1]))
