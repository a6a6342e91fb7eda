"""Functions that decide: IF, IFERROR, IFNA, CHOOSE, AND, OR, NOT, TRUE, FALSE."""

from collections.abc import Iterator, Mapping

from model.workbook.formulas.arguments import Arguments, Function
from model.workbook.formulas.cells import BAD_VALUE, NOT_AVAILABLE, Area, CellValue, ErrorValue, Operand
from model.workbook.formulas.comparing import truth_of
from model.workbook.formulas.refusals import Fault


def _if(args: Arguments) -> Operand:
    """Work out only the branch that is taken."""
    if args.truth(0):
        return args.operand(1)
    return args.operand(2) if len(args) > 2 else False  # noqa: PLR2004 - the branch for "otherwise"


def _if_error(args: Arguments) -> CellValue:
    value = args.scalar(0)
    return args.scalar(1) if isinstance(value, ErrorValue) else value


def _if_not_available(args: Arguments) -> CellValue:
    value = args.scalar(0)
    return args.scalar(1) if value == NOT_AVAILABLE else value


def _choose(args: Arguments) -> Operand:
    """Work out only the one that is chosen, from 1."""
    number = int(args.number(0))
    if not 1 <= number < len(args):
        raise Fault(BAD_VALUE)
    return args.operand(number)


def _and(args: Arguments) -> CellValue:
    return all(_truths(args))


def _or(args: Arguments) -> CellValue:
    return any(_truths(args))


def _not(args: Arguments) -> CellValue:
    return not args.truth(0)


def _truths(args: Arguments) -> list[bool]:
    """Return every argument's truth, all of them worked out; in cells text and blanks do not count."""
    truths = [truth for operand in args.operands() for truth in _truths_of(args, operand)]
    if not truths:
        raise Fault(BAD_VALUE)
    return truths


def _truths_of(args: Arguments, operand: Operand) -> Iterator[bool]:
    if not isinstance(operand, Area):
        yield truth_of(operand)
        return
    for value in args.cells.values(operand):
        if value is not None and not isinstance(value, str):
            yield truth_of(value)


def _true(_args: Arguments) -> CellValue:
    return True


def _false(_args: Arguments) -> CellValue:
    return False


LOGIC: Mapping[str, tuple[Function, int, int]] = {
    "AND": (_and, 1, 255),
    "CHOOSE": (_choose, 2, 255),
    "FALSE": (_false, 0, 0),
    "IF": (_if, 2, 3),
    "IFERROR": (_if_error, 2, 2),
    "IFNA": (_if_not_available, 2, 2),
    "NOT": (_not, 1, 1),
    "OR": (_or, 1, 255),
    "TRUE": (_true, 0, 0),
}
"""Each function with the least and the most arguments that it takes."""
