"""Numbers as formulas reckon with them: exact decimals inside, 15 significant digits in the end, as in Excel.

Sums, differences and products are exact; quotients and powers carry 40 digits. The contexts are this module's
own, so that nothing depends on the thread's.
"""

import re
from collections.abc import Iterable
from decimal import (
    ROUND_DOWN,
    ROUND_HALF_UP,
    ROUND_UP,
    Context,
    Decimal,
    DivisionByZero,
    InvalidOperation,
    Overflow,
)

from model.workbook.formulas.cells import BAD_NUMBER, BAD_VALUE, DIVIDED_BY_ZERO, CellValue, ErrorValue
from model.workbook.formulas.refusals import Fault, NotCalculated

_TRAPS = [DivisionByZero, InvalidOperation, Overflow]
_EXACT = Context(prec=2_000, rounding=ROUND_HALF_UP, traps=_TRAPS)
_WIDE = Context(prec=40, rounding=ROUND_HALF_UP, traps=_TRAPS)
_STEADY = Context(prec=30, rounding=ROUND_HALF_UP, traps=_TRAPS)
_EXCEL = Context(prec=15, rounding=ROUND_HALF_UP, traps=_TRAPS)

_LARGEST, _SMALLEST = 307, -308
_MOST_PLACES = 400
_PLAIN = Decimal("1E21")
_ZERO = Decimal(0)
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)", re.ASCII)
_DIGIT = re.compile(r"\d")

HALF_UP, UP, DOWN = ROUND_HALF_UP, ROUND_UP, ROUND_DOWN


def settled(value: Decimal) -> Decimal:
    """Round to the 15 significant digits that Excel keeps, without trailing zeros."""
    rounded = _EXCEL.plus(value).normalize(_EXCEL)
    if rounded == 0:
        return _ZERO
    exponent = rounded.as_tuple().exponent
    if isinstance(exponent, int) and exponent > 0 and abs(rounded) < _PLAIN:
        return rounded.quantize(Decimal(1), context=_WIDE)
    return rounded


def as_stored(value: CellValue) -> CellValue:
    """Take a stored value as Excel does: a number at no more than 15 significant digits."""
    return _EXCEL.plus(value) if isinstance(value, Decimal) else value


def total(values: Iterable[Decimal]) -> Decimal:
    """Add up exactly."""
    result, plus = _ZERO, _EXACT.add
    for value in values:
        result = plus(result, value)
    return _bounded(result)


def add(left: Decimal, right: Decimal) -> Decimal:
    """Add exactly."""
    return _bounded(_EXACT.add(left, right))


def subtract(left: Decimal, right: Decimal) -> Decimal:
    """Subtract exactly."""
    return _bounded(_EXACT.subtract(left, right))


def multiply(left: Decimal, right: Decimal) -> Decimal:
    """Multiply exactly."""
    return _bounded(_EXACT.multiply(left, right))


def divide(left: Decimal, right: Decimal) -> Decimal:
    """Divide to 40 digits. Raises Fault(#DIV/0!) for a divisor of nil."""
    if not right:
        raise Fault(DIVIDED_BY_ZERO)
    return _bounded(_WIDE.divide(left, right))


def power(base: Decimal, exponent: Decimal) -> Decimal:
    """Raise to a whole power, to 40 digits; other powers are not calculated here."""
    if exponent != exponent.to_integral_value():
        raise NotCalculated("a power that is not a whole number is not calculated here")
    if not base:
        if exponent > 0:
            return _ZERO
        raise Fault(DIVIDED_BY_ZERO if exponent < 0 else BAD_NUMBER)
    try:
        return _bounded(_WIDE.power(base, exponent))
    except Overflow:
        raise Fault(BAD_NUMBER) from None


def rounded(value: Decimal, places: Decimal, mode: str) -> Decimal:
    """Round to decimal places (negative ones count left of the point) in the named mode."""
    whole_places = int(places)
    steady = _STEADY.plus(value)
    if not steady or (whole_places < -_MOST_PLACES and mode != UP):
        return _ZERO
    if whole_places < -_MOST_PLACES:
        raise Fault(BAD_NUMBER)
    if steady.adjusted() + whole_places > _STEADY.prec:
        return value
    step = Decimal((0, (1,), -whole_places))
    return _bounded(steady.quantize(step, rounding=mode, context=_WIDE))


def _bounded(value: Decimal) -> Decimal:
    """Keep to the sizes that Excel knows: too large is #NUM!, too small is nil."""
    if not value:
        return _ZERO
    size = value.adjusted()
    if size > _LARGEST:
        raise Fault(BAD_NUMBER)
    return value if size >= _SMALLEST else _ZERO


def number_of(value: CellValue) -> Decimal:
    """Return the number that arithmetic takes a value for.

    Blank is nil, TRUE is 1, and text that is plainly a number counts. Raises Fault for an error or for text
    without a digit (#VALUE!), NotCalculated for text in which Excel might see a number or a date.
    """
    if isinstance(value, Decimal):
        return value
    if value is None:
        return _ZERO
    if isinstance(value, bool):
        return Decimal(value)
    if isinstance(value, ErrorValue):
        raise Fault(value)
    plain = plain_number(value)
    if plain is not None:
        return plain
    if _DIGIT.search(value):
        raise NotCalculated(f"the text “{value}” may or may not count as a number")
    raise Fault(BAD_VALUE)


def plain_number(text: str) -> Decimal | None:
    """Return the number that a text plainly is, or None."""
    stripped = text.strip(" ")
    return as_number(stripped) if _NUMBER.fullmatch(stripped) else None


def as_number(digits: str) -> Decimal:
    """Return the number written in a formula or a text, at Excel's precision."""
    return _bounded(_EXCEL.plus(Decimal(digits)))


def same_number(left: Decimal, right: Decimal) -> bool:
    """Tell whether both are the same to 15 significant digits, as Excel compares them."""
    return left == right or _EXCEL.plus(left) == _EXCEL.plus(right)
