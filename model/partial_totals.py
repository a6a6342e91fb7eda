"""Totals without some of the lines: without transfers, which inflate both gross totals, or without conditional lines.

All exact pounds, one figure a year. A line of unknown kind counts in no total, and so in none of these.
"""

from collections.abc import Iterable, Iterator

from model.budget import Budget
from model.controls import Measure
from model.lines import Kind, Line
from model.money import EXACT, total
from model.totals import SECTIONS, Row
from model.transfers import transfers


def measured(lines: Iterable[Line], measure: Measure, years: int) -> Row:
    """Return the total of a measure over some lines, for each year."""
    sections = SECTIONS[measure]
    counted = [line for line in lines if line.section in sections and line.kind is not Kind.UNKNOWN]
    return tuple(total(line.amounts[year] for line in counted if year < len(line.amounts)) for year in range(years))


def without(whole: Row, lines: Iterable[Line], measure: Measure) -> Row:
    """Return the total of a measure less that of some of its lines."""
    return tuple(map(EXACT.subtract, whole, measured(lines, measure, len(whole))))


def transferred_lines(budget: Budget) -> Iterator[Line]:
    """Yield the lines that give or receive a transfer; a reinvestment is none, since it changes the net."""
    for transfer in transfers(budget):
        if not transfer.is_reinvestment:
            yield from transfer.lines


def conditional_lines(budget: Budget) -> Iterator[Line]:
    """Yield the lines that depend on a decision."""
    return (line for line in budget.lines() if line.conditional_on.strip())
