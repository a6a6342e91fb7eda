"""The order in which lines and areas are read from tables that others laid out: an area comes with its first line.

The officer's own order is another where a new line got the rows behind a line whose rows lie apart, or where the first
line of an area went.
"""

from dataclasses import replace
from types import MappingProxyType

from model.budget import Snapshot
from model.workbook.finding.layout import ColumnRole, Layout
from model.workbook.found_binding import FoundBinding


def in_reading_order(layout: Layout, binding: FoundBinding, held: Snapshot) -> Snapshot:
    """Return a state with its areas, and the lines of each, in the order in which a layout reads them."""
    ranks = _ranks(layout, binding)
    last = len(ranks)
    line_ids = {
        area_id: tuple(sorted(ids, key=lambda line_id: ranks.get(line_id, last)))
        for area_id, ids in held.line_ids.items()
    }
    firsts = {area_id: ranks.get(ids[0], last) if ids else last for area_id, ids in line_ids.items()}
    areas = sorted(held.areas, key=lambda area: firsts[area.id])
    return replace(held, areas=tuple(areas), line_ids=MappingProxyType(line_ids))


def _ranks(layout: Layout, binding: FoundBinding) -> dict[int, int]:
    """Return the place of each line in the order of reading."""
    at = {(place.sheet.name, place.row, place.column): line_id for line_id, _, place in binding.amounts()}
    found: dict[int, None] = {}
    for region in layout.regions:
        columns = region.columns_of(ColumnRole.AMOUNT)
        for row in region.lines:
            for number in range(len(region.accounts)):
                places = (region.place(row, column.column) for column in columns if column.account == number)
                keys = ((region.sheet, *place) for place in places if place is not None)
                found.update(dict.fromkeys(at[key] for key in keys if key in at))
    return {line_id: rank for rank, line_id in enumerate(found)}
