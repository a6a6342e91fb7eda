"""Arrays of values, as SUMPRODUCT makes them of comparisons and sums of whole ranges.

An array of more than one row is given down to the last row in use; below it every row is like a blank one (`rest`), so
that a reference to whole columns is no longer than what stands in them.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain

from model.workbook.formulas.cells import Area, CellValue, ErrorValue
from model.workbook.formulas.numbers import multiply, total
from model.workbook.formulas.refusals import Fault, NotCalculated

_WIDEST, _MOST = 400, 200_000


@dataclass(frozen=True, slots=True)
class Array:
    """Values by column: of each as many as rows are in use, and what every further row down to `height` holds."""

    height: int
    columns: Sequence[Sequence[CellValue]]
    rest: Sequence[CellValue]

    @property
    def width(self) -> int:
        """How many columns it has."""
        return len(self.columns)

    def at(self, row: int, column: int) -> CellValue:
        """Return a value by row and column, from 0; an array of one row or column has it again in every other."""
        values = self.columns[column if self.width > 1 else 0]
        if self.height == 1:
            return values[0]
        return values[row] if row < len(values) else self.rest[column if self.width > 1 else 0]

    @property
    def used(self) -> int:
        """How many rows are in use."""
        return max(map(len, self.columns))


def one(value: CellValue) -> Array:
    """Return a single value as an array."""
    return Array(1, [[value]], [None])


def of_area(area: Area, column: Callable[[Area, int], Sequence[CellValue]]) -> Array:
    """Return the cells of an area, read column by column."""
    if area.width > _WIDEST:
        raise NotCalculated("an array of whole rows is not calculated here")
    columns = [list(column(area, offset)) for offset in range(area.width)]
    if sum(map(len, columns)) > _MOST:
        raise NotCalculated("an array of so many cells is not calculated here")
    used = max(1, *map(len, columns))
    columns = [[*values, *[None] * (used - len(values))] for values in columns]
    return Array(area.height, columns, [None] * area.width)


def _common(one_size: int, other: int) -> int:
    if one_size != other and 1 not in (one_size, other):
        raise NotCalculated("arrays of different sizes are not put together here")
    return max(one_size, other)


def spread(arrays: Sequence[Array], work: Callable[[tuple[CellValue, ...]], CellValue]) -> Array:
    """Return arrays put together value by value; what has one row or column is used for each of the others'."""
    height, width = 1, 1
    for array in arrays:
        height, width = _common(height, array.height), _common(width, array.width)
    used = min(max((each.used for each in arrays if each.height == height), default=1), height)

    def values(row: int, column: int) -> CellValue:
        return work(tuple(array.at(row, column) for array in arrays))

    columns = [[values(row, at) for row in range(used)] for at in range(width)]
    return Array(height, columns, [values(used, at) if used < height else None for at in range(width)])


def sum_of_products(arrays: Sequence[Array]) -> Decimal:
    """Multiply arrays of one shape value by value and add up; what is no number counts as nil. Raises Fault."""
    height, width = arrays[0].height, arrays[0].width
    used = max(array.used for array in arrays)
    products: list[Decimal] = []
    for at in range(width):
        products += (_product([array.at(row, at) for array in arrays]) for row in range(used))
        if used < height:
            products.append(multiply(_product([array.at(used, at) for array in arrays]), Decimal(height - used)))
    return total(products)


def refuse_odd_values(arrays: Iterable[Array]) -> None:
    """Raise Fault for an error among values, NotCalculated where programs differ over what they come to.

    That is TRUE and FALSE which nothing makes numbers of, and errors of several kinds.
    """
    found = {value for array in arrays for value in _values(array) if isinstance(value, ErrorValue | bool)}
    errors = [value for value in found if isinstance(value, ErrorValue)]
    if len(errors) > 1:
        raise NotCalculated("which of several errors comes out is not worked out here")
    if errors:
        raise Fault(errors[0])
    if found:
        raise NotCalculated("conditions that are not multiplied are not calculated here")


def _values(array: Array) -> Iterator[CellValue]:
    return chain(chain.from_iterable(array.columns), array.rest)


def _product(values: Iterable[CellValue]) -> Decimal:
    result = Decimal(1)
    for value in values:
        result = multiply(result, value if isinstance(value, Decimal) else Decimal(0))
    return result
