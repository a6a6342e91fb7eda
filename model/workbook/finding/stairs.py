"""Labels on stairs: areas in one column, sections in the next, lines in the one behind, each in a row of its own.

A row further left stands over those further right below it, and where it has figures these are their total.
"""

from collections.abc import Sequence
from decimal import Decimal

from model.workbook.finding.casting import match
from model.workbook.finding.layout import Column, ColumnRole, RowRole
from model.workbook.finding.picture import Row as Cells
from model.workbook.finding.stretches import Group, Stretch
from model.workbook.finding.weighed_rows import TableRow

_ROLES = (ColumnRole.WORDS, ColumnRole.TYPE, ColumnRole.AREA, ColumnRole.SERVICE)
_FIELDS = ("", "title", "description")
_LEAST = 2
_MOSTLY = 0.9


def stair_columns(columns: Sequence[Column], body: Sequence[tuple[int, Cells]]) -> tuple[int, ...]:
    """Return the columns of labels that make stairs, from the left; none where rows have labels in several of them."""
    title = next((each.column for each in columns if each.field == "title"), 0)
    found = tuple(
        each.column for each in columns if each.column <= title and each.role in _ROLES and each.field in _FIELDS
    )
    return found if title in found and are_stairs(found, body) else ()


def are_stairs(columns: Sequence[int], body: Sequence[tuple[int, Cells]]) -> bool:
    """Tell whether nearly every row that has a label in some of these columns has it in one alone, not always the same.

    Lines stand in the last of them.
    """
    filled = [[column for column in columns if column in cells and cells[column].words] for _, cells in body]
    labelled = [each for each in filled if each]
    steps = {each[0] for each in labelled}
    alone = sum(len(each) == 1 for each in labelled)
    is_full = len(columns) >= _LEAST and len(steps) >= _LEAST and columns[-1] in steps
    return is_full and alone >= _MOSTLY * len(labelled)


def step_of(stairs: Sequence[int], cells: Cells) -> int:
    """Return on which step a row has its label, from the left; below all of them where it has none."""
    return next((step for step, column in enumerate(stairs) if column in cells and cells[column].words), len(stairs))


def take_heads_for_totals(rows: Sequence[TableRow], half: Decimal) -> bool:
    """Take rows with figures that stand over others for their totals, where one at least agrees; tell whether any is.

    `half` is half of the last digit that is shown.
    """
    ends = [_end(rows, position) for position in range(len(rows))]
    heads = {position: end for position, end in enumerate(ends) if end and _is_open(rows[position])}
    lines = Group()
    places: list[int] = []
    for position, row in enumerate(rows):
        places.append(len(lines.positions))
        if row.role is RowRole.LINE and row.has_figures and position not in heads:
            lines.add(position, row)
    places.append(len(lines.positions))
    below = {position: Stretch(lines, places[position], places[end]) for position, end in heads.items()}
    if not any(match(rows[position].figures, each, half).agrees for position, each in below.items() if each.size):
        return False
    for position, stretch in below.items():
        rows[position].role, rows[position].covers = RowRole.TOTAL, stretch.lines
        rows[position].stands_over = True
    for row in rows:
        if row.is_shallow and row.is_pure_kind and _is_open(row):
            row.role = RowRole.TOTAL  # of a section whose last line went
    return True


def _is_open(row: TableRow) -> bool:
    return row.role is RowRole.LINE and row.has_figures and row.said is None and not row.labels.reference


def _end(rows: Sequence[TableRow], position: int) -> int:
    """Return the position behind the rows over which one stands; 0 where it stands over none."""
    step = rows[position].step
    end = position + 1
    while end < len(rows) and (rows[end].step > step or rows[end].role is RowRole.NOTE):
        end += 1
    return end if any(row.step > step and row.role is RowRole.LINE for row in rows[position + 1 : end]) else 0
