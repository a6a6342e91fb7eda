"""Shared by the rules on magnitudes: what lines state, but nils, with the size of each figure."""

from decimal import Decimal
from typing import NamedTuple

from model.lines import Line
from model.money import Unit

_FEWEST_POUNDS = 10


class Figure(NamedTuple):
    """An amount in pounds that is not nil, with its line and the place of its year."""

    line: Line
    year: int
    pounds: Decimal

    @property
    def size(self) -> Decimal:
        """The amount without its sign."""
        return self.pounds.copy_abs()


def figures_of(line: Line) -> list[Figure]:
    """Return what a line states, but nils and what cannot be read."""
    return [
        Figure(line, year, amount) for year, amount in enumerate(line.amounts) if amount and isinstance(amount, Decimal)
    ]


def may_be_of_a_larger_unit(size: Decimal, unit: Unit) -> bool:
    """Tell whether a small figure may be one of £m among £000, which has decimals, or of £000 or £m among pounds.

    Among £m nobody types billions, and a few whole pounds are what is left of rounding.
    """
    if unit is Unit.MILLIONS:
        return False
    figure = size.scaleb(-unit.power)
    return figure != figure.to_integral_value() or (unit is Unit.GBP and size >= _FEWEST_POUNDS)
