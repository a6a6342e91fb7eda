"""Totals by what they are named after, those typed among formulas, and those of levels: each is told once, in place."""

import pytest

from model import checks
from model.workbook.conversion import ReadAs
from tests.model.workbook.finding.books import Cells, Live, errors, lines, opened, titles, told

HEAD: list[Cells] = [["Budget changes £000"], ["Service", "Area", "Ref", "Title", "Type", "2026/27", "2027/28"]]
LINES: list[Cells] = [
    ["Adults", "Older People", "P1", "Homes", "Pressure", 125, 30],
    ["Adults", "Mental Health", "P2", "Beds", "Saving", -50, None],
    ["Children", "Placements", "P3", "Fostering", "Pressure", 410, 220],
]


def test_a_typed_total_of_a_service_is_one_of_its_lines_wherever_it_stands() -> None:
    found = opened({"Plan": [*HEAD, *LINES, [None, None, None, "Total Adults", None, 76, 30]]})
    assert titles(found) == ["Homes", "Beds", "Fostering"]
    (finding,) = [each for each in checks.run(found.budget) if each.rule == "control total"]
    assert "Adults, net change 2026/27: the lines cast to £75.0k" in finding.message


@pytest.mark.parametrize("label", ["Control total", "Cash limit change (control total)", "MTFP control total, Cabinet"])
def test_a_row_called_a_control_total_is_no_line(label: str) -> None:
    found = opened({"Plan": [*HEAD, *LINES, [label, None, None, None, None, 485, 249]]})
    assert titles(found) == ["Homes", "Beds", "Fostering"]
    assert [each.cell for each in told(found, "stated total")] == ["G6"]


def test_a_line_that_speaks_of_controls_stays_one() -> None:
    row: Cells = ["Adults", "Older People", "P4", "Total mobile control", "Saving", -1, -1]
    found = opened({"Plan": [*HEAD, *LINES, row]})
    assert titles(found) == ["Homes", "Total mobile control", "Beds", "Fostering"]


def test_a_control_total_of_everything_is_told_by_the_checks_alone() -> None:
    found = opened({"Plan": [*HEAD, *LINES, [None, None, None, "Grand total", None, 495, 250]]})
    standing = [each.rule for each in checks.standing(found.findings)]
    assert "stated total" not in standing
    assert [each.rule for each in checks.run(found.budget) if each.level.value == "error"] == ["control total"]


def test_a_figure_typed_among_the_formulas_of_a_total_is_told_while_it_agrees() -> None:
    head: list[Cells] = [["Savings £000"], ["Ref", "Saving", "2026/27", "2027/28", "2028/29"]]
    rows: list[Cells] = [["S1", "Fees", -10, -5, -1], ["S2", "Rent", -4, -1, -1]]
    total = ["", "Total", Live("=SUM(C3:C4)", -14), -6, Live("=SUM(E3:E4)", -2)]
    found = opened({"Plan": [*head, *rows, total]})
    (finding,) = told(found, "typed total")
    assert (finding.cell, errors(found)) == ("D5", [])
    assert not told(opened({"Plan": [*head, *rows, ["", "Total", -14, -6, -2]]}), "typed total")


def test_a_total_of_levels_that_misses_in_one_year_misses_in_that_one_alone() -> None:
    head: list[Cells] = [["Savings £000"], ["Ref", "Saving", "2026/27", "2027/28", "2028/29"]]
    rows: list[Cells] = [["S1", "Fees", -200, -300, -300], ["S2", "Rent", -100, -100, -100]]
    total = ["", "Total", Live("=SUM(C3:C4)", -300), -450, Live("=SUM(E3:E4)", -400)]
    found = opened({"Plan": [*head, *rows, total]}, ReadAs(holds_levels=True))
    (finding,) = told(found, "stated total")
    assert finding.cell == "D5"
    assert "states -£450k for 2027/28 and its lines cast to -£400k" in finding.message
    assert [amounts[1] for *_, amounts in lines(found)] == [-100_000, 0]
