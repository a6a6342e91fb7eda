"""Formulas that cast rows of their own column, and formulas that take figures over from other sheets."""

import re
from functools import lru_cache
from typing import NamedTuple

from model.workbook.addresses import column_number

_REFERENCE = re.compile(
    r"(?<![\w!'.\]])\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?(?![\w(!])", re.ASCII
)
_SUM = re.compile(r"\b(?:SUM|SUBTOTAL|AGGREGATE|SUMIFS?)\s*\(", re.IGNORECASE)
_TABLE_SUM = re.compile(r"\b(?:SUM|SUBTOTAL|AGGREGATE|SUMIFS?)\s*\([^)]*\[", re.IGNORECASE)
_ADDITION = re.compile(r"[\s+\-$A-Z\d()]+", re.ASCII)
_OTHER_SHEET = re.compile(r"!\$?[A-Z]{1,3}\$?\d", re.ASCII)
_MOST_ROWS = 100_000


class Cast(NamedTuple):
    """What a formula casts: rows of its own column.

    `whole_table`: a column of an Excel table, whose rows are not named.
    """

    rows: frozenset[int]
    whole_table: bool = False


@lru_cache(maxsize=8192)
def cast_of(formula: str, row: int, column: int) -> Cast | None:
    """Return what the formula of a cell casts; None where it casts nothing of its own column."""
    if "!" in formula and not _REFERENCE.search(formula):
        return None
    rows: set[int] = set()
    for match in _REFERENCE.finditer(formula):
        first, last = int(match[2]), int(match[4] or match[2])
        left, right = column_number(match[1]), column_number(match[3] or match[1])
        if left <= column <= right and last - first < _MOST_ROWS:
            rows.update(range(min(first, last), max(first, last) + 1))
    rows.discard(row)
    if _TABLE_SUM.search(formula):
        return Cast(frozenset(rows), whole_table=True)
    if not rows:
        return None
    is_addition = len(rows) > 1 and bool(_ADDITION.fullmatch(formula))
    return Cast(frozenset(rows)) if _SUM.search(formula) or is_addition else None


def is_from_elsewhere(formula: str) -> bool:
    """Tell whether a formula takes figures of another sheet."""
    return bool(_OTHER_SHEET.search(formula))
