"""Functions that bring many cells to one figure: SUM, SUBTOTAL, AVERAGE, COUNT, MIN, MAX, PRODUCT, SUMPRODUCT."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from model.workbook.formulas.arguments import Arguments, Function, numbers_among, same_shapes
from model.workbook.formulas.arrays import Array, refuse_odd_values, sum_of_products
from model.workbook.formulas.cells import BAD_VALUE, DIVIDED_BY_ZERO, Area, CellValue, ErrorValue
from model.workbook.formulas.numbers import divide, multiply, plain_number, total
from model.workbook.formulas.refusals import Fault, NotCalculated

_FIRST_WITHOUT_HIDDEN = 100


def _sum(args: Arguments) -> CellValue:
    return total(args.numbers())


def _average(args: Arguments) -> CellValue:
    return mean(args.numbers())


def _least(args: Arguments) -> CellValue:
    return min(args.numbers(), default=Decimal(0))


def _most(args: Arguments) -> CellValue:
    return max(args.numbers(), default=Decimal(0))


def _count(args: Arguments) -> CellValue:
    """Count numbers; an argument written out counts if it could be one, blank ones included."""
    count = 0
    for operand in args.operands():
        if isinstance(operand, Area):
            count += _how_many_numbers(args.cells.values(operand))
        elif not isinstance(operand, ErrorValue):
            count += not isinstance(operand, str) or plain_number(operand) is not None
    return Decimal(count)


def _count_all(args: Arguments) -> CellValue:
    count = 0
    for operand in args.operands():
        count += _how_many_filled(args.cells.values(operand)) if isinstance(operand, Area) else 1
    return Decimal(count)


def _count_blank(args: Arguments) -> CellValue:
    """Count the blank cells, those with an empty text included."""
    area = args.area(0)
    filled = sum(value not in (None, "") for value in args.cells.values(area))
    return Decimal(area.height * area.width - filled)


def _product_of_all(args: Arguments) -> CellValue:
    numbers = list(args.numbers())
    result = Decimal(bool(numbers))
    for number in numbers:
        result = multiply(result, number)
    return result


def _sum_of_products(args: Arguments) -> CellValue:
    """Multiply areas of one shape cell by cell; what is no number counts as nil."""
    if not args.are_references:
        return _sum_of_arrays([args.array(position) for position in range(len(args))])
    areas = [args.area(position) for position in range(len(args))]
    same_shapes(areas)
    products: list[Decimal] = []
    for offset in range(areas[0].width):
        columns = [args.cells.column(area, offset) for area in areas]
        if not any(columns):
            break
        products += (_product(values) for values in zip(*columns, strict=False))
        # Past the end of the shorter column an error can still stand in a longer one.
        shortest = min(map(len, columns))
        for column in columns:
            _no_errors(column[shortest:])
    return total(products)


def _sum_of_arrays(arrays: Sequence[Array]) -> CellValue:
    """Multiply arrays of one shape, which may be worked out of whole ranges."""
    if any((array.height, array.width) != (arrays[0].height, arrays[0].width) for array in arrays):
        raise Fault(BAD_VALUE)
    refuse_odd_values(arrays)
    return sum_of_products(arrays)


def _product(values: tuple[CellValue, ...]) -> Decimal:
    _no_errors(values)
    result = Decimal(1)
    for value in values:
        result = multiply(result, value if isinstance(value, Decimal) else Decimal(0))
    return result


def _no_errors(values: Iterable[CellValue]) -> None:
    for value in values:
        if isinstance(value, ErrorValue):
            raise Fault(value)


def _subtotal(args: Arguments) -> CellValue:
    """Bring the visible cells to one figure by the numbered function; 101 and on leave out hidden rows."""
    number = int(args.number(0))
    with_hidden = number < _FIRST_WITHOUT_HIDDEN
    combine = _SUBTOTALS.get(number if with_hidden else number - _FIRST_WITHOUT_HIDDEN)
    if combine is None:
        raise NotCalculated(f"SUBTOTAL({number}) is not calculated here")
    areas = [args.area(position) for position in range(1, len(args))]
    return combine(value for area in areas for value in args.cells.visible(area, with_hidden=with_hidden))


def _how_many_numbers(values: Iterable[CellValue]) -> int:
    return sum(isinstance(value, Decimal) for value in values)


def _how_many_filled(values: Iterable[CellValue]) -> int:
    return sum(value is not None for value in values)


def mean(numbers: Iterable[Decimal]) -> Decimal:
    """Return the average. Raises Fault(#DIV/0!) of no numbers."""
    figures = list(numbers)
    if not figures:
        raise Fault(DIVIDED_BY_ZERO)
    return divide(total(figures), Decimal(len(figures)))


_SUBTOTALS: Mapping[int, Callable[[Iterator[CellValue]], CellValue]] = {
    1: lambda values: mean(numbers_among(values)),
    2: lambda values: Decimal(_how_many_numbers(values)),
    3: lambda values: Decimal(_how_many_filled(values)),
    4: lambda values: max(numbers_among(values), default=Decimal(0)),
    5: lambda values: min(numbers_among(values), default=Decimal(0)),
    9: lambda values: total(numbers_among(values)),
}

AGGREGATES: Mapping[str, tuple[Function, int, int]] = {
    "AVERAGE": (_average, 1, 255),
    "COUNT": (_count, 1, 255),
    "COUNTA": (_count_all, 1, 255),
    "COUNTBLANK": (_count_blank, 1, 1),
    "MAX": (_most, 1, 255),
    "MIN": (_least, 1, 255),
    "PRODUCT": (_product_of_all, 1, 255),
    "SUBTOTAL": (_subtotal, 2, 255),
    "SUM": (_sum, 1, 255),
    "SUMPRODUCT": (_sum_of_products, 1, 255),
}
"""Each function with the least and the most arguments that it takes."""
