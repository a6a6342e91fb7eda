"""The criteria of SUMIF, SUMIFS and their kin: "Pressure", "<>Saving", ">=100", "14SCS*", a number, blank."""

import operator as comparison
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import TypeAlias

from model.workbook.formulas.cells import CellValue, ErrorValue
from model.workbook.formulas.comparing import has_wildcards, is_same, wildcard_pattern
from model.workbook.formulas.numbers import as_stored, plain_number
from model.workbook.formulas.refusals import NotCalculated

Criterion: TypeAlias = Callable[[CellValue], bool]

_CRITERION = re.compile(r"(<>|<=|>=|<|>|=)?(.*)", re.DOTALL)
_ORDERS: Mapping[str, Callable[[Decimal, Decimal], bool]] = {
    "<": comparison.lt,
    "<=": comparison.le,
    ">": comparison.gt,
    ">=": comparison.ge,
}
_FINANCIAL_YEAR = re.compile(r"\d{4}[/-]\d\d", re.ASCII)
_MAYBE_A_NUMBER = re.compile(r"(?=.*\d)[\d\s.,:/()%$£€eE+-]*")
_MAYBE_A_DATE = re.compile(
    r"(?=.*\d)[\d\s./,-]*(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[\d\s./,-]*", re.IGNORECASE
)


def criterion(value: CellValue) -> Criterion:
    """Return the test that a criterion makes of each cell. Cells hold numbers of at most 15 digits.

    Raises NotCalculated where Excel might see a date, a currency or an ordering of text.
    """
    if value is None:
        return lambda cell: _is_number(cell, Decimal(0))
    if not isinstance(value, str):
        return _equal_to(as_stored(value))
    found = _CRITERION.fullmatch(value)
    operator, text = found.groups() if found else (None, value)
    if operator is None and not text:
        return lambda cell: cell is None or cell == ""
    if operator in (None, "=", "<>"):
        holds = _equal_to(_meant(text)) if text else _is_blank
        return (lambda cell: not holds(cell)) if operator == "<>" else holds
    return _ordered(operator or "", _meant(text))


def _meant(text: str) -> CellValue:
    """Return what a criterion's text stands for: a number, TRUE, an error, or itself."""
    if text.upper() in ("TRUE", "FALSE"):
        return text.upper() == "TRUE"
    if text.startswith("#") and text.endswith(("!", "?", "/A")):
        return ErrorValue(text.upper())
    number = plain_number(text)
    if number is not None:
        return number
    doubtful = _MAYBE_A_NUMBER.fullmatch(text) or _MAYBE_A_DATE.fullmatch(text)
    if doubtful and not _FINANCIAL_YEAR.fullmatch(text):
        raise NotCalculated(f"the criterion “{text}” may be a number, a date or text")
    return text


def _equal_to(wanted: CellValue) -> Criterion:
    if isinstance(wanted, Decimal):
        number = wanted
        return lambda cell: _is_number(cell, number)
    if not isinstance(wanted, str):
        return lambda cell: is_same(cell, wanted)
    if has_wildcards(wanted):
        pattern = wildcard_pattern(wanted)
        return lambda cell: isinstance(cell, str) and pattern.fullmatch(cell) is not None
    lowered = wanted.lower()
    return lambda cell: isinstance(cell, str) and cell.lower() == lowered


def _is_number(cell: CellValue, wanted: Decimal) -> bool:
    """A cell whose text is plainly the number counts too, as it does in Excel."""
    if isinstance(cell, str):
        return plain_number(cell) == wanted
    return isinstance(cell, Decimal) and cell == wanted


def _is_blank(cell: CellValue) -> bool:
    return cell is None


def _ordered(operator: str, bound: CellValue) -> Criterion:
    if not isinstance(bound, Decimal):
        raise NotCalculated("a criterion by the order of text is not calculated here")
    holds = _ORDERS[operator]
    return lambda cell: isinstance(cell, Decimal) and holds(cell, bound)
