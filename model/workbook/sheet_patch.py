"""Patching a sheet's XML: only the cells that change are rewritten, everything around them stays as it stands."""

import re
from bisect import bisect_right
from collections.abc import Mapping

from model.workbook.addresses import Block, address, parse_block
from model.workbook.cell_xml import CellWrite, cell_xml
from model.workbook.growth import Growth, with_grown_rules
from model.workbook.sheet_cells import SheetCells
from model.workbook.tags import attributes_of, start_tags, with_attribute

Writes = Mapping[tuple[int, int], CellWrite | None]

_SPANS = re.compile(r"(\d{1,5}):(\d{1,5})", re.ASCII)
_DIMENSION = start_tags("dimension")
_ROW_OPENING = start_tags("row")


def patched(cells: SheetCells, writes: Writes, growths: tuple[Growth, ...] = ()) -> str:
    """Return the sheet's XML with cells written (None removes a cell); rows are added where there are none."""
    by_row: dict[int, dict[int, CellWrite | None]] = {}
    for (row, column), write in writes.items():
        by_row.setdefault(row, {})[column] = write
    text = cells.text
    pieces: list[str] = []
    position = 0
    existing = list(cells.rows)
    for row in sorted(by_row):
        span = cells.rows.get(row)
        if span is None:
            new = _new_row(row, by_row[row])
            if not new:
                continue
            behind = bisect_right(existing, row)
            at = cells.rows[existing[behind]][0] if behind < len(existing) else cells.end
            pieces += [text[position:at], new]
            position = at
            continue
        pieces += [text[position : span[0]], _patched_row(cells, row, by_row[row])]
        position = span[1]
    pieces.append(text[position:])
    return _around("".join(pieces), by_row, growths)


def _new_row(row: int, writes: Mapping[int, CellWrite | None]) -> str:
    inside = "".join(cell_xml(address(row, column), write, "") for column, write in sorted(writes.items()) if write)
    return f'<row r="{row}">{inside}</row>' if inside else ""


def _patched_row(cells: SheetCells, row: int, writes: Mapping[int, CellWrite | None]) -> str:
    start, end = cells.rows[row]
    opening = _ROW_OPENING.match(cells.text, start, end)
    if opening is None:
        return cells.text[start:end]
    pieces: list[str] = []
    position = opening.end()
    pending = sorted(writes.items())
    for column, _, first, last in cells.spans(row):
        while pending and pending[0][0] < column:
            number, write = pending.pop(0)
            if write:
                pieces += [cells.text[position:first], cell_xml(address(row, number), write, "")]
                position = first
        if pending and pending[0][0] == column:
            _, write = pending.pop(0)
            pieces.append(cells.text[position:first])
            if write:
                pieces.append(cell_xml(address(row, column), write, cells.text[first:last]))
            position = last
    is_self_closed = opening[0].endswith("/>")
    tail = end if is_self_closed else end - len("</row>")
    pieces.append(cells.text[position:tail])
    pieces += [cell_xml(address(row, column), write, "") for column, write in pending if write]
    inside = "".join(pieces)
    return f"{_row_opening(opening[0], writes, is_self_closed)}{inside}</row>"


def _row_opening(opening: str, writes: Mapping[int, CellWrite | None], self_closed: bool) -> str:  # noqa: FBT001
    if self_closed:
        opening = f"{opening[:-2].rstrip()}>"
    spans = _SPANS.fullmatch(attributes_of(opening).get("spans", ""))
    if spans and not all(int(spans[1]) <= column <= int(spans[2]) for column in writes):
        opening = with_attribute(opening, "spans", None)
    return opening


def _around(text: str, by_row: Mapping[int, Mapping[int, CellWrite | None]], growths: tuple[Growth, ...]) -> str:
    """Let the sheet's stated size, and rules that reached a grown table's end, reach its new end."""
    if growths:
        bottom = max(by_row)

        def larger(tag: re.Match[str]) -> str:
            block = parse_block(attributes_of(tag[0]).get("ref", ""))
            if block is None or block.bottom >= bottom:
                return tag[0]
            right = max(block.right, *(growth.new.right for growth in growths))
            return with_attribute(tag[0], "ref", Block(block.top, block.left, bottom, right).text)

        text = _DIMENSION.sub(larger, text, count=1)
        text = with_grown_rules(text, growths)
    return text
