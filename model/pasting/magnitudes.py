"""Whether pasted figures are a thousand or a million times their neighbours, or a thousandth: the classic slip."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from model.money import Unit

_FAR = 100
_SPREAD = 3
_FEW = 30
_THOUSAND, _MILLION = 3, 6


def doubtful_unit(figures: Iterable[Decimal], neighbours: Iterable[Decimal], unit: Unit) -> Unit | None:
    """Return the unit in which figures probably are where the one given is in doubt, else None.

    `figures` are bare numbers, `neighbours` pounds; nil counts on neither side. A unit is plainly wrong where the
    middle figure is a hundred times the neighbours' middle (or a hundredth) and the others are on that side too. It is
    in doubt, but likelier than another, where only the largest figure is a hundred times the largest neighbour.
    """
    stated = sorted(abs(figure).scaleb(unit.power) for figure in figures if figure)
    around = sorted(abs(pounds) for pounds in neighbours if pounds)
    if not stated or not around:
        return None
    middle, usual = _middle(stated), _middle(around)
    too_large = middle >= _FAR * usual and stated[-1] > _SPREAD * around[-1]
    # One small line among large ones is common, several are not.
    small = usual / _FEW if len(stated) > 1 else around[0] / _SPREAD
    too_small = usual >= _FAR * middle and stated[-1] < small
    if not (too_large or too_small):
        return unit if stated[-1] >= _FAR * around[-1] else None
    return min(Unit, key=lambda other: abs((middle / usual).log10() + other.power - unit.power))


def _middle(figures: Sequence[Decimal]) -> Decimal:
    return figures[len(figures) // 2]
