"""Summaries whose rows are told by their formulas, by arithmetic, or by figures of savings that are shown above nil."""

import pytest

from model.workbook.finding.taken_over import TakenOver, taken_over
from tests.model.workbook.finding.books import Cells, Live, errors, opened, told


@pytest.mark.parametrize(
    "formula, cells",
    [
        ("Adults!C11", [("Adults", 11, 3)]),
        ("'Adults'!$C$11", [("Adults", 11, 3)]),
        ("+'Children''s'!C7+Highways!AA6", [("Children's", 7, 3), ("Highways", 6, 27)]),
        ("SUM(Adults!C7,Highways!C6)", [("Adults", 7, 3), ("Highways", 6, 3)]),
        ("Adults!C11-Highways!C6", []),
        ("Adults!C11*1.02", []),
        ("SUM(Adults!C7:C9)", []),
        ("C11", []),
    ],
)
def test_what_a_formula_takes_over(formula: str, cells: list[tuple[str, int, int]]) -> None:
    assert taken_over(formula) == tuple(TakenOver(*each) for each in cells)


def _area(growth: int, savings: int) -> list[Cells]:
    return [
        ["Ref", "Description", "2026/27", "2027/28"],
        ["Growth"],
        ["A1", "Placements", growth, 5],
        ["", "Growth total", Live("SUM(C3:C3)", growth), Live("SUM(D3:D3)", 5)],
        ["Efficiencies"],
        ["A2", "Review", savings, -25],
        ["", "Efficiencies total", Live("SUM(C6:C6)", savings), Live("SUM(D6:D6)", -25)],
        ["", "Net", Live("C4+C7", growth + savings), Live("D4+D7", -20)],
    ]


def _book(first: str, value: int) -> dict[str, list[Cells]]:
    summary: list[Cells] = [
        ["Budget summary £000"],
        ["Service", "2026/27", "2027/28"],
        ["Adult Social Care", Live(first, value), Live(first.replace("C", "D"), -20)],
        ["Roads and Transport", Live("Highways!C8", -10), Live("Highways!D8", -20)],
        ["Total", Live("SUM(B3:B4)", value - 10), Live("SUM(C3:C4)", -40)],
    ]
    return {"Summary": summary, "Adults £000": _area(500, -75), "Highways": _area(20, -30)}


def test_rows_under_other_names_than_their_sheets_are_known_by_the_totals_that_they_take_over() -> None:
    found = opened(_book("'Adults £000'!C8", 425))
    assert errors(found) == []
    assert not told(found, "summary not compared")
    assert [each.message.split(":")[0] for each in told(found, "totals compared")] == [
        "18 stated totals were compared with the cast of their lines"
    ]


def test_rows_under_other_names_that_hold_figures_alone_are_known_by_what_these_are_the_sum_of() -> None:
    sheets = _book("'Adults £000'!C8", 425)
    sheets["Summary"][2:4] = [["Adult Social Care", 425, -20], ["Highways", -10, -20]]
    found = opened(sheets)
    assert len(list(found.budget.lines())) == 4
    assert errors(found) == []
    assert told(found, "summary")


def test_one_that_calls_itself_so_is_one_though_a_row_of_it_can_be_compared_with_nothing() -> None:
    sheets = _book("'Adults £000'!C8", 425)
    sheets["Third"] = _area(7, -1)
    sheets["Summary"][2:4] = [["Adult Social Care", 425, -20], ["Highways", -10, -20], ["The other", 77, 88]]
    found = opened(sheets)
    assert len(list(found.budget.lines())) == 6
    assert [each.cell for each in told(found, "summary not compared")] == ["A5"]


def test_one_that_holds_another_figure_than_its_lines_cast_to_is_told() -> None:
    (message, *_) = errors(opened(_book("'Adults £000'!C8", 415)))
    assert "“Adult Social Care” (Summary!B3) states £415k for 2026/27 and its lines cast to £425k" in message


def test_a_summary_of_savings_shown_positive_is_compared_with_its_own_sign() -> None:
    sheets: dict[str, list[Cells]] = {
        "Savings tracker": [
            ["Savings tracker, £000"],
            ["Ref", "Directorate", "Saving", "2026/27", "2027/28"],
            ["S1", "Place", "Rounds", 120, 30],
            ["S2", "Place", "Parks", 15, 15],
            ["S3", "People", "Housing", 200, 100],
        ],
        "Summary": [
            ["By directorate £000"],
            ["Directorate", "2026/27", "2027/28"],
            ["Place", Live("SUMIF('Savings tracker'!B3:B5,A3,'Savings tracker'!D3:D5)", 135), 45],
            ["People", Live("SUMIF('Savings tracker'!B3:B5,A4,'Savings tracker'!D3:D5)", 200), 100],
            ["Total", Live("SUM(B3:B4)", 335), 145],
        ],
    }
    found = opened(sheets)
    assert errors(found) == []
    assert told(found, "summary")
    assert "6 agree" in told(found, "totals compared")[0].message
