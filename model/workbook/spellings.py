"""How cells are spelled: a table's rows as programs usually write them are taken by one regular expression each.

What a cell says is known by how it is spelled (its type and value), and each distinct spelling is read only once. A row
that holds anything else (a formula, a cell outside the table) does not fit here and is left to the careful reader.
"""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import TypeVar

from model.money import Amount, Unit, Unreadable, from_cell_number
from model.workbook.addresses import column_letters
from model.workbook.sheet_cells import Cell
from model.workbook.sheet_source import SheetSource

NO_CELL = 1
"""The place among a match's groups that is always blank: for a column that the table does not have."""
FIRST_CELL = 2
"""The place of the table's first column among a match's groups."""
BLANK = 2
"""The number of the last group that took part in a match of a row whose cells are all blank."""

NUMBERS = ("><v>", ' t="n"><v>')
"""How the spelling of a number begins."""

_NUMBER = "><v>"
_INLINE = ' t="inlineStr"><is><t xml:space="preserve">'
_TO_RESOLVE = re.compile("&|_x|\r")
"""What an XML text may hold that is not what it means."""
_DATED = ' s="'
_MOST_COLUMNS = 200
_MOST_DATES = 100
_EXCEL_DIGITS = 15
_ROW = r'<row r="(\d++)"()(?: (?!hidden="[^0f]|ht="0|r=)[\w:]++="[^"<&]*+")*+ ?+>'
_PLAIN = r"[^<&\x00-\x08\x0b\x0c\x0e-\x1f]*+"
_TEXT = rf"{_PLAIN}(?:&(?:amp|lt|gt|quot|apos);{_PLAIN})*+"
_STYLE = r'(?: s="\d++")?+'
_VALUE = (
    r'(?: t="(?:n|s|b)")?+><v>[^<&]++|'
    rf' t="(?:str|e)"><v>(?!<){_TEXT}|'
    rf' t="inlineStr"><is><t(?: xml:space="preserve")?+>{_TEXT}'
)
_SPELLED = re.compile(
    r'(?: s="(?P<style>\d+)")?(?: t="(?P<kind>[A-Za-z]+)")?>(?:<v>(?P<value>.+)|<is>(?P<inline>.*))', re.DOTALL
)
_Value = TypeVar("_Value")


@lru_cache(maxsize=64)
def row_pattern(left: int, right: int, dates: frozenset[str] = frozenset()) -> re.Pattern[str] | None:
    """Return what a regular row of a table's columns fits in full; None where it would be too long.

    Its groups are the row's number, `NO_CELL` and the spelling of each cell, with its style where that shows `dates`.
    """
    if right - left >= _MOST_COLUMNS or len(dates) > _MOST_DATES:
        return None
    cell = rf"{_STYLE}(?:/>|({_VALUE})"
    if dates:
        other = rf'(?: s="(?!(?:{"|".join(sorted(dates))})")\d++")?+'
        cell = rf'{other}(?:/>| s="\d++"/>|({_STYLE}(?:{_VALUE}))'
    cells = "".join(
        rf'(?:<c r="{column_letters(column)}\1"{cell}</(?:v|t></is)></c>))?+' for column in range(left, right + 1)
    )
    return re.compile(f"{_ROW}{cells}</row>", re.ASCII)


class Known(dict[str, _Value]):
    """Values by text; one that is not known yet is read, once."""

    def __init__(self, read: Callable[[str], _Value], known: Mapping[str, _Value] | None = None) -> None:
        """Begin with what is known already."""
        super().__init__(known or {})
        self._read = read

    def __missing__(self, text: str) -> _Value:
        value = self[text] = self._read(text)
        return value


class Spellings:
    """What the cells of a workbook say: `texts` and `amounts` by spelling, "" for a blank cell.

    `odd` are the spellings looked up so far that are no plain amount: the careful reader has something to say on them.
    """

    def __init__(self, source: SheetSource, unit: Unit) -> None:
        """Read amounts in the unit."""
        self._source = source
        self._unit = unit
        self.odd: set[str] = set()
        known = {f' t="s"><v>{number}': text for number, text in enumerate(source.strings.texts)}
        self.texts = Known(self._text, known | {"": ""})
        self.amounts = Known(self._amount, {"": None})

    def text_of(self, cell: Cell) -> str:
        """Read a text cell; a number that somebody typed there is its 15 digits as text."""
        shown = self._source.text_of(cell)
        if cell.style in self._source.dates.numbers:
            return shown
        return f"{float(shown):.15g}" if cell.kind == "n" and len(shown) > _EXCEL_DIGITS else shown

    def is_date(self, spelling: str) -> bool:
        """Tell whether the spelling of a cell is that of a date."""
        if not spelling.startswith(_DATED):
            return False
        cell = _cell(spelling)
        return cell.kind == "n" and bool(cell.value) and cell.style in self._source.dates.numbers

    def _text(self, spelling: str) -> str:
        if spelling.startswith(_INLINE) and not _TO_RESOLVE.search(spelling):
            return spelling[len(_INLINE) :]
        return self.text_of(_cell(spelling))

    def _amount(self, spelling: str) -> Amount:
        is_number = spelling.startswith(_NUMBER)
        amount = from_cell_number(spelling[len(_NUMBER) :], self._unit) if is_number else Unreadable(spelling)
        if isinstance(amount, Unreadable):
            self.odd.add(spelling)
        return amount


def _cell(spelling: str) -> Cell:
    match = _SPELLED.fullmatch(spelling)
    if match is None:
        return Cell("", "n", None, "", None)
    return Cell(match["style"] or "", match["kind"] or "n", None, "", match["value"] or f"{match['inline']}</t>")
