"""Transfers: lines that name each other as linked, one giving what others receive, so that they net to nil each year.

Two linked lines inflate both gross totals and leave the net change as it was. A link is followed in both directions;
lines linked with one another, however many, are one transfer. A saving that is partly put back is linked in the same
way, but its receiving line has the category Reinvestment: what is left of the saving is not nil.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from model.budget import Budget
from model.lines import Kind, Line
from model.links import ids_by_name, link_names
from model.money import total

REINVESTMENT = "Reinvestment"
"""The category of a line that puts a saving back; one that begins so is taken for it, as `Re-invested saving` is."""

_REINVESTS = re.compile(r"\s*re[\s\u2010-\u2015-]?invest", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Transfer:
    """The lines of one transfer, in the order of the budget, and what they net to, in pounds, one figure a year."""

    lines: tuple[Line, ...]
    nets: tuple[Decimal, ...]

    @property
    def is_reinvestment(self) -> bool:
        """Whether a saving is partly put back, so that the rest of it stays saved."""
        return any(_REINVESTS.match(line.category) for line in self.lines)

    @property
    def may_be_reinvestment(self) -> bool:
        """Whether one of its lines is a saving, and none of the others is."""
        return sum(line.kind is Kind.SAVING for line in self.lines) == 1

    @property
    def nets_to_nil(self) -> bool:
        """Whether nothing is left of it in any year."""
        return not any(self.nets)

    @property
    def is_within_a_section(self) -> bool:
        """Whether all its lines are savings, or none: one gives by an amount with the other sign, no total inflates."""
        return len({line.section for line in self.lines}) == 1


def transfers(budget: Budget) -> Iterator[Transfer]:
    """Yield the transfers in the order of their first lines; a link that names no line, or several, joins nothing."""
    lines = tuple(budget.lines())
    order = {line.id: place for place, line in enumerate(lines)}
    joined = _links(lines)
    seen: set[int] = set()
    for line_id in sorted(joined, key=order.__getitem__):
        if line_id not in seen:
            together = _reached(line_id, joined)
            seen |= together
            yield _transfer(budget, sorted(together, key=order.__getitem__))


def _links(lines: Sequence[Line]) -> dict[int, set[int]]:
    """Return, for each line that is linked, the lines it is linked with."""
    ids = ids_by_name(lines)
    joined: dict[int, set[int]] = {}
    for line in lines:
        for name in link_names(line.linked_reference, ids):
            named = ids.get(name, ())
            if len(named) == 1 and named[0] != line.id:
                joined.setdefault(line.id, set()).add(named[0])
                joined.setdefault(named[0], set()).add(line.id)
    return joined


def _reached(start: int, joined: dict[int, set[int]]) -> set[int]:
    found, waiting = {start}, [start]
    while waiting:
        new = joined[waiting.pop()] - found
        found |= new
        waiting.extend(new)
    return found


def _transfer(budget: Budget, line_ids: Iterable[int]) -> Transfer:
    lines = tuple(budget.line(line_id) for line_id in line_ids)
    nets = tuple(
        total(line.amounts[year] for line in lines if year < len(line.amounts)) for year in range(len(budget.years))
    )
    return Transfer(lines, nets)
