"""A small edit of an officer's never has their workbook read otherwise when it is opened again."""

from decimal import Decimal
from pathlib import Path

import pytest

from model import planning
from model.lines import AMOUNT, Field
from model.problems import FileProblem
from model.workbook.document import Document
from model.workbook.remembered_mappings import remembered
from tests.model.workbook.finding.books import Cells, Live
from tests.model.workbook.finding.saves import added, facts, line, saved, written
from tests.model.workbook.helpers import carried_out, set_amount

TOTALS_ABOVE: list[Cells] = [
    ["£000", None, "2026/27", "2027/28"],
    ["Older People", "Total", Live("SUM(C3:C5)", 120), Live("SUM(D3:D5)", 80)],
    ["P1", "Demography", 100, 50],
    ["P2", "Inflation", 40, 40],
    ["S1", "Fees", -20, -10],
    ["Mental Health", "Total", Live("SUM(C7:C8)", 45), Live("SUM(D7:D8)", 15)],
    ["P3", "Placements", 60, 20],
    ["S2", "Review", -15, -5],
]
LONG: list[Cells] = [
    ["MTFS lines (£000)"],
    ["Ref", "Title", "Service area", "Type", "Year", "Amount"],
    ["P1", "Demography", "Older People", "Pressure", "2026/27", 100],
    ["P1", "Demography", "Older People", "Pressure", "2027/28", 50],
    ["S1", "Fees", "Older People", "Saving", "2026/27", -20],
    ["S1", "Fees", "Older People", "Saving", "2027/28", -10],
    ["P2", "Placements", "Children", "Pressure", "2026/27", 60],
    ["P2", "Placements", "Children", "Pressure", "2027/28", None],
]
PARTS_OF_A_YEAR: list[Cells] = [
    ["Savings £000"],
    [None, None, "2026/27", None, None, "2027/28"],
    ["Ref", "Saving", "Agreed Feb 25", "New", "Total", "Agreed Feb 25", "New", "Total"],
    ["S1", "A", -10, -5, -15, -20, 0, -20],
    ["S2", "B", -30, 0, -30, -40, -2, -42],
    [None, "Total", -40, -5, -45, -60, -2, -62],
]
AREAS_ONCE: list[Cells] = [
    ["Savings £000"],
    ["Service area", "Ref", "Saving", "2026/27", "2027/28"],
    ["Adults", "S1", "Fees", -10, -20],
    [None, "S2", "Rent", -5, -6],
    [None, "S4", "Day care", -5, -7],
    ["Children", "S3", "Care", -7, -8],
    [None, "S5", "Homes", -3, -4],
]
LONG_AREAS_ONCE: list[Cells] = [
    ["Savings register £000"],
    ["Service area", "Ref", "Saving", "Year", "£000"],
    ["Adults", "S1", "Fees", "2026/27", -10],
    [None, None, None, "2027/28", -20],
    [None, "S2", "Rent", "2026/27", -5],
    [None, None, None, "2027/28", -6],
    ["Children", "S3", "Care", "2026/27", -7],
    [None, "S5", "Homes", "2026/27", -9],
]
OF_WHICH: list[Cells] = [
    ["Pressures £000"],
    ["Ref", "Pressure", "2026/27", "2027/28"],
    ["P1", "Pay award", 500, 300],
    [None, "of which: teachers", 200, 100],
    [None, "of which: others", 300, 200],
    ["P2", "Energy", 50, 0],
    [None, "Total", 550, 300],
]
BOOKS = {
    "totals above their lines": TOTALS_ABOVE,
    "a row a line and year": LONG,
    "parts of a year that cast": PARTS_OF_A_YEAR,
    "areas said once": AREAS_ONCE,
    "areas said once, a row a line and year": LONG_AREAS_ONCE,
    "parts of a line below it": OF_WHICH,
}


def of_areas(document: Document) -> list[tuple[str, str]]:
    return sorted((line.name, document.budget.area(line.area_id).name) for line in document.budget.lines())


def assert_read_alike(document: Document) -> None:
    _, _, receipt = saved(document)
    assert document.path is not None
    again = Document.open(document.path).as_remembered()
    without_blanks = [[each for each in one if each] for one in facts(again)]
    assert len(without_blanks) == len(facts(document))
    assert of_areas(again) == of_areas(document)
    assert [one[:4] for one in facts(again)] == [one[:4] for one in facts(document)]
    assert not [each for each in receipt.findings if each.rule == "found otherwise"]


@pytest.mark.parametrize("name", BOOKS)
def test_every_amount_can_change(name: str, tmp_path: Path) -> None:
    count = len(list(written(tmp_path, {"Lines": BOOKS[name]}).budget.lines()))
    for place in range(count):
        document = written(tmp_path, {"Lines": BOOKS[name]})
        mine = list(document.budget.lines())[place]
        set_amount(document, mine.id, "-13000", Field(AMOUNT, document.budget.years[0]))
        assert_read_alike(document)


@pytest.mark.parametrize("name", BOOKS)
def test_every_line_can_go(name: str, tmp_path: Path) -> None:
    count = len(list(written(tmp_path, {"Lines": BOOKS[name]}).budget.lines()))
    done = 0
    for place in range(count):
        document = written(tmp_path, {"Lines": BOOKS[name]})
        mine = list(document.budget.lines())[place]
        carried_out(document, planning.delete_lines(document.budget, [mine.id]))
        try:
            assert_read_alike(document)
        except FileProblem as problem:
            told = str(problem)
            assert "no line would be left" in told or "says what is part of it" in told  # others are saved
        else:
            done += 1
    assert done


def test_a_line_may_come_that_is_unlike_the_others_there(tmp_path: Path) -> None:
    document = written(tmp_path, {"Lines": TOTALS_ABOVE})
    added(document, line(document, "P3"), figure="7000")
    assert_read_alike(document)


def test_what_cannot_be_told_from_the_workbook_any_more_is_remembered(tmp_path: Path) -> None:
    document = written(tmp_path, {"Lines": TOTALS_ABOVE})
    carried_out(document, planning.delete_lines(document.budget, [line(document, "S2").id]))
    _, _, receipt = saved(document)
    assert [each.rule for each in receipt.findings if each.rule == "reading remembered"]
    kept = remembered(document.shape)
    assert kept is not None
    assert document.said == kept.said
    assert [one[0] for one in facts(Document.open(tmp_path / "Theirs.xlsx"))] == ["pressure"] * 4
    assert sorted(str(one[0]) for one in facts(document)) == ["pressure"] * 3 + ["saving"]


def test_what_is_remembered_knows_the_lines_whose_words_are_edited_later(tmp_path: Path) -> None:
    document = written(tmp_path, {"Lines": TOTALS_ABOVE})
    carried_out(document, planning.delete_lines(document.budget, [line(document, "S2").id]))
    saved(document)
    for reference in ("S1", "P3"):
        change = planning.set_field(document.budget, line(document, reference).id, Field("title"), "Quite another")
        carried_out(document, change)
        saved(document)
    again = Document.open(tmp_path / "Theirs.xlsx").as_remembered()
    assert facts(again) == facts(document)
    assert not [each for each in again.findings if each.rule == "mapping not followed"]


def test_nothing_is_remembered_that_the_workbook_tells(tmp_path: Path) -> None:
    document = written(tmp_path, {"Lines": AREAS_ONCE})
    set_amount(document, line(document, "S1").id, "-3000", Field(AMOUNT, document.budget.years[0]))
    saved(document)
    assert remembered(document.shape) is None


def test_an_area_that_is_said_once_is_handed_down_to_the_next_line(tmp_path: Path) -> None:
    document = written(tmp_path, {"Lines": AREAS_ONCE})
    carried_out(document, planning.delete_lines(document.budget, [line(document, "S1").id]))
    _, _, receipt = saved(document)
    assert ("A3", "", "Adults") in [(each.cell, each.old, each.new) for each in receipt.cells]
    again = Document.open(tmp_path / "Theirs.xlsx")
    assert dict(of_areas(again)) == {"S2": "Adults", "S4": "Adults", "S3": "Children", "S5": "Children"}


def test_an_area_stays_where_its_line_moves_down(tmp_path: Path) -> None:
    document = written(tmp_path, {"Lines": AREAS_ONCE})
    carried_out(document, planning.move_lines(document.budget, [line(document, "S1").id], 1))
    assert_read_alike(document)
    assert [each.reference for each in Document.open(tmp_path / "Theirs.xlsx").budget.lines()][:3] == ["S2", "S1", "S4"]


def test_a_line_with_parts_below_it_is_not_deleted_alone(tmp_path: Path) -> None:
    document = written(tmp_path, {"Lines": OF_WHICH})
    carried_out(document, planning.delete_lines(document.budget, [line(document, "P1").id]))
    with pytest.raises(FileProblem, match="row 4 of the sheet “Lines” says what is part of it"):
        document.save()


SECTIONS: list[Cells] = [
    ["Revenue budget changes £000"],
    [None, "2026/27", "2027/28"],
    ["Budget growth"],
    ["Waste contract", 500, 250],
    ["Elections", 0, -120],
    ["Budget reductions"],
    ["Management review", 200, 0],
    ["Energy", 75, 25],
    ["Total growth", 500, 130],
    ["Total reductions", 275, 25],
    ["Net growth / (reduction)", 225, 105],
]
ALL_FIRST: list[Cells] = [
    ["Savings £000"],
    ["Ref", "Saving", "2026/27", "2027/28"],
    [None, "All savings", -30, -12],
    ["S1", "Fees", -10, -2],
    ["S2", "Rent", -20, -10],
]
PAGES: list[Cells] = [
    ["Growth £000"],
    ["Ref", "Item", "2026/27", "2027/28"],
    ["Adults"],
    ["1", "Care", 100, 50],
    ["2", "Pay", 20, 20],
    [None, "Carried forward", 120, 70],
    ["Ref", "Item", "2026/27", "2027/28"],
    [None, "Brought forward", 120, 70],
    ["Children"],
    ["3", "Homes", 30, 30],
    [None, "Total", 150, 100],
]


@pytest.mark.parametrize("rows", [SECTIONS, ALL_FIRST, PAGES], ids=["sections", "all first", "pages"])
def test_typed_totals_that_an_edit_leaves_behind_are_no_lines_by_their_words(rows: list[Cells], tmp_path: Path) -> None:
    document = written(tmp_path, {"Lines": rows})
    for mine in list(document.budget.lines()):
        amount = mine.amounts[0]
        assert isinstance(amount, Decimal)
        set_amount(document, mine.id, f"{amount + 7000}", Field(AMOUNT, document.budget.years[0]))
    saved(document)
    assert facts(Document.open(tmp_path / "Theirs.xlsx")) == facts(document)


def test_a_new_line_has_no_category_but_that_of_its_own_cell(tmp_path: Path) -> None:
    rows: list[Cells] = [
        ["Register £000"],
        ["Ref", "Proposal", "Type", "Category", "2026/27"],
        ["A1", "Telecare", "Saving", "Income", -50],
        ["A2", "Transitions", "Pressure", "Demography", 120],
    ]
    document = written(tmp_path, {"Register": rows})
    line_id = added(document, line(document, "A2"))
    _, _, receipt = saved(document)
    assert document.budget.line(line_id).category == ""
    assert not [each for each in receipt.findings if each.rule == "found otherwise"]
