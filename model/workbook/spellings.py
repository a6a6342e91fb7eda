"""Regular rows: a table's rows as programs usually write them, each taken by one regular expression.

What a cell says is known by how it is spelled (its type and value), and each distinct spelling is read once in a file.
A row that holds anything else (a formula, a cell outside the table, an amount that needs a remark) does not fit here
and is left to the careful reader.
"""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import TypeVar

from model.lines import CHOICES, Kind
from model.money import Amount, Unit, Unreadable, from_cell_number
from model.workbook.addresses import column_letters
from model.workbook.shared_strings import SharedStrings
from model.workbook.sheet_cells import Cell

NO_CELL = 1
"""The place, among a match's groups, that is always blank: for columns that a table does not have."""
FIRST_CELL = 2
"""The place of the table's first column among a match's groups."""

_MOST_COLUMNS = 200
_ROW = r'<row r="(\d++)"()(?![^>]*\bhidden="(?:1|true)")[^>]*+>'
_CELL = (
    r'(?:<c r="{}\1"(?: s="\d++")?+(?:/>|('
    r'(?: t="(?:n|s|str|b|e)")?+><v>[^<]++|'
    r' t="inlineStr"><is><t(?: xml:space="preserve")?+>[^<]*+'
    r")</(?:v|t></is)></c>))?+"
)
_SPELLED = re.compile(r'(?: t="(?P<kind>[A-Za-z]+)")?>(?:<v>(?P<value>.+)|<is>(?P<inline>.*))', re.DOTALL)
_Value = TypeVar("_Value")


@lru_cache(maxsize=64)
def row_pattern(left: int, right: int) -> re.Pattern[str] | None:
    """Return what a regular row of a table's columns fits in full; None where the table is too wide to be regular.

    Its groups hold the spelling of each cell; the last group that took part is `NO_CELL` + 1 where all are blank.
    """
    if right - left >= _MOST_COLUMNS:
        return None
    cells = "".join(_CELL.format(column_letters(column)) for column in range(left, right + 1))
    return re.compile(f"{_ROW}{cells}</row>", re.ASCII)


class _Known(dict[str, _Value]):
    """Values by spelling; one that is not known yet is read."""

    def __init__(self, known: Mapping[str, _Value], read: Callable[[str], _Value]) -> None:
        super().__init__(known)
        self._read = read

    def __missing__(self, spelling: str) -> _Value:
        value = self[spelling] = self._read(spelling)
        return value


class Spellings:
    """What every cell of a workbook says, by its spelling; "" is the spelling of a blank one."""

    def __init__(self, strings: SharedStrings, unit: Unit, text_of: Callable[[Cell], str]) -> None:
        """Read amounts in the unit, other cells by `text_of`."""
        self._unit = unit
        self._text_of = text_of
        known = {f' t="s"><v>{number}': text for number, text in enumerate(strings.texts)}
        self.texts: Mapping[str, str] = _Known({"": "", **known}, self._text)
        self.amounts: Mapping[str, Amount] = _Known({"": None}, self._amount)
        self.kinds: Mapping[str, Kind] = _Known({}, self._kind)

    def _text(self, spelling: str) -> str:
        return self._text_of(_cell(spelling))

    def _amount(self, spelling: str) -> Amount:
        """Read an amount. Raises KeyError where there is something to remark on."""
        cell = _cell(spelling)
        amount = from_cell_number(cell.value, self._unit) if cell.kind == "n" and cell.value else None
        if amount is None or isinstance(amount, Unreadable):
            raise KeyError(spelling)
        return amount
