"""Totals without a financial year in tables with a row for each line and year."""

import pytest

from model.findings import Level
from tests.model.workbook.finding.books import Cells, Live, opened, titles, told

HEAD: Cells = ["Ref", "Title", "Area", "Type", "Year", "Amount £000"]
ROWS: list[Cells] = [
    ["P1", "Demography", "Older People", "Pressure", "2026/27", 100],
    ["P1", "Demography", "Older People", "Pressure", "2027/28", 50],
    ["S1", "Fees", "Older People", "Saving", "2026/27", -20],
    ["S1", "Fees", "Older People", "Saving", "2027/28", -10],
]
RULE = "total of several years"


def total(label: str, figure: object, column: int = 0) -> Cells:
    return [*(label if place == column else None for place in range(5)), figure]


@pytest.mark.parametrize("below", [[], [[]]], ids=["right below", "below a blank row"])
@pytest.mark.parametrize("column", [0, 1, 4], ids=["as reference", "as title", "as year"])
def test_one_to_which_the_figures_cast_is_noted_and_nothing_else(below: list[Cells], column: int) -> None:
    found = opened({"Data": [HEAD, *ROWS, *below, total("Total", Live("SUM(F2:F5)", 120), column)]})
    (finding,) = told(found, RULE)
    assert (finding.level, finding.cell) == (Level.NOTE, f"F{6 + len(below)}")
    assert not [each for each in found.findings if each.rule in ("row not read", "figures outside tables")]
    assert titles(found) == ["Demography", "Fees"]


def test_one_of_each_line_is_no_line() -> None:
    sub = [
        *ROWS[:2],
        total("Total Demography", 150, 1),
        *ROWS[2:],
        total("Total Fees", -30, 1),
        total("All", Live("F4+F7", 120)),
    ]
    found = opened({"Data": [HEAD, *sub]})
    assert [(each.level, each.cell) for each in told(found, RULE)] == [
        (Level.NOTE, cell) for cell in ("F4", "F7", "F8")
    ]
    assert titles(found) == ["Demography", "Fees"]


def test_one_to_which_no_figures_cast_is_told_with_both_figures() -> None:
    found = opened({"Data": [HEAD, *ROWS, total("Total", 121)]})
    (finding,) = told(found, RULE)
    assert (finding.level, finding.cell) == (Level.WARNING, "F6")
    assert "states 121" in finding.message
    assert "cast to 120" in finding.message


def test_a_figure_that_is_no_total_is_still_told_to_be_left_out() -> None:
    found = opened({"Data": [HEAD, *ROWS[:2], total("To be found", 30, 1), *ROWS[2:]]})
    assert not told(found, RULE)
    (finding,) = told(found, "row not read")
    assert finding.cell == "F4"
