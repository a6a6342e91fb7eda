"""A sheet for accessible publication: sentences in the first column, and below them at most one table."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from exporters.annex import Annex
from exporters.excel.measures import TALLEST, wrapped_height
from exporters.excel.sheet_plan import SheetPlan, SheetRow
from exporters.excel.text_width import characters_needed, column_pixels
from exporters.theme import Part, theme

_SENTENCES = 48.0
_PAGE = 90.0
_INDENT = 9
_SPACE = {Part.TITLE: 6.0, Part.HEADING: 6.0, Part.HEADER: 6.0}
_GAP = 8.0


@dataclass(frozen=True, slots=True)
class PlainTable:
    """A table: the name of the Excel table, a heading and a width in characters for each column, and its rows.

    The first `words` columns hold words, the others figures. A column of words is narrower where its words are short.
    """

    name: str
    headings: tuple[str, ...]
    widths: tuple[float, ...]
    words: int
    rows: tuple[SheetRow, ...]


def sentence(text: str, part: Part = Part.STATEMENT, link: str = "") -> SheetRow:
    """Return a row of one text above the table, which may lead to another sheet."""
    return SheetRow(part, (text,), link=link)


def plain_sheet(annex: Annex, name: str, opening: Sequence[SheetRow], table: PlainTable | None = None) -> SheetPlan:
    """Return the plan of a sheet, every row as tall as its words need."""
    if table is None:
        rows = [_tall(row, (_PAGE,)) for row in opening]
        return SheetPlan(name, tuple(rows), (_PAGE,), words=1)
    widths = _table_widths(table)
    above = [_tall(row, widths[:1]) for row in opening]
    above[-1] = replace(above[-1], height=above[-1].height + _GAP)
    body = (_tall(row, widths) for row in (SheetRow(Part.HEADER, table.headings), *table.rows))
    return SheetPlan(
        name=name,
        rows=(*above, *body),
        widths=widths,
        words=table.words,
        header=len(opening),
        decimals=annex.decimals,
        negatives=annex.negatives,
        table=table.name,
    )


def _height_needed(row: SheetRow, widths: Sequence[float]) -> float:
    """Return the height in points that a row's words need, which may be more than Excel allows."""
    pixels = [column_pixels(width) - _INDENT * (column > 0) for column, width in enumerate(widths)]
    texts = [cell if isinstance(cell, str) else "" for cell in row.cells]
    return wrapped_height(texts, pixels, theme().looks[row.part]) + _SPACE.get(row.part, 0.0)


def _table_widths(table: PlainTable) -> tuple[float, ...]:
    """Return the widths of a table's columns, in characters; the first is wide enough for the sentences above it."""
    widths = [
        min(most, _natural(table, column)) if column < table.words else most for column, most in enumerate(table.widths)
    ]
    return (max(widths[0], _SENTENCES), *widths[1:])


def _tall(row: SheetRow, widths: Sequence[float]) -> SheetRow:
    return replace(row, height=min(_height_needed(row, widths), TALLEST))


def _natural(table: PlainTable, column: int) -> float:
    """Return the width at which no word of a column would wrap."""
    texts = {str(row.cells[column]) for row in table.rows} | {table.headings[column]}
    return max(characters_needed(text, theme().points) for text in texts) + 3
