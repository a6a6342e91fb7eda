"""Functions of where cells stand: ROW, COLUMN and how many rows and columns a range has."""

from collections.abc import Mapping
from decimal import Decimal

from model.workbook.formulas.arguments import Arguments, Function
from model.workbook.formulas.cells import CellValue
from model.workbook.formulas.refusals import NotCalculated


def _row(args: Arguments) -> CellValue:
    return Decimal(_place(args)[0])


def _column(args: Arguments) -> CellValue:
    return Decimal(_place(args)[1])


def _place(args: Arguments) -> tuple[int, int]:
    """Return row and column of one cell: the formula's own unless another is given."""
    if not args.given(0):
        return args.at.row, args.at.column
    area = args.area(0)
    if not area.is_one_cell:
        raise NotCalculated(f"{args.function} of several cells is not calculated here")
    return area.top, area.left


def _rows(args: Arguments) -> CellValue:
    area = args.area(0)
    return Decimal(area.bottom - area.top + 1)


def _columns(args: Arguments) -> CellValue:
    area = args.area(0)
    return Decimal(area.right - area.left + 1)


PLACES: Mapping[str, tuple[Function, int, int]] = {
    "COLUMN": (_column, 0, 1),
    "COLUMNS": (_columns, 1, 1),
    "ROW": (_row, 0, 1),
    "ROWS": (_rows, 1, 1),
}
"""Each function with the least and the most arguments that it takes."""
