"""Savings that would be pasted without their minus: which figures are in doubt, and what the others say about them."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from model.lines import FORECAST, Kind, Line
from model.money import EXACT, NIL, Amount
from model.pasting.request import Request
from model.pasting.special import Operation
from model.pasting.target import Spot


class PositiveSavings(NamedTuple):
    """The `places` of figures that would leave a positive saving, and whether others pasted with them are negative."""

    places: Sequence[int]
    among_negatives: bool


def positive_savings(
    request: Request,
    spots: Sequence[Spot],
    olds: Sequence[Amount],
    pounds: Sequence[Decimal | None],
    kinds: Mapping[int, Kind],
) -> PositiveSavings:
    """Find the figures; `olds`, `pounds` and `spots` go together, `kinds` are those that the block gives to lines.

    A saving that is positive as it stands stays one, and so does one that was copied from a saving.
    """
    own = request.block.own.savings if request.block.own else frozenset()
    reversals: dict[int, bool] = {}
    places: list[int] = []
    negative = False
    for place, (spot, old, figure) in enumerate(zip(spots, olds, pounds, strict=True)):
        if not figure or request.kind_of(spot.line, kinds) is not Kind.SAVING:
            continue
        after = _after(request.special.operation, old, figure)
        if after <= 0:
            negative = negative or after < 0
        elif spot.place[0] not in own and not (isinstance(old, Decimal) and old > 0):
            if spot.line not in reversals:
                reversals[spot.line] = spot.line >= 0 and _is_reversal(request.budget.line(spot.line), spot)
            if not reversals[spot.line]:
                places.append(place)
    return PositiveSavings(places, negative)


def _after(operation: Operation, old: Amount, figure: Decimal) -> Decimal:
    if operation is Operation.REPLACE:
        return figure
    if old is not None and not isinstance(old, Decimal):
        return NIL  # it will be kept
    return EXACT.add(old or NIL, figure) if operation is Operation.ADD else EXACT.subtract(old or NIL, figure)


def _is_reversal(line: Line, spot: Spot) -> bool:
    """Whether every amount that a line states is positive, as those of a saving that is given up are."""
    amounts = line.forecasts if spot.field is not None and spot.field.name == FORECAST else line.amounts
    stated = [amount for amount in amounts if isinstance(amount, Decimal) and amount]
    return bool(stated) and all(amount > 0 for amount in stated)
