"""The basis of figures: year on year as they are stored, the level they come to, or the running total of levels.

A year-on-year amount is the change on the base of the year before. The level of a year is what its budget holds on
the line's account: a one-off of 120, taken out again by -120, is 120 and then 0. The cumulative figure is the money
spent or saved by the end of the year: 120 and still 120. Only year-on-year amounts are stored; the rest is derived.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from enum import Enum
from itertools import accumulate, takewhile

from model.money import EXACT, NIL, Amount, Unreadable


class Basis(Enum):
    """What a figure of a year says."""

    YEAR_ON_YEAR = "year on year"
    LEVEL = "level"
    CUMULATIVE = "cumulative"

    @property
    def title(self) -> str:
        """The words as a choice shows them: `Year on year`."""
        return self.value.capitalize()

    @property
    def meaning(self) -> str:
        """What a figure of it says of its year, after a colon."""
        return _MEANINGS[self]


_MEANINGS = {
    Basis.YEAR_ON_YEAR: "the change on the base budget of the year before",
    Basis.LEVEL: "what the changes up to and with its year come to, as its budget holds it",
    Basis.CUMULATIVE: "the sum of the levels of the years up to and with its own",
}


def restated(amounts: Sequence[Amount], basis: Basis) -> tuple[Amount, ...]:
    """Return a line's year-on-year amounts, in pounds, in another basis.

    Blank stays blank while nothing was stated so far. An unreadable amount stays as it is and adds nothing to the
    years after it, as it adds nothing to a total.
    """
    if basis is Basis.YEAR_ON_YEAR:
        return tuple(amounts)
    level = running = NIL
    is_stated = False
    figures: list[Amount] = []
    for amount in amounts:
        if isinstance(amount, Decimal):
            level = EXACT.add(level, amount)
            is_stated = True
        running = EXACT.add(running, level)
        figure = level if basis is Basis.LEVEL else running
        figures.append(figure if is_stated and (amount is None or isinstance(amount, Decimal)) else amount)
    return tuple(figures)


def restated_forecasts(forecasts: Sequence[Amount], amounts: Sequence[Amount], basis: Basis) -> tuple[Amount, ...]:
    """Return a line's year-on-year forecasts, in pounds, in another basis.

    A year with no amount has nothing to forecast: blank there is no change. From the first year whose amount has no
    forecast, or one that cannot be read, nothing can be said.
    """
    if basis is Basis.YEAR_ON_YEAR:
        return tuple(forecasts)
    pairs = zip(forecasts, [*amounts, *[None] * len(forecasts)], strict=False)
    known = [forecast for forecast, _ in takewhile(_is_forecast, pairs)]
    rest = (forecast if isinstance(forecast, Unreadable) else None for forecast in forecasts[len(known) :])
    return (*restated(known, basis), *rest)


def _is_forecast(pair: tuple[Amount, Amount]) -> bool:
    forecast, amount = pair
    return isinstance(forecast, Decimal) or (forecast is None and not amount)


def restated_figures(figures: Iterable[Decimal], basis: Basis) -> tuple[Decimal, ...]:
    """Return year-on-year totals, in pounds, in another basis; restating a total is totalling what was restated."""
    row = tuple(figures)
    for _ in range(_SUMS[basis]):
        row = tuple(accumulate(row, EXACT.add))
    return row


def restated_control(amounts: Sequence[Amount], basis: Basis) -> tuple[Amount, ...]:
    """Return a control total in another basis: from the first year that it does not state, nothing can be said."""
    if basis is Basis.YEAR_ON_YEAR:
        return tuple(amounts)
    stated = [amount for amount in takewhile(_is_stated, amounts) if isinstance(amount, Decimal)]
    return (*restated_figures(stated, basis), *([None] * (len(amounts) - len(stated))))


def _is_stated(amount: Amount) -> bool:
    return isinstance(amount, Decimal)


_SUMS = {Basis.YEAR_ON_YEAR: 0, Basis.LEVEL: 1, Basis.CUMULATIVE: 2}
