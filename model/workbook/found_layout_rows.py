"""A layout whose rows moved: the same tables and totals, with rows for new lines and without those of deleted ones."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from model.workbook.addresses import Block
from model.workbook.finding.layout import Layout, LinePlace, Part, Region, Row, Total
from model.workbook.long_rows import rows_of
from model.workbook.shifting.row_map import RowMap

NewRow = tuple[Region, Row, Row]
"""A table, the row beside which a line goes, and the row that the line gets."""


def moved_layout(layout: Layout, maps: Mapping[str, RowMap], new_rows: Iterable[NewRow]) -> Layout:
    """Return the layout after its rows went where the maps by sheet say.

    A moved line is among the `new_rows`, and one that gets further rows.
    """
    added = list(new_rows)
    regions = tuple(_region(region, maps, added) for region in layout.regions)
    return replace(layout, regions=regions, totals=tuple(_total(total, maps, added) for total in layout.totals))


def _region(region: Region, maps: Mapping[str, RowMap], added: list[NewRow]) -> Region:
    rows = maps.get(region.sheet)
    if rows is None:
        return region
    new = [made for table, _, made in added if table == region]
    taken = {row.row for row in new}
    for row in region.rows:
        number = rows.row(row.row)
        if number is not None and number not in taken:
            new.append(replace(row, row=number, parts=_parts(row, rows)))
    block = rows.block(region.block, grows=True) or region.block
    bottom = max([block.bottom, *(number for row in new for number in rows_of(row))])
    block = Block(block.top, block.left, bottom, block.right)
    return replace(region, block=block, rows=tuple(sorted(new, key=lambda row: row.row)))


def _parts(row: Row, rows: RowMap) -> tuple[Part, ...]:
    moved = ((part, rows.row(part.row)) for part in row.parts)
    return tuple(part._replace(row=number) for part, number in moved if number is not None)


def _total(total: Total, maps: Mapping[str, RowMap], added: list[NewRow]) -> Total:
    covers = [moved for place in total.covers if (moved := _place(place, maps)) is not None]
    for region, row, made in added:
        accounts = {place.account for place in total.covers if place == region.line_place(row, place.account)}
        covers += [region.line_place(made, account) for account in sorted(accounts)]
    rows = maps.get(total.sheet)
    cells = total.cells
    if rows is not None:
        cells = tuple((year, rows.row(row) or row, column) for year, row, column in total.cells)
    return replace(total, cells=cells, covers=tuple(dict.fromkeys(covers)))


def _place(place: LinePlace, maps: Mapping[str, RowMap]) -> LinePlace | None:
    rows = maps.get(place.sheet)
    if rows is None:
        return place
    number = rows.row(place.row)
    return None if number is None else place._replace(row=number)
