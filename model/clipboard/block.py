"""A block of cells as the clipboard brings them: texts in rows of equal length, and what else is known of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from model.clipboard.own_copy import OwnCopy
from model.money import Unit
from model.problems import EntryProblem

MOST_CELLS = 500_000
MOST_CHARACTERS = 20_000_000

Place = tuple[int, int]
_NOTHING: Mapping[Place, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Block:
    """Texts by row and column.

    `held` has, by row and column, the number that a cell holds where its source says so (a spreadsheet shows `1.2`
    and holds `1.2345`). `unit` is what the figures are in where that is known for certain, as it is of own copies;
    `own` says what else is known of those. `merged` has the places that a cell beside or above covers.
    """

    rows: tuple[tuple[str, ...], ...]
    held: Mapping[Place, str] = field(default_factory=lambda: _NOTHING)
    unit: Unit | None = None
    own: OwnCopy | None = None
    merged: frozenset[Place] = frozenset()

    @property
    def height(self) -> int:
        """How many rows there are."""
        return len(self.rows)

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.rows[0]) if self.rows else 0

    def transposed(self) -> "Block":
        """Return the block with its rows as columns."""
        held = {(column, row): number for (row, column), number in self.held.items()}
        own = self.own.transposed() if self.own else None
        merged = frozenset((column, row) for row, column in self.merged)
        rows = tuple(zip(*self.rows, strict=True))
        return replace(self, rows=rows, held=MappingProxyType(held), own=own, merged=merged)

    def below(self, row: int) -> "Block":
        """Return the block from a row on."""
        held = {(old - row, column): number for (old, column), number in self.held.items() if old >= row}
        merged = frozenset((old - row, column) for old, column in self.merged if old >= row)
        return replace(self, rows=self.rows[row:], held=MappingProxyType(held), own=None, merged=merged)

    def first_columns(self, count: int) -> "Block":
        """Return the block as far as its first columns go."""
        own = self.own.first_columns(count) if self.own else None
        return replace(self.of_columns(range(count)), own=own)

    def of_columns(self, columns: Sequence[int]) -> "Block":
        """Return the block's columns in this order."""
        held = {
            (row, place): self.held[row, column]
            for place, column in enumerate(columns)
            for row in range(self.height)
            if (row, column) in self.held
        }
        merged = frozenset((row, columns.index(column)) for row, column in self.merged if column in columns)
        rows = tuple(tuple(row[column] for column in columns) for row in self.rows)
        return replace(self, rows=rows, held=MappingProxyType(held), own=None, merged=merged)

    def has_text(self, column: int) -> bool:
        """Whether a column has anything but blanks."""
        return any(row[column].strip() for row in self.rows)


def block_of(rows: Sequence[Sequence[str]], held: Mapping[Place, str] = _NOTHING, unit: Unit | None = None) -> Block:
    """Make a block of rows that may differ in length; short ones end in blanks. Raises EntryProblem if too large."""
    width = max((len(row) for row in rows), default=0)
    refuse_too_many(len(rows) * width)
    even = tuple(tuple(row) + ("",) * (width - len(row)) for row in rows)
    return Block(even, MappingProxyType(dict(held)), unit)


def refuse_too_many(cells: int) -> None:
    """Raise EntryProblem where there are more cells than can be pasted at once."""
    if cells > MOST_CELLS:
        raise EntryProblem(f"The clipboard holds {cells:,} cells; at most {MOST_CELLS:,} can be pasted at once.")


def refuse_too_long(text: str) -> None:
    """Raise EntryProblem where a text is longer than any table that an officer means."""
    if len(text) > MOST_CHARACTERS:
        raise EntryProblem(
            f"The clipboard holds {len(text):,} characters; at most {MOST_CHARACTERS:,} can be pasted at once."
        )
