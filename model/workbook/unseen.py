"""What of an annex's sheet nobody sees: rows and columns that are hidden, or as good as hidden for being low or narrow,
and what stands outside the part that is printed.
"""

import re
from collections.abc import Iterator

from model.workbook.addresses import Block, parse_block
from model.workbook.hidden_columns import hidden_columns
from model.workbook.sheet_cells import SheetCells
from model.workbook.tags import attributes_of, start_tags, whole_number

_COLUMN = start_tags("col")
_PRINTED = re.compile(r"<(?:\w+:)?definedName\b([^>]*)>([^<]*)<")
_AREA = "_xlnm.Print_Area"
_RANGE = re.compile(r"[A-Z]{1,3}\d+(?::[A-Z]{1,3}\d+)?(?=,|$)", re.ASCII)
_LOWEST, _NARROWEST = 4.0, 1.0


def unseen_rows(cells: SheetCells, count: int) -> tuple[int, ...]:
    """Return those of the first rows (from nil) that are hidden, or lower than a line of small print."""
    return tuple(row - 1 for row in cells.rows if row <= count and (cells.is_hidden(row) or _is_squeezed(cells, row)))


def unseen_columns(cells: SheetCells, count: int) -> tuple[int, ...]:
    """Return those of the first columns (from nil) that are hidden, or narrower than a character."""
    spans = [*hidden_columns(cells), *_narrow(cells, count)]
    return tuple(sorted({column - 1 for span in spans for column in span if column <= count}))


def printed_blocks(workbook: str, sheet: int) -> tuple[Block, ...]:
    """Return the parts of a sheet (counted from nil) that are printed, by the workbook's XML; none where all is."""
    for attributes, text in _PRINTED.findall(workbook):
        said = attributes_of(attributes)
        if said.get("name") == _AREA and said.get("localSheetId") == str(sheet):
            ranges = (parse_block(found) for found in _RANGE.findall(text.replace("$", "")))
            return tuple(block for block in ranges if block is not None)
    return ()


def _is_squeezed(cells: SheetCells, row: int) -> bool:
    start, end = cells.rows[row]
    opening = cells.text[start : cells.text.find(">", start, end) + 1]
    return _is_less(attributes_of(opening).get("ht"), _LOWEST) if "ht=" in opening else False


def _narrow(cells: SheetCells, count: int) -> Iterator[range]:
    for tag in _COLUMN.finditer(cells.text, 0, cells.text.find("<sheetData")):
        said = attributes_of(tag[0])
        first, last = whole_number(said.get("min")), whole_number(said.get("max"))
        if first is not None and last is not None and _is_less(said.get("width"), _NARROWEST):
            yield range(first, min(last, count) + 1)


def _is_less(text: str | None, least: float) -> bool:
    try:
        return text is not None and float(text) < least
    except ValueError:
        return False
