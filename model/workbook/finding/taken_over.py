"""Formulas that take totals over from other sheets: `=Adults!C11`, `='Adults'!C7+Highways!C6`."""

import re
from functools import lru_cache
from typing import NamedTuple

from model.workbook.addresses import column_number

_ONE = r"(?:'((?:[^']|'')+)'|([\w.]+))!\$?([A-Z]{1,3})\$?(\d{1,7})"
_REFERENCE = re.compile(_ONE, re.ASCII)
_ONLY = re.compile(rf"\+?(?:SUM\()?{_ONE}(?:\s*[+,]\s*{_ONE})*\)?", re.ASCII)


class TakenOver(NamedTuple):
    """A cell of another sheet."""

    sheet: str
    row: int
    column: int


@lru_cache(maxsize=8192)
def taken_over(formula: str) -> tuple[TakenOver, ...]:
    """Return the cells of other sheets that a formula takes over or adds up; none where it does anything else."""
    if not _ONLY.fullmatch(formula.strip()):
        return ()
    return tuple(
        TakenOver((quoted or plain).replace("''", "'"), int(row), column_number(column))
        for quoted, plain, column, row in _REFERENCE.findall(formula)
    )
