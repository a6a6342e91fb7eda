"""Merged cells whose first row goes: what they show stands in that row's cell, and goes on in the next row left."""

import re
from collections.abc import Iterator

from model.workbook.addresses import Block, address, parse_block
from model.workbook.cell_xml import CellWrite, Content, cell_xml
from model.workbook.sheet_cells import SheetCells
from model.workbook.shifting.row_map import RowMap
from model.workbook.tags import INSIDE, attributes_of, start_tags

_MERGE = start_tags("mergeCell")
_CELL = re.compile(rf"<c(?=[\s/>])({INSIDE})(?:(?<=/)>|>.*?</c\s*>)", re.DOTALL)

Place = tuple[int, int]


def merges_of(cells: SheetCells) -> Iterator[Block]:
    """Yield the merged cells of a sheet that reach over several rows."""
    for found in _MERGE.finditer(cells.text, cells.end):
        block = parse_block(attributes_of(found[0]).get("ref", ""))
        if block is not None and block.top < block.bottom:
            yield block


def heirs(cells: SheetCells, rows: RowMap) -> dict[Place, Place]:
    """Return, by the cell that is to show it, the cell in a deleted row that shows what merged cells say."""
    found = {}
    for block in merges_of(cells):
        shown = cells.row(block.top).get(block.left)
        left = [row for row in range(block.top, block.bottom + 1) if row not in rows.deleted]
        if block.top in rows.deleted and left and shown is not None and not shown.is_blank:
            found[left[0], block.left] = (block.top, block.left)
    return found


def refused_merge(cells: SheetCells, rows: RowMap) -> str:
    """Return why merged cells cannot follow their rows, as a clause; nothing where they can."""
    moving = rows.leaving - rows.deleted
    for block in merges_of(cells):
        if any(block.top <= row <= block.bottom for row in moving):
            return f"the merged cells {block.text} reach over several rows"
    for heir, owner in heirs(cells, rows).items():
        shown = cells.row(owner[0])[owner[1]]
        if shown.formula is not None or heir[0] not in cells.rows:
            return f"the merged cells at {address(*owner)} reach over several rows and begin in one that would go"
    return ""


def with_heirs(xml: str, number: int, inherited: dict[int, str]) -> str:
    """Return a row's XML in which these columns hold the cells that are inherited, given as XML."""
    for column, shown in inherited.items():
        where = address(number, column)
        cell = cell_xml(where, CellWrite(Content.MOVED, shown), "")
        places = [(attributes_of(found[1]).get("r", ""), found.span()) for found in _CELL.finditer(xml)]
        span = next((span for name, span in places if name == where), None)
        if span is None:
            behind = (span for name, span in places if (block := parse_block(name)) and block.left > column)
            end = xml.rfind("</row")
            start = next((start for start, _ in behind), end if end >= 0 else None)
            if start is None:
                xml = f"{xml.rstrip('/> ')}></row>"
                start = xml.rfind("</row")
            span = start, start
        xml = xml[: span[0]] + cell + xml[span[1] :]
    return xml
