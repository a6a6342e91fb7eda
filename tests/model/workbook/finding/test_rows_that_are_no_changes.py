"""Rows that stand among pressures and savings and are none: gaps, reserves, funding, posts, totals under a heading."""

from decimal import Decimal

import pytest

from model.workbook.finding.questions import Question
from tests.model.workbook.finding.books import Cells, errors, lines, opened, told

Wanted = list[tuple[str, tuple[int, ...]]]
LAYOUTS: dict[str, tuple[list[Cells], Wanted, list[str]]] = {
    "posts and a percentage below the total": (
        [
            *(["Savings £000"], ["Ref", "Saving", "2026/27", "2027/28"]),
            *(["S1", "Staffing review", -100, -20], ["S2", "Delete 2 FTE posts", -50, -10], ["Total", None, -150, -30]),
            *([], ["FTE reductions", None, 4.5, 1], ["Council tax Band D impact %", None, 0.2, 0.1]),
        ],
        [("Staffing review", (-100, -20)), ("Delete 2 FTE posts", (-50, -10))],
        ["A7", "A8"],
    ),
    "a gap before and after savings": (
        [
            *(["Budget gap £000"], [None, "2026/27", "2027/28"], ["Budget gap before savings", 5000, 3000]),
            *(["Savings"], ["Fees", -1000, -500], ["Rent", -500, -100], ["Total savings", -1500, -600]),
            ["Remaining gap", 3500, 2400],
        ],
        [("Fees", (-1000, -500)), ("Rent", (-500, -100))],
        ["A3", "A8"],
    ),
    "reserves under a heading of their own": (
        [
            *(["Savings £000"], ["Ref", "Item", "2026/27", "2027/28"], ["S1", "Fees", -10, -5], ["S2", "Rent", -4, -1]),
            *([None, "Total", -14, -6], [], ["Reserves"], [None, "Use of general reserve", 500, 200]),
        ],
        [("Fees", (-10, -5)), ("Rent", (-4, -1))],
        ["A8"],
    ),
    "what balances the budget below the net change": (
        [
            *(["£000"], ["Item", "2026/27", "2027/28"], ["Growth"], ["Care", 100, 50], ["Contingency", 20, 0]),
            *(["Savings"], ["Rent", -30, -10], ["Net change", 90, 40]),
            *(["Contribution from reserves", -90, -40], ["Balanced", 0, 0]),
        ],
        [("Care", (100, 50)), ("Contingency", (20, 0)), ("Rent", (-30, -10))],
        ["A10", "A9"],
    ),
    "totals of each kind under a heading Total": (
        [
            *(["Year on year changes £000"], [None, "2026/27", "2027/28"]),
            *(["Adults"], ["Pressures & Additional Funding", 10, 5], ["Savings", -4, -2]),
            *(["Children"], ["Pressures & Additional Funding", 8, 4], ["Savings", -3, -1]),
            *(["Total"], ["Pressures & Additional Funding", 18, 9], ["Savings", -7, -3]),
        ],
        [("", (10, 5)), ("", (-4, -2)), ("", (8, 4)), ("", (-3, -1))],
        [],
    ),
    "a service's total above its lines": (
        [
            *(["Savings £000", "2026/27", "2027/28"], ["Adult Social Care", -150, -60]),
            *(["Telecare", -100, -40], ["Fees", -50, -20], ["Highways", -80, -30], ["Lighting", -60, -20]),
            *(["Verges", -20, -10], ["Total", -230, -90]),
        ],
        [("Telecare", (-100, -40)), ("Fees", (-50, -20)), ("Lighting", (-60, -20)), ("Verges", (-20, -10))],
        [],
    ),
    "quarters beside the year": (
        [
            *(["Savings (£000)"], ["Ref", "Saving", "2026/27", "Q1", "Q2", "Q3", "Q4", "2027/28"]),
            *(["S1", "Agency", -100, -25, -25, -25, -25, -50], ["S2", "Contract", -80, -10, -20, -20, -30, -40]),
        ],
        [("Agency", (-100, -50)), ("Contract", (-80, -40))],
        [],
    ),
    "savings made to date beside the years": (
        [
            *(["Savings £000"], ["Ref", "Item", "2026/27", "2027/28", "Saving to date"]),
            *(["S1", "Fees", -10, -5, -3], ["S2", "Rent", -4, -1, -1]),
        ],
        [("Fees", (-10, -5)), ("Rent", (-4, -1))],
        [],
    ),
    "a row a line and year, by Dept": (
        [
            *(["Year", "Dept", "Type", "Description", "Value £"], ["2026-27", "Adults", "Growth", "Fees", 120_000]),
            *(["2027-28", "Adults", "Growth", "Fees", 60_000], ["2026-27", "Adults", "Saving", "Staff", -40_000]),
            ["2027-28", "Adults", "Saving", "Staff", -20_000],
        ],
        [("Fees", (120, 60)), ("Staff", (-40, -20))],
        [],
    ),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_they_are_in_no_total_and_told(name: str) -> None:
    rows, wanted, unread = LAYOUTS[name]
    found = opened({"Plan": rows})
    assert [(title, amounts) for _, title, _, amounts in lines(found)] == [
        (title, tuple(Decimal(1000 * amount) for amount in amounts)) for title, amounts in wanted
    ]
    assert sorted(finding.cell for finding in told(found, "row not read")) == unread
    assert errors(found) == []


def test_a_table_of_funding_is_no_table_of_savings() -> None:
    rows: list[Cells] = [
        *(["MTFS £000"], ["Item", "2026/27", "2027/28"], ["Pressures"], ["Pay", 20, 15], ["Net change", 20, 15], []),
        *(["Funding", "2026/27", "2027/28"], ["Council tax", -500, -515], ["Business rates", -200, -205]),
    ]
    found = opened({"Plan": rows})
    assert [title for _, title, _, _ in lines(found)] == ["Pay"]
    assert "what the budget is funded from" in told(found, "table not read")[0].message


def test_years_that_are_only_counted_are_asked_even_where_the_title_names_one() -> None:
    found = opened(
        {"Plan": [["Savings £000 from 2026/27"], ["Ref", "Item", "Y1", "Y2", "Y3"], ["S1", "Fees", -1, -2, -3]]}
    )
    assert lines(found) == []
    assert found.questions == (Question.YEARS,)


def test_rows_that_are_numbered_ahead_and_still_empty_are_no_areas() -> None:
    rows: list[Cells] = [
        *(["£000"], ["Ref", "Saving", "2026/27", "2027/28"], ["S1", "Fees", -1, -2], ["S2", "Staff", -2, -3]),
        *(["S3"], ["S4", "Rent", -4, -5], ["S5"], ["S6"], [None, "Total", -7, -10]),
    ]
    found = opened({"Adults": rows})
    assert [area.name for area in found.budget.areas] == ["Adults"]
    assert [line.reference for line in found.budget.lines()] == ["S1", "S2", "S4"]


def test_codes_that_head_lines_with_longer_ones_are_areas() -> None:
    rows: list[Cells] = [
        *(["£000"], ["Ref", "Saving", "2026/27", "2027/28"], ["CS1"], ["CS1a", "Fees", -1, -2]),
        *(["CS1b", "Staff", -2, -3], ["CS2"], ["CS2a", "Rent", -4, -5]),
    ]
    assert [area.name for area in opened({"Adults": rows}).budget.areas] == ["CS1", "CS2"]
