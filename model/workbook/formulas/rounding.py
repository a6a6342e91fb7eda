"""Functions of one number: ROUND and its kin, INT, ABS, SIGN, MOD, N."""

from collections.abc import Mapping
from decimal import ROUND_FLOOR, Decimal

from model.workbook.formulas.arguments import Arguments, Function
from model.workbook.formulas.cells import DIVIDED_BY_ZERO, Area, CellValue
from model.workbook.formulas.numbers import DOWN, HALF_UP, UP, rounded, settled
from model.workbook.formulas.refusals import Fault, NotCalculated

_LARGEST = Decimal(10**12)


def _round(args: Arguments) -> CellValue:
    """Round halves away from nil."""
    return rounded(args.number(0), args.number(1), HALF_UP)


def _round_up(args: Arguments) -> CellValue:
    return rounded(args.number(0), args.number(1), UP)


def _round_down(args: Arguments) -> CellValue:
    return rounded(args.number(0), args.number(1), DOWN)


def _whole(args: Arguments) -> CellValue:
    """Round down to a whole number, negative ones away from nil."""
    return settled(args.number(0)).to_integral_value(ROUND_FLOOR)


def _cut(args: Arguments) -> CellValue:
    """Cut digits off."""
    return rounded(args.number(0), args.number(1) if args.given(1) else Decimal(0), DOWN)


def _absolute(args: Arguments) -> CellValue:
    return args.number(0).copy_abs()


def _number(args: Arguments) -> CellValue:
    """Return a number for what it is, TRUE as 1, anything else but an error as nil; of cells, the first."""
    operand = args.operand(0)
    if isinstance(operand, Area):
        operand = args.cells.value(operand.part(0, 0))
    if isinstance(operand, bool):
        return Decimal(operand)
    return Decimal(0) if operand is None or isinstance(operand, str) else operand


def _sign(args: Arguments) -> CellValue:
    number = args.number(0)
    return Decimal((number > 0) - (number < 0))


def _remainder(args: Arguments) -> CellValue:
    """Return what is left of a division, with the divisor's sign; of parts of one Excel's own is not exact."""
    number, divisor = args.number(0), args.number(1)
    if not divisor:
        raise Fault(DIVIDED_BY_ZERO)
    if not all(each == each.to_integral_value() and abs(each) < _LARGEST for each in (number, divisor)):
        raise NotCalculated("MOD of anything but whole numbers is not calculated here")
    return Decimal(int(number) % int(divisor))


ROUNDING: Mapping[str, tuple[Function, int, int]] = {
    "ABS": (_absolute, 1, 1),
    "INT": (_whole, 1, 1),
    "MOD": (_remainder, 2, 2),
    "N": (_number, 1, 1),
    "ROUND": (_round, 2, 2),
    "ROUNDDOWN": (_round_down, 2, 2),
    "ROUNDUP": (_round_up, 2, 2),
    "SIGN": (_sign, 1, 1),
    "TRUNC": (_cut, 1, 2),
}
"""Each function with the least and the most arguments that it takes."""
