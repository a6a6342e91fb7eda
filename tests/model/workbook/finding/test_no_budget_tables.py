"""What is no table of pressures and savings, or repeats one: not read as lines, and told."""

from decimal import Decimal

import pytest

from model.findings import Level
from model.lines import Kind
from model.workbook.opening import open_bytes
from tests.model.workbook.builder import MAIN, Parts
from tests.model.workbook.finding.books import (
    Cells,
    Live,
    book,
    lines,
    opened,
    titles,
    told,
)

MONTHS = ("Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar")
NOT_BUDGETS: dict[str, dict[str, list[Cells]]] = {
    "monthly monitoring": {
        "Monitoring": [
            ["Service", "Budget 2013/14", *MONTHS, "Variance"],
            ["Older People", 1200, *[100] * 12, 0],
            ["Learning Disability", 600, *[51] * 12, 12],
        ]
    },
    "monitoring by year": {
        "Monitoring": [
            ["Service", "2013/14 Budget", "2013/14 Forecast outturn", "2013/14 Variance"],
            ["Older People", 1200, 1250, 50],
            ["Learning Disability", 600, 590, -10],
        ]
    },
    "gross budgets": {
        "MTFP": [
            ["Medium Term Financial Plan, gross budget £000"],
            ["Service", "2013/14", "2014/15", "2015/16"],
            ["Older People", 100000, 101000, 102000],
            ["Learning Disability", 50000, 51000, 52000],
            ["Total", 150000, 152000, 154000],
        ]
    },
    "nothing said": {
        "Sheet1": [["Service", "2013/14", "2014/15"], ["Older People", 100000, 101000], ["Roads", 50000, 51000]]
    },
    "staff and years of birth": {
        "Staff": [
            ["Name", "Year of birth", "Started", "Salary"],
            ["One", 1975, "2013/14", 30000],
            ["Two", 1980, "2014/15", 31000],
        ]
    },
    "posts": {"Staff": [["Post", "FTE 2013/14", "FTE 2014/15"], ["Social worker", 12, 14], ["Manager", 2, 2]]},
    "calendar years": {"Births": [["Ward", 2013, 2014, 2015], ["North", 120, 130, 125], ["South", 90, 95, 99]]},
    "capital": {
        "Capital": [["Capital programme £000"], ["Scheme", "2013/14", "2014/15"], ["School", 900, 100], ["Road", 1, 2]]
    },
    "text alone": {"Notes": [["The budget for 2013/14 was agreed in February 2013."], ["See 2012-13 as well."]]},
}


@pytest.mark.parametrize("sheets", NOT_BUDGETS.values(), ids=NOT_BUDGETS)
def test_what_is_no_table_of_pressures_and_savings_is_not_read_and_told(sheets: dict[str, list[Cells]]) -> None:
    found = opened(sheets)
    assert not found.budget.areas
    assert told(found, "no tables found")
    if "Notes" not in sheets:
        assert told(found, "table not read") or told(found, "no table on sheet")


@pytest.mark.parametrize("sheets", NOT_BUDGETS.values(), ids=NOT_BUDGETS)
def test_beside_a_budget_table_they_change_nothing(sheets: dict[str, list[Cells]]) -> None:
    table: list[Cells] = [["Savings £000"], ["Ref", "Proposal", "2013/14"], ["S1", "Reablement", -30]]
    found = opened({**sheets, "Proposals": table})
    assert lines(found) == [("S1", "Reablement", Kind.SAVING, (Decimal(-30000),))]


def test_a_sheet_without_cells_is_passed_over() -> None:
    found = opened({"Chart": [], "Savings": [["Item", "2013/14"], ["Reablement", -0.5], ["Fees", -0.25]]})
    assert titles(found) == ["Reablement", "Fees"]


def test_a_copy_of_lines_on_another_sheet_is_not_counted_again() -> None:
    heads: Cells = ["Ref", "Saving", "2013/14", "2014/15"]
    older: list[Cells] = [["S1", "Reablement", -5, -6], ["S2", "Fees", -1, -2]]
    learning: list[Cells] = [["S3", "Living", -3, -2], ["S4", "Staff", -4, -2]]
    every = [["Older", *row] for row in older] + [["Learning", *row] for row in learning]
    found = opened({"All": [["Area", *heads], *every], "Older": [heads, *older], "Learning": [heads, *learning]})
    assert found.budget.line_count == 4
    assert {finding.sheet for finding in told(found, "repeated table")} == {"Older", "Learning"}


def test_a_summary_drawn_from_other_sheets_states_totals() -> None:
    found = opened(
        {
            "Summary": [
                ["Savings £000", "2013/14", "2014/15"],
                ["Older People", Live("'Older People'!C4", -6), Live("'Older People'!D4", -8)],
                ["Total", Live("B2", -6), Live("C2", -8)],
            ],
            "Older People": [
                ["Ref", "Saving", "2013/14", "2014/15"],
                ["S1", "Reablement", -5, -6],
                ["S2", "Fees", -1, -2],
                [None, "Total", Live("SUM(C2:C3)", -6), Live("SUM(D2:D3)", -8)],
            ],
        }
    )
    assert titles(found) == ["Reablement", "Fees"]
    assert told(found, "summary")
    assert not told(found, "stated total")


def test_a_year_on_year_table_above_its_lines_states_their_totals() -> None:
    found = opened(
        {
            "Older People": [
                ["£m", "2013/14", "2014/15"],
                ["Pressures & Additional Funding", 1.75, 0.5],
                ["Savings", -2.1, -1],
                [],
                ["Ref", "Title", "2013/14", "2014/15"],
                ["Pressures"],
                ["P1", "Demography", 1.5, 0.5],
                ["P2", "Fees", 0.25, None],
                ["Savings"],
                ["S1", "Reablement", -2, -1],
            ]
        }
    )
    assert titles(found) == ["Demography", "Fees", "Reablement"]
    (finding,) = told(found, "stated total")
    assert (finding.cell, finding.level) == ("B3", Level.ERROR)


def test_a_pivot_table_is_not_read() -> None:
    rows: list[Cells] = [["Item", "2013/14"], ["Fees", -3], ["Staff", -9]]
    parts = Parts(book({"Savings": rows, "Savings by pivot": rows}))
    pivot = f'<pivotTableDefinition xmlns="{MAIN}"><location ref="A1:B4"/></pivotTableDefinition>'
    parts.put("xl/pivotTables/pivotTable1.xml", pivot)
    parts.relate("xl/worksheets/sheet2.xml", "pivotTable", "../pivotTables/pivotTable1.xml")
    found = open_bytes(parts.zipped(), "Theirs.xlsx")
    assert titles(found) == ["Fees", "Staff"]
    assert [finding.sheet for finding in told(found, "pivot table")] == ["Savings by pivot"]


def test_a_bridge_from_a_base_to_a_budget_holds_only_its_changes() -> None:
    found = opened(
        {
            "Older People": [
                ["£000"],
                ["Item", "2013/14", "2014/15"],
                ["Base budget", 10000, 10350],
                ["Inflation", 200, 210],
                ["Demography", 300, 250],
                ["Savings", -150, -400],
                ["Net budget", 10350, 10410],
            ]
        }
    )
    assert titles(found) == ["Inflation", "Demography", "Savings"]
    assert [finding.cell for finding in told(found, "row not read")] == ["A3", "A7"]
    assert not told(found, "stated total")


def test_a_budget_of_the_year_before_beside_changes_is_no_amount() -> None:
    found = opened(
        {
            "Roads": [
                ["Growth bids £000"],
                ["Service", "Growth bid", "2025/26 Budget", "2026/27", "2027/28"],
                ["Highways", "Potholes", 5000, 100, 50],
                ["Highways", "Lights", 700, 20, 0],
                [None, "Total", 5700, 120, 50],
            ]
        }
    )
    assert [amounts for _, _, _, amounts in lines(found)] == [
        (Decimal(100000), Decimal(50000)),
        (Decimal(20000), Decimal(0)),
    ]
    assert [finding.cell for finding in told(found, "column not read")] == ["C2"]
