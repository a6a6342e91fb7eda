"""Figures that stand in no table are told, a block at a time, and what is no money is left alone."""

import pytest

from model.findings import Level
from tests.model.workbook.finding.books import Cells, Dressed, Live, lines, opened, told

TABLE: list[Cells] = [
    ["Ref", "Saving £000", "2026/27", "2027/28"],
    ["S1", "Fees", -10, -5],
    ["S2", "Staff", -20, -5],
    [None, "Total", Live("SUM(C6:C7)", -30), Live("SUM(D6:D7)", -10)],
]


def _outside(rows: list[Cells]) -> list[tuple[str, str, Level]]:
    found = opened({"Plan": rows})
    return [(each.cell, each.message, each.level) for each in told(found, "figures outside tables")]


def test_a_block_beside_labels_above_the_table_is_told_once() -> None:
    above: list[Cells] = [["Savings"], ["Base budget", 45_000, 46_000], ["Reserves", 2_000, 1_500], []]
    ((cell, message, level),) = _outside([*above, *TABLE])
    assert (cell, level) == ("B2", Level.NOTE)
    assert message == (
        "4 figures in Plan!B2:C3 beside “Base budget” stand outside every table, so they are in no total."
    )


def test_a_block_right_of_the_table_is_told_by_its_own_words() -> None:
    right: list[Cells] = [[*row, None, None, *more] for row, more in zip(TABLE, _CHECKS, strict=True)]
    ((cell, message, _),) = _outside([["Savings"], [], [], [], *right])
    assert cell == "H6"
    assert "2 figures in Plan!H6:H7 beside “posts lost”" in message


_CHECKS: list[Cells] = [[None, None], ["posts lost", 1.5], ["posts lost", 2], [None, None]]


def test_figures_beside_words_that_name_a_year_are_a_warning() -> None:
    ((cell, _, level),) = _outside([["Savings"], ["Net budget of 2025/26", 45_000], [], [], *TABLE])
    assert (cell, level) == ("B2", Level.WARNING)


@pytest.mark.parametrize(
    "above",
    [
        ["Page", 3],
        ["Version", 2],
        ["Year", 2026],
        ["Inflation", Dressed(0.025, "0.0%"), Dressed(0.02, "0.0%")],
        ["Printed", Dressed(46_000, "dd/mm/yyyy"), Dressed(46_001, "dd/mm/yyyy")],
        ["Note 1: the figures of last year", 120, 130],
    ],
)
def test_what_is_no_money_is_left_alone(above: Cells) -> None:
    assert _outside([["Savings"], above, [], [], *TABLE]) == []


def test_nothing_is_told_of_a_sheet_whose_figures_all_stand_in_its_table() -> None:
    assert _outside([["Savings"], [], [], [], *TABLE, [], ["Figures may not sum due to rounding"]]) == []


def test_sheets_that_hold_figures_and_no_table_are_told_together() -> None:
    found = opened(
        {
            "Plan": [["Savings"], [], [], [], *TABLE],
            "Pay": [["Grade", "Salary"], ["A", 20_000], ["B", 25_000]],
            "Rates": [["Inflation", 2, 3]],
            "About": [["Prepared by the budget team"]],
        }
    )
    assert len(lines(found)) == 2
    (finding,) = told(found, "sheets not read")
    assert (finding.level, finding.sheet) == (Level.NOTE, "Pay")
    assert finding.message.endswith("nothing of it is read: “Pay” (2), “Rates” (2).")
