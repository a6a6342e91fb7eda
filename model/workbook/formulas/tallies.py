"""Functions that count, add or average cells whose neighbours meet criteria: SUMIF, COUNTIF, AVERAGEIF, their kin."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TypeAlias

from model.workbook.formulas.aggregates import mean
from model.workbook.formulas.arguments import Arguments, Cells, Function, numbers_among, same_shapes
from model.workbook.formulas.cells import LAST_COLUMN, LAST_ROW, Area, CellValue
from model.workbook.formulas.criteria import criterion
from model.workbook.formulas.numbers import total
from model.workbook.formulas.refusals import NotCalculated

_Condition: TypeAlias = tuple[Area, CellValue]


def _sum_ifs(args: Arguments) -> CellValue:
    return total(_numbers_where(args, args.area(0), _conditions(args, 1)))


def _sum_if(args: Arguments) -> CellValue:
    """Add where one condition holds; the area added takes the shape of the area tested, as in Excel."""
    return total(_numbers_where(args, *_of_one(args)))


def _of_one(args: Arguments) -> tuple[Area, list[_Condition]]:
    """Return the area whose numbers count where one condition holds, in the shape of the area tested."""
    tested = args.area(0)
    added = args.area(2).part(0, 0, tested.height, tested.width) if args.given(2) else tested
    if added.bottom > LAST_ROW or added.right > LAST_COLUMN:
        raise NotCalculated(f"{args.function} beyond the end of the sheet is not calculated here")
    return added, [(tested, args.scalar(1))]


def _average_ifs(args: Arguments) -> CellValue:
    return mean(_numbers_where(args, args.area(0), _conditions(args, 1)))


def _average_if(args: Arguments) -> CellValue:
    return mean(_numbers_where(args, *_of_one(args)))


def _count_ifs(args: Arguments) -> CellValue:
    conditions = _conditions(args, 0)
    same_shapes([area for area, _ in conditions])
    height, width = conditions[0][0].height, conditions[0][0].width
    length = max(len(args.cells.column(area)) for area, _ in conditions)
    if all(criterion(wanted)(None) for _, wanted in conditions) and (length < height or width > 1):
        raise NotCalculated(f"{args.function} of blank cells is not calculated here")
    return Decimal(sum(len(_chosen(args.cells, conditions, offset, length)) for offset in range(width)))


def _conditions(args: Arguments, first: int) -> list[_Condition]:
    """Return the pairs of an area and a criterion, from the argument `first` on."""
    if (len(args) - first) % 2:
        raise NotCalculated(f"{args.function} lacks a criterion")
    return [(args.area(position), args.scalar(position + 1)) for position in range(first, len(args), 2)]


def _numbers_where(args: Arguments, added: Area, conditions: Sequence[_Condition]) -> list[Decimal]:
    same_shapes([added, *(area for area, _ in conditions)])
    numbers: list[Decimal] = []
    for offset in range(added.width):
        values = args.cells.column(added, offset)
        if not values:
            break
        chosen = _chosen(args.cells, conditions, offset, len(values))
        numbers += numbers_among(values[row] for row in sorted(chosen) if row < len(values))
    return numbers


def _chosen(cells: Cells, conditions: Sequence[_Condition], offset: int, length: int) -> frozenset[int]:
    """Return the rows, from 0, in which a column meets every condition, blank ones past its end included."""
    chosen: frozenset[int] | None = None
    for area, wanted in conditions:
        matching = cells.matching(area, offset, wanted)
        in_use = len(cells.column(area, offset))
        if in_use < length and criterion(wanted)(None):
            matching |= frozenset(range(in_use, length))
        chosen = matching if chosen is None else chosen & matching
    return chosen or frozenset()


TALLIES: Mapping[str, tuple[Function, int, int]] = {
    "AVERAGEIF": (_average_if, 2, 3),
    "AVERAGEIFS": (_average_ifs, 3, 255),
    "COUNTIF": (_count_ifs, 2, 2),
    "COUNTIFS": (_count_ifs, 2, 254),
    "SUMIF": (_sum_if, 2, 3),
    "SUMIFS": (_sum_ifs, 3, 255),
}
"""Each function with the least and the most arguments that it takes."""
