"""Stated totals compared with lines that they may cast: arithmetic and formulas choose among what is proposed."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce
from typing import Generic, NamedTuple, Protocol, TypeVar

from model.lines import Kind
from model.money import EXACT, NIL
from model.workbook.finding.stretches import Cast, Stretch

Vector = Mapping[int, Decimal]
"""Figures by column, as the cells hold them, or by year."""

_Id = TypeVar("_Id")
_FORMULA = 3


@dataclass(frozen=True, slots=True)
class Castable(Generic[_Id]):
    """A line as far as casting across tables goes: its figures by year, with their signs settled."""

    id: _Id
    figures: Vector


class Match(NamedTuple):
    """How a total compares with lines: how many of its figures agree, agree but for rounding, and differ.

    `flipped`: so it is with savings taken off, which the lines show as positive figures.
    """

    exact: int
    rounded: int
    wrong: int
    flipped: bool = False

    @property
    def agrees(self) -> bool:
        """Whether every figure agrees, be it but for rounding."""
        return not self.wrong and bool(self.exact + self.rounded)

    @property
    def rank(self) -> tuple[bool, bool, int, bool]:
        """What makes one match better than another."""
        return self.agrees, not (self.wrong or self.rounded), self.exact + self.rounded - self.wrong, not self.flipped


class Sums(Generic[_Id]):
    """The casts of some lines, each worked out once."""

    def __init__(self, lines: Collection[Castable[_Id]]) -> None:
        """Cast these lines."""
        self._lines = lines
        self._known: dict[int, Cast] = {}

    def cast(self, key: int) -> Cast:
        """Return the cast of a column or year."""
        if key not in self._known:
            parts = [line.figures[key] for line in self._lines if key in line.figures]
            total = NIL
            for part in parts:
                total = EXACT.add(total, part)
            self._known[key] = Cast(total, total, len(parts), sum(map(bool, parts)))
        return self._known[key]


class Casts(Protocol):
    """Anything that casts columns or years."""

    def cast(self, key: int) -> Cast:
        """Return the cast of a column or year."""
        ...


class Joined:
    """The casts of several sets of lines together."""

    def __init__(self, parts: Sequence[Casts]) -> None:
        """Cast all of these."""
        self._parts = parts
        self._known: dict[int, Cast] = {}

    def cast(self, key: int) -> Cast:
        """Return the cast of a column or year."""
        if key not in self._known:
            casts = [part.cast(key) for part in self._parts]
            plain = reduce(EXACT.add, (each.plain for each in casts), NIL)
            counts = sum(each.stated for each in casts), sum(each.other_than_nil for each in casts)
            self._known[key] = Cast(plain, plain, *counts)
        return self._known[key]


def match_sums(stated: Vector, sums: Casts, half: Decimal) -> Match:
    """Compare a total's figures with the casts of lines; `half` is half of the last digit that is shown."""
    return _match(stated, sums.cast, half)


def match_lines(stated: Vector, lines: Collection[Castable[_Id]], half: Decimal) -> Match:
    """Compare a total's figures with the cast of lines; `half` is half of the last digit that is shown."""
    return match_sums(stated, Sums(lines), half)


def match(stated: Vector, stretch: Stretch, half: Decimal) -> Match:
    """Compare a total's figures with the cast of a stretch of lines, as they are or with savings taken off."""
    plain = _match(stated, stretch.cast, half)
    if plain.agrees or not stretch.mixes(Kind.SAVING):
        return plain
    flipped = _match(stated, stretch.cast, half, flip=True)._replace(flipped=True)
    return max(plain, flipped, key=lambda each: each.rank)


def _match(stated: Vector, cast: Callable[[int], Cast], half: Decimal, *, flip: bool = False) -> Match:
    exact = rounded = wrong = 0
    for key, figure in stated.items():
        found = cast(key)
        miss = abs(EXACT.subtract(figure, found.flipped if flip else found.plain))
        if not miss:
            exact += bool(found.stated)
        elif miss <= half * found.other_than_nil:
            rounded += 1
        else:
            wrong += 1
    return Match(exact, rounded, wrong)


class Proposal(NamedTuple):
    """A stretch of lines that a total may cast, and how much its label speaks for it."""

    stretch: Stretch
    weight: int = 0


def best(
    stated: Vector, proposals: Iterable[Proposal], half: Decimal, cast_rows: Collection[int] = ()
) -> tuple[Proposal, Match] | None:
    """Return the proposal that a total casts best; where none agrees, the one that its label and formula speak for.

    `cast_rows` are positions of lines that its formula names.
    """
    ranked = [(each, match(stated, each.stretch, half)) for each in proposals if each.stretch.size]
    if not ranked:
        return None
    agreeing = [each for each in ranked if each[1].agrees]
    if agreeing:
        return max(agreeing, key=lambda each: (each[1].rank, each[0].weight, -each[0].stretch.size))
    overlap = {id(each): each.stretch.overlap(cast_rows) if cast_rows else 0.0 for each, _ in ranked}
    return max(ranked, key=lambda each: (each[0].weight + _FORMULA * overlap[id(each[0])], -each[0].stretch.size))
