"""Odd columns and rows beside amounts: no figure of theirs is taken in silence, or in another unit or sign."""

from decimal import Decimal

import pytest

from model.findings import Level
from model.lines import Kind
from model.workbook.finding.questions import Question
from tests.model.workbook.finding.books import Cells, Dressed, lines, opened, titles, told


def _amounts(rows: list[Cells]) -> list[tuple[Decimal | None, ...]]:
    return [amounts for _, _, _, amounts in lines(opened({"Plan": rows}))]


def test_a_table_of_two_units_is_not_read_in_one_of_them() -> None:
    found = opened({"Plan": [["Ref", "Saving", "2026/27 £", "2027/28 £000"], ["S1", "A", -10000, -5]]})
    assert titles(found) == []
    assert "in different units" in told(found, "table not read")[0].message


def test_words_under_a_year_are_no_version_of_its_amounts() -> None:
    rows: list[Cells] = [
        ["Savings £000"],
        ["Ref", "Saving", "2026/27 Target", "2026/27 RAG", "2027/28 Target"],
        *(["S1", "Reviews", -500, "Amber", -50], ["S2", "Fees", -120, "Green", -20]),
    ]
    found = opened({"Plan": rows})
    assert Question.VERSION not in found.questions
    assert [line.deliverability for line in found.budget.lines()] == ["Amber", "Green"]


def test_figures_in_words_alone_stay_amounts_that_cannot_be_read() -> None:
    found = opened({"Plan": [["Savings £000"], ["Ref", "Saving", "2026/27", "2027/28"], ["S1", "A", -1, "tbc"]]})
    assert [finding.cell for finding in told(found, "unreadable amount")] == ["D3"]


def test_effects_in_year_and_of_a_full_year_are_asked() -> None:
    rows: list[Cells] = [
        *(["Savings £000"], ["Ref", "Saving", "2026/27", None, "2027/28", None]),
        [None, None, "In year", "Full year effect", "In year", "Full year effect"],
        *(["S1", "A", -10, -15, -5, -5], ["S2", "B", -20, -20, 0, 0]),
    ]
    found = opened({"Plan": rows})
    assert Question.VERSION in found.questions
    assert [finding.level for finding in told(found, "column not read")] == [Level.ERROR, Level.ERROR]


def test_a_row_of_percentages_is_no_line() -> None:
    rows: list[Cells] = [["Savings £000"], ["Ref", "Saving", "2026/27"], ["S1", "A", -10], ["Total", None, -10]]
    found = opened({"Plan": [*rows, ["As % of budget", None, Dressed(-0.03, "0%")]]})
    assert titles(found) == ["A"]
    assert "percentages" in told(found, "row not read")[0].message


@pytest.mark.parametrize("heading", ["Later years", "2028/29 to 2029/30", "Beyond"])
def test_figures_of_years_without_a_column_of_their_own_are_warned_of(heading: str) -> None:
    rows: list[Cells] = [["Savings £000"], ["Ref", "Saving", "2026/27", "2027/28", heading], ["S1", "A", -1, -2, -30]]
    found = opened({"Plan": rows})
    assert [finding.level for finding in told(found, "column not read")] == [Level.WARNING]


def test_marks_of_yes_and_no_are_no_titles() -> None:
    rows: list[Cells] = [
        ["Growth £000"],
        ["Ref", "Description", "Bid?", "2026/27"],
        ["G1", "Election", "Y", 2],
        ["G2", "Pay", "N", 1],
    ]
    assert titles(opened({"Plan": rows})) == ["Election", "Pay"]


@pytest.mark.parametrize("heading", ["P/S", "G or S", "Type"])
def test_letters_stand_for_types_below_a_heading_that_says_so(heading: str) -> None:
    code = "G" if "G" in heading else "P"
    rows: list[Cells] = [
        ["Plan £000"],
        ["Ref", "Title", heading, "2026/27"],
        ["1", "Pay", code, 100],
        ["2", "Fees", "S", 40],
    ]
    found = opened({"Plan": rows})
    assert [(kind, amounts[0]) for _, _, kind, amounts in lines(found)] == [
        (Kind.PRESSURE, Decimal(100_000)),
        (Kind.SAVING, Decimal(-40_000)),
    ]
    assert Question.SAVINGS in found.questions


@pytest.mark.parametrize(
    "title, wanted",
    [
        ("Efficiency savings (£000) - shown as positive", (-100_000, 40_000)),
        ("Savings £000: positive figures are savings", (-100_000, 40_000)),
        ("Savings £000 (savings are shown in brackets)", (100_000, -40_000)),
    ],
)
def test_a_title_says_how_savings_are_shown(title: str, wanted: tuple[int, int]) -> None:
    rows: list[Cells] = [[title], ["Ref", "Saving", "2026/27"], ["S1", "Reviews", 100], ["S2", "Fees", -40]]
    assert [amounts[0] for amounts in _amounts(rows)] == [*wanted]


def test_savings_on_both_sides_of_nil_are_asked() -> None:
    rows: list[Cells] = [["Savings £000"], ["Ref", "Saving", "2026/27"], ["S1", "Reviews", 100], ["S2", "Fees", -40]]
    assert Question.SAVINGS in opened({"Plan": rows}).questions


def test_prices_with_their_increase_in_per_cent_are_no_pressures() -> None:
    rows: list[Cells] = [["Fees and charges 2026/27"], ["Charge", "Current £", "Proposed 2026/27 £", "Increase %"]]
    found = opened({"Fees": [*rows, ["Bulky waste", 35, 38, 0.08], ["Garden", 50, 55, 0.1]]})
    assert titles(found) == []
    assert told(found, "table not read")


@pytest.mark.parametrize("sign", [1, -1])
def test_savings_for_a_year_are_shown_as_they_begin_and_not_as_they_are_taken_out_again(sign: int) -> None:
    rows: list[Cells] = [["Savings £000"], ["Ref", "Saving", "2026/27", "2027/28"]]
    once: list[Cells] = [[f"S{number}", "Once", sign * number, -sign * number] for number in range(5, 9)]
    found = opened({"Plan": [*rows, *once]})
    assert [amounts[0] for _, _, _, amounts in lines(found)] == [Decimal(-1000 * number) for number in range(5, 9)]
    assert (Question.SAVINGS in found.questions) is (sign > 0)
