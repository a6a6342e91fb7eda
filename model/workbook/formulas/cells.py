"""Cells, areas of cells, and what a cell can hold, as a formula sees them.

Rows and columns count from 1, as Excel's do. A number is always a `Decimal`: the caller who reads a file
turns its digits into one, and writes the digits of a result back.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple, TypeAlias

LAST_ROW = 1_048_576
LAST_COLUMN = 16_384
_LETTERS = 26
_PLAIN_SHEET_NAME = re.compile(r"[^\W\d][\w.]*")


def column_letters(column: int) -> str:
    """Return the letters of a column: 1 is "A", 27 is "AA"."""
    letters = ""
    while column:
        column, letter = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + letter) + letters
    return letters


@lru_cache(maxsize=LAST_COLUMN)
def column_number(letters: str) -> int:
    """Return the number of a column by its letters, in either case."""
    column = 0
    for letter in letters.upper():
        column = column * _LETTERS + ord(letter) - ord("A") + 1
    return column


@dataclass(frozen=True, slots=True, order=True)
class CellRef:
    """One cell of one sheet."""

    sheet: str
    row: int
    column: int

    @property
    def address(self) -> str:
        """The address within the sheet, such as "I18"."""
        return f"{column_letters(self.column)}{self.row}"

    def __str__(self) -> str:
        """Name the cell with its sheet, as a formula would: "'Older People'!I18"."""
        plain = _PLAIN_SHEET_NAME.fullmatch(self.sheet)
        sheet = self.sheet if plain else "'" + self.sheet.replace("'", "''") + "'"
        return f"{sheet}!{self.address}"


class Area(NamedTuple):
    """A rectangle of cells on one sheet, both ends included. A whole column runs to `LAST_ROW`."""

    sheet: str
    top: int
    left: int
    bottom: int
    right: int

    @property
    def height(self) -> int:
        """How many rows it has."""
        return self.bottom - self.top + 1

    @property
    def width(self) -> int:
        """How many columns it has."""
        return self.right - self.left + 1

    @property
    def is_one_cell(self) -> bool:
        """Whether it is a single cell."""
        return self.top == self.bottom and self.left == self.right

    def contains(self, cell: CellRef) -> bool:
        """Tell whether the cell lies within."""
        return (
            self.sheet == cell.sheet and self.top <= cell.row <= self.bottom and self.left <= cell.column <= self.right
        )

    def same_shape_as(self, other: "Area") -> bool:
        """Tell whether both have as many rows and columns."""
        return self.height == other.height and self.width == other.width

    def part(self, row: int, column: int, height: int = 1, width: int = 1) -> "Area":
        """Return the cells that begin `row` and `column` (from 0) into this area."""
        top, left = self.top + row, self.left + column
        return Area(self.sheet, top, left, top + height - 1, left + width - 1)


@dataclass(frozen=True, slots=True)
class ErrorValue:
    """An error that a cell holds, by the text that Excel shows."""

    text: str


DIVIDED_BY_ZERO = ErrorValue("#DIV/0!")
NOT_AVAILABLE = ErrorValue("#N/A")
BAD_NUMBER = ErrorValue("#NUM!")
BAD_REFERENCE = ErrorValue("#REF!")
BAD_VALUE = ErrorValue("#VALUE!")

CellValue: TypeAlias = Decimal | str | bool | ErrorValue | None
"""What a cell holds; None is an empty cell."""

Operand: TypeAlias = CellValue | Area
"""What part of a formula comes to: a value, or an area whose cells have not been read yet."""
