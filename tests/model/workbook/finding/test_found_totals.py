"""Totals in layouts of others: known by labels, formulas or arithmetic, and compared with their lines."""

from decimal import Decimal

import pytest

from model.findings import Level
from model.lines import Kind
from model.workbook.conversion import ReadAs
from tests.model.workbook.finding.books import (
    Cells,
    Live,
    lines,
    opened,
    titles,
    told,
)


def test_savings_shown_positive_are_told_by_the_net_total() -> None:
    table: list[Cells] = [
        *(["£000"], ["Ref", "Proposal", "2013/14", "2014/15"]),
        *(["Growth"], ["G1", "Demography", 150, 50], ["Total growth", None, 150, 50]),
        *(["Savings"], ["S1", "Reablement", 100, 40], ["Total savings", None, 100, 40]),
        ["Net", None, 50, 10],
    ]
    found = opened({"Roads": table})
    assert found.budget.totals.directorate.kind(Kind.SAVING) == (Decimal(-100000), Decimal(-40000))
    assert not told(found, "stated total")
    assert "savings as" not in told(found, "assumed")[0].message
    as_said = opened({"Roads": table}, ReadAs(shows_savings_positive=False))
    assert as_said.budget.totals.directorate.kind(Kind.SAVING) == (Decimal(100000), Decimal(40000))
    assert told(as_said, "stated total")


def test_a_sub_total_that_no_longer_agrees_after_an_edit_is_still_a_total() -> None:
    page: list[Cells] = [
        *(["Proposals £m"], ["Ref", "Description", "2026/27", "2027/28"], ["Pressures"]),
        *(["C1", "Placements", 77, 0.5], ["C2", "Transport", 0.3, 0.1], ["Sub total pressures", None, 1.55, 0.6]),
        *(["Savings"], ["C3", "Edge of care", -0.4, -0.2], ["Sub total savings", None, -0.4, -0.2]),
    ]
    found = opened({"Children": page})
    assert titles(found) == ["Placements", "Transport", "Edge of care"]
    assert [finding.cell for finding in told(found, "stated total")] == ["C6"]


def test_a_sum_that_leaves_a_line_out_is_an_error_with_its_cell() -> None:
    found = opened(
        {
            "Older People": [
                ["Pressures £000"],
                ["Ref", "Proposal", "2013/14", "2014/15"],
                ["P1", "Demography", 150, 50],
                ["P2", "Fees", 25, 10],
                ["P3", "New", 5, 5],
                [None, "Total", Live("SUM(C3:C4)", 175), Live("SUM(D3:D5)", 65)],
            ]
        }
    )
    assert len(titles(found)) == 3
    (finding,) = told(found, "stated total")
    assert (finding.level, finding.cell) == (Level.ERROR, "C6")
    assert not found.budget.controls


@pytest.mark.parametrize("label", [None, "All proposals", "Position"])
def test_a_total_is_known_by_its_formula_or_by_arithmetic_whatever_it_is_called(label: str | None) -> None:
    rows: list[Cells] = [["Savings £000"], ["Proposal", "2013/14", "2014/15"], ["Fees", -25, -10], ["Staff", -5, -7]]
    live = opened({"A": [*rows, [label, Live("SUM(B3:B4)", -30), Live("SUM(C3:C4)", -17)]]})
    plain = opened({"A": [*rows, [label, -30, -17]]})
    assert titles(live) == titles(plain) == ["Fees", "Staff"]


def test_figures_without_a_label_are_told() -> None:
    found = opened({"Savings": [["Proposal", "2013/14", "2014/15"], ["Fees", -3, -2], ["Staff", -9, 0], [None, 7]]})
    assert titles(found) == ["Fees", "Staff"]
    assert [finding.cell for finding in told(found, "row not read")] == ["A4"]


def test_lines_without_amounts_stay_where_they_have_a_reference() -> None:
    found = opened(
        {
            "A": [
                ["Savings £000"],
                ["Ref", "Title", "2013/14"],
                ["14SCS2", "Care homes"],
                ["14SCS10", "Transfer", -1800],
                ["14SCS11", "Fees", None],
            ]
        }
    )
    assert [(reference, amounts) for reference, _, _, amounts in lines(found)] == [
        ("14SCS2", (None,)),
        ("14SCS10", (Decimal(-1800000),)),
        ("14SCS11", (None,)),
    ]


def test_a_foot_of_all_tables_is_the_total_of_all_of_them() -> None:
    found = opened(
        {
            "Proposals": [
                *(["Pressures £000"], ["Title", "2013/14"], ["Demography", 100], ["Fees", 20], ["Total", 120], []),
                *(["Savings £000"], ["Title", "2013/14"], ["Reablement", -30], ["Total", -30], ["Net change", 90]),
            ]
        }
    )
    assert not told(found, "stated total")
    assert [control.measure.value for control in found.budget.controls] == ["pressures", "savings", "net"]
