"""Why a control total may miss: its sign, its unit, or transfers that one of the two leaves out. Told, not changed."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from model.budget import Budget
from model.control_differences import Difference, compared, most_by_rounding
from model.money import EXACT

_UNITS = (1_000, 1_000_000)
_NEARLY = Decimal("0.001")


def reason_of(budget: Budget, item: Difference, transferred: Iterable[int]) -> str:
    """Return what would make a control total agree, in words that follow its difference; "" where nothing known would.

    `transferred` are the ids of the lines that give or receive a transfer.
    """
    stated, cast = item.stated, item.cast
    most = most_by_rounding(budget.settings, 1)
    if not stated or not cast:
        return _by_transfers(budget, item, transferred, most)
    if abs(EXACT.add(stated, cast)) <= most:
        return "; it has the other sign"
    larger, smaller = max(abs(stated), abs(cast)), min(abs(stated), abs(cast))
    if any(abs(EXACT.subtract(larger, smaller * unit)) <= larger * _NEARLY for unit in _UNITS):
        return "; it seems to be in another unit"
    return _by_transfers(budget, item, transferred, most)


def _by_transfers(budget: Budget, item: Difference, transferred: Iterable[int], most: Decimal) -> str:
    other = replace(item.control, without_transfers=not item.control.without_transfers)
    cast = next(
        (each.cast for each in compared(budget, other, transferred=transferred) if each.year == item.year), None
    )
    if cast is None or cast == item.cast or abs(EXACT.subtract(cast, item.stated)) > most:
        return ""
    return f"; it is what they cast to {'without' if other.without_transfers else 'with'} transfers"
