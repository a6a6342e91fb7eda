"""Amounts of another magnitude than the rest, as figures of £000 typed among £m are: the classic slip of a budget.

Papers hold small lines beside large ones, so what is merely large is not told: a gap lies between it and the others.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from heapq import merge

from model.budget import Budget
from model.checks.about import about_line
from model.checks.stated_figures import Figure, figures_of, may_be_of_a_larger_unit
from model.checks.unlike_years import is_larger, off_by_a_thousand, unlike_years
from model.findings import Finding, Level
from model.lines import AMOUNT, Field
from model.money import Unit, worded, worded_alike

_FEWEST_OTHERS, _MANY = 3, 8
_TIMES_USUAL, _GAP = 300, 30
_THOUSAND, _SOME_GAP, _WIDE_GAP = 1_000, 3, 100
_LINES_AT_ONCE = 200
_FIGURES_AT_ONCE = 3_000


def outliers(budget: Budget) -> Iterator[Finding | None]:
    """Warn of amounts about a thousand times, or a thousandth of, the others of their line or of the workbook.

    Yields None now and then, where the search can pause.
    """
    figures: list[Figure] = []
    runs: list[list[Decimal]] = []
    odd: list[Figure] = []
    lines = tuple(budget.lines())
    for first in range(0, len(lines), _LINES_AT_ONCE):
        yield None
        each_line = [figures_of(line) for line in lines[first : first + _LINES_AT_ONCE]]
        run = [figure for its in each_line for figure in its]
        figures += run
        runs.append(sorted(figure.size for figure in run))
        odd += [figure for its in each_line for figure in off_by_a_thousand(its)]
    sizes: list[Decimal] = []
    for place, size in enumerate(merge(*runs)):
        if place % _FIGURES_AT_ONCE == 0:
            yield None
        sizes.append(size)
    unit = budget.settings.unit
    known: set[tuple[int, int]] = set()
    for figure in unlike_years(odd, sizes, unit):
        known.add((figure.line.id, figure.year))
        times = "a thousand times" if is_larger(figure) else "a thousandth of"
        yield _finding(budget, figure, f"about {times} its other years")
    yield None
    high = _end_of_usual(sizes)
    yield None
    low = _start_of_usual(sizes[:high], len(sizes), unit)
    yield None
    if not low and high == len(sizes):
        return
    smallest, largest, usual = sizes[low], sizes[high - 1], sizes[(low + high) // 2]
    for place, figure in enumerate(figures):
        if place % _FIGURES_AT_ONCE == 0:
            yield None
        if not smallest <= figure.size <= largest and (figure.line.id, figure.year) not in known:
            yield _finding(budget, figure, f"where about {worded(usual, unit, _decimals(budget))} is usual")


def _finding(budget: Budget, figure: Figure, beside: str) -> Finding:
    year = budget.years[figure.year]
    (told,) = worded_alike([figure.pounds], budget.settings.unit, _decimals(budget))
    message = f"{figure.line.name} in {year} is {told}, {beside}; check its unit."
    return about_line(Level.WARNING, "outlier", message, figure.line, Field(AMOUNT, year))


def _decimals(budget: Budget) -> int:
    return max(budget.settings.decimals, budget.settings.unit.decimals)


def _end_of_usual(sizes: Sequence[Decimal]) -> int:
    """Return where the usual sizes end; those behind are a third of all at most."""
    end = len(sizes)
    return next((place for place in _gaps(sizes, end - end // 3, end) if _are_far_above(sizes, place)), end)


def _start_of_usual(sizes: Sequence[Decimal], count: int, unit: Unit) -> int:
    """Return where the usual sizes begin; those before are a third of all, of which there are `count`, at most."""
    below = [place for place in _gaps(sizes, 1, count // 3 + 1) if _are_far_below(sizes, place, unit)]
    return below[-1] if below else 0


def _gaps(sizes: Sequence[Decimal], first: int, end: int) -> list[int]:
    """Return the places from the first to before the end at which the sizes make a leap."""
    places = range(max(first, 1), min(end, len(sizes)))
    return [place for place in places if sizes[place] >= sizes[place - 1] * _SOME_GAP]


def _are_far_above(sizes: Sequence[Decimal], place: int) -> bool:
    """Tell whether the sizes from a place on are far above those before it."""
    if place < _FEWEST_OTHERS:
        return False
    size, largest, usual = sizes[place], sizes[place - 1], sizes[place // 2]
    if size >= usual * _TIMES_USUAL and size >= largest * _GAP:
        return True
    return len(sizes) >= _MANY and size >= usual * _THOUSAND and size >= largest * _SOME_GAP


def _are_far_below(sizes: Sequence[Decimal], place: int, unit: Unit) -> bool:
    """Tell whether the sizes before a place are far below those from it on, and may be of a larger unit."""
    if len(sizes) - place <= _FEWEST_OTHERS:
        return False
    size, smallest, usual = sizes[place - 1], sizes[place], sizes[(place + len(sizes)) // 2]
    if size * _TIMES_USUAL > usual or size * _WIDE_GAP > smallest:
        return False
    return all(may_be_of_a_larger_unit(each, unit) for each in sizes[:place])
