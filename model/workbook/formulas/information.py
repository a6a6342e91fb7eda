"""Functions that say what a value is: ISBLANK, ISNUMBER, ISTEXT, ISERROR and their kin; NA."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import partial

from model.workbook.formulas.arguments import Arguments, Function
from model.workbook.formulas.cells import NOT_AVAILABLE, CellValue, ErrorValue
from model.workbook.formulas.refusals import Fault


def _is(holds: Callable[[CellValue], bool], args: Arguments) -> CellValue:
    return holds(args.scalar(0))


def _not_available(_args: Arguments) -> CellValue:
    raise Fault(NOT_AVAILABLE)


_TESTS: Mapping[str, Callable[[CellValue], bool]] = {
    "ISBLANK": lambda value: value is None,
    "ISERR": lambda value: isinstance(value, ErrorValue) and value != NOT_AVAILABLE,
    "ISERROR": lambda value: isinstance(value, ErrorValue),
    "ISLOGICAL": lambda value: isinstance(value, bool),
    "ISNA": lambda value: value == NOT_AVAILABLE,
    "ISNONTEXT": lambda value: not isinstance(value, str),
    "ISNUMBER": lambda value: isinstance(value, Decimal),
    "ISTEXT": lambda value: isinstance(value, str),
}

INFORMATION: Mapping[str, tuple[Function, int, int]] = {
    **{name: (partial(_is, holds), 1, 1) for name, holds in _TESTS.items()},
    "NA": (_not_available, 0, 0),
}
"""Each function with the least and the most arguments that it takes."""
