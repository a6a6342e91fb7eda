"""Whatever was done to a budget: a comparison tells it, reconciles to the penny, and gives it again as an Edit."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.budget import Budget
from model.comparing.applying import edit_to
from model.comparing.comparison import compare
from model.controls import Measure
from model.lines import Kind
from model.problems import EntryProblem
from model.totals import Row
from tests.effort import times
from tests.model.comparing.budgets import Steps, as_another_file, content, edited, muted, side
from tests.model.drafts import STEPS


@settings(max_examples=times(150))
@given(before=STEPS, after=STEPS, same_ids=st.booleans())
def test_compare_of_a_and_b_applied_to_a_gives_b_exactly(before: Steps, after: Steps, same_ids: bool) -> None:
    old = edited(before)
    new = edited(after, old).snapshot()
    wanted = new if same_ids else as_another_file(new)
    edit = edit_to(old, compare(side(old), side(wanted), same_ids=same_ids), "Take over")
    was = old.snapshot()
    if edit is not None:
        old.apply(edit)
    assert content(old.snapshot()) == content(new)
    assert muted(old.snapshot()) == muted(new)
    assert old.totals.directorate.measure(Measure.NET) == old.recount().directorate.measure(Measure.NET)
    if edit is not None:
        old.revert(edit)
    assert old.snapshot() == was


@settings(max_examples=times(150))
@given(before=STEPS, after=STEPS, same_ids=st.booleans())
def test_movements_reconcile_to_the_penny(before: Steps, after: Steps, same_ids: bool) -> None:
    old = edited(before)
    new = edited(after, old)
    other = new.snapshot() if same_ids else as_another_file(new.snapshot())
    moved = compare(side(old), side(other), same_ids=same_ids).movements
    assert moved.reconcile
    assert moved.whole.old == old.totals.directorate.measure(Measure.NET)
    assert moved.whole.new == new.totals.directorate.measure(Measure.NET)
    for movement, kind in zip(moved.kinds, (Kind.PRESSURE, Kind.ADDITIONAL_FUNDING, Kind.SAVING), strict=True):
        assert (movement.old, movement.new) == (_of_kind(old, kind), _of_kind(new, kind))


def _of_kind(budget: Budget, kind: Kind) -> Row:
    nil = budget.totals.directorate.measure(Measure.NET, "no such status")
    rows = [tuple(row) for (its, _), row in budget.recount().directorate.rows() if its is kind]
    return tuple(sum(column) for column in zip(nil, *rows, strict=True))


@settings(max_examples=times(60))
@given(steps=STEPS)
def test_a_budget_does_not_differ_from_itself_in_another_file(steps: Steps) -> None:
    budget = edited(steps)
    comparison = compare(side(budget), side(as_another_file(budget.snapshot())))
    assert not comparison.differs
    assert edit_to(budget, comparison, "Nothing") is None


def test_other_years_cannot_be_taken_over() -> None:
    budget = edited([])
    shorter = budget.snapshot()
    other = replace(shorter, settings=replace(shorter.settings, years=shorter.settings.years[:1]))
    with pytest.raises(EntryProblem, match="other years"):
        edit_to(budget, compare(side(budget), side(other)), "Take over")
