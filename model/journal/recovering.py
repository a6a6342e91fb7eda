"""Recovery: a leftover journal's edits, made ready for the workbook as it is opened today.

Each edit is tried on a copy first, against the values that it expects: from the first that does not fit, nothing is
restored. What is restored is one Edit, so that the officer can look at it, keep it, or undo it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from model.budget import Budget
from model.edits import (
    AreaAdded,
    AreaChange,
    AreaMoved,
    AreaRemoved,
    Change,
    ControlChange,
    Edit,
    FieldChange,
    LineAdded,
    LineMoved,
    LineRemoved,
    MuteChange,
    NarrativeChange,
    PotChange,
    SettingChange,
)
from model.journal.identities import Order, Renaming, order_of, same_places
from model.lines import value_of

LABEL = "Recover unsaved work"


@dataclass(frozen=True, slots=True)
class Restored:
    """The edit that brings the work back, and how many of the journal's edits are in it, of how many."""

    edit: Edit
    count: int
    of: int


def restored(edits: tuple[tuple[Change, ...], ...], noted: Order, budget: Budget) -> Restored:
    """Return what can be restored into a budget that was opened from the journal's own workbook.

    Raises ValueError where the budget is of another workbook.
    """
    known = same_places(noted, order_of(budget.snapshot()))
    trial = Budget.of(budget.snapshot())
    renaming = Renaming(known, trial.new_id)
    good: list[Change] = []
    count = 0
    for changes in edits:
        renamed = tuple(renaming.change(change) for change in changes)
        if not _carried_out(trial, renamed):
            break
        good.extend(renamed)
        count += 1
    return Restored(Edit(LABEL, tuple(good)), count, len(edits))


def _carried_out(trial: Budget, changes: tuple[Change, ...]) -> bool:
    """Carry the changes of one edit out, one by one, where each fits; False where one does not."""
    for change in changes:
        if not _fits(trial, change):
            return False
        trial.apply(Edit(LABEL, (change,)))
    return True


def _fits(budget: Budget, change: Change) -> bool:  # noqa: PLR0911  # one for each sort of change
    """Tell whether the budget is as a change expects to find it."""
    match change:
        case FieldChange():
            known = budget.has_line(change.line_id)
            return known and value_of(budget.line(change.line_id), change.field, budget.years) == change.old
        case LineAdded() | LineRemoved() | LineMoved():
            return _line_fits(budget, change)
        case AreaAdded() | AreaRemoved() | AreaMoved() | AreaChange():
            return _area_fits(budget, change)
        case SettingChange():
            return getattr(budget.settings, change.name, None) == change.old
        case ControlChange():
            return _row_fits(budget.controls, change.position, change.old)
        case PotChange():
            return _row_fits(budget.pots, change.position, change.old)
        case MuteChange():
            return _row_fits(budget.mutes, change.position, change.old)
        case NarrativeChange():
            return _row_fits(budget.narratives, change.position, change.old)


def _row_fits(rows: Sequence[object], position: int, old: object) -> bool:
    held = list(rows[position : position + 1])
    return 0 <= position <= len(rows) and (old is None or held == [old])


def _line_fits(budget: Budget, change: LineAdded | LineRemoved | LineMoved) -> bool:
    match change:
        case LineAdded(line=line):
            places = _line_ids(budget, line.area_id)
            return places is not None and not budget.has_line(line.id) and 0 <= change.position <= len(places)
        case LineRemoved(line=line):
            is_there = _at(_line_ids(budget, line.area_id) or (), change.position, line.id)
            return is_there and budget.line(line.id) == line
        case LineMoved():
            targets = _line_ids(budget, change.new_area)
            is_there = _at(_line_ids(budget, change.old_area) or (), change.old_position, change.line_id)
            return is_there and targets is not None and 0 <= change.new_position <= len(targets)


def _area_fits(budget: Budget, change: AreaAdded | AreaRemoved | AreaMoved | AreaChange) -> bool:
    ids = [area.id for area in budget.areas]
    match change:
        case AreaAdded():
            return change.area.id not in ids and 0 <= change.position <= len(ids)
        case AreaRemoved():
            return _at(ids, change.position, change.area.id) and not budget.line_count_of(change.area.id)
        case AreaMoved():
            return _at(ids, change.old_position, change.area_id) and 0 <= change.new_position < len(ids)
        case AreaChange():
            return change.old in budget.areas


def _line_ids(budget: Budget, area_id: int) -> tuple[int, ...] | None:
    return budget.line_ids(area_id) if any(area.id == area_id for area in budget.areas) else None


def _at(ids: Sequence[int], position: int, wanted: int) -> bool:
    return 0 <= position < len(ids) and ids[position] == wanted
