"""Columns of what was agreed, the change, and what is proposed now, for each year: arithmetic tells which is which."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import NamedTuple, Protocol

from model.money import EXACT, NIL
from model.workbook.finding.picture import Row
from model.years import Year

_LEAST = 2


class Changed(NamedTuple):
    """What heads the columns of earlier amounts, and those to which the changes lead."""

    before: str
    now: str


class _Figures(Protocol):
    """A column of figures: what its heading says beside its year."""

    @property
    def column(self) -> int: ...
    @property
    def rest(self) -> str: ...
    @property
    def year(self) -> Year | None: ...


def changed_versions(
    amounts: Sequence[_Figures],
    changes: Sequence[_Figures],
    body: Sequence[tuple[int, Row]],
    key: Callable[[str], str],
) -> Changed | None:
    """Return which of two columns a year the changes beside them lead from and to; None where that is not borne out.

    It is where one and the change are the other in most rows that state a change, and in two at least.
    """
    keys = list(dict.fromkeys(key(each.rest) for each in amounts))
    if len(keys) != _LEAST or not changes:
        return None
    columns = {(key(each.rest), each.year): each.column for each in amounts}
    for before, now in (keys, keys[::-1]):
        agreeing = missing = 0
        for change in changes:
            first, last = columns.get((before, change.year)), columns.get((now, change.year))
            for _, cells in body:
                step = _number(cells, change.column)
                if step:
                    agrees = EXACT.add(_number(cells, first), step) == _number(cells, last)
                    agreeing, missing = agreeing + agrees, missing + (not agrees)
        if agreeing >= _LEAST and agreeing > 2 * missing:
            return Changed(before, now)
    return None


def _number(cells: Row, column: int | None) -> Decimal:
    number = cells[column].number if column is not None and column in cells else None
    return number if number is not None else NIL
