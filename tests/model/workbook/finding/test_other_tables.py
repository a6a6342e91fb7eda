"""Tables that are no budget tables, and odd ones that are: nothing wrong is read, and nothing is dropped in silence."""

from decimal import Decimal

from model.lines import Kind
from tests.model.workbook.finding.books import (
    Cells,
    Dressed,
    Live,
    Page,
    areas,
    lines,
    opened,
    told,
)


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


def test_better_is_positive_savings_though_a_column_says_the_kind_of_each_row_too() -> None:
    found = opened(
        {
            "Changes": [
                ["£000", None, "2013/14", None, "2014/15", None],
                ["Type", "Item", "Better", "Worse", "Better", "Worse"],
                ["Pressure", "Elections", None, 30, None, 10],
                ["Saving", "Printing", 20, None, 5, None],
                ["Saving", "Vacancies", 60, None, None, None],
                ["Total", None, Live("SUM(C3:C5)", 80), 30, 5, 10],
            ]
        }
    )
    assert [(title, amounts) for _, title, _, amounts in lines(found)] == [
        ("Elections", (Decimal(30000), Decimal(10000))),
        ("Printing", (Decimal(-20000), Decimal(-5000))),
        ("Vacancies", (Decimal(-60000), None)),
    ]
    assert not told(found, "stated total")


def test_areas_across_are_read_of_the_year_of_the_title_where_rows_name_the_kinds() -> None:
    page: list[Cells] = [
        ["Budget changes 2026-27 (£000)"],
        ["Ref", "Proposal", "Adults", "Children", "Total"],
        [None, "Pressures"],
        ["D1", "Pay award", 100, 80, 180],
        [None, "Savings"],
        ["D2", "Procurement", -30, -20, -50],
        [None, "Total", 70, 60, 130],
    ]
    found = opened({"2026-27": page})
    assert areas(found) == ["Adults", "Children"]
    assert [amounts for _, _, _, amounts in lines(found)] == [
        (Decimal(100000),),
        (Decimal(-30000),),
        (Decimal(80000),),
        (Decimal(-20000),),
    ]
    assert told(found, "assumed years")


def test_a_unit_above_the_heading_of_references_leaves_them_references() -> None:
    found = opened(
        {
            "S": [
                ["£000", None, "Savings", "Savings", "Pressures", "Pressures"],
                ["Ref", "Item", "2026/27", "2027/28", "2026/27", "2027/28"],
                ["1", "Pay", None, None, 10, 11],
                ["2", "Buy", -5, -6, None, None],
            ]
        }
    )
    assert [line[:2] for line in lines(found)] == [("1", "Pay"), ("2", "Buy")]
    assert not told(found, "column not read")
