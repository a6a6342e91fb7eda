"""Pots: temporary money (a reserve, a grant, a one-off sum) that is allocated to lines.

A line is met from a pot when its funding source is the pot's name. What is left is unallocated; where more is
allocated than there is, the remainder is below nil. A pot that states no amount is a named source which may end.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from model.basis import Basis, restated_figures
from model.lines import Kind, Line
from model.money import EXACT, NIL, Amount, total
from model.years import Year

_LISTED = re.compile(r"\s*[,;+/&\n]\s*|\s+and\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pot:
    """One pot: amounts in pounds, one a year of the budget, None where none is stated; `ends` after which year."""

    id: int
    name: str
    amounts: tuple[Amount, ...]
    ends: Year | None = None
    notes: str = ""


def is_met_from(line: Line, pot: Pot) -> bool:
    """Tell whether a line is met from a pot: its funding source names it, in whatever capitals."""
    return same_source(line.funding_source, pot.name)


def same_source(first: str, second: str) -> bool:
    """Tell whether two names are of the same funding source."""
    return source_key(first) == source_key(second) != ""


def source_key(name: str) -> str:
    """Return what two names of one funding source have in common."""
    return " ".join(name.split()).casefold()


def without_pot(lines: Iterable[Line], pots: Iterable[Pot]) -> list[Line]:
    """Return the lines that name a funding source which is no pot."""
    keys = {source_key(pot.name) for pot in pots}
    return [line for line in lines if source_key(line.funding_source) and source_key(line.funding_source) not in keys]


@dataclass(frozen=True, slots=True)
class Allocation:
    """What is allocated from a pot: the lines met from it, and year on year what there is and what they use."""

    pot: Pot
    lines: tuple[Line, ...]
    available: tuple[Decimal, ...]
    allocated: tuple[Decimal, ...]

    @property
    def unallocated(self) -> tuple[Decimal, ...]:
        """What is left in each year, as a level in pounds: below nil where more is allocated than there is."""
        left = map(EXACT.subtract, self.available, self.allocated)
        return restated_figures(left, Basis.LEVEL)


def allocation_of(pot: Pot, lines: Iterable[Line]) -> Allocation:
    """Return what lines are allocated from a pot; a line of unknown kind counts in no total and so not here."""
    met = tuple(line for line in lines if line.kind is not Kind.UNKNOWN and is_met_from(line, pot))
    available = tuple(amount if isinstance(amount, Decimal) else NIL for amount in pot.amounts)
    allocated = tuple(
        total(line.amounts[year] for line in met if year < len(line.amounts)) for year in range(len(available))
    )
    return Allocation(pot, met, available, allocated)


def states_amounts(pot: Pot) -> bool:
    """Tell whether a pot says how much there is; else it is a named source alone."""
    return any(isinstance(amount, Decimal) for amount in pot.amounts)


def sources_of(line: Line, pots: Iterable[Pot]) -> list[Pot]:
    """Return the pots that a line's funding source names: as a whole, between semicolons, or else in a list of words.

    A name may hold a comma or an "and", so that a list (`Grant A, Grant B and reserves`) is looked at only where it
    names nothing as it stands.
    """
    return _named(line, pots)[0]


def is_met_otherwise_too(line: Line, pots: Iterable[Pot]) -> bool:
    """Tell whether a line's funding source names something beside the pots that it names: `Grant A; base budget`."""
    return bool(_named(line, pots)[1])


def _named(line: Line, pots: Iterable[Pot]) -> tuple[list[Pot], list[str]]:
    """Return the pots that a line's funding source names, and what it names beside them."""
    if not line.funding_source.strip():
        return [], []
    known = list(pots)
    names = {source_key(pot.name) for pot in known}
    for named in ([line.funding_source], line.funding_source.split(";"), _LISTED.split(line.funding_source)):
        keys = dict.fromkeys(filter(None, map(source_key, named)))
        found = [pot for pot in known if source_key(pot.name) in keys]
        if found:
            return found, [key for key in keys if key not in names]
    return [], []
