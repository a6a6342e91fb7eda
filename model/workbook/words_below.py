"""Words that a table says once for the rows below: where the row that says them goes, the next of these says them.

A column of areas, say, has “Adults” beside the first of its lines and is blank beside the others.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from model.workbook.cell_xml import CellWrite, Content
from model.workbook.finding.kind_words import kind_words
from model.workbook.finding.layout import ColumnRole, Layout, Region, Row
from model.workbook.opening import Opened
from model.workbook.shifting.row_map import RowMap

Writes = dict[str, dict[tuple[int, int], CellWrite]]


class _Said(NamedTuple):
    """The words of a column, and the row of the sheet that says them."""

    words: str
    row: int


def words_handed_down(opened: Opened, layout: Layout, maps: Mapping[str, RowMap]) -> Writes:
    """Return what cells are to say, by sheet name, when rows went where the `maps` say."""
    writes: Writes = {}
    for region in layout.regions:
        rows = maps.get(region.sheet)
        if rows is None or not rows.leaving:
            continue
        for column in region.columns_of(ColumnRole.AREA, ColumnRole.SERVICE, ColumnRole.TYPE):
            for row, words in _handed_down(opened, region, column.column, column.role, rows):
                writes.setdefault(region.sheet, {})[row, column.column] = CellWrite(Content.TEXT, words)
    return writes


def _handed_down(
    opened: Opened, region: Region, column: int, role: ColumnRole, rows: RowMap
) -> Iterator[tuple[int, str]]:
    """Yield the new rows that are to say words, with these."""
    cells = opened.source.cells(opened.structure.sheet(region.sheet))
    said: _Said | None = None
    stays: list[tuple[int, str, bool]] = []
    for row in region.lines:
        cell = cells.row(row.row).get(column)
        own = opened.source.text_of(cell).strip() if cell is not None else ""
        said = _Said(own, row.row) if own else said
        now = rows.row(row.row)
        if said is not None and now is not None and (own or _means(row, role, said.words)):
            stays.append((now, said.words, bool(own)))
    held = ""
    for now, words, is_own in sorted(stays):
        if not is_own and words != held:
            yield now, words
        held = words


def _means(row: Row, role: ColumnRole, words: str) -> bool:
    """Tell whether a row that says nothing is of what these words above it say."""
    if role is ColumnRole.TYPE:
        named = kind_words(words)
        return named is not None and named.kind is row.kind
    return words in (row.area, row.service)
