"""Room for lines that came, went or moved in a workbook that others laid out: its rows go first, then cells are edited.

The rows are moved in memory, the outcome is proved, and stands in for the opened workbook from there on: it holds the
old lines in their new places and a blank one for each new line.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from model.areas import Area
from model.budget import Snapshot
from model.workbook.counted import refuse_uncounted
from model.workbook.finding.layout import Layout
from model.workbook.formulas import CellRef, dependents_of
from model.workbook.found_binding import FoundBinding
from model.workbook.found_layout_rows import moved_layout
from model.workbook.found_order import in_reading_order
from model.workbook.found_rows import RowsPlan, plan_rows
from model.workbook.kept_writes import without_rows_of
from model.workbook.long_rows import is_long, naming_cell
from model.workbook.model_ids import with_model_ids
from model.workbook.opening import Opened, open_bytes
from model.workbook.room import Room, arranged, following, told
from model.workbook.shifting.proof import prove_shift
from model.workbook.shifting.row_map import RowMap
from model.workbook.shifting.shifted import Shifted, book_of, shift_rows
from model.workbook.single_sums import refuse_or_tell
from model.workbook.verifying import compare_budgets
from model.workbook.words_below import words_handed_down
from model.workbook.year_rows import with_year_rows

_TELLS_PLACES = re.compile(r"(?<![\w.])(?:ROW|ROWS|CELL|ADDRESS)\(", re.IGNORECASE)

Key = tuple[str, int, int]


def with_found_room(opened: Opened, old: Snapshot, new: Snapshot, file: str) -> Room:
    """Return the workbook with the rows that the new state needs. Raises FileProblem with the reason why not."""
    layout, binding = opened.layout, opened.bindings.found
    if layout is None or binding is None or old.areas != new.areas:  # other areas are refused when saved
        return Room(opened, old, new, new)
    if dict(old.line_ids) == dict(new.line_ids) and not any(map(is_long, layout.regions)):
        return _without_moves(opened, layout, binding, old, new)
    if not plan_rows(opened, old, new, file).maps:
        return _without_moves(opened, layout, binding, old, new)  # lines went whose rows hold others, which stay
    gone = [line_id for line_id in old.lines if line_id not in new.lines]
    kept, opened = opened.bindings.kept, without_rows_of(opened, gone, old, file)
    cleared = {kept.table.sheet.part} if kept is not None and opened.bindings.kept is not kept else set()
    binding = opened.bindings.found or binding
    plan = plan_rows(opened, old, new, file)
    shifted = shift_rows(opened, plan.maps, plan.copied, file)
    new_rows = [
        (each.stand.region, each.stand.row, each.made(rows, plan.maps[each.stand.region.sheet]))
        for each, rows in plan.places()
    ]
    again = open_bytes(shifted.data, file, said=opened.said, layout=moved_layout(layout, plan.maps, new_rows))
    pointing = prove_shift(opened, again, plan.maps, file)
    refuse_uncounted(again, plan, file)
    uncounted = refuse_or_tell(again, plan, file)
    order = _order(again, _keys(binding, plan))
    again, writes = with_year_rows(opened, again, plan, {mine: found for found, mine in order.items()}, file)
    for sheet, handed in words_handed_down(opened, layout, plan.maps).items():
        writes[sheet] = {**handed, **writes.get(sheet, {})}
    holds = arranged(again, order, _areas(again, new), old)
    wanted = following(old, holds, new)
    compare_budgets(again, holds, file)
    return Room(
        with_model_ids(again, holds),
        holds,
        wanted,
        replace(wanted, lines=new.lines, controls=new.controls),
        frozenset(shifted.parts) | cleared,
        frozenset(shifted.removed),
        (*shifted.findings, *pointing, *told(plan.maps, file), *uncounted),
        _new_cells(again, plan, shifted),
        _stale(opened, again, plan.maps, shifted),
        writes,
    )


def _without_moves(opened: Opened, layout: Layout, binding: FoundBinding, old: Snapshot, new: Snapshot) -> Room:
    """Return the workbook as it is, with both states in the order in which it is read."""
    wanted = in_reading_order(layout, binding, new)
    held = in_reading_order(layout, binding, old)
    return Room(opened, replace(held, areas=wanted.areas), wanted, wanted)


def _keys(binding: FoundBinding, plan: RowsPlan) -> dict[Key, list[int]]:
    """Return the lines by the cell that stands for each in the new rows."""
    keys: dict[Key, list[int]] = {}
    for line_id, place in binding.firsts.items():
        rows = plan.maps.get(place.sheet.name)
        row = place.row if rows is None else rows.row(place.row)
        if row is not None:
            keys.setdefault((place.sheet.name, row, place.column), []).append(line_id)
    for opening, new_rows in plan.places():
        region = opening.stand.region
        if opening.line_id not in binding.firsts:
            made = opening.made(new_rows, plan.maps[region.sheet])
            keys.setdefault((region.sheet, *naming_cell(region, made)), []).append(opening.line_id)
    return keys


def _areas(again: Opened, new: Snapshot) -> dict[int, Area]:
    """Return the model's areas for those read again."""
    by_words = {(area.service, area.name): area for area in new.areas}
    found = ((one.id, by_words.get((one.service, one.name))) for one in again.budget.areas)
    return {area_id: area for area_id, area in found if area is not None}


def _order(again: Opened, keys: Mapping[Key, list[int]]) -> dict[int, int]:
    """Return the model's line for each line as read again."""
    firsts = again.bindings.found.firsts if again.bindings.found else {}
    left = {key: list(lines) for key, lines in keys.items()}
    return {
        found: left[place.sheet.name, place.row, place.column].pop(0)
        for found, place in firsts.items()
        if left.get((place.sheet.name, place.row, place.column))
    }


def _new_cells(again: Opened, plan: RowsPlan, shifted: Shifted) -> frozenset[CellRef]:
    """Return the cells of rows that came which hold no formula, those that are blank included."""
    cells = set()
    places = ((each.stand.region, row) for each, rows in plan.places() for row in rows)
    for region, row in places:
        sheet, block = region.sheet, region.block
        made = {column for place, column in shifted.new_formulas.get(sheet, ()) if place == row}
        held = again.source.cells(again.structure.sheet(sheet)).row(row)
        cells |= {
            CellRef(sheet, row, column)
            for column in range(block.left, block.right + 1)
            if column not in made and ((cell := held.get(column)) is None or cell.formula is None)
        }
    return frozenset(cells)


def _stale(opened: Opened, again: Opened, maps: Mapping[str, RowMap], shifted: Shifted) -> frozenset[CellRef]:
    """Return the formula cells that counted rows which went, those made for new rows, and those that tell places."""
    stale = {CellRef(name, *place) for name, made in shifted.new_formulas.items() for place in made}
    book = book_of(opened)
    gone = {
        CellRef(name, row, column)
        for name, rows in maps.items()
        for row in rows.leaving
        for column in opened.source.cells(opened.structure.sheet(name)).row(row)
    }
    for place in dependents_of(book, gone):
        row = maps[place.sheet].row(place.row) if place.sheet in maps else place.row
        if row is not None:
            stale.add(CellRef(place.sheet, row, place.column))
    stale |= {place for place, text in book_of(again).formulas().items() if _TELLS_PLACES.search(text)}
    return frozenset(stale)
