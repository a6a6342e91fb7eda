from decimal import Decimal

import pytest

from exporters.annex import Annex, RowKind
from model.areas import Area
from model.budget import Budget
from model.controls import ControlTotal, Measure, Scope
from model.samples import OXFORDSHIRE, load_sample
from tests.exporters.budgets import budget_of, build, pressure, saving


def _block(annex: Annex, scope: str, kind: str) -> list[tuple[str, list[str]]]:
    return [
        (row.texts[0], [annex.shown(amount) for amount in row.amounts])
        for row in annex.rows
        if row.group == (scope, kind) and not row.spans
    ]


def _with_controls(budget: Budget, *controls: ControlTotal) -> Budget:
    snapshot = budget.snapshot()
    return Budget(snapshot.settings, snapshot.areas, budget.lines(), controls)


def test_agreed_amended_and_new_make_up_the_total_and_the_difference_is_shown() -> None:
    lines = [
        pressure(2, "1000000", "0", status="Agreed"),
        pressure(3, "500000", "0", status="amended"),
        pressure(4, "200000", None, status="New"),
        saving(5, "-300000", "0", status="New"),
    ]
    stated = ControlTotal(9, Scope.AREA, "Older People", Measure.PRESSURES, (Decimal(1699000), None), "Cabinet")
    annex = build("reconciliation", _with_controls(budget_of(lines), stated))
    assert _block(annex, "Older People", "Pressures & Additional Funding") == [
        ("Previously agreed", ["1.000", "0.000"]),
        ("Amended", ["0.500", "0.000"]),
        ("New", ["0.200", "0.000"]),
        ("Total of the lines", ["1.700", "0.000"]),
        ("Control total (Cabinet)", ["1.699", ""]),
        ("Difference", ["0.001", ""]),
    ]


def test_without_a_control_total_it_says_so() -> None:
    annex = build("reconciliation", budget_of([pressure(2, "1", "1")]))
    assert all(row.texts[0] != "Difference" for row in annex.rows)
    assert "No control total is stated." in [row.texts[0] for row in annex.rows]


@pytest.mark.parametrize(
    "status, row", [("Withdrawn", "Withdrawn"), ("", "Without a known status"), ("Maybe", "Without a known status")]
)
def test_what_stands_outside_agreed_amended_and_new_has_its_own_row(status: str, row: str) -> None:
    annex = build("reconciliation", budget_of([pressure(2, "1000", "0", status=status)]))
    assert (row, ["0.001", "0.000"]) in _block(annex, "Older People", "Pressures & Additional Funding")


def test_every_area_of_the_published_strategy_agrees_with_its_control_totals() -> None:
    annex = build("reconciliation", load_sample(OXFORDSHIRE).budget)
    differences = [row for row in annex.rows if row.texts[0] == "Difference"]
    assert len(differences) >= 14
    assert all(not any(row.amounts) for row in differences)


def test_services_are_reconciled_where_there_are_several() -> None:
    areas = [Area(1, "Older People", "Care"), Area(2, "Waste", "Environment")]
    annex = build("reconciliation", budget_of([pressure(3, "1", "1")], areas))
    headings = [row.texts[0] for row in annex.rows if row.kind is RowKind.HEADING]
    assert headings == ["All areas", "Care", "Environment", "Older People", "Waste"]
