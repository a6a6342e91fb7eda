"""The largest figure of many lines in a basis: year by year, as line by line would be a wait for a large budget."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from model.basis import Basis
from model.money import EXACT, NIL, Amount


def largest_figure(lines: Iterable[Sequence[Amount]], basis: Basis) -> Decimal:
    """Return the largest figure, either sign, that lines' year-on-year amounts come to in a basis, in pounds.

    Nil where nothing is stated. A year that is blank, missing or cannot be read changes nothing.
    """
    rows = [line for line in lines if line]
    levels = running = [NIL] * len(rows)
    largest = NIL
    for year in range(max(map(len, rows), default=0)):
        figures = [amount if year < len(row) and (amount := row[year]).__class__ is Decimal else NIL for row in rows]
        if basis is not Basis.YEAR_ON_YEAR:
            levels = figures = list(map(EXACT.add, levels, figures))
        if basis is Basis.CUMULATIVE:
            running = figures = list(map(EXACT.add, running, figures))
        ends = max(figures), -min(figures)
        largest = max(largest, *ends)
    return largest
