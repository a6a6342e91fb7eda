"""Previously agreed + amended + new + the rest is the total, in every scope, measure and year; and what is left out."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given

from model.budget import Budget
from model.checks.controls import control_totals
from model.control_differences import differences, may_be_rounding
from model.controls import ControlTotal, Measure, Scope, kind_in
from model.findings import Level
from model.money import total
from model.partial_totals import conditional_lines, measured, transferred_lines, without
from model.samples import OXFORDSHIRE, load_sample
from model.scopes import scopes
from model.statement import statements
from model.statuses import Standing
from model.workbook.document import Document
from tests.model.drafts import STEPS, pounds, small_budget, try_step

OXFORD = load_sample(OXFORDSHIRE).budget


def millions(*figures: str) -> tuple[Decimal, ...]:
    return tuple(Decimal(figure) * 1_000_000 for figure in figures)


@given(STEPS)
def test_the_parts_of_every_statement_add_up_and_a_scope_is_its_lines(steps: list[tuple[int, int, int, int]]) -> None:
    budget = small_budget()
    for step in steps:
        edit = try_step(budget, step)
        if edit is not None:
            budget.apply(edit)
    years = len(budget.years)
    for statement in statements(budget):
        assert statement.total == tuple(
            total(figures[year] for figures in statement.parts.values()) for year in range(years)
        )
        lines = list(statement.scope.lines(budget))
        assert statement.total == measured(lines, statement.measure, years)
        assert set(statement.parts) >= {Standing.AGREED, Standing.AMENDED, Standing.NEW}


def test_the_statement_of_the_paper_has_no_difference() -> None:
    found = {(each.scope.scope, each.scope.name, each.measure): each for each in statements(OXFORD)}
    service = found[Scope.SERVICE, "Adult Social Care", Measure.SAVINGS]
    assert service.parts[Standing.AGREED] == millions("-14.926", "-11.097")
    assert service.parts[Standing.NEW] == millions("-2.725", "0")
    assert service.total == millions("-17.651", "-11.097")
    assert all(control.agrees for statement in found.values() for control in statement.controls)
    assert sum(len(statement.controls) for statement in found.values()) == len(OXFORD.controls)


def test_without_the_transfer_the_gross_totals_are_smaller_and_the_net_is_the_same() -> None:
    left_out = list(transferred_lines(OXFORD))
    assert [line.reference for line in left_out] == ["14SCS16", "14SCS10"]
    whole = OXFORD.totals.directorate.measure
    assert without(whole(Measure.PRESSURES), left_out, Measure.PRESSURES) == millions("12.875", "7.060")
    assert without(whole(Measure.SAVINGS), left_out, Measure.SAVINGS) == millions("-15.851", "-11.097")
    assert without(whole(Measure.NET), left_out, Measure.NET) == millions("-2.976", "-4.037")


def test_conditional_lines_are_those_that_name_a_condition() -> None:
    assert [line.reference for line in conditional_lines(OXFORD)] == ["14SCS26", "14SCS4"]


def test_every_scope_knows_its_own_lines() -> None:
    budget = small_budget()
    lines = {scope.name: [line.id for line in scope.lines(budget)] for scope in scopes(budget)}
    assert lines == {
        "People": [11, 12, 13, 21, 22, 31],
        "Adult Social Care": [11, 12, 13, 21, 22],
        "Highways & Environment": [31],
        "Older People": [11, 12, 13],
        "Learning Disability": [21, 22],
        "Roads": [31],
    }


def controlled(*controls: ControlTotal) -> Budget:
    snapshot = OXFORD.snapshot()
    return Budget.of(replace(snapshot, controls=controls))


def gross_and_not(figure: str, *, without_transfers: bool) -> ControlTotal:
    amounts = (*millions(figure), None)
    return ControlTotal(
        900, Scope.SERVICE, "Adult Social Care", Measure.SAVINGS, amounts, without_transfers=without_transfers
    )


@pytest.mark.parametrize("figure, leaves_out", [("-17.651", False), ("-15.851", True)])
def test_a_control_total_may_be_gross_or_without_transfers(figure: str, leaves_out: bool) -> None:  # a row
    agrees = controlled(gross_and_not(figure, without_transfers=leaves_out))
    assert [item.difference for item in differences(agrees)] == [0]
    misses = controlled(gross_and_not(figure, without_transfers=not leaves_out))
    (finding,) = control_totals(misses)
    assert finding.level is Level.ERROR
    head, _, said = finding.message.partition(":")
    assert ("without transfers" in head) is not leaves_out
    assert said.endswith("it is what they cast to without transfers.") is leaves_out


def test_a_rounding_difference_is_told_from_an_error() -> None:
    near, far = (controlled(gross_and_not(figure, without_transfers=False)) for figure in ("-17.649", "-17.6"))
    assert [may_be_rounding(budget, item) for budget in (near, far) for item in differences(budget)] == [True, False]


def test_a_control_total_without_transfers_is_kept_in_the_workbook(tmp_path: Path) -> None:
    control = gross_and_not("-15.851", without_transfers=True)
    Document(controlled(control)).save_as(tmp_path / "budget.xlsx")
    document = Document.open(tmp_path / "budget.xlsx")
    assert replace(document.budget.controls[0], id=900) == control
    assert not list(control_totals(document.budget))


@pytest.mark.parametrize(
    "text, meant",
    [
        ("Savings", (Measure.SAVINGS, False)),
        ("net  Without transfers", (Measure.NET, True)),
        ("pressures without transfers", (Measure.PRESSURES, True)),
    ],
)
def test_the_kind_of_a_control_total_is_read_however_it_is_spelled(text: str, meant: tuple[Measure, bool]) -> None:
    assert kind_in(text) == meant


@pytest.mark.parametrize("text", ["", "gross", "without transfers", "net with transfers"])
def test_any_other_kind_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a valid Measure"):
        kind_in(text)


def test_the_small_budget_has_statements_for_each_scope_and_measure() -> None:
    assert len(list(statements(small_budget()))) == 6 * len(Measure)
    assert pounds("893.05", "11.95") == next(iter(statements(small_budget()))).scope.tally.measure(Measure.NET)
