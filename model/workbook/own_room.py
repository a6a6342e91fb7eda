"""Room for new lines in the app's own layout: rows are opened where something stands below a table."""

from dataclasses import replace

from model.budget import Snapshot
from model.problems import FileProblem
from model.workbook.model_ids import with_model_ids
from model.workbook.opening import Opened, open_bytes
from model.workbook.room import Room, arranged, following, told
from model.workbook.shifting.proof import prove_shift
from model.workbook.shifting.row_map import RowMap, Slot
from model.workbook.shifting.shifted import shift_rows
from model.workbook.table_rows import plan_rows, refuse_extent
from model.workbook.verifying import compare_budgets


def with_own_room(opened: Opened, old: Snapshot, new: Snapshot, file: str) -> Room:
    """Return the workbook with rows opened at the end of tables that are in the way of their own growth.

    Raises FileProblem with the reason where they cannot be.
    """
    maps = _maps(opened, old, new, file)
    if not maps:
        return Room(opened, old, new, new)
    shifted = shift_rows(opened, maps, {}, file)
    again = open_bytes(shifted.data, file, said=opened.said)
    pointing = prove_shift(opened, again, maps, file)
    areas = {one.id: mine for one, mine in zip(again.budget.areas, old.areas, strict=True)}
    order = {
        one: mine
        for area in again.budget.areas
        for one, mine in zip(again.budget.line_ids(area.id), old.line_ids[areas[area.id].id], strict=True)
    }
    holds = arranged(again, order, areas, old)
    kept = following(old, holds, new)
    wanted = replace(new, lines=kept.lines, controls=kept.controls)
    compare_budgets(again, holds, file)
    return Room(
        with_model_ids(again, holds),
        holds,
        wanted,
        new,
        frozenset(shifted.parts),
        frozenset(shifted.removed),
        (*shifted.findings, *pointing, *told(maps, file)),
    )


def _maps(opened: Opened, old: Snapshot, new: Snapshot, file: str) -> dict[str, RowMap]:
    slots: dict[str, dict[int, Slot]] = {}
    for area in new.areas:
        binding = opened.bindings.lines.get(area.id)
        if binding is None or old.line_ids.get(area.id) == new.line_ids[area.id]:
            continue
        table = binding.table
        rows = plan_rows(binding, new.line_ids[area.id])
        needed = rows.last_row - table.last_row
        if needed <= 0:
            continue
        try:
            refuse_extent(binding, rows.last_row, opened.source.cells(binding.sheet), file)
        except FileProblem:
            slot = Slot((None,) * needed, table.block.left, table.block.right)
            slots.setdefault(binding.sheet.name, {})[table.last_row] = slot
    return {sheet: RowMap(each) for sheet, each in slots.items()}
