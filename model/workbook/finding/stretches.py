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


class _Running:
    """The running casts of one column: behind each of its lines, by where these stand in the group."""

    __slots__ = ("flipped", "other_than_nil", "places", "plain", "seen")

    def __init__(self) -> None:
        self.seen = 0
        self.places: list[int] = []
        self.plain = [NIL]
        self.flipped = [NIL]
        self.other_than_nil = [0]

    def take(self, rows: list[TableRow], column: int) -> None:
        """Take the lines in that came since."""
        plain, flipped, others = self.plain[-1], self.flipped[-1], self.other_than_nil[-1]
        add, subtract = EXACT.add, EXACT.subtract
        for place in range(self.seen, len(rows)):
            row = rows[place]
            figure = row.figures.get(column)
            if figure is None:
                continue
            is_saving = (row.own_kind or row.kind) is Kind.SAVING
            plain = add(plain, figure)
            flipped = (subtract if is_saving else add)(flipped, figure)
            others += bool(figure)
            self.places.append(place)
            self.plain.append(plain)
            self.flipped.append(flipped)
            self.other_than_nil.append(others)
        self.seen = len(rows)

    def cast(self, start: int, end: int) -> Cast:
        """Return what the lines from `start` up to `end` cast."""
        first, last = bisect_left(self.places, start), bisect_left(self.places, end)
        return Cast(
            EXACT.subtract(self.plain[last], self.plain[first]),
            EXACT.subtract(self.flipped[last], self.flipped[first]),
            last - first,
            self.other_than_nil[last] - self.other_than_nil[first],
        )


@dataclass(slots=True)
class Group:
    """Lines that have something in common, by their positions in the table. Columns are cast when first asked for."""

    positions: list[int] = field(default_factory=list)
    _rows: list[TableRow] = field(default_factory=list)
    _running: dict[int, _Running] = field(default_factory=dict)
    _savings: list[int] = field(default_factory=lambda: [0])

    def add(self, position: int, row: TableRow) -> None:
        """Take in the next line, whose figures and kind are settled."""
        self.positions.append(position)
        self._rows.append(row)

    def cast(self, column: int, start: int, end: int) -> Cast:
        """Return what the lines from `start` up to `end` (as they came in) cast in a column."""
        running = self._running.get(column)
        if running is None:
            running = self._running[column] = _Running()
        if running.seen < end:
            running.take(self._rows, column)
        return running.cast(start, end)

    def savings(self, start: int, end: int) -> int:
        """Return how many of these lines are savings."""
        for row in self._rows[len(self._savings) - 1 : end]:
            self._savings.append(self._savings[-1] + ((row.own_kind or row.kind) is Kind.SAVING))
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
