"""Formulas outside the totals of a table that add lines one by one: a line that comes is not in them."""

from pathlib import Path

import pytest

from model.lines import AMOUNT, Field
from model.problems import FileProblem
from tests.model.workbook.finding.books import Cells, Live
from tests.model.workbook.finding.saves import added, line, saved, written
from tests.model.workbook.helpers import set_amount

PLAN: list[Cells] = [
    ["Budget proposals, year on year, £000"],
    ["Ref", "Proposal", "2026/27", "2027/28"],
    ["Older People"],
    ["Pressures"],
    ["OP1", "Demography", 100, 50],
    ["OP2", "Wages", 40, 10],
    ["OP3", "Inflation", 5, 6],
    ["", "Total pressures", Live("SUM(C5:C7)", 145), Live("SUM(D5:D7)", 66)],
    ["Savings"],
    ["OP4", "Reablement", -60, -30],
    ["", "Total savings", Live("SUM(C10:C10)", -60), Live("SUM(D10:D10)", -30)],
]
LONG: list[Cells] = [
    ["Ref", "Title", "Area", "Type", "Year", "Amount £000"],
    ["P1", "Demography", "Older People", "Pressure", "2026/27", 100],
    ["P1", "Demography", "Older People", "Pressure", "2027/28", 50],
    ["P2", "Wages", "Older People", "Pressure", "2026/27", 40],
    ["S1", "Fees", "Older People", "Saving", "2026/27", -20],
    ["S1", "Fees", "Older People", "Saving", "2027/28", -10],
]


@pytest.mark.parametrize(
    "formula",
    ["Plan!C5+Plan!C6+Plan!C7", "+Plan!$C$5+Plan!$C6+Plan!C7+Plan!C10", "SUM(Plan!C5,Plan!C6,Plan!C7)"],
)
def test_one_that_adds_all_lines_beside_a_new_one_is_refused(formula: str, tmp_path: Path) -> None:
    document = written(tmp_path, {"Plan": PLAN, "Note": [["All pressures", Live(formula, 145)]]})
    added(document, line(document, "OP2"))
    with pytest.raises(FileProblem, match=r"the formula in Note!B1 adds lines one by one.*row 7 of Plan"):
        saved(document)


@pytest.mark.parametrize("formula", ["Plan!C5+Plan!C6", "SUM(Plan!C6,Plan!C10)"])
def test_one_that_adds_some_lines_beside_a_new_one_is_told(formula: str, tmp_path: Path) -> None:
    document = written(tmp_path, {"Plan": PLAN, "Note": [["Some of it", Live(formula, 140)]]})
    added(document, line(document, "OP2"))
    _, _, receipt = saved(document)
    (told,) = [each for each in receipt.findings if each.rule == "line not counted"]
    assert (told.sheet, told.cell) == ("Note", "B1")


@pytest.mark.parametrize(
    "formula", ["Plan!C5+Plan!C7", "Plan!C6-Plan!C5", "Plan!C6+Plan!D6", "SUM(Plan!C5:C7)", "Plan!C6"]
)
def test_one_that_has_nothing_to_do_with_the_new_line_is_not_told(formula: str, tmp_path: Path) -> None:
    document = written(tmp_path, {"Plan": PLAN, "Note": [["Some of it", Live(formula, 140)]]})
    added(document, line(document, "OP2"))
    _, _, receipt = saved(document)
    assert not [each for each in receipt.findings if each.rule == "line not counted"]


def test_a_total_of_all_years_below_a_row_for_each_line_and_year_is_refused(tmp_path: Path) -> None:
    total: Cells = ["Total", None, None, None, None, Live("F2+F3+F4+F5+F6", 160)]
    document = written(tmp_path, {"Data": [*LONG, total]})
    added(document, line(document, "P2"))
    with pytest.raises(FileProblem, match=r"the formula in Data!F\d adds lines one by one"):
        saved(document)


def test_a_total_of_one_year_does_not_miss_a_line_of_another(tmp_path: Path) -> None:
    of_next: Cells = ["Next", None, None, None, None, None, Live("F3+F6", 40)]
    document = written(tmp_path, {"Data": [*LONG, [], [], of_next]})
    added(document, line(document, "P2"))  # with an amount in 2026/27 alone
    _, _, receipt = saved(document)
    assert not [each for each in receipt.findings if each.rule == "line not counted"]


def test_a_year_that_a_line_comes_to_state_is_not_missed_either(tmp_path: Path) -> None:
    of_next: Cells = ["Next", None, None, None, None, None, Live("F3+F6", 40)]
    document = written(tmp_path, {"Data": [*LONG, [], [], of_next]})
    set_amount(document, line(document, "P2").id, "7000", Field(AMOUNT, document.budget.years[1]))
    with pytest.raises(FileProblem, match=r"the formula in Data!G\d+ adds lines one by one"):
        saved(document)
