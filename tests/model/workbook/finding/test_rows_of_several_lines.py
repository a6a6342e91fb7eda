"""Rows that hold several lines, in columns of kinds or of areas: one of them can go while the others stay."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from model import planning
from model.lines import AMOUNT, Field, Kind, Line
from model.problems import FileProblem
from model.workbook.document import Document
from model.years import Year
from tests.model.workbook.finding.books import Cells, Live
from tests.model.workbook.finding.published import BRIGHTON_2024, BRIGHTON_2024_HEADINGS
from tests.model.workbook.finding.saves import facts, saved, sheet, written
from tests.model.workbook.helpers import carried_out, changed_cells, changed_parts, set_amount
from tests.model.workbook.libreoffice import assert_cached_values_are_right, without_libreoffice

YEAR = Field(AMOUNT, Year(2025))
BETTER, WORSE = Kind.SAVING, Kind.PRESSURE
PAIRS: list[Cells] = [
    ["£000"],
    ["Proposal", "Better 2026/27", "Worse 2026/27", "Better 2027/28", "Worse 2027/28"],
    ["Care homes", -5, 10, -2, Live("C3/5", 2)],
    ["Transport", -7, 20, -4, 6],
    ["Total", Live("SUM(B3:B4)", -12), Live("SUM(C3:C4)", 30), Live("SUM(D3:D4)", -6), Live("SUM(E3:E4)", 8)],
]
AREAS: list[Cells] = [
    ["Pressures £000"],
    ["Proposal", "Adults 2025/26", "Adults 2026/27", "Children 2025/26", "Children 2026/27"],
    ["Pay", 10, 20, 5, 6],
    ["Energy", 1, 2, 3, 4],
    ["Total", Live("SUM(B3:B4)", 11), Live("SUM(C3:C4)", 22), Live("SUM(D3:D4)", 8), Live("SUM(E3:E4)", 10)],
]


def delete(document: Document, *lines: Line) -> None:
    carried_out(document, planning.delete_lines(document.budget, [each.id for each in lines]))


def found(document: Document, title: str, what: Kind | str) -> Line:
    """The line of a title, of a kind or in an area."""
    (line,) = (
        each
        for each in document.budget.lines()
        if each.title == title and what in (each.kind, document.budget.area(each.area_id).name)
    )
    return line


def test_a_line_goes_with_its_own_cells_and_the_other_one_of_its_row_stays(tmp_path: Path) -> None:
    document = written(tmp_path, {"A": PAIRS})
    delete(document, found(document, "Care homes", WORSE))
    before, after, receipt = saved(document)
    assert changed_parts(before, after) == {"xl/worksheets/sheet1.xml"}
    assert set(changed_cells(before, after, "xl/worksheets/sheet1.xml")) == {"C3", "E3", "C5", "E5"}
    assert [(each.cell, each.old, each.new) for each in receipt.cells] == [("C3", "10", ""), ("E3", "=C3/5", "")]
    assert [(each.cell, each.new) for each in receipt.recalculated] == [("C5", "20"), ("E5", "6")]
    again = Document.open(tmp_path / "Theirs.xlsx")
    assert facts(again) == facts(document)
    assert len(facts(again)) == 3


def test_an_area_of_a_row_goes_alone(tmp_path: Path) -> None:
    document = written(tmp_path, {"A": AREAS})
    assert document.budget.line_count == 4
    delete(document, found(document, "Pay", "Children"))
    _, _, receipt = saved(document)
    assert [(each.cell, each.new) for each in receipt.cells] == [("D3", ""), ("E3", "")]
    again = Document.open(tmp_path / "Theirs.xlsx")
    assert facts(again) == facts(document)
    assert [each.title for each in again.budget.lines() if again.budget.area(each.area_id).name == "Children"] == [
        "Energy"
    ]


def test_when_every_line_of_a_row_goes_the_row_goes(tmp_path: Path) -> None:
    document = written(tmp_path, {"A": PAIRS})
    delete(document, found(document, "Transport", BETTER), found(document, "Transport", WORSE))
    _, after, receipt = saved(document)
    assert "Transport" not in sheet(after)
    assert len(re.findall(r"<row ", sheet(after))) == len(PAIRS) - 1
    assert {each.cell: each.new for each in receipt.recalculated}["C4"] == "10"
    assert facts(Document.open(tmp_path / "Theirs.xlsx")) == facts(document)


def test_one_row_goes_and_half_of_another_in_one_save(tmp_path: Path) -> None:
    rows = [*PAIRS[:4], ["Rent", -1, 1, -1, 1], PAIRS[4]]
    rows[5] = ["Total", Live("SUM(B3:B5)", -13), Live("SUM(C3:C5)", 31), Live("SUM(D3:D5)", -7), Live("SUM(E3:E5)", 9)]
    document = written(tmp_path, {"A": rows})
    delete(document, found(document, "Rent", BETTER), found(document, "Rent", WORSE))
    delete(document, found(document, "Transport", WORSE))
    saved(document)
    again = Document.open(tmp_path / "Theirs.xlsx")
    assert facts(again) == facts(document)
    assert len(facts(again)) == 3
    assert not document.changed


def test_what_is_kept_of_a_line_goes_with_it(tmp_path: Path) -> None:
    document = written(tmp_path, {"A": PAIRS})
    document.keeps_more = True
    for each in list(document.budget.lines()):
        carried_out(document, planning.set_field(document.budget, each.id, Field("status"), "New"))
    saved(document)
    delete(document, found(document, "Care homes", WORSE))
    saved(document)
    again = Document.open(tmp_path / "Theirs.xlsx")
    assert [each.status for each in again.budget.lines()] == ["New"] * 3
    assert not [each for each in again.findings if each.rule.startswith("kept fields")]


def test_the_last_line_of_an_area_stays_in_the_file(tmp_path: Path) -> None:
    document = written(tmp_path, {"A": AREAS[:3]})
    delete(document, found(document, "Pay", "Children"))
    with pytest.raises(FileProblem, match="no line would be left of Children"):
        document.save()


@pytest.mark.libreoffice
@without_libreoffice
def test_libreoffice_agrees_with_the_totals_of_what_is_left(tmp_path: Path) -> None:
    paths = []
    for name, rows, title, area in (("pairs", PAIRS, "Care homes", WORSE), ("areas", AREAS, "Energy", "Adults")):
        document = written(tmp_path, {"A": rows}, f"{name}.xlsx")
        delete(document, found(document, title, area))
        saved(document)
        paths.append(tmp_path / f"{name}.xlsx")
    assert_cached_values_are_right(*paths, folder=tmp_path)


def test_totals_follow_what_was_deleted(tmp_path: Path) -> None:
    document = written(tmp_path, {"A": AREAS})
    delete(document, found(document, "Energy", "Adults"))
    saved(document)
    amounts = [each.amounts[0] for each in Document.open(tmp_path / "Theirs.xlsx").budget.lines()]
    assert sum(each for each in amounts if isinstance(each, Decimal)) == 18_000


def test_areas_may_change_places_when_the_first_line_of_one_goes(tmp_path: Path) -> None:
    rows = [*AREAS[:2], ["Pay", 10, 20, 5, 6], ["Energy", 1, 2], ["Rent", 1, 2, 3, 4]]
    document = written(tmp_path, {"A": rows})
    delete(document, found(document, "Pay", "Adults"))
    _, _, receipt = saved(document)
    assert [(each.cell, each.new) for each in receipt.cells] == [("B3", ""), ("C3", "")]
    again = Document.open(tmp_path / "Theirs.xlsx")
    assert [each.name for each in again.budget.areas] == ["Children", "Adults"]
    assert [each.name for each in document.budget.areas] == ["Adults", "Children"], "as the officer has them"
    assert facts(again) == facts(document)
    carried_out(
        document, planning.set_field(document.budget, found(document, "Rent", "Adults").id, YEAR, Decimal(9000))
    )
    _, _, receipt = saved(document)
    assert [(each.cell, each.new) for each in receipt.cells] == [("B5", "9")]


def test_a_line_of_a_row_for_each_year_goes_with_the_cells_of_every_year(tmp_path: Path) -> None:
    rows: list[Cells] = [
        ["Ref", "Title", "Area", "Year", "Growth £000", "Savings £000"],
        *(["1", "Roads", "Highways", "2026/27", 100, -20], ["1", "Roads", "Highways", "2027/28", 50, -10]),
        *(["2", "Bins", "Waste", "2026/27", None, -5], ["2", "Bins", "Waste", "2027/28", 30]),
    ]
    document = written(tmp_path, {"Lines": rows})
    delete(document, found(document, "Roads", WORSE))
    _, _, receipt = saved(document)
    assert [(each.cell, each.new) for each in receipt.cells] == [("E2", ""), ("E3", "")]
    assert facts(Document.open(tmp_path / "Theirs.xlsx")) == facts(document)


def add(document: Document, beside: Line, title: str, figure: str) -> int:
    place = list(document.budget.line_ids(beside.area_id)).index(beside.id) + 1
    carried_out(document, planning.add_line(document.budget, beside.area_id, beside.kind, place, title=title))
    line_id = document.budget.line_ids(beside.area_id)[place]
    if figure:
        set_amount(document, line_id, figure, Field(AMOUNT, document.budget.years[0]))
    return line_id


@pytest.mark.parametrize(
    "rows, title, what, cells, totals",
    [
        (PAIRS, "Care homes", WORSE, {"A4": "New", "C4": "7"}, {"C6": "37"}),
        (PAIRS, "Transport", BETTER, {"A5": "New", "B5": "7"}, {"B6": "-5"}),
        (AREAS, "Pay", "Children", {"A4": "New", "D4": "7"}, {"D6": "15"}),
        (AREAS, "Energy", "Adults", {"A5": "New", "B5": "7"}, {"B6": "18"}),
    ],
)
def test_a_new_line_gets_a_row_with_its_own_columns_alone(
    rows: list[Cells], title: str, what: Kind | str, cells: dict[str, str], totals: dict[str, str], tmp_path: Path
) -> None:
    document = written(tmp_path, {"A": rows})
    add(document, found(document, title, what), "New", "7000")
    _, _, receipt = saved(document)
    assert {each.cell: each.new for each in receipt.cells} == cells
    assert {each.cell: each.new for each in receipt.recalculated}.items() >= totals.items()
    again = Document.open(tmp_path / "Theirs.xlsx")
    assert facts(again) == facts(document)
    assert found(again, "New", what).amounts[0] == 7000


def test_two_new_lines_of_one_title_have_a_row_each(tmp_path: Path) -> None:
    document = written(tmp_path, {"A": AREAS})
    for area in ("Adults", "Children"):
        add(document, found(document, "Pay", area), "New", "7000")
    saved(document)
    assert facts(Document.open(tmp_path / "Theirs.xlsx")) == facts(document)


def test_a_new_line_without_an_amount_is_of_no_column(tmp_path: Path) -> None:
    document = written(tmp_path, {"A": AREAS})
    add(document, found(document, "Pay", "Children"), "New", "")
    with pytest.raises(FileProblem, match="has no amount yet"):
        document.save()


def test_a_title_that_lines_share_is_changed_for_them_all_or_for_none(tmp_path: Path) -> None:
    document = written(tmp_path, {"A": AREAS})
    first, second = (found(document, "Pay", area) for area in ("Adults", "Children"))
    before = (tmp_path / "Theirs.xlsx").read_bytes()
    carried_out(document, planning.set_field(document.budget, first.id, Field("title"), "Wages"))
    with pytest.raises(FileProblem, match=r"A!A3 says the title of “Wages” and of 1 other line alike"):
        document.save()
    assert (tmp_path / "Theirs.xlsx").read_bytes() == before
    carried_out(document, planning.set_field(document.budget, second.id, Field("title"), "Wages"))
    _, _, receipt = saved(document)
    assert [(each.cell, each.new) for each in receipt.cells] == [("A3", "Wages")]
    assert facts(Document.open(tmp_path / "Theirs.xlsx")) == facts(document)


def test_a_row_with_one_line_alone_may_be_called_otherwise(tmp_path: Path) -> None:
    document = written(tmp_path, {"A": [*AREAS[:4], ["Rent", None, None, 5, 6]]})
    rent = found(document, "Rent", "Children")
    carried_out(document, planning.set_field(document.budget, rent.id, Field("title"), "Rents"))
    _, _, receipt = saved(document)
    assert [(each.cell, each.new) for each in receipt.cells] == [("A5", "Rents")]


@pytest.mark.parametrize("row, column", [(row, column) for row in range(len(BRIGHTON_2024)) for column in range(4)])
def test_a_change_of_a_directorate_goes_out_of_its_column(row: int, column: int, tmp_path: Path) -> None:
    document = written(tmp_path, {"Changes": [BRIGHTON_2024_HEADINGS, *BRIGHTON_2024]})
    delete(document, list(document.budget.lines())[row * 4 + column])
    _, _, receipt = saved(document)
    assert [(each.cell, each.new) for each in receipt.cells] == [(f"{'CDEF'[column]}{row + 2}", "")]
    assert facts(Document.open(tmp_path / "Theirs.xlsx")) == facts(document)


def test_a_directorate_with_all_its_changes_stays_in_the_file(tmp_path: Path) -> None:
    document = written(tmp_path, {"Changes": [BRIGHTON_2024_HEADINGS, *BRIGHTON_2024]})
    delete(document, *list(document.budget.lines())[:4])
    with pytest.raises(FileProblem, match="no line would be left of Families"):
        document.save()


def test_a_change_that_no_column_is_called_by_has_no_place(tmp_path: Path) -> None:
    document = written(tmp_path, {"Changes": [BRIGHTON_2024_HEADINGS, *BRIGHTON_2024]})
    add(document, next(iter(document.budget.lines())), "Demography", "7000")
    with pytest.raises(FileProblem, match="each row of its table holds several lines"):
        document.save()
