"""Amounts beside each other in words: to the printed digits, or to the penny where they would look alike there."""

from collections.abc import Sequence
from decimal import Decimal

from model.money import Amount, Negatives, Unit, format_amount

BLANK = "blank"
_PENCE = 2
_SUFFIXES = {Unit.GBP: "", Unit.THOUSANDS: "k", Unit.MILLIONS: "m"}


def told_apart(
    amounts: Sequence[Amount], unit: Unit, decimals: int, negatives: Negatives = Negatives.MINUS
) -> list[str]:
    """Return amounts as a unit shows them, with as many decimals as tell those apart that differ."""
    shown: list[str] = []
    for places in (decimals, max(decimals, unit.power + _PENCE), unit.power + _finest(amounts)):
        shown = [format_amount(amount, unit, places, negatives, blank=BLANK) for amount in amounts]
        if len(set(shown)) == len(set(amounts)):
            break
    return shown


def with_unit(shown: str, amount: Amount, unit: Unit) -> str:
    """Return an amount that is shown in a unit with it: `£0.600m`, `(£250k)`; what is no figure stays as it is."""
    if not isinstance(amount, Decimal):
        return shown
    sign = shown[:1] if shown[:1] in ("-", "(") else ""
    figure = shown.removeprefix(sign).removesuffix(")")
    return f"{sign}£{figure}{_SUFFIXES[unit]}{')' if sign == '(' else ''}"


def _finest(amounts: Sequence[Amount]) -> int:
    """Return how many decimals of a pound the finest of amounts has."""
    exponents = (amount.as_tuple().exponent for amount in amounts if isinstance(amount, Decimal))
    return max((-each for each in exponents if isinstance(each, int)), default=_PENCE)
