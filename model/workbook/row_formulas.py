"""Formulas that read only their own row: they travel with their line, their references counted anew."""

import re

from model.workbook.formulas.cells import LAST_ROW
from model.workbook.formulas.references import Between, Deleted, Name, WrittenCells
from model.workbook.formulas.structured import TableCells
from model.workbook.formulas.words import WORDS, reference

_ROW = re.compile(r"(?<![\d$])\d+", re.ASCII)
_FIXED_ROW = re.compile(r"\$\d", re.ASCII)


def is_tied(text: str, row: int, sheet: str) -> bool:
    """Tell whether a formula in this row of a sheet would mean something else in another row, its own row apart."""
    return any(_is_tied(word, row, sheet) for word in WORDS.findall(text))


def names_its_row(text: str) -> bool:
    """Tell whether a formula holds an address with a row, so that its text changes when it travels."""
    return any(_is_address(word) for word in WORDS.findall(text))


def in_row(text: str, row: int) -> str:
    """Return a formula that is not tied to its place as it is written in another row."""
    return WORDS.sub(lambda word: _moved(word[0], row) if _is_address(word[0]) else word[0], text)


def _is_tied(word: str, row: int, sheet: str) -> bool:
    written = reference(word)
    if not isinstance(written, WrittenCells):
        if isinstance(written, Between):
            return not (isinstance(written.first, TableCells) and isinstance(written.last, TableCells))
        return not (written is None or isinstance(written, TableCells | Name | Deleted))
    if not _is_address(word):
        return False
    is_here = written.last_sheet is None and (written.sheet or sheet).lower() == sheet.lower()
    is_own_row = written.top == written.bottom == row
    return not (is_here and is_own_row) or bool(_FIXED_ROW.search(word.rpartition("!")[2]))


def _is_address(word: str) -> bool:
    written = reference(word)
    return isinstance(written, WrittenCells) and (written.top, written.bottom) != (1, LAST_ROW)


def _moved(word: str, row: int) -> str:
    sheet, mark, cells = word.rpartition("!")
    return sheet + mark + _ROW.sub(str(row), cells)
