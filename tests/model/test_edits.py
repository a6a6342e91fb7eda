"""Any sequence of edits keeps the totals equal to a recount, and taken back restores the budget exactly."""

from hypothesis import given
from hypothesis import settings as effort

from model.budget import Budget
from model.controls import Measure
from model.edits import Change, Edit
from model.lines import STATUSES, Kind
from model.totals import Tally
from tests.model.drafts import STEPS, small_budget, try_step


def _figures(tally: Tally) -> list[object]:
    by_status = [tally.measure(measure, status) for measure in Measure for status in (*STATUSES, "", None)]
    return [*by_status, *(tally.kind(kind) for kind in Kind)]


def assert_totals_are_a_recount(budget: Budget) -> None:
    recount = budget.recount()
    assert _figures(budget.totals.directorate) == _figures(recount.directorate)
    for area in budget.areas:
        assert _figures(budget.totals.area(area.id)) == _figures(recount.area(area.id))
    for service in budget.services:
        assert _figures(budget.totals.service(service)) == _figures(recount.service(service))


@effort(max_examples=200)
@given(STEPS)
def test_any_sequence_of_edits_keeps_the_totals_and_taken_back_restores_everything(
    steps: list[tuple[int, int, int, int]],
) -> None:
    budget = small_budget()
    done: list[Edit] = []
    snapshots = [budget.snapshot()]
    heard: list[tuple[Change, ...]] = []
    budget.subscribe(heard.append)
    for step in steps:
        edit = try_step(budget, step)
        assert budget.snapshot() == snapshots[-1], "a plan changed the budget"
        if edit is None:
            continue
        budget.apply(edit)
        assert heard.pop() == edit.changes
        assert not heard
        assert budget.snapshot() != snapshots[-1], "an edit changed nothing"
        assert_totals_are_a_recount(budget)
        done.append(edit)
        snapshots.append(budget.snapshot())
    for edit in reversed(done):
        assert budget.snapshot() == snapshots.pop()
        budget.revert(edit)
        assert heard.pop() == edit.inverse().changes
        assert not heard
        assert_totals_are_a_recount(budget)
    assert budget.snapshot() == snapshots[0]
    for edit in done:
        budget.apply(edit)
    assert_totals_are_a_recount(budget)


@given(STEPS)
def test_the_inverse_of_an_inverse_is_the_edit_itself(steps: list[tuple[int, int, int, int]]) -> None:
    budget = small_budget()
    for step in steps:
        edit = try_step(budget, step)
        if edit is not None:
            assert edit.inverse().inverse() == edit
            budget.apply(edit)


def test_a_snapshot_does_not_change_with_the_budget() -> None:
    budget = small_budget()
    before = budget.snapshot()
    edit = try_step(budget, (0, 0, 0, 3))
    assert edit is not None
    budget.apply(edit)
    assert before == small_budget().snapshot()
    assert budget.snapshot() != before


def test_a_listener_that_left_hears_nothing_more() -> None:
    budget = small_budget()
    heard: list[tuple[Change, ...]] = []
    leave = budget.subscribe(heard.append)
    leave()
    edit = try_step(budget, (0, 0, 0, 3))
    assert edit is not None
    budget.apply(edit)
    assert not heard
