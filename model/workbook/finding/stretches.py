"""Lines in their order, with running sums: what any stretch of them casts is known at once, however long it is."""

from bisect import bisect_left
from collections.abc import Collection
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from model.lines import Kind
from model.money import EXACT, NIL
from model.workbook.finding.weighed_rows import TableRow


class Cast(NamedTuple):
    """What lines cast in one column: as they are, and with savings taken off; how many state it, and not as nil."""

    plain: Decimal
    flipped: Decimal
    stated: int
    other_than_nil: int


_NOTHING = Cast(NIL, NIL, 0, 0)


@dataclass(slots=True)
class Group:
    """Lines that have something in common, by their positions in the table."""

    positions: list[int] = field(default_factory=list)
    _sums: dict[int, tuple[list[int], list[Cast]]] = field(default_factory=dict)
    _savings: list[int] = field(default_factory=lambda: [0])

    def add(self, position: int, row: TableRow) -> None:
        """Take in the next line."""
        is_saving = (row.own_kind or row.kind) is Kind.SAVING
        for column, figure in row.figures.items():
            places, casts = self._sums.setdefault(column, ([], [_NOTHING]))
            last = casts[-1]
            flipped = (EXACT.subtract if is_saving else EXACT.add)(last.flipped, figure)
            places.append(len(self.positions))
            casts.append(
                Cast(EXACT.add(last.plain, figure), flipped, last.stated + 1, last.other_than_nil + bool(figure))
            )
        self.positions.append(position)
        self._savings.append(self._savings[-1] + is_saving)

    def cast(self, column: int, start: int, end: int) -> Cast:
        """Return what the lines from `start` up to `end` (as they came in) cast in a column."""
        if column not in self._sums:
            return _NOTHING
        places, casts = self._sums[column]
        before, after = casts[bisect_left(places, start)], casts[bisect_left(places, end)]
        return Cast(
            EXACT.subtract(after.plain, before.plain),
            EXACT.subtract(after.flipped, before.flipped),
            after.stated - before.stated,
            after.other_than_nil - before.other_than_nil,
        )

    def savings(self, start: int, end: int) -> int:
        """Return how many of these lines are savings."""
        return self._savings[end] - self._savings[start]

    def whole(self, start: int = 0) -> "Stretch":
        """Return the lines from `start` to the last one so far."""
        return Stretch(self, start, len(self.positions))


class Stretch(NamedTuple):
    """Some lines of a group that follow each other."""

    group: Group
    start: int
    end: int

    @property
    def size(self) -> int:
        """How many lines it has."""
        return self.end - self.start

    @property
    def lines(self) -> tuple[int, ...]:
        """Their positions in the table."""
        return tuple(self.group.positions[self.start : self.end])

    def cast(self, column: int) -> Cast:
        """Return what they cast in a column."""
        return self.group.cast(column, self.start, self.end)

    def mixes(self, kind: Kind) -> bool:
        """Tell whether there are savings among them, and other lines too."""
        return kind is Kind.SAVING and 0 < self.group.savings(self.start, self.end) < self.size

    def overlap(self, positions: Collection[int]) -> float:
        """Return how much they have in common with lines at these positions, 1 where they are the same."""
        held = self.group.positions
        inside = sum(
            1 for each in positions if self.start <= (at := bisect_left(held, each)) < self.end and held[at] == each
        )
        return inside / (self.size + len(positions) - inside) if inside else 0.0
