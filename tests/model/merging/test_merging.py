"""Copies merged: what did not overlap is all there in either order; what did is a conflict, and nothing is guessed."""

from collections import Counter
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model import area_planning, planning
from model.budget import Budget, Snapshot
from model.control_planning import ControlWish, add_control, change_control, remove_control, wish_of
from model.controls import Measure, Scope
from model.edits import Edit
from model.findings import Finding, Level
from model.lines import AMOUNT, Field, Kind
from model.merging.conflicts import ConflictKind, Decision
from model.merging.merging import Copy, Merged, merge
from model.muting import mute, unmute
from model.narrative_planning import add_narrative, change_narrative, remove_narrative
from model.pot_planning import PotWish, add_pot, change_pot
from model.problems import EntryProblem
from model.transferring import transfer_to
from tests.effort import times
from tests.model.comparing.budgets import as_another_file, content, muted, side, worked_budget
from tests.model.drafts import ADVANCE, CARE, CARE_HOMES, CLOSER_WORKING, LEARNING, OLDER, ROADS, TENDER, YEARS

Op = tuple[int, int, int, int]
OPS = st.lists(st.tuples(*[st.integers(0, 60)] * 4), max_size=10)
LINES = [line.id for line in worked_budget().lines()]
AMOUNTS = (None, Decimal(0), Decimal("12.34"), Decimal(-5))
FIRST, SECOND = Field(AMOUNT, YEARS[0]), Field(AMOUNT, YEARS[1])
POT = 51


def carry_out(budget: Budget, ops: list[Op], who: int) -> None:
    """Carry edits out on the lines, the area, the rows and the settings of one of two officers."""
    for place, op in enumerate(ops):
        try:
            edit = _plan(budget, op, who, place)
        except EntryProblem:
            continue
        if edit is not None:
            budget.apply(edit)


def _plan(budget: Budget, op: Op, who: int, place: int) -> Edit | None:
    if op[3] % 5 == 0:
        return _of_mutes(budget, (who, op[1], op[2]), f"Reason {op[0]}")
    return _of_lines(budget, op, who, place) if op[0] % 12 < 6 else _of_the_rest(budget, op, who, place)


def _of_lines(budget: Budget, op: Op, who: int, place: int) -> Edit | None:
    choice, first, second, third = op
    own = [line_id for line_id in LINES[who::2] if budget.has_line(line_id)]
    area = (OLDER, LEARNING, ROADS)[second % 3]
    if choice % 6 == 0:
        return planning.add_line(budget, area, Kind.SAVING, title=f"New of {who}, {place}, {third}")
    return _of_a_line(budget, own[first % len(own)], op, (who, place, area)) if own else None


def _of_a_line(budget: Budget, line: int, op: Op, by: tuple[int, int, int]) -> Edit | None:
    choice, _, second, third = op
    who, place, area = by
    match choice % 6:
        case 1 | 2:
            field = Field(AMOUNT, YEARS[second % 2])
            return planning.set_field(budget, line, field, AMOUNTS[third % 4], over_formula=True)
        case 3:
            field = Field(("notes", "description", "category", "status")[second % 4])
            return planning.set_field(budget, line, field, ("New", "Agreed", "Withdrawn")[third % 3])
        case 4 if third % 2:
            return planning.delete_lines(budget, [line])
        case 4:
            return planning.move_to_area(budget, [line], area)
    unnamed = (ROADS, OLDER)[who]  # the other may rename that one, and the words of a transfer name areas
    if unnamed in (area, budget.line(line).area_id):
        return None
    references = [f"{who}-{place}-{part}" for part in range(2)]
    return transfer_to(budget, line, [(area, {YEARS[0]: Decimal(1 + third)})], references)


def _of_the_rest(budget: Budget, op: Op, who: int, place: int) -> Edit | None:
    choice, first, second, third = op
    amounts = (Decimal(1 + third), None)
    area = (OLDER, ROADS)[who]
    match choice % 12 - 6:
        case 0:
            return area_planning.rename_area(budget, area, f"Area {who} {third}")
        case 1:
            return area_planning.add_area(budget, f"New area of {who} {place}", ("", CARE)[second % 2])
        case 2:
            name = (("title", "marking"), ("version", "organisation"))[who][second % 2]
            return planning.change_setting(budget, name, f"{who} says {third}")
        case 3:
            return _of_controls(budget, (who, first, second), amounts)
        case 4:
            own = [pot for pot in budget.pots if pot.name.startswith(f"Pot {who}") or (who and pot.id == POT)]
            wish = PotWish(f"Pot {who} {second % 3}", amounts, YEARS[third % 2])
            return change_pot(budget, own[0].id, wish) if own and first % 2 else add_pot(budget, wish)
        case _:
            return _of_narrative(budget, (who, first, second), f"Words {third}")


def _of_controls(budget: Budget, numbers: tuple[int, int, int], amounts: tuple[Decimal | None, ...]) -> Edit | None:
    who, first, second = numbers
    own = [each for each in budget.controls if each.id == (41, 42)[who] or each.without_transfers is bool(who)]
    own = [each for each in own if each.id not in ((42, 43), (41, 43))[who]]
    if own and first % 3 == 0:
        control = own[second % len(own)]
        return change_control(budget, control.id, replace(wish_of(control), amounts=amounts))
    if own and first % 3 == 1:
        return remove_control(budget, own[second % len(own)].id)
    measure = list(Measure)[second % 3]
    if any(each.measure is measure and each.name == f"Of {who}" for each in budget.controls):
        return None
    scope = Scope.DIRECTORATE
    return add_control(budget, ControlWish(scope, f"Of {who}", measure, amounts, without_transfers=bool(who)))


def _of_mutes(budget: Budget, numbers: tuple[int, int, int], reason: str) -> Edit | None:
    """Mute what was found of the lines of one officer, or hear it again; muted again it has another reason."""
    who, first, second = numbers
    base = worked_budget().mutes[who].finding
    own = [each for each in budget.mutes if each.finding == base or each.finding.startswith(f"Finding of {who}")]
    if own and first % 3:
        return unmute(budget, own[second % len(own)].id)
    kept = worked_budget().mutes[who]
    found = (kept.rule, kept.finding) if second % 3 == 0 else ("no reference", f"Finding of {who}, {second % 3}")
    return mute(budget, Finding(Level.WARNING, *found), reason, f"Officer {who}")


def _of_narrative(budget: Budget, numbers: tuple[int, int, int], text: str) -> Edit | None:
    """Write of any area, whoever renames it, under an own heading; or change and remove the own one of the base."""
    who, first, second = numbers
    own = [each for each in budget.narratives if each.id == (61, 62)[who] or each.heading.startswith(f"Of {who}")]
    if own and first % 3 == 0:
        said = own[second % len(own)]
        return change_narrative(budget, said.id, said.area, said.heading, text)
    if own and first % 3 == 1:
        return remove_narrative(budget, own[second % len(own)].id)
    kept = [each.name for each in budget.areas if each.id in (OLDER, LEARNING, ROADS)]
    return add_narrative(budget, ["", *kept][second % (1 + len(kept))], f"Of {who} {first % 2}", text)


def loosely(snapshot: Snapshot) -> object:
    """Return what a budget says, but for the order of areas, of the lines of an area, and of what is stated beside."""
    said, areas, rows = content(snapshot)  # type: ignore[misc]  # three parts
    of_areas = Counter((repr(area), frozenset(Counter(map(repr, lines)).items())) for area, lines in areas)  # type: ignore[has-type]
    return said, of_areas, Counter(map(repr, rows)), muted(snapshot)  # type: ignore[has-type]


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
    assert (conflict.base, conflict.mine, conflict.theirs) == ("£0.001m", "£2.000m", "£3.000m")
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
