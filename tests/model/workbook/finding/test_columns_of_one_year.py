"""Several columns of one year that are no areas, sheets that count posts, and headings that name no area."""

from decimal import Decimal

from model.lines import Kind
from model.workbook.finding.questions import Question
from tests.model.workbook.finding.books import Cells, areas, errors, lines, opened, titles, told


def test_recurring_and_one_off_amounts_of_a_year_are_lines_of_their_own() -> None:
    headings = ["2026/27 Recurring", "2026/27 One-off", "2027/28 Recurring", "2027/28 One-off"]
    found = opened({"Plan": [["Growth £000"], ["Item", *headings], ["Pay", 10, 5, 4, -5], ["Fuel", 2, 0, 1, 0]]})
    assert titles(found)[:2] == ["Pay - Recurring", "Pay - One-off"]
    assert sum(amounts[0] or 0 for _, _, _, amounts in lines(found)) == Decimal(17_000)
    assert errors(found) == []
    assert Question.VERSION not in found.questions


def test_months_over_columns_of_a_year_are_versions_and_no_areas() -> None:
    rows: list[Cells] = [["Savings £000"], ["Ref", "Saving", "2026/27 December", "2026/27 February"]]
    found = opened({"Plan": [*rows, ["S1", "Fees", -10, -8], ["S2", "Rent", -4, -4]]})
    assert titles(found) == ["Fees", "Rent"]
    assert Question.VERSION in found.questions


def test_a_sheet_of_posts_is_no_table_of_money() -> None:
    posts: list[Cells] = [["FTE reductions"], ["Ref", "Saving", "2026/27"], ["S1", "HR", -1], ["S2", "IT", -1.5]]
    money: list[Cells] = [["Savings £000"], ["Ref", "Saving", "2026/27"], ["S1", "HR", -40], ["S2", "IT", -60]]
    found = opened({"Savings": money, "FTE": posts})
    assert [amounts for _, _, _, amounts in lines(found)] == [(Decimal(-40_000),), (Decimal(-60_000),)]
    assert "it counts posts, not money" in told(found, "table not read")[0].message


def test_a_heading_of_technical_adjustments_names_no_area_and_keeps_none() -> None:
    rows: list[Cells] = [
        *(["£000"], ["Item", "2026/27"], ["Growth"], ["Pay", 10], ["Technical adjustments"]),
        *(["Removal of one-off funding", -7], ["Savings"], ["Rent", -3], ["Total", 0]),
    ]
    found = opened({"Libraries": rows})
    assert areas(found) == ["Libraries"]
    assert [line.category for line in found.budget.lines()] == ["", "Technical adjustments", ""]


def test_savings_above_nil_and_pressures_in_brackets_keep_their_effect_on_the_budget() -> None:
    rows: list[Cells] = [["Savings / (Pressures) £000"], ["Item", "2026/27"], ["Rent", 3], ["Pay", -10], ["Post", 2]]
    found = opened({"Plan": rows})
    assert [(kind, amounts) for _, _, kind, amounts in lines(found)] == [
        (Kind.SAVING, (Decimal(-3_000),)),
        (Kind.SAVING, (Decimal(10_000),)),
        (Kind.SAVING, (Decimal(-2_000),)),
    ]
    assert "shows savings above nil and pressures below" in told(found, "assumed type")[0].message
