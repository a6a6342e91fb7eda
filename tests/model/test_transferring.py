"""A transfer made by one command nets to nil in every year, moves no net total, and is undone in one step."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.budget import Budget
from model.checks.links import unknown_links
from model.checks.transfers import transfers_that_do_not_net
from model.controls import Measure
from model.lines import Kind
from model.problems import EntryProblem
from model.samples import OXFORDSHIRE, load_sample
from model.transferring import receive, transfer_to
from model.transfers import transfers
from tests.model.checks.firing import of_budget
from tests.model.drafts import AUTISM, CARE_HOMES, LEARNING, OLDER, ROADS, TENDER, YEARS, pounds, small_budget

AMOUNTS = st.dictionaries(
    st.sampled_from(YEARS), st.decimals(-(10**9), 10**9, places=2, allow_nan=False).filter(bool), min_size=1
)


def nets(budget: Budget) -> tuple[Decimal, ...]:
    return budget.totals.directorate.measure(Measure.NET)


@given(st.lists(AMOUNTS, min_size=1, max_size=2))
def test_whatever_is_transferred_nets_to_nil_and_is_one_step(parts: list[dict[object, Decimal]]) -> None:
    budget = small_budget()
    before, net = budget.snapshot(), nets(budget)
    edit = transfer_to(budget, CARE_HOMES, list(zip((LEARNING, ROADS), parts, strict=False)))  # type: ignore[arg-type]
    assert edit is not None
    budget.apply(edit)
    (transfer,) = transfers(budget)
    assert transfer.nets_to_nil
    assert len(transfer.lines) == 1 + len(parts)
    assert nets(budget) == net
    assert not of_budget(transfers_that_do_not_net, budget)
    assert not of_budget(unknown_links, budget)
    budget.revert(edit)
    assert budget.snapshot() == before


def test_the_new_lines_say_where_the_budget_went() -> None:
    budget = small_budget()
    edit = transfer_to(budget, CARE_HOMES, [(ROADS, {YEARS[0]: Decimal(500)})])
    assert edit is not None
    assert edit.label == "Transfer from 27ASC1 to Roads"
    budget.apply(edit)
    gives, takes = (line for transfer in transfers(budget) for line in transfer.lines)
    assert (gives.area_id, gives.kind, gives.amounts) == (OLDER, Kind.SAVING, pounds("-500", None))
    assert (takes.area_id, takes.kind, takes.amounts) == (ROADS, Kind.PRESSURE, pounds("500", None))
    assert (gives.reference, takes.reference) == ("27ASC5", "27ASC6")
    assert (gives.linked_reference, takes.linked_reference) == ("27ASC6", "27ASC5")
    assert gives.title == "Care homes: budget moved to Roads"
    assert takes.title == "Care homes: budget moved from Older People"


def test_a_line_without_a_reference_counts_on_from_another() -> None:
    budget = small_budget()
    edit = transfer_to(budget, AUTISM, [(ROADS, {YEARS[0]: Decimal(5)})])
    assert edit is not None
    budget.apply(edit)
    assert [line.reference for transfer in transfers(budget) for line in transfer.lines] == ["27ASC5", "27ASC6"]


@pytest.mark.parametrize(
    "area, references, words",
    [
        (OLDER, (), "other activity areas"),
        (ROADS, ("27ASC4", "X1"), "27ASC4 already"),
        (ROADS, ("X1", " "), "give each of its lines one"),
        (ROADS, ("X1",), "give each a reference"),
        (ROADS, ("X1", "X1"), "of its own"),
    ],
)
def test_a_transfer_that_cannot_be_is_refused(area: int, references: tuple[str, ...], words: str) -> None:
    budget = small_budget()
    before = budget.snapshot()
    with pytest.raises(EntryProblem, match=words):
        transfer_to(budget, CARE_HOMES, [(area, {YEARS[0]: Decimal(5)})], references)
    assert budget.snapshot() == before


def test_a_transfer_of_nothing_is_none() -> None:
    assert transfer_to(small_budget(), CARE_HOMES, [(ROADS, {YEARS[0]: Decimal(0)})]) is None
    assert receive(small_budget(), TENDER, ROADS) is None


def test_what_a_line_gives_is_received_as_14scs10_receives_from_14scs16() -> None:
    sample = load_sample(OXFORDSHIRE).budget.snapshot()
    lines = {
        line.id: replace(line, linked_reference="") if line.reference == "14SCS16" else line
        for line in sample.lines.values()
        if line.reference != "14SCS10"
    }
    order = {area: tuple(line for line in ids if line in lines) for area, ids in sample.line_ids.items()}
    budget = Budget.of(replace(sample, lines=lines, line_ids=order))
    giving = next(line for line in budget.lines() if line.reference == "14SCS16")
    to_area = next(area.id for area in budget.areas if area.name.startswith("Physical"))
    edit = receive(budget, giving.id, to_area, "14SCS10")
    assert edit is not None
    budget.apply(edit)
    (transfer,) = transfers(budget)
    assert [(line.reference, line.linked_reference) for line in transfer.lines] == [
        ("14SCS16", "14SCS10"),
        ("14SCS10", "14SCS16"),
    ]
    assert transfer.nets_to_nil
    assert budget.totals.directorate.measure(Measure.PRESSURES) == tuple(
        Decimal(figure) * 1_000_000 for figure in ("14.675", "7.060")
    )
    with pytest.raises(EntryProblem, match="linked with 14SCS10 already"):
        receive(budget, giving.id, to_area)
    with pytest.raises(EntryProblem, match="cannot be read"):
        receive(small_budget(), AUTISM, ROADS)
