"""Functions whose cells are known only once they are worked out: OFFSET and INDIRECT."""

from collections.abc import Mapping
from functools import partial

from model.workbook.formulas.arguments import Arguments, Function
from model.workbook.formulas.cells import BAD_REFERENCE, LAST_COLUMN, LAST_ROW, Area, Operand
from model.workbook.formulas.comparing import text_of
from model.workbook.formulas.grammar import RANGE_TO
from model.workbook.formulas.lookups import LOOKUPS
from model.workbook.formulas.references import WrittenCells, parse_reference
from model.workbook.formulas.refusals import Fault, NotCalculated

_HEIGHT, _WIDTH = 3, 4


def _offset(args: Arguments) -> Operand:
    """Return the cells so many rows and columns away from others, as many as these unless it says how many."""
    base = args.area(0)
    top, left = base.top + _whole(args, 1), base.left + _whole(args, 2)
    height = _whole(args, _HEIGHT) if args.given(_HEIGHT) else base.height
    width = _whole(args, _WIDTH) if args.given(_WIDTH) else base.width
    if height < 0 or width < 0:
        raise NotCalculated("OFFSET of a negative size is not calculated here")
    if not (height and width and top >= 1 and left >= 1):
        raise Fault(BAD_REFERENCE)
    if top + height - 1 > LAST_ROW or left + width - 1 > LAST_COLUMN:
        raise Fault(BAD_REFERENCE)
    return args.pointed(Area(base.sheet, top, left, top + height - 1, left + width - 1))


def _whole(args: Arguments, position: int) -> int:
    number = args.number(position) if args.given(position) else 0
    if number != int(number):
        raise NotCalculated("OFFSET by a part of a row or column is not calculated here")
    return int(number)


def _indirect(args: Arguments) -> Operand:
    """Return the cells that a text names in Excel's usual style."""
    if args.given(1) and not args.truth(1):
        raise NotCalculated("INDIRECT by numbers of rows and columns is not calculated here")
    written = parse_reference(text_of(args.value(0)))
    if not isinstance(written, WrittenCells) or written.last_sheet is not None:
        raise NotCalculated("INDIRECT of anything but cells of one sheet is not calculated here")
    found = args.referred(written)
    return args.pointed(found) if isinstance(found, Area) else found


def _range_to(function: Function, args: Arguments) -> Operand:
    """Return the cells from those of the first argument to those that a function of the others leads to."""
    first, last = args.area(0), function(args.without_first(args.function.removeprefix(RANGE_TO)))
    if not isinstance(last, Area) or first.sheet != last.sheet:
        raise NotCalculated("a range to anything but cells of its sheet is not calculated here")
    top, left = min(first.top, last.top), min(first.left, last.left)
    return args.pointed(Area(first.sheet, top, left, max(first.bottom, last.bottom), max(first.right, last.right)))


POINTING: Mapping[str, tuple[Function, int, int]] = {
    "INDIRECT": (_indirect, 1, 2),
    "OFFSET": (_offset, 3, 5),
    f"{RANGE_TO}INDEX": (partial(_range_to, LOOKUPS["INDEX"][0]), 3, 5),
    f"{RANGE_TO}OFFSET": (partial(_range_to, _offset), 4, 6),
}
"""Each function with the least and the most arguments that it takes."""
