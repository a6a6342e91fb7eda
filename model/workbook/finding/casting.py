"""Which lines a stated total casts: headings and labels propose sets of lines, arithmetic and formulas choose."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, NamedTuple, TypeVar

from model.lines import Kind
from model.money import EXACT, NIL

Vector = Mapping[int, Decimal]
"""Figures by column, as the cells hold them."""

_Id = TypeVar("_Id")


@dataclass(frozen=True, slots=True)
class Castable(Generic[_Id]):
    """A line as far as casting goes: its figures by column (or whatever names a place of figures), and its kind."""

    id: _Id
    figures: Vector
    kind: Kind | None = None


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


def match(stated: Vector, lines: Collection[Castable[_Id]], half: Decimal) -> Match:
    """Compare a total's figures with the cast of lines; `half` is half of the last digit that is shown."""
    plain = _match(stated, lines, half, frozenset())
    kinds = {line.kind for line in lines}
    if plain.agrees or Kind.SAVING not in kinds or len(kinds) == 1:
        return plain
    flipped = _match(stated, lines, half, frozenset((Kind.SAVING,)))._replace(flipped=True)
    return max(plain, flipped, key=lambda each: each.rank)


def _match(stated: Vector, lines: Collection[Castable[_Id]], half: Decimal, flips: frozenset[Kind]) -> Match:
    exact = rounded = wrong = 0
    for column, figure in stated.items():
        parts = [line.figures[column] for line in lines if column in line.figures]
        cast = NIL
        for line in lines:
            part = line.figures.get(column)
            if part is not None:
                cast = EXACT.subtract(cast, part) if line.kind in flips else EXACT.add(cast, part)
        miss = abs(EXACT.subtract(figure, cast))
        if not miss:
            exact += bool(parts)
        elif miss <= half * sum(map(bool, parts)):
            rounded += 1
        else:
            wrong += 1
    return Match(exact, rounded, wrong)


class Proposal(NamedTuple):
    """A set of lines that a total may cast, by their positions, and how much its label speaks for it."""

    lines: tuple[int, ...]
    weight: int


def best(
    stated: Vector,
    proposals: Iterable[Proposal],
    lines: Sequence[Castable[_Id]],
    half: Decimal,
    cast_rows: Collection[int] = (),
) -> tuple[Proposal, Match] | None:
    """Return the proposal that a total casts best; where none agrees, the one that its label and formula speak for.

    `cast_rows` are positions of lines that its formula names.
    """
    ranked = [
        (_overlap(cast_rows, each.lines), each, match(stated, [lines[place] for place in each.lines], half))
        for each in proposals
        if each.lines
    ]
    if not ranked:
        return None
    agreeing = [each for each in ranked if each[2].agrees and _says_something(stated, each[1], lines)]
    if agreeing:
        _, proposal, found = max(
            agreeing, key=lambda each: (each[2].rank, each[1].weight, each[0], -len(each[1].lines))
        )
        return proposal, found
    _, proposal, found = max(ranked, key=lambda each: (each[1].weight + _FORMULA * each[0], -len(each[1].lines)))
    return proposal, found


_FORMULA = 3


def _overlap(one: Collection[int], other: Collection[int]) -> float:
    either = len({*one, *other})
    return len(set(one) & set(other)) / either if one and either else 0.0


def _says_something(stated: Vector, proposal: Proposal, lines: Sequence[Castable[_Id]]) -> bool:
    """Whether agreeing is more than that nothing equals nothing."""
    return any(stated.values()) or not any(any(lines[place].figures.values()) for place in proposal.lines)


def distinct(proposals: Iterable[Proposal]) -> Iterator[Proposal]:
    """Yield each set of lines once, with the greatest weight it was proposed with."""
    weights: dict[tuple[int, ...], int] = {}
    for each in proposals:
        weights[each.lines] = max(each.weight, weights.get(each.lines, each.weight))
    return (Proposal(lines, weight) for lines, weight in weights.items())
