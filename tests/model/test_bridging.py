"""The bridge leads from the base, or a version, to the new position, whatever its steps are grouped by."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.bridging import Bridge, BridgeBy, bridge, running
from model.comparing.comparison import compare
from model.controls import Measure
from model.lines import Kind
from model.samples import EXAMPLE, load_sample
from tests.effort import times
from tests.model.comparing.budgets import Steps, as_another_file, edited, side, worked_budget
from tests.model.drafts import STEPS


@settings(max_examples=times(60))
@given(before=STEPS, after=STEPS, by=st.sampled_from(BridgeBy))
def test_a_bridge_reconciles_to_the_penny(before: Steps, after: Steps, by: BridgeBy) -> None:
    old = edited(before)
    new = edited(after, old)
    comparison = compare(side(as_another_file(old.snapshot())), side(new))
    found = bridge(new, by, comparison)
    assert found.reconciles
    assert found.start == old.totals.directorate.measure(Measure.NET)
    assert found.end == new.totals.directorate.measure(Measure.NET)


@pytest.mark.parametrize("by", BridgeBy)
def test_without_a_version_it_leads_from_nil_through_every_kind(by: BridgeBy) -> None:
    budget = load_sample(EXAMPLE).budget
    found = bridge(budget, by)
    assert found.reconciles
    assert not any(found.start)
    assert found.end == budget.totals.directorate.measure(Measure.NET)
    assert all(found.of_kind(kind) for kind in (Kind.PRESSURE, Kind.ADDITIONAL_FUNDING, Kind.SAVING))


def test_the_steps_follow_one_another_in_a_year() -> None:
    found: Bridge = bridge(worked_budget(), BridgeBy.AREA)
    levels = [(step.name, before, after) for step, before, after in running(found.start, found.steps, 0)]
    assert levels == [
        ("Learning Disability", Decimal(0), Decimal(0)),
        ("Older People", Decimal(0), Decimal("1000.10")),
        ("Older People", Decimal("1000.10"), Decimal("1200.10")),
        ("Older People", Decimal("1200.10"), Decimal("900.05")),
        ("Roads", Decimal("900.05"), Decimal("893.05")),
    ]


def test_groups_that_moved_by_nothing_are_no_steps() -> None:
    budget = worked_budget()
    found = bridge(budget, BridgeBy.STATUS, compare(side(as_another_file(budget.snapshot())), side(budget)))
    assert found.steps == ()
    assert found.start == found.end
