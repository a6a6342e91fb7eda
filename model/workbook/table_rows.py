"""Which row of its table each line gets: lines that stay keep theirs, new ones take blank rows or grow the table's end.

A table is the last thing on its sheet so that it can grow; where something stands below it, the save is refused.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from model.problems import FileProblem
from model.workbook.addresses import LAST_ROW, Block
from model.workbook.bindings import LinesBinding, LogBinding, RowsBinding
from model.workbook.sheet_cells import SheetCells

_AnyTable = LinesBinding | LogBinding | RowsBinding


@dataclass(frozen=True, slots=True)
class RowPlan:
    """The new rows of an area's lines, the rows to empty, and the table's last body row."""

    rows: Mapping[int, int]
    emptied: tuple[int, ...]
    last_row: int

    def moved(self, old: Mapping[int, int]) -> dict[int, int]:
        """Return the lines that were in the file and stand in another row now: line -> new row."""
        return {line: row for line, row in self.rows.items() if line in old and old[line] != row}


def plan_rows(binding: LinesBinding, order: Sequence[int]) -> RowPlan:
    """Give each line of the new order a row; a line keeps its row wherever the order allows it.

    The rows of lines are used again in order; then blank rows behind the last line; then rows below the table.
    """
    slots = sorted(binding.rows.values())
    old_last = binding.table.last_row
    first_free = slots[-1] if slots else binding.table.first_row - 1
    slots += [row for row in sorted(binding.blank_rows) if row > first_free]
    slots += range(old_last + 1, old_last + 1 + max(0, len(order) - len(slots)))
    rows = dict(zip(order, slots, strict=False))
    used = set(rows.values())
    emptied = tuple(sorted(row for row in binding.rows.values() if row not in used))
    last = max(used, default=binding.table.first_row)
    if emptied and not any(row > last for row in binding.blank_rows):
        return RowPlan(rows, emptied, max(last, binding.table.first_row))
    return RowPlan(rows, emptied, max(last, old_last))


def refuse_extent(binding: _AnyTable, last_row: int, cells: SheetCells, file: str) -> None:
    """Raise FileProblem when a table cannot reach down to another last row, naming what stands in the way."""
    table, sheet = binding.table, binding.sheet
    if last_row == table.last_row:
        return
    if table.totals_rows:
        change = "grow" if last_row > table.last_row else "get shorter"
        raise FileProblem(
            f"{file} cannot be saved: the table {table.name} on the sheet “{sheet.name}” has a total row below "
            f"its last line, so it cannot {change}. Switch the total row off in Excel, or save as a new workbook."
        )
    if last_row > table.last_row:
        _refuse_growth_over_content(binding, last_row, cells, file)


def _refuse_growth_over_content(binding: _AnyTable, last_row: int, cells: SheetCells, file: str) -> None:
    table, sheet = binding.table, binding.sheet
    advice = "Move what stands there in Excel, or save as a new workbook."
    if last_row > LAST_ROW:
        raise FileProblem(f"{file} cannot be saved: the sheet “{sheet.name}” has no rows left for new lines.")
    for row in range(table.last_row + 1, last_row + 1):
        for column, cell in cells.row(row).items():
            if table.block.left <= column <= table.block.right and not cell.is_blank:
                raise FileProblem(
                    f"{file} cannot be saved: the table {table.name} on the sheet “{sheet.name}” must grow over "
                    f"row {row}, which is not empty. {advice}"
                )
    grown = Block(table.last_row + 1, table.block.left, last_row, table.block.right)
    others = [other.name for other in sheet.tables if other.name != table.name and other.block.meets(grown)]
    if others:
        raise FileProblem(
            f"{file} cannot be saved: the table {table.name} on the sheet “{sheet.name}” must grow over the table "
            f"{others[0]}. {advice}"
        )
