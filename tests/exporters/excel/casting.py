"""Casts the formulas of a planned sheet from its own cells, exactly: a third opinion beside annex and LibreOffice."""

import re
from collections.abc import Iterator
from decimal import Decimal

from exporters.excel.sheet_plan import SheetPlan
from exporters.excel.sums import column_letter
from model.money import EXACT

_FORMULA = re.compile(r"=ROUND\((.+),(\d+)\)")
_CALL = re.compile(r"([+-]?)(?:SUM\(([^()]*)\)|0)")
_RANGE = re.compile(r"([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?")


def casts(plan: SheetPlan) -> Iterator[tuple[Decimal, Decimal]]:
    """Yield for each formula the value planned for it and the value that its own cells give."""
    for row in plan.rows:
        for column, formula in enumerate(row.formulas, plan.words):
            if formula:
                planned = row.cells[column]
                assert isinstance(planned, Decimal)
                yield planned, _value(plan, formula, column)


def _value(plan: SheetPlan, formula: str, column: int) -> Decimal:
    whole = _FORMULA.fullmatch(formula)
    assert whole, formula
    result = Decimal(0)
    for sign, ranges in _CALL.findall(whole[1]):
        for letters, low, other, high in _RANGE.findall(ranges):
            assert {letters, other or letters} == {column_letter(column)}
            for row in range(int(low), int(high or low) + 1):
                cell = plan.rows[row - 1].cells[column]
                if isinstance(cell, Decimal):
                    result = EXACT.subtract(result, cell) if sign == "-" else EXACT.add(result, cell)
    return round(result, int(whole[2]))
