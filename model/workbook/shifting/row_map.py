"""Where the rows of a sheet go: the one rule by which every reference of a workbook is moved.

Rows count from 1. Rows leave (they are deleted, or move elsewhere) and slots for others are opened behind a row.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from model.workbook.addresses import LAST_ROW, Block


@dataclass(frozen=True, slots=True)
class Slot:
    """Rows opened behind a row, each new (None) or one that moves here, for a table in these columns."""

    rows: tuple[int | None, ...]
    left: int
    right: int


@dataclass(frozen=True)
class RowMap:
    """Says where the rows of a sheet go: `slots` by the row behind which they open, and the rows `deleted`."""

    slots: Mapping[int, Slot]
    deleted: frozenset[int] = frozenset()

    @cached_property
    def _targets(self) -> dict[int, int]:
        """The new place of each row that moves."""
        return {
            row: place
            for after, slot in self.slots.items()
            for row, place in zip(slot.rows, self.places(after), strict=True)
            if row is not None
        }

    @cached_property
    def leaving(self) -> frozenset[int]:
        """The rows that are not where they were: the deleted ones and those that move."""
        return self.deleted | {row for slot in self.slots.values() for row in slot.rows if row is not None}

    @cached_property
    def _left(self) -> list[int]:
        return sorted(self.leaving)

    @cached_property
    def _opened(self) -> list[int]:
        """The row behind which each opened row stands, in order."""
        return [after for after in sorted(self.slots) for _ in self.slots[after].rows]

    @cached_property
    def first(self) -> int:
        """The first row that anything happens at."""
        return min([*(after + 1 for after in self.slots), *self.leaving], default=LAST_ROW)

    @property
    def growth(self) -> int:
        """By how many rows the sheet gets longer (shorter, where negative)."""
        return len(self._opened) - len(self._left)

    def _shifted(self, row: int) -> int:
        return row + bisect_left(self._opened, row) - bisect_left(self._left, row)

    def places(self, after: int) -> tuple[int, ...]:
        """Return the new numbers of the rows opened behind a row."""
        base = self._shifted(after) - (after in self.leaving)
        return tuple(base + number for number in range(1, len(self.slots[after].rows) + 1))

    def row(self, row: int) -> int | None:
        """Return the new number of a row, None where it is deleted."""
        if row < self.first:
            return row
        if row in self.leaving:
            return self._targets.get(row)
        return self._shifted(row)

    def span(self, top: int, bottom: int, columns: tuple[int, int] | None = None) -> tuple[int, int] | None:
        """Return the new ends of a range of rows, None where nothing of it is left.

        With the `columns` of the range it takes in rows opened right behind its end for a table in some of these.
        """
        if bottom < self.first - 1 or (top, bottom) == (1, LAST_ROW):
            return top, bottom
        if top == bottom and columns is None:
            place = self.row(top)
            return None if place is None else (place, place)
        first, last = self._next_staying(top, bottom), self._last_staying(top, bottom)
        inside = [place for after in self._between(top, bottom - 1) for place in self.places(after)]
        slot = self.slots.get(bottom)
        if columns is not None and slot is not None and slot.left <= columns[1] and columns[0] <= slot.right:
            inside += self.places(bottom)
        ends = [*inside, *(self._shifted(row) for row in (first, last) if row is not None)]
        if not ends and top == bottom and (place := self.row(top)) is not None:
            return place, place
        return (min(ends), min(max(ends), LAST_ROW)) if ends else None

    def block(self, block: Block, *, grows: bool = False) -> Block | None:
        """Return the new place of a rectangle of cells, None where nothing of it is left."""
        rows = self.span(block.top, block.bottom, (block.left, block.right) if grows else None)
        return None if rows is None else Block(rows[0], block.left, rows[1], block.right)

    def is_split(self, block: Block) -> bool:
        """Tell whether rows come or go within a rectangle (not at its end)."""
        return bool(self._between(block.top, block.bottom - 1)) or self.takes_from(block)

    def takes_from(self, block: Block) -> bool:
        """Tell whether a row of a rectangle leaves."""
        return any(block.top <= row <= block.bottom for row in self.leaving)

    def _between(self, top: int, bottom: int) -> list[int]:
        return [after for after in self.slots if top <= after <= bottom]

    def _next_staying(self, top: int, bottom: int) -> int | None:
        return next((row for row in range(top, bottom + 1) if row not in self.leaving), None)

    def _last_staying(self, top: int, bottom: int) -> int | None:
        return next((row for row in range(bottom, top - 1, -1) if row not in self.leaving), None)


def opened_behind(after: int, count: int, columns: tuple[int, int]) -> RowMap:
    """Return the map of so many new rows behind a row, for a table in these columns."""
    return RowMap({after: Slot((None,) * count, *columns)})


def without_rows(rows: Iterable[int]) -> RowMap:
    """Return the map of rows that are deleted."""
    return RowMap({}, frozenset(rows))
