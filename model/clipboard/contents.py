"""What the clipboard holds, whichever way it says it: as tab-separated text, as an HTML table, or as both.

Text is taken before HTML where it is a grid of the same shape: it has every space as it was typed. HTML then adds
what text cannot carry: the line breaks that LibreOffice flattens, and the numbers that cells hold beyond those shown.
"""

from collections.abc import Iterator
from dataclasses import replace

from model.clipboard.block import Block, block_of, refuse_too_long, refuse_too_many
from model.clipboard.html_reading import read_html
from model.clipboard.own_copy import OwnCopy
from model.clipboard.tsv import cells_of
from model.money import Unit
from model.problems import EntryProblem


def read_contents(text: str, html: str = "", unit: Unit | None = None, own: OwnCopy | None = None) -> Block:
    """Return the cells that the clipboard holds; `unit` where its figures' unit is known for certain, as of `own`.

    Raises EntryProblem where it holds nothing that can be pasted, or too much.
    """
    refuse_too_long(text)
    refuse_too_many(text.count("\t") + text.count("\n"))
    rows = cells_of(text) if text else []
    table = read_html(html) if "<t" in html.lower() else None
    if not rows and table is None:
        raise EntryProblem("The clipboard holds no cells or text that could be pasted here.")
    is_grid = len({len(row) for row in rows}) == 1
    if table is None or not rows:
        block = table or block_of(rows if unit else _without_blank_end(rows))
    elif is_grid and (len(rows), len(rows[0])) == (table.height, table.width):
        block = replace(table, rows=tuple(_joined(rows, table)))
    else:
        block = table
    fits = own is not None and unit is not None and (own.height, len(own.columns)) == (block.height, block.width)
    return replace(block, unit=unit, own=own if fits else None)


def _without_blank_end(rows: list[list[str]]) -> list[list[str]]:
    """Leave blank lines behind plain text out: no cells of a table, they would blank the cells on which they fell."""
    end = len(rows)
    while end > 1 and not any(text.strip() for text in rows[end - 1]):
        end -= 1
    return rows[:end]


def _joined(rows: list[list[str]], table: Block) -> Iterator[tuple[str, ...]]:
    for row, marked in zip(rows, table.rows, strict=True):
        yield tuple(_richer(plain, rich) for plain, rich in zip(row, marked, strict=True))


def _richer(plain: str, rich: str) -> str:
    """Return the text, or the HTML's where that alone has the line breaks of the same words."""
    if "\n" in rich and "\n" not in plain and plain.split() == rich.split():
        return rich
    return plain
