"""Every function that is calculated here, by its name in Excel's files."""

from collections.abc import Mapping
from functools import partial

from model.workbook.formulas.aggregates import AGGREGATES
from model.workbook.formulas.arguments import Arguments, Function
from model.workbook.formulas.cells import Operand
from model.workbook.formulas.information import INFORMATION
from model.workbook.formulas.logic import LOGIC
from model.workbook.formulas.lookups import LOOKUPS
from model.workbook.formulas.places import PLACES
from model.workbook.formulas.pointing import POINTING
from model.workbook.formulas.refusals import NotCalculated
from model.workbook.formulas.rounding import ROUNDING
from model.workbook.formulas.tallies import TALLIES
from model.workbook.formulas.texts import TEXTS


def _counted(function: Function, least: int, most: int, args: Arguments) -> Operand:
    if not least <= len(args) <= most:
        raise NotCalculated(f"{args.function} with {len(args)} arguments is not calculated here")
    return function(args)


FUNCTIONS: Mapping[str, Function] = {
    name: partial(_counted, function, least, most)
    for family in (AGGREGATES, INFORMATION, LOGIC, LOOKUPS, PLACES, POINTING, ROUNDING, TALLIES, TEXTS)
    for name, (function, least, most) in family.items()
}
