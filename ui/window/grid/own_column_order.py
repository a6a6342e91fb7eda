"""The order of the values of a workbook's own column: days by the day, figures by their size, other words by letters.

A column that the app knows (`Starts`, `Full-year effect`, `Previous 2013/14`, `Agreed by`) holds what its heading says,
and a value that is none comes behind; of any other column every value must be a day, or every one a figure.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal

from model.agreed_by import day_of
from model.known_columns import AGREED_BY, STARTS, as_headed, holds_figures
from model.money import Unit, plain_amount
from model.part_year import parse_date
from model.problems import EntryProblem

Key = date | Decimal | tuple[int, int, int]


def keys_of(heading: str, texts: Mapping[int, str]) -> dict[int, Key] | None:
    """Return what each text under a heading is sorted by, without those that are none; None for words."""
    found = _KEYS.get(as_headed(heading, _KEYS))
    if found is not None or holds_figures(heading):
        return _read(found or _figure, texts)
    for read in (_day, _figure):
        keys = _read(read, texts)
        if keys and len(keys) == sum(bool(text) for text in texts.values()):
            return keys
    return None


def _read(read: Callable[[str], Key | None], texts: Mapping[int, str]) -> dict[int, Key]:
    found: Iterable[tuple[int, Key | None]] = ((line_id, read(text)) for line_id, text in texts.items() if text)
    return {line_id: key for line_id, key in found if key is not None}


def _day(text: str) -> date | None:
    try:
        return parse_date(text)
    except EntryProblem:
        return None


def _figure(text: str) -> Decimal | None:
    return plain_amount(text, Unit.GBP)


_KEYS: Mapping[str, Callable[[str], Key | None]] = {STARTS: _day, AGREED_BY: day_of}
