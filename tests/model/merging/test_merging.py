"""Copies merged: what did not overlap is all there in either order; what did is a conflict, and nothing is guessed."""

from collections import Counter
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model import area_planning, planning
from model.budget import Budget, Snapshot
from model.edits import Edit
from model.lines import AMOUNT, Field, Kind
from model.merging.conflicts import ConflictKind, Decision
from model.merging.merging import Copy, Merged, merge
from model.problems import EntryProblem
from tests.effort import times
from tests.model.comparing.budgets import as_another_file, content, side, worked_budget
from tests.model.drafts import ADVANCE, CARE_HOMES, CLOSER_WORKING, LEARNING, OLDER, ROADS, TENDER, YEARS

Op = tuple[int, int, int, int]
OPS = st.lists(st.tuples(*[st.integers(0, 60)] * 4), max_size=10)
LINES = [line.id for line in worked_budget().lines()]
AMOUNTS = (None, Decimal(0), Decimal("12.34"), Decimal(-5))
FIRST, SECOND = Field(AMOUNT, YEARS[0]), Field(AMOUNT, YEARS[1])


def carry_out(budget: Budget, ops: list[Op], who: int) -> None:
    """Carry edits out on the lines and the area of one of two officers."""
    for place, (op, first, second, third) in enumerate(ops):
        own = [line_id for line_id in LINES[who::2] if budget.has_line(line_id)]
        line = own[first % len(own)] if own else None
        edit: Edit | None = None
        match op % 6:
            case 0 | 1 if line:
                field = Field(AMOUNT, YEARS[second % 2])
                edit = planning.set_field(budget, line, field, AMOUNTS[third % 4], over_formula=True)
            case 2 if line:
                field = Field(("notes", "description", "category")[second % 3])
                edit = planning.set_field(budget, line, field, f"words {third}")
            case 3:
                area = budget.areas[second % len(budget.areas)].id
                edit = planning.add_line(budget, area, Kind.SAVING, title=f"New of {who}, {place}, {third}")
            case 4 if line and third % 2:
                edit = planning.delete_lines(budget, [line])
            case 4 if line:
                edit = planning.move_to_area(budget, [line], budget.areas[second % len(budget.areas)].id)
            case 5:
                edit = area_planning.rename_area(budget, (OLDER, ROADS)[who], f"Area {who} {third}")
        if edit is not None:
            budget.apply(edit)


def loosely(snapshot: Snapshot) -> object:
    """Return what a budget says, but for the order of the lines of an area."""
    stated, areas, controls = content(snapshot)  # type: ignore[misc]  # three parts
    return stated, [(area, Counter(map(repr, lines))) for area, lines in areas], controls  # type: ignore[has-type]


@settings(max_examples=times(150))
@given(one=OPS, other=OPS)
def test_a_merge_of_what_does_not_overlap_equals_both_edits_in_either_order(one: list[Op], other: list[Op]) -> None:
    base = worked_budget()
    wanted = []
    for order in ((0, 1), (1, 0)):
        both = worked_budget()
        for who in order:
            carry_out(both, (one, other)[who], who)
        wanted.append(loosely(both.snapshot()))
    copies = [worked_budget(), worked_budget()]
    for who, copy in enumerate(copies):
        carry_out(copy, (one, other)[who], who)
    for mine, theirs in (copies, copies[::-1]):
        merged = merge(side(mine), [Copy(side(as_another_file(theirs.snapshot())), side(base), knows_mine=True)])
        assert merged.conflicts == ()
        budget = Budget.of(mine.snapshot())
        edit = merged.edit(budget)
        if edit is not None:
            budget.apply(edit)
        assert loosely(budget.snapshot()) in wanted
        assert budget.totals.directorate.rows() is not None
    assert wanted[0] == wanted[1]


def copy_with(*edits: tuple[int, Field, object]) -> Budget:
    budget = worked_budget()
    edit = planning.set_fields(budget, edits, over_formula=True)
    if edit is not None:
        budget.apply(edit)
    return budget


def without(line_id: int) -> Budget:
    budget = worked_budget()
    edit = planning.delete_lines(budget, [line_id])
    assert edit is not None
    budget.apply(edit)
    return budget


def merged_of(mine: Budget, theirs: Budget, decisions: dict[object, Decision] | None = None) -> Merged:
    copy = Copy(side(as_another_file(theirs.snapshot()), "theirs"), side(worked_budget(), "base"), knows_mine=True)
    return merge(side(mine, "mine"), [copy], decisions or {})


def test_the_same_cell_changed_in_both_is_a_conflict_with_all_three_values() -> None:
    mine = copy_with((CARE_HOMES, FIRST, Decimal(2000000)))
    merged = merged_of(mine, copy_with((CARE_HOMES, FIRST, Decimal(3000000))))
    (conflict,) = merged.conflicts
    assert conflict.kind is ConflictKind.SAME_CELL
    assert (conflict.area, conflict.line, conflict.heading) == ("Older People", "27ASC1", "2026/27")
    assert (conflict.base, conflict.mine, conflict.theirs) == ("0.001", "2.000", "3.000")
    assert (conflict.mine_by, conflict.theirs_by) == ("mine", "theirs")
    with pytest.raises(EntryProblem, match="1 conflict is undecided"):
        merged.edit(mine)


@pytest.mark.parametrize("decision, amount", [(Decision.MINE, "2000000"), (Decision.THEIRS, "3000000")])
def test_a_conflict_goes_as_the_officer_decides(decision: Decision, amount: str) -> None:
    mine = copy_with((CARE_HOMES, FIRST, Decimal(2000000)))
    theirs = copy_with((CARE_HOMES, FIRST, Decimal(3000000)), (CARE_HOMES, SECOND, Decimal(7)))
    (conflict,) = merged_of(mine, theirs).conflicts
    edit = merged_of(mine, theirs, {conflict.key: decision}).edit(mine)
    assert edit is not None
    before = mine.snapshot()
    mine.apply(edit)
    assert mine.line(CARE_HOMES).amounts == (Decimal(amount), Decimal(7))
    mine.revert(edit)
    assert mine.snapshot() == before


def test_the_same_change_in_both_is_no_conflict() -> None:
    mine = copy_with((CARE_HOMES, FIRST, Decimal(5)))
    merged = merged_of(mine, copy_with((CARE_HOMES, FIRST, Decimal(5))))
    assert merged.conflicts == ()
    assert merged.edit(mine) is None


@pytest.mark.parametrize("decision, there", [(Decision.MINE, True), (Decision.THEIRS, False)])
def test_a_line_changed_here_and_withdrawn_there_is_a_conflict(decision: Decision, there: bool) -> None:
    mine = copy_with((TENDER, FIRST, Decimal(5)))
    theirs = without(TENDER)
    (conflict,) = merged_of(mine, theirs).conflicts
    assert conflict.kind is ConflictKind.WITHDRAWN_THERE
    edit = merged_of(mine, theirs, {conflict.key: decision}).edit(mine)
    if edit is not None:
        mine.apply(edit)
    assert mine.has_line(TENDER) is there


@pytest.mark.parametrize("decision, count", [(Decision.MINE, 5), (Decision.THEIRS, 6)])
def test_a_line_withdrawn_here_and_changed_there_is_a_conflict(decision: Decision, count: int) -> None:
    mine = without(TENDER)
    theirs = copy_with((TENDER, FIRST, Decimal(5)))
    (conflict,) = merged_of(mine, theirs).conflicts
    assert (conflict.kind, conflict.area) == (ConflictKind.WITHDRAWN_HERE, "Learning Disability")
    edit = merged_of(mine, theirs, {conflict.key: decision}).edit(mine)
    if edit is not None:
        mine.apply(edit)
    assert mine.line_count == count


@pytest.mark.parametrize(
    "decision, titles",
    [
        (Decision.MINE, {"Mine"}),
        (Decision.THEIRS, {"Theirs"}),
        (Decision.BOTH, {"Mine", "Theirs"}),
    ],
)
def test_the_same_new_reference_twice_is_a_conflict(decision: Decision, titles: set[str]) -> None:
    mine, theirs = worked_budget(), worked_budget()
    for budget, title in ((mine, "Mine"), (theirs, "Theirs")):
        budget.apply(planning.add_line(budget, LEARNING, Kind.SAVING, reference="27ASC9", title=title))
    (conflict,) = merged_of(mine, theirs).conflicts
    assert conflict.kind is ConflictKind.SAME_REFERENCE
    edit = merged_of(mine, theirs, {conflict.key: decision}).edit(mine)
    if edit is not None:
        mine.apply(edit)
    assert {line.title for line in mine.lines() if line.reference == "27ASC9"} == titles


def test_the_very_same_new_line_in_both_is_there_once() -> None:
    mine, theirs = worked_budget(), worked_budget()
    for budget in (mine, theirs):
        budget.apply(planning.add_line(budget, LEARNING, Kind.SAVING, reference="27ASC9", title="Alike"))
    merged = merged_of(mine, theirs)
    assert merged.conflicts == ()
    assert merged.edit(mine) is None


def test_many_copies_one_after_another_say_whose_changes_went_where() -> None:
    mine = worked_budget()
    base = side(worked_budget(), "base")
    north = copy_with((CARE_HOMES, FIRST, Decimal(1)), (ADVANCE, SECOND, Decimal(2)))
    south = copy_with((CLOSER_WORKING, FIRST, Decimal(3)), (CARE_HOMES, FIRST, Decimal(4)))
    copies = [
        Copy(side(as_another_file(copy.snapshot()), name), base, knows_mine=True)
        for copy, name in ((north, "North"), (south, "South"))
    ]
    merged = merge(side(mine, "mine"), copies)
    assert merged.summary() == {"North": {"Older People": 2}, "South": {"Older People": 1}}
    (conflict,) = merged.conflicts
    assert (conflict.mine_by, conflict.theirs_by) == ("North", "South")
    edit = merge(side(mine, "mine"), copies, {conflict.key: Decision.THEIRS}).edit(mine)
    assert edit is not None
    assert edit.label == "Merge North and South"
    mine.apply(edit)
    amounts = [mine.line(line_id).amounts[0] for line_id in (CARE_HOMES, CLOSER_WORKING)]
    assert amounts == [Decimal(4), Decimal(3)]
    assert mine.line(ADVANCE).amounts[1] == Decimal(2)


def test_an_order_that_only_they_changed_is_taken_over() -> None:
    theirs = worked_budget()
    edit = planning.move_lines(theirs, [ADVANCE], -1)
    assert edit is not None
    theirs.apply(edit)
    mine = copy_with((CARE_HOMES, FIRST, Decimal(5)))
    merge_edit = merged_of(mine, theirs).edit(mine)
    assert merge_edit is not None
    mine.apply(merge_edit)
    assert mine.line_ids(OLDER) == (ADVANCE, CARE_HOMES, CLOSER_WORKING)
