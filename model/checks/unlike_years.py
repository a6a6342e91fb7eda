"""Amounts about a thousand times the other years of their line, or a thousandth of them: 250000 beside 251 and 260.

A line may well be large in one year and small in the next. So the amount must be unlike the figures of other lines,
too, unless two other years and more say the same.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from model.checks.stated_figures import Figure, figures_of, may_be_of_a_larger_unit
from model.known_columns import STARTS, stated
from model.money import Unit

_ABOUT, _NEARLY = (300, 3_000), (600, 1_700)
_BEYOND = 3


def off_by_a_thousand(its: Sequence[Figure]) -> Iterator[Figure]:
    """Yield the largest and the smallest figure of a line where it is about a thousand times off all others."""
    sizes = [figure.size for figure in its]
    if not sizes or max(sizes) < min(sizes) * _ABOUT[0]:
        return
    ordered = sorted(its, key=lambda figure: figure.size)
    for odd, others in ((ordered[-1:], ordered[:-1]), (ordered[:1], ordered[1:])):
        if others and _are_off(odd[0], others, _ABOUT):
            yield odd[0]


def is_larger(odd: Figure) -> bool:
    """Tell whether a figure is larger than the other years of its line, not smaller."""
    return odd.size > min(other.size for other in _others(odd))


def unlike_years(odd: Sequence[Figure], sizes: Iterable[Decimal], unit: Unit) -> list[Figure]:
    """Return those figures `off_by_a_thousand` that are slips of the unit, among all sizes of the workbook in order."""
    large = {figure.size for figure in odd if is_larger(figure)}
    rest = [size for size in sizes if size not in large] if odd else []
    return [figure for figure in odd if _is_slip(figure, rest, unit)]


def _is_slip(odd: Figure, rest: Sequence[Decimal], unit: Unit) -> bool:
    others = _others(odd)
    is_sure = len(others) > 1 and _are_off(odd, others, _NEARLY)
    own = [odd.size, *(other.size for other in others)]
    if is_larger(odd):
        largest = _first_of_others(reversed(rest), own)
        return is_sure or largest is None or odd.size >= largest * _BEYOND
    if not may_be_of_a_larger_unit(odd.size, unit) or stated(odd.line.extra, STARTS):
        return False
    smallest = _first_of_others(rest, own)
    return is_sure or (smallest is not None and odd.size * _BEYOND <= smallest <= max(own) * _BEYOND)


def _are_off(odd: Figure, others: Sequence[Figure], times: tuple[int, int]) -> bool:
    fewest, most = times
    pairs = ((max(odd.size, other.size), min(odd.size, other.size)) for other in others)
    return all(small * fewest <= large <= small * most for large, small in pairs)


def _others(odd: Figure) -> list[Figure]:
    return [figure for figure in figures_of(odd.line) if figure.year != odd.year]


def _first_of_others(sizes: Iterable[Decimal], own: Sequence[Decimal]) -> Decimal | None:
    """Return the first size that is not the line's own; each of these is passed over once."""
    left = list(own)
    for size in sizes:
        if size not in left:
            return size
        left.remove(size)
    return None
