"""Tables that are no budget tables, and odd ones that are: nothing wrong is read, and nothing is dropped in silence."""

from decimal import Decimal

import pytest

from model.findings import Level
from model.lines import Kind
from model.money import Unreadable
from model.workbook.conversion import ReadAs
from model.workbook.opening import open_bytes
from tests.model.workbook.builder import MAIN, Parts
from tests.model.workbook.finding.books import (
    Cells,
    Dressed,
    Live,
    Page,
    areas,
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


def test_two_tables_side_by_side_are_two_tables() -> None:
    found = opened(
        {
            "Proposals": [
                ["Pressures", None, None, None, "Savings"],
                ["Title", "2013/14", "2014/15", None, "Title", "2013/14", "2014/15"],
                ["Demography", 100, 50, None, "Redesign", -30, -20],
                ["Prices", 20, 10, None, "Staff", -5, -6],
                ["Total", 120, 60, None, "Total", -35, -26],
            ]
        }
    )
    assert [(title, kind) for _, title, kind, _ in lines(found)] == [
        ("Demography", Kind.PRESSURE),
        ("Prices", Kind.PRESSURE),
        ("Redesign", Kind.SAVING),
        ("Staff", Kind.SAVING),
    ]
    assert len(found.budget.controls) == 2
    assert not told(found, "stated total")


def test_years_that_run_backwards_are_read_by_their_headings() -> None:
    found = opened({"Savings": [["Ref", "Proposal", "2015/16", "2014/15", "2013/14"], ["A1", "Fees", -3, -2, -1]]})
    assert lines(found)[0][3] == (Decimal(-1000), Decimal(-2000), Decimal(-3000))
    assert told(found, "years out of order")


def test_text_in_a_year_is_unreadable_or_an_amount_never_nil() -> None:
    found = opened(
        {
            "Savings": [
                ["£000"],
                ["Ref", "Proposal", "2013/14", "2014/15"],
                ["A1", "Fees", "tbc", -2],
                ["A2", "Staff", "(20)", None],
            ]
        }
    )
    first, second = found.budget.lines()
    assert first.amounts == (Unreadable("tbc"), Decimal(-2000))
    assert second.amounts == (Decimal(-20000), None)
    assert [finding.cell for finding in told(found, "unreadable amount")] == ["C3"]
    assert [finding.cell for finding in told(found, "amount as text")] == ["C4"]


def test_better_and_worse_of_each_year_are_savings_and_pressures() -> None:
    found = opened(
        {
            "Changes": [
                ["£000"],
                ["Ref", "Item", "2013/14", None, "2014/15", None],
                [None, None, "Better", "Worse", "Better", "Worse"],
                ["A1", "Care homes", 100, None, 50, None],
                ["A2", "Demand", None, 70, None, 80],
                ["Total", None, 100, 70, 50, 80],
            ]
        }
    )
    assert lines(found) == [
        ("A1", "Care homes", Kind.SAVING, (Decimal(-100000), Decimal(-50000))),
        ("A2", "Demand", Kind.PRESSURE, (Decimal(70000), Decimal(80000))),
    ]
    assert not told(found, "stated total")


AREAS: list[Cells] = [
    ["Adult budget proposals"],
    ["£m"],
    ["Ref", "Proposal", "2013/14", "2014/15"],
    ["Older People"],
    ["Pressures"],
    ["P1", "Demography", 1.5, 0.5],
    ["P2", "Fees", 0.25, None],
    ["Total pressures", None, 1.75, 0.5],
    ["Savings"],
    ["S1", "Reablement", -2, -1],
    ["Total savings", None, -2, -1],
    ["Net change", None, -0.25, -0.5],
    ["Learning Disability"],
    ["Pressures"],
    ["P3", "Transitions", 0.7, 0.7],
    ["Savings"],
    ["S2", "Supported living", -0.4, -0.1],
    ["Net change", None, 0.3, 0.6],
    ["Grand total", None, 0.05, 0.1],
    ["* the figures are provisional."],
]


def test_areas_and_sections_as_rows_hold_for_the_lines_below_them() -> None:
    found = opened({"Proposals": AREAS})
    assert areas(found) == ["Older People", "Learning Disability"]
    assert [line.kind for line in found.budget.lines()] == [
        *(Kind.PRESSURE, Kind.PRESSURE, Kind.SAVING),
        *(Kind.PRESSURE, Kind.SAVING),
    ]
    assert not told(found, "stated total")
    named = [(control.scope.value, control.name, control.measure.value) for control in found.budget.controls]
    assert named == [
        ("area", "Older People", "pressures"),
        ("area", "Older People", "savings"),
        ("area", "Older People", "net"),
        ("area", "Learning Disability", "net"),
        ("directorate", "Grand total", "net"),
    ]


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


def test_levels_become_changes_exactly_where_the_sheet_says_that_they_are_levels() -> None:
    table: list[Cells] = [["Savings £000 (cumulative)"], ["Ref", "Saving", "2013/14", "2014/15", "2015/16"]]
    found = opened({"A": [*table, ["S1", "Fees", -120, -120, 0], [None, "Total", -120, -120, 0]]})
    assert lines(found)[0][3] == (Decimal(-120000), Decimal(0), Decimal(120000))
    assert not told(found, "stated total")


def test_levels_are_suspected_where_figures_repeat_and_never_assumed() -> None:
    rows: list[Cells] = [[f"S{place}", f"Saving {place}", *[-100 - place] * 3] for place in range(4)]
    table: list[Cells] = [["Ref", "Saving", "2013/14", "2014/15", "2015/16"], *rows]
    found = opened({"Savings £000": table})
    assert lines(found)[0][3] == (Decimal(-100000),) * 3
    assert told(found, "may be levels")
    said = opened({"Savings £000": table}, ReadAs(holds_levels=True))
    assert lines(said)[0][3] == (Decimal(-100000), Decimal(0), Decimal(0))
    assert not told(said, "may be levels")


def test_figures_without_a_label_are_told() -> None:
    found = opened({"Savings": [["Proposal", "2013/14", "2014/15"], ["Fees", -3, -2], ["Staff", -9, 0], [None, 7]]})
    assert titles(found) == ["Fees", "Staff"]
    assert [finding.cell for finding in told(found, "row not read")] == ["A4"]


def test_what_is_hidden_and_counts_is_told() -> None:
    rows: list[Cells] = [["Savings £000"], ["Proposal", "2013/14", "2014/15"], ["Fees", -3, -2], ["Staff", -9, -1]]
    found = opened(
        {"A": Page(rows, hidden_rows=[2], hidden_columns=[2]), "B": Page([*rows[:2], ["X", -1, 0]], hidden=True)}
    )
    assert [finding.cell for finding in told(found, "hidden row")] == ["A3"]
    assert [finding.cell for finding in told(found, "hidden column")] == ["C2"]
    assert [finding.sheet for finding in told(found, "hidden sheet")] == ["B"]


def test_units_that_differ_from_table_to_table_are_read_each_in_its_own() -> None:
    found = opened(
        {
            "Roads": [["Savings £m"], ["Ref", "Title", "2013/14"], ["R1", "Salt", -0.5]],
            "Parks": [["Savings £000"], ["Ref", "Title", "2013/14"], ["K1", "Mowing", -250], ["K2", "Trees", -10]],
        }
    )
    assert [amounts for _, _, _, amounts in lines(found)] == [
        (Decimal(-500000),),
        (Decimal(-250000),),
        (Decimal(-10000),),
    ]
    assert told(found, "several units")


def test_figures_shown_in_thousands_by_their_format_are_pounds() -> None:
    shown = Dressed(-250000, "#,##0,")
    found = opened({"A": [["Savings £000"], ["Ref", "Title", "2013/14"], ["K1", "Mowing", shown]]})
    assert lines(found)[0][3] == (Decimal(-250000),)


@pytest.mark.parametrize("figures, unit", [((0.5, 1.25), "£m"), ((250, 1200), "£000"), ((250000, 1200000), "£")])
def test_an_unsaid_unit_is_assumed_by_the_size_of_figures_and_told(figures: tuple[float, float], unit: str) -> None:
    rows: list[Cells] = [["Item", "2013/14"], ["Fees", -figures[0]], ["Staff", -figures[1]]]
    found = opened({"Savings": rows})
    assert f"taken as {unit}," in told(found, "assumed")[0].message


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


def test_a_pivot_table_is_not_read() -> None:
    rows: list[Cells] = [["Item", "2013/14"], ["Fees", -3], ["Staff", -9]]
    parts = Parts(book({"Savings": rows, "Savings by pivot": rows}))
    pivot = f'<pivotTableDefinition xmlns="{MAIN}"><location ref="A1:B4"/></pivotTableDefinition>'
    parts.put("xl/pivotTables/pivotTable1.xml", pivot)
    parts.relate("xl/worksheets/sheet2.xml", "pivotTable", "../pivotTables/pivotTable1.xml")
    found = open_bytes(parts.zipped(), "Theirs.xlsx")
    assert titles(found) == ["Fees", "Staff"]
    assert [finding.sheet for finding in told(found, "pivot table")] == ["Savings by pivot"]


def test_remarks_below_each_line_are_no_areas() -> None:
    rows: list[Cells] = [["Savings £000"], ["Proposal", "2013/14"]]
    for place in range(4):
        rows += [[f"Saving {place}", -place - 1], [f"by way of tender {place}"]]
    found = opened({"Roads": rows})
    assert areas(found) == ["Roads"]
    assert found.budget.line_count == 4


def test_headings_merged_over_their_columns_hold_for_all_of_them() -> None:
    rows: list[Cells] = [
        [Dressed("Savings and pressures of the directorate", bold=True)],
        ["Ref", "Proposal", "Pressures £000", None, "Savings £000"],
        [None, None, "2013/14", "2014/15", "2013/14", "2014/15"],
        ["A1", "Care homes", 10, 20, None, None],
        ["A2", "Tender", None, None, -5, -6],
        ["Total", None, 10, 20, -5, -6],
    ]
    found = opened({"Adults": Page(rows, merged=["A1:F1", "A2:A3", "B2:B3", "C2:D2", "E2:F2"])})
    assert lines(found) == [
        ("A1", "Care homes", Kind.PRESSURE, (Decimal(10000), Decimal(20000))),
        ("A2", "Tender", Kind.SAVING, (Decimal(-5000), Decimal(-6000))),
    ]
    assert not told(found, "stated total")


def test_an_area_said_once_holds_until_the_next() -> None:
    found = opened(
        {
            "All": [
                ["£000"],
                ["Service area", "Type", "Ref", "Title", "2013/14"],
                ["Older People", "Pressure", "P1", "Demography", 10],
                [None, None, "P2", "Fees", 5],
                [None, "Saving", "S1", "Reablement", -7],
                ["Roads", "Saving", "S2", "Salt", -1],
            ]
        }
    )
    assert [(found.budget.area(line.area_id).name, line.kind) for line in found.budget.lines()] == [
        ("Older People", Kind.PRESSURE),
        ("Older People", Kind.PRESSURE),
        ("Older People", Kind.SAVING),
        ("Roads", Kind.SAVING),
    ]


def test_words_of_other_columns_are_kept() -> None:
    found = opened(
        {
            "Roads": [
                ["Savings £000"],
                ["Ref", "Title", "Lead officer", "RAG", "Contract", "2013/14", "2013/14 forecast", "Comments"],
                ["S1", "Salt", "Head of Roads", "At risk", "C12", -10, -8, "see annex"],
            ]
        }
    )
    (line,) = found.budget.lines()
    assert (line.lead_officer, line.deliverability, line.notes) == ("Head of Roads", "At risk", "see annex")
    assert line.forecasts == (Decimal(-8000),)
    assert dict(line.extra) == {"Contract": "C12"}


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


def test_lines_of_the_table_above_are_no_titles_and_its_area_goes_on() -> None:
    found = opened(
        {
            "Sheet1": [
                ["Activity Area - Older People"],
                [],
                ["Reference", "Pressures", "2013/14 £m"],
                ["14SCS1", "Extra care housing", 0.8],
                ["14SCS2", "Care homes"],
                [],
                ["Reference", "Savings", "2013/14 £m"],
                ["14SCS10", "Reablement", -1.8],
            ]
        }
    )
    assert areas(found) == ["Older People"]
    assert [(reference, kind) for reference, _, kind, _ in lines(found)] == [
        ("14SCS1", Kind.PRESSURE),
        ("14SCS2", Kind.PRESSURE),
        ("14SCS10", Kind.SAVING),
    ]


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


def test_an_excel_table_of_others_is_read_in_the_unit_that_its_sheet_states() -> None:
    data = book(
        {
            "Roads": [
                ["All figures in £000"],
                [],
                ["Type", "Title", "2013/14"],
                ["Saving", "Salt", -30],
                ["Pressure", "Lights", 5],
            ]
        }
    )
    parts = Parts(data)
    columns = "".join(
        f'<tableColumn id="{number}" name="{name}"/>' for number, name in enumerate(("Type", "Title", "2013/14"), 1)
    )
    table = (
        f'<table xmlns="{MAIN}" id="1" name="Table1" displayName="Table1" ref="A3:C5" totalsRowShown="0">'
        f'<autoFilter ref="A3:C5"/><tableColumns count="3">{columns}</tableColumns></table>'
    )
    parts.put("xl/tables/table1.xml", table)
    parts.relate("xl/worksheets/sheet1.xml", "table", "../tables/table1.xml")
    found = open_bytes(parts.zipped(), "Theirs.xlsx")
    assert [int(amounts[0] or 0) for _, _, _, amounts in lines(found)] == [-30_000, 5_000]


def test_a_reference_is_read_as_it_shows() -> None:
    rows: list[Cells] = [["Savings £000"], ["Ref", "Title", "2013/14"]]
    numbers = (Dressed(1.1, "0.00"), Dressed(1.2, "0.00"), 2)
    found = opened({"Roads": [*rows, *([number, "Salt", -1 - place] for place, number in enumerate(numbers))]})
    assert [reference for reference, _, _, _ in lines(found)] == ["1.10", "1.20", "2"]


def test_a_level_that_ends_in_a_blank_is_told() -> None:
    rows: list[Cells] = [["Savings £000 (cumulative)"], ["Ref", "Title", "2013/14", "2014/15"], ["S1", "Salt", -5]]
    found = opened({"Roads": rows})
    assert lines(found)[0][3] == (Decimal(-5000), Decimal(5000))
    assert [finding.cell for finding in told(found, "blank level")] == ["D3"]


def test_a_title_over_the_years_does_not_hide_what_they_are() -> None:
    rows: list[Cells] = [
        *([None, None, "ROADS BUDGET PROPOSALS"], [None, None, "£000"]),
        *(["Ref", "Growth", "2025/26", "2026/27"], ["S1", "Salt", 10, 20], ["S2", "Lights", 5, 5]),
    ]
    found = opened({"Roads": rows})
    assert [int(amounts[1] or 0) for _, _, _, amounts in lines(found)] == [20_000, 5_000]
