"""What a paste would do, cell by cell in the order of the grid, each with a word for it."""

from collections.abc import Iterator
from typing import NamedTuple

from model.lines import Field
from model.pasting.plan import PastePlan
from model.pasting.request import Outcome, Request


class PreviewRow(NamedTuple):
    """One cell. `new_line` counts the lines that would be added from 1; 0 for a line that is there."""

    line_id: int
    new_line: int
    field: Field
    old: object
    new: object
    mark: str


def preview_rows(request: Request, plan: PastePlan) -> list[PreviewRow]:
    """Return every cell that would change, and every one that keeps what it has for a reason."""
    target = request.target
    lines = {line_id: place for place, line_id in enumerate(target.lines)}
    fields = {field: place for place, field in enumerate(plan.fields)}

    def order(row: PreviewRow) -> tuple[int, int]:
        return lines.get(row.line_id, len(lines) + row.new_line), fields.get(row.field, 0)

    return sorted(_rows(plan), key=order)


def _rows(plan: PastePlan) -> Iterator[PreviewRow]:
    for outcome in plan.outcomes:
        line, field = outcome.spot.line, outcome.spot.field
        if field is not None and (outcome.is_change or outcome.note):
            yield PreviewRow(line, max(0, -line), field, outcome.old, outcome.new, outcome.note or _mark(outcome))


def _mark(outcome: Outcome) -> str:
    if outcome.spot.line < 0:
        return "new line"
    if outcome.new in (None, ""):
        return "cleared"
    return "filled in" if outcome.old in (None, "") else "changed"
