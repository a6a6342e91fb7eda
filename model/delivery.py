"""What savings will deliver: the agreed amount, the forecast, the shortfall between them, and whether it is made up.

All in pounds. The shortfall is the forecast less what was agreed: above nil it is money that is not saved.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from model.basis import Basis, restated, restated_forecasts
from model.lines import DELIVERABILITIES, Kind, Line
from model.money import EXACT, NIL, total


def shortfall_at_end(line: Line) -> Decimal | None:
    """Return by how much a line falls short for good, in its last year's level; None where no forecast says.

    Of a line that is taken out again no level is left to fall short of, so it is the money that counts: what it saves
    in all of its years.
    """
    if not any(isinstance(forecast, Decimal) for forecast in line.forecasts):
        return None
    basis = Basis.LEVEL if total(line.amounts) else Basis.CUMULATIVE
    expected = restated_forecasts(line.forecasts, line.amounts, basis)[-1]
    agreed = restated(line.amounts, basis)[-1]
    if not isinstance(expected, Decimal):
        return None
    return EXACT.subtract(expected, agreed if isinstance(agreed, Decimal) else NIL)


@dataclass(frozen=True, slots=True)
class Delivery:
    """The savings of one deliverability ("" where none is said), one figure a year, year on year.

    A saving without a forecast for a year is taken to deliver what was agreed; `agreed` plus `shortfall` is what is
    expected.
    """

    word: str
    lines: tuple[Line, ...]
    agreed: tuple[Decimal, ...]
    shortfall: tuple[Decimal, ...]


def savings_by_deliverability(lines: Iterable[Line], years: int) -> list[Delivery]:
    """Return the savings among lines by deliverability, the known words first, in their order."""
    found: dict[str, list[Line]] = {}
    for line in lines:
        if line.kind is Kind.SAVING:
            found.setdefault(_word(line), []).append(line)
    known = [word for word in DELIVERABILITIES if word in found]
    return [_delivery(word, found[word], years) for word in (*known, *(word for word in found if word not in known))]


def _word(line: Line) -> str:
    said = line.deliverability.strip()
    return next((word for word in DELIVERABILITIES if word.lower() == said.lower()), said)


def _delivery(word: str, lines: Sequence[Line], years: int) -> Delivery:
    agreed = tuple(total(line.amounts[year] for line in lines) for year in range(years))
    shortfall = tuple(total(_short(line, year) for line in lines) for year in range(years))
    return Delivery(word, tuple(lines), agreed, shortfall)


def _short(line: Line, year: int) -> Decimal:
    forecast = line.forecasts[year] if year < len(line.forecasts) else None
    amount = line.amounts[year]
    if not isinstance(forecast, Decimal):
        return NIL
    return EXACT.subtract(forecast, amount if isinstance(amount, Decimal) else NIL)
