"""Whether pasted figures are a thousand or a million times their neighbours, or a thousandth: the classic slip."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from model.money import Unit

_FAR = 100
_SPREAD = 3
_THOUSAND, _MILLION = 3, 6


def likely_unit(figures: Iterable[Decimal], neighbours: Iterable[Decimal], unit: Unit) -> Unit:
    """Return the unit that brings figures nearest to their neighbours; the unit given unless it is plainly wrong.

    `figures` are bare numbers, `neighbours` pounds; nil counts on neither side. Plainly wrong is a middle figure a
    hundred times the neighbours' middle (or a hundredth) with all the others on that side too.
    """
    stated = sorted(abs(figure).scaleb(unit.power) for figure in figures if figure)
    around = sorted(abs(pounds) for pounds in neighbours if pounds)
    if not stated or not around:
        return unit
    middle, usual = _middle(stated), _middle(around)
    too_large = middle >= _FAR * usual and stated[-1] > _SPREAD * around[-1]
    too_small = usual >= _FAR * middle and _SPREAD * stated[-1] * (_FAR // 10) < usual
    if not (too_large or too_small):
        return unit
    return min(Unit, key=lambda other: abs((middle / usual).log10() + other.power - unit.power))


def _middle(figures: Sequence[Decimal]) -> Decimal:
    return figures[len(figures) // 2]
