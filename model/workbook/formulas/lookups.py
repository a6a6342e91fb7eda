"""Functions that find a cell: INDEX, and exact MATCH, VLOOKUP and XLOOKUP."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from model.workbook.formulas.arguments import Arguments, Function
from model.workbook.formulas.cells import BAD_REFERENCE, BAD_VALUE, NOT_AVAILABLE, Area, CellValue, Operand
from model.workbook.formulas.comparing import has_wildcards, wildcard_pattern
from model.workbook.formulas.refusals import Fault, NotCalculated


def _index(args: Arguments) -> Operand:
    """Return the cell at a row and column from 1; nil stands for every row or column."""
    area = args.area(0)
    if args.given(3):
        raise NotCalculated("INDEX of several ranges is not calculated here")
    row, column = _place(args, 1), _place(args, 2)
    if len(args) == 2 and area.height == 1:  # noqa: PLR2004 - along a row, one number is enough
        row, column = 0, row
    if row > area.height or column > area.width:
        raise Fault(BAD_REFERENCE)
    height, width = 1 if row else area.height, 1 if column else area.width
    return area.part(max(row - 1, 0), max(column - 1, 0), height, width)


def _place(args: Arguments, position: int) -> int:
    place = int(args.number(position)) if args.given(position) else 0
    if place < 0:
        raise Fault(BAD_VALUE)
    return place


def _match(args: Arguments) -> CellValue:
    _expect_exact(args, exact=len(args) > 2 and args.number(2) == 0)  # noqa: PLR2004 - the kind of match
    return Decimal(_position(args, args.value(0), args.area(1), wildcards=True) + 1)


def _vlookup(args: Arguments) -> Operand:
    _expect_exact(args, exact=len(args) > 3 and not args.truth(3))  # noqa: PLR2004 - the kind of match
    area = args.area(1)
    column = int(args.number(2))
    if column < 1:
        raise Fault(BAD_VALUE)
    if column > area.width:
        raise Fault(BAD_REFERENCE)
    row = _position(args, args.value(0), area.part(0, 0, area.height), wildcards=True)
    return args.cells.value(area.part(row, column - 1))


def _xlookup(args: Arguments) -> Operand:
    _expect_exact(args, exact=not args.given(4) or args.number(4) == 0)
    if args.given(5) and args.number(5) != 1:
        raise NotCalculated("a search from the end is not calculated here")
    sought, returned = args.area(1), args.area(2)
    try:
        place = _position(args, args.value(0), sought, wildcards=False)
    except Fault as fault:
        if fault.error == NOT_AVAILABLE and args.given(3) and args.scalar(0) != NOT_AVAILABLE:
            return args.operand(3)
        raise
    if sought.width == 1 and sought.height == returned.height:
        return returned.part(place, 0, 1, returned.width)
    if sought.height == 1 and sought.width == returned.width:
        return returned.part(0, place, returned.height, 1)
    raise Fault(BAD_VALUE)


def _expect_exact(args: Arguments, *, exact: bool) -> None:
    if not exact:
        raise NotCalculated(f"an approximate {args.function} is not calculated here")


def _position(args: Arguments, wanted: CellValue, area: Area, *, wildcards: bool) -> int:
    """Return where, from 0, the first cell that holds the wanted value is. Raises Fault(#N/A) if none is."""
    if wanted is None:
        raise NotCalculated(f"{args.function} of a blank cell is not calculated here")
    if area.width > 1 and area.height > 1:
        raise Fault(NOT_AVAILABLE)
    if wildcards and isinstance(wanted, str) and has_wildcards(wanted):
        found = _first_like(wanted, args.cells.values(area))
    else:
        found = args.cells.position(area, wanted)
    if found is None:
        raise Fault(NOT_AVAILABLE)
    return found


def _first_like(wanted: str, values: Sequence[CellValue]) -> int | None:
    pattern = wildcard_pattern(wanted)
    for position, value in enumerate(values):
        if isinstance(value, str) and pattern.fullmatch(value):
            return position
    return None


LOOKUPS: Mapping[str, tuple[Function, int, int]] = {
    "INDEX": (_index, 2, 4),
    "MATCH": (_match, 2, 3),
    "VLOOKUP": (_vlookup, 3, 4),
    "XLOOKUP": (_xlookup, 3, 6),
}
"""Each function with the least and the most arguments that it takes."""
