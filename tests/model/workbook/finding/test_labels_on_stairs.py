"""Areas, sections and lines that have their labels in columns of their own, one behind the other."""

from decimal import Decimal
from pathlib import Path

import pytest

from model import planning
from model.budget import Budget
from model.lines import AMOUNT, Field, Kind, Line
from model.workbook.document import Document
from tests.model.workbook.finding.books import Cells, errors, opened, told
from tests.model.workbook.finding.saves import added, facts, saved, written
from tests.model.workbook.helpers import carried_out, set_amount

YEARS: Cells = [None, None, None, "2026/27", "2027/28"]
ABOVE: list[Cells] = [
    *(["Budget proposals £000"], YEARS),
    ["ADULTS", None, None, 85, 45],
    [None, "Pressures", None, 100, 50],
    [None, None, "Demography", 70, 50],
    [None, None, "Inflation", 30, None],
    ["Note: inflation at 3%, pay apart from it."],
    [None, "Savings", None, -15, -5],
    [None, None, "Day care", -15, -5],
    ["CHILDREN", None, None, 20, 20],
    [None, "Pressures", None, 20, 20],
    [None, None, "Placements", 20, 20],
    ["TOTAL", None, None, 105, 65],
]
BELOW: list[Cells] = [
    *(["Budget proposals £000"], YEARS, ["ADULTS"], [None, "Pressures"]),
    *(
        [None, None, "Demography", 70, 50],
        [None, None, "Inflation", 30, None],
        [None, "Total pressures", None, 100, 50],
    ),
    *([None, "Savings"], [None, None, "Day care", -15, -5], [None, "Total savings", None, -15, -5]),
    *(["CHILDREN"], [None, "Pressures"], [None, None, "Placements", 20, 20], [None, "Total", None, 20, 20]),
    ["TOTAL", None, None, 105, 65],
]
EXPECTED = {
    ("ADULTS", "Demography", Kind.PRESSURE, (Decimal(70_000), Decimal(50_000))),
    ("ADULTS", "Inflation", Kind.PRESSURE, (Decimal(30_000), None)),
    ("ADULTS", "Day care", Kind.SAVING, (Decimal(-15_000), Decimal(-5_000))),
    ("CHILDREN", "Placements", Kind.PRESSURE, (Decimal(20_000), Decimal(20_000))),
}


def titled(document: Document, title: str) -> Line:
    return next(each for each in document.budget.lines() if each.title == title)


def read(budget: Budget) -> set[tuple[str, str, Kind, tuple[object, ...]]]:
    return {(budget.area(each.area_id).name, each.title, each.kind, each.amounts) for each in budget.lines()}


@pytest.mark.parametrize("rows", [ABOVE, BELOW], ids=["totals above", "totals below"])
def test_only_the_last_step_holds_lines_and_the_others_are_headings_and_totals(rows: list[Cells]) -> None:
    found = opened({"Proposals": rows})
    budget = found.budget
    assert {
        (budget.area(each.area_id).name, each.title, each.kind, each.amounts) for each in budget.lines()
    } == EXPECTED
    assert errors(found) == []
    assert told(found, "totals compared")


def test_a_total_above_its_lines_that_misses_is_told_and_no_line() -> None:
    rows = [*ABOVE]
    rows[2] = ["ADULTS", None, None, 95, 45]
    found = opened({"Proposals": rows})
    assert len(list(found.budget.lines())) == len(EXPECTED)
    (message,) = errors(found)
    assert "“ADULTS” (Proposals!D3) states £95k for 2026/27 and its lines cast to £85k" in message


MIXED: list[Cells] = [
    *(["Growth £000"], [None, None, "2026/27", "2027/28"]),
    *(["Adults", None, 100, 50], [None, "Demography", 70, 50], [None, "Inflation", 30, None]),
    *(["Contingency", None, 5, 5], ["Total", None, 105, 55]),
]


def test_a_line_on_an_upper_step_keeps_its_title_and_is_in_no_area_above(tmp_path: Path) -> None:
    document = written(tmp_path, {"Growth": MIXED})
    assert {(area, title) for area, title, _, _ in read(document.budget)} == {
        ("Adults", "Demography"),
        ("Adults", "Inflation"),
        ("Growth", "Contingency"),
    }
    mine = titled(document, "Contingency")
    carried_out(document, planning.set_field(document.budget, mine.id, Field("title"), "Reserve"))
    _, _, receipt = saved(document)
    assert [(each.cell, each.new) for each in receipt.cells] == [("A6", "Reserve")]
    assert facts(Document.open(tmp_path / "Theirs.xlsx")) == facts(document)


@pytest.mark.parametrize("rows", [ABOVE, BELOW], ids=["totals above", "totals below"])
def test_an_amount_that_changes_and_a_line_that_comes_are_read_again_as_they_were_saved(
    rows: list[Cells], tmp_path: Path
) -> None:
    document = written(tmp_path, {"Proposals": rows})
    set_amount(document, titled(document, "Day care").id, "-16000", Field(AMOUNT, document.budget.years[0]))
    saved(document)
    added(document, titled(document, "Inflation"))
    _, _, receipt = saved(document)
    assert not [each for each in receipt.findings if each.rule == "found otherwise"]
    assert facts(Document.open(tmp_path / "Theirs.xlsx").as_remembered()) == facts(document)
