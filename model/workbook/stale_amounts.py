"""Amounts of the app's own layout whose formulas come to another figure than their cells hold.

A formula of other cells keeps its last value until a spreadsheet calculates it again. The value that is held is the
one that counts, as it is the one that everybody sees; that it is stale is told. Pure workings are left to the checks.
"""

from collections.abc import Iterator

from model.budget import Budget
from model.findings import Finding
from model.lines import AMOUNT, FORECAST, Field, Line
from model.workbook.addresses import address
from model.workbook.bindings import Bindings, LinesBinding
from model.workbook.sheet_source import SheetSource
from model.workbook.structure import Structure
from model.workbook.uncalculated import Uncalculated
from model.workings import is_working


def stale_amounts(budget: Budget, bindings: Bindings, structure: Structure, source: SheetSource) -> Iterator[Finding]:
    """Yield a warning for each amount or forecast that is not what its formula comes to now."""
    uncalculated = Uncalculated(structure, source)
    unit = budget.settings.unit
    for binding in bindings.lines.values():
        for line in budget.lines_of(binding.area_id):
            for name, formulas in ((AMOUNT, line.formulas), (FORECAST, line.forecast_formulas)):
                fields = (Field(name, year) for year, formula in formulas.items() if not is_working(formula, unit))
                yield from _stale(line, fields, binding, source, uncalculated)


def _stale(
    line: Line, fields: Iterator[Field], binding: LinesBinding, source: SheetSource, uncalculated: Uncalculated
) -> Iterator[Finding]:
    for field in fields:
        place = binding.rows[line.id], binding.columns[field]
        cell = source.cells(binding.sheet).row(place[0]).get(place[1])
        remark = uncalculated.stale(binding.sheet, place, cell)
        if remark is not None:
            where = address(*place)
            message = f"The cell {binding.sheet.name}!{where} {remark.sentence}."
            ids = line.reference, line.id, line.area_id, field
            yield Finding(remark.level, remark.rule, message, binding.sheet.name, where, *ids)
