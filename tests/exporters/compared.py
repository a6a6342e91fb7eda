"""What the annexes that look at frozen versions are built from: a budget that moved on, and an amendment of it."""

from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType

from exporters.against import Against, Amended, against
from model.budget import Budget, Snapshot
from model.comparing.comparison import compare
from model.comparing.sides import Side
from model.edits import Change, Edit, FieldChange, LineMoved, LineRemoved
from model.lines import AMOUNT, Field
from model.money import EXACT
from model.versions.frozen import VersionHead

HUNDRED = Decimal(100_000)


def moved_on(budget: Budget) -> Against:
    """Return the budget against an earlier state: an amount, a title and an area were other, one line was not there."""
    earlier = Budget.of(budget.snapshot())
    lines = [line for line in earlier.lines() if isinstance(line.amounts[0], Decimal)]
    changes: list[Change] = []
    if len(lines) > 3 and len(earlier.areas) > 1:
        first, second, third, fourth = lines[:4]
        field = Field(AMOUNT, earlier.years[0])
        more = EXACT.add(first.amounts[0], HUNDRED)  # type: ignore[arg-type]  # its amount is a figure
        changes = [FieldChange(first.id, field, first.amounts[0], more)]
        changes.append(FieldChange(second.id, Field("title"), second.title, "As it was called before"))
        changes.append(LineRemoved(third, earlier.position_of(third.id)))
        earlier.apply(Edit("Before", tuple(changes)))
        last = earlier.areas[-1].id if fourth.area_id != earlier.areas[-1].id else earlier.areas[0].id
        moved = LineMoved(fourth.id, fourth.area_id, earlier.position_of(fourth.id), last, 0)
        earlier.apply(Edit("Before", (moved,)))
    comparison = compare(Side("Cabinet", earlier.snapshot()), Side("now", budget.snapshot()), same_ids=True)
    return replace(against(comparison), since="2026-01-05 10:00:00")


def amendment(budget: Budget) -> tuple[Amended, ...]:
    """Return an amendment that takes from one line what it gives to another; none without two lines."""
    lines = [line for line in budget.lines() if isinstance(line.amounts[0], Decimal)]
    if len(lines) < 2:
        return ()
    snapshot: Snapshot = budget.snapshot()
    changed = dict(snapshot.lines)
    for line, figure in ((lines[0], HUNDRED), (lines[-1], -HUNDRED)):
        amount = EXACT.add(line.amounts[0], figure)  # type: ignore[arg-type]  # its amount is a figure
        changed[line.id] = replace(line, amounts=(amount, *line.amounts[1:]))
    amended = replace(snapshot, lines=MappingProxyType(changed))
    comparison = compare(Side("Cabinet", snapshot), Side("Amendment 1", amended), same_ids=True)
    head = VersionHead(
        "Amendment 1",
        "Council",
        "19 February 2026",
        prepared_by="Leader of the opposition",
        amends="Cabinet",
        comment="The changes can be delivered.",
    )
    return (Amended(head, comparison),)
