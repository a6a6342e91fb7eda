"""Which lines a grid shows and in which row each stands; and how to get from an old order to a new one."""

from collections.abc import Iterable, Iterator, Sequence

from model.budget import Budget
from model.edits import (
    AreaAdded,
    AreaChange,
    AreaMoved,
    AreaRemoved,
    Change,
    FieldChange,
    LineAdded,
    LineMoved,
    LineRemoved,
)
from model.lines import KIND, Section


def ordered_ids(budget: Budget, area_id: int | None, section: Section | None) -> list[int]:
    """Return the ids of an area's lines in one section (of all, where None), in order; none if the area is gone."""
    if area_id is None:
        lines = budget.lines()
    elif any(area.id == area_id for area in budget.areas):
        lines = budget.lines_of(area_id)
    else:
        return []
    return [line.id for line in lines if section is None or line.section is section]


def alters_order(change: Change) -> bool:
    """Whether a change can add, remove or move rows."""
    match change:
        case LineAdded() | LineRemoved() | LineMoved() | AreaAdded() | AreaRemoved() | AreaMoved():
            return True
        case FieldChange(field=field):
            return field.name == KIND
        case _:
            return False


def renames_area(change: Change) -> bool:
    """Whether a change alters an area's words."""
    return isinstance(change, AreaChange)


def runs(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield rising numbers as runs without a gap, each as its first and last: 1 2 3 7 gives (1, 3) and (7, 7)."""
    first = last = None
    for number in numbers:
        if first is None or last is None:
            first = last = number
        elif number == last + 1:
            last = number
        else:
            yield first, last
            first = last = number
    if first is not None and last is not None:
        yield first, last


class LineOrder:
    """The ids of the lines shown, by row, and the row of each."""

    def __init__(self, ids: Iterable[int] = ()) -> None:
        """Begin with these lines, in order."""
        self.ids: list[int] = []
        self.row_of: dict[int, int] = {}
        self.set(ids)

    def set(self, ids: Iterable[int]) -> None:
        """Take another order."""
        self.ids = list(ids)
        self.row_of = {line_id: row for row, line_id in enumerate(self.ids)}

    def gone(self, wanted: Sequence[int]) -> list[tuple[int, int]]:
        """Return the runs of rows that a new order no longer has, the last first."""
        kept = set(wanted)
        return list(runs(row for row, line_id in enumerate(self.ids) if line_id not in kept))[::-1]

    def come(self, wanted: Sequence[int]) -> list[tuple[int, int]]:
        """Return the runs of rows, as numbered in the new order, whose lines are not here yet, the first first."""
        return list(runs(row for row, line_id in enumerate(wanted) if line_id not in self.row_of))
