"""Pots: temporary money (a reserve, a grant, a one-off sum) that is allocated to lines.

A line is met from a pot when its funding source is the pot's name. What is left is unallocated; where more is
allocated than there is, the remainder is below nil.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from model.lines import Line
from model.money import Amount
from model.years import Year


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
