"""Lines that come and go in tables with a row for each line and year: a row for every year that a line states."""

import re
from pathlib import Path

import pytest

from model import planning
from model.lines import AMOUNT, Field
from model.problems import FileProblem
from model.workbook.conversion import ReadAs
from model.workbook.document import Document
from model.workbook.receipt import Receipt
from tests.model.workbook.finding.books import Cells, Live, book
from tests.model.workbook.finding.saves import facts, line, saved
from tests.model.workbook.helpers import carried_out, changed_parts, part_text, set_amount
from tests.model.workbook.libreoffice import assert_cached_values_are_right, without_libreoffice

SHEET = "xl/worksheets/sheet1.xml"
HEAD: Cells = ["Ref", "Title", "Service area", "Type", "Year", "Amount", "Nil", "Notes"]
LONG: list[Cells] = [
    *(["MTFS lines (£000)"], HEAD),
    ["P1", "Demography", "Older People", "Pressure", "2026/27", 100, Live("F3=0", 0), "as agreed"],
    ["P1", "Demography", "Older People", "Pressure", "2027/28", 99, Live("F4=0", 0)],
    ["S1", "Fees", "Older People", "Saving", "2026/27", -20, Live("F5=0", 0)],
    ["P2", "Placements", "Children", "Pressure", "2026/27", 60, Live("F6=0", 0)],
    ["S1", "Fees", "Older People", "Saving", "2027/28", -10, Live("F7=0", 0)],
    ["P2", "Placements", "Children", "Pressure", "2028/29", 5, Live("F8=0", 0)],
    [],
    ["Total", None, None, None, None, Live("SUM(F3:F8)", 234)],
    ["First year", None, None, None, None, Live('SUMIFS(F3:F8,E3:E8,"2026/27")', 140)],
    ["Of the old", None, None, None, None, Live('SUMIFS(F3:F8,C3:C8,"Older People")', 169)],
]
ONCE: list[Cells] = [
    *(["Savings (£000)"], ["Service area", "Ref", "Saving", "Year", "Amount"]),
    *(["Adults", "S1", "Fees", "2026/27", -10], [None, None, None, "2027/28", -20]),
    *([None, "S2", "Rent", "2026/27", -5], [None, None, None, "2027/28", -6]),
    *(["Children", "S3", "Care", "2026/27", -7], [None, None, None, "2027/28", -8]),
    [None, None, None, "Total", Live("SUM(E3:E8)", -56)],
]


def written(folder: Path, rows: list[Cells], name: str = "Theirs.xlsx") -> Document:
    path = folder / name
    path.write_bytes(book({"Data": rows}))
    return Document.open(path)


def added(document: Document, beside: str, amounts: dict[int, str], reference: str = "N1") -> int:
    """Add a line behind another with amounts in some of the years, by position."""
    behind = line(document, beside)
    place = list(document.budget.line_ids(behind.area_id)).index(behind.id) + 1
    words = {"title": "A new line", "reference": reference}
    carried_out(document, planning.add_line(document.budget, behind.area_id, behind.kind, place, **words))
    line_id = document.budget.line_ids(behind.area_id)[place]
    for position, amount in amounts.items():
        set_amount(document, line_id, amount, Field(AMOUNT, document.budget.years[position]))
    return line_id


def rows_of(data: bytes) -> dict[int, str]:
    """The text of each row's XML."""
    return {
        int(number): text for number, text in re.findall(r'<row r="(\d+)"[^>]*>(.*?)</row>', part_text(data, SHEET))
    }


def entered(receipt: Receipt) -> dict[str, str]:
    return {change.cell: change.new for change in receipt.cells}


def again(folder: Path) -> Document:
    return Document.open(folder / "Theirs.xlsx")


def test_a_new_line_has_a_row_for_every_year_that_it_states_behind_the_last_one_of_the_line_before(
    tmp_path: Path,
) -> None:
    document = written(tmp_path, LONG)
    line_id = added(document, "P1", {0: "7000", 2: "9000"})
    before, after, receipt = saved(document)
    assert changed_parts(before, after) == {SHEET} == set(receipt.parts_changed)
    assert entered(receipt) == {
        "A5": "N1",
        "B5": "A new line",
        "E5": "2026/27",
        "F5": "7",
        "A6": "N1",
        "B6": "A new line",
        "E6": "2028/29",
        "F6": "9",
    }
    assert {change.cell: change.new for change in receipt.recalculated} == {
        "G5": "FALSE",
        "G6": "FALSE",
        "F12": "250",
        "F13": "147",
        "F14": "185",
    }
    assert "SUM(F3:F10)" in part_text(after, SHEET)
    assert facts(again(tmp_path)) == facts(document)
    assert [each.title for each in again(tmp_path).budget.lines()] == ["Demography", "A new line", "Fees", "Placements"]
    assert not [each for each in receipt.findings if each.rule == "found otherwise"]
    assert document.place_of(line_id, Field(AMOUNT, document.budget.years[2])) == ("Data", "F6")


def test_a_line_at_the_end_of_the_table_is_counted_by_the_total_below(tmp_path: Path) -> None:
    document = written(tmp_path, [*LONG[:8], *LONG[9:]])
    added(document, "P2", {1: "1000"})
    _, after, receipt = saved(document)
    assert "SUM(F3:F9)" in part_text(after, SHEET)
    assert entered(receipt)["E9"] == "2027/28"
    assert facts(again(tmp_path)) == facts(document)


def test_an_area_and_type_that_stand_above_hold_where_words_are_said_once(tmp_path: Path) -> None:
    document = written(tmp_path, ONCE)
    added(document, "S2", {0: "-1000", 1: "-2000"})
    _, after, receipt = saved(document)
    assert entered(receipt) == {
        "B7": "N1",
        "C7": "A new line",
        "D7": "2026/27",
        "E7": "-1",
        "D8": "2027/28",
        "E8": "-2",
    }
    assert facts(again(tmp_path)) == facts(document)
    assert [each.name for each in again(tmp_path).budget.areas] == ["Adults", "Children"]
    assert "SUM(E3:E10)" in part_text(after, SHEET)


def test_an_amount_for_a_year_that_a_line_has_no_row_of_gets_one(tmp_path: Path) -> None:
    document = written(tmp_path, LONG)
    set_amount(document, line(document, "P2").id, "44000", Field(AMOUNT, document.budget.years[1]))
    before, after, receipt = saved(document)
    assert changed_parts(before, after) == {SHEET}
    assert entered(receipt) == {"A9": "P2", "B9": "Placements", "E9": "2027/28", "F9": "44"}
    assert "<v>Children</v>" not in rows_of(after)[9], "a shared text, taken over as it is"
    assert facts(again(tmp_path)) == facts(document)
    assert again(tmp_path).budget.line_count == 3
    set_amount(document, line(document, "P2").id, "45000", Field(AMOUNT, document.budget.years[1]))
    assert entered(document.save()) == {"F9": "45"}


def test_a_new_line_and_a_longer_one_before_it_go_in_their_order(tmp_path: Path) -> None:
    document = written(tmp_path, LONG)
    set_amount(document, line(document, "P2").id, "44000", Field(AMOUNT, document.budget.years[1]))
    carried_out(document, planning.set_field(document.budget, line(document, "P2").id, Field("title"), "Homes"))
    added(document, "P2", {0: "1000", 1: "2000", 2: "3000"})
    added(document, "P1", {0: "500"}, "N2")
    _, _, receipt = saved(document)
    assert entered(receipt)["B10"] == "Homes"
    assert [entered(receipt)[cell] for cell in ("A10", "A11", "A12", "A13")] == ["P2", "N1", "N1", "N1"]
    assert facts(again(tmp_path)) == facts(document)
    assert again(tmp_path).budget.line_count == 5


@pytest.mark.parametrize("rows, gone, left", [(LONG, "P1", 2), (LONG, "S1", 2), (ONCE, "S2", 2)])
def test_a_deleted_line_goes_with_every_row(rows: list[Cells], gone: str, left: int, tmp_path: Path) -> None:
    document = written(tmp_path, rows)
    carried_out(document, planning.delete_lines(document.budget, [line(document, gone).id]))
    _, after, _ = saved(document)
    assert facts(again(tmp_path)) == facts(document)
    assert again(tmp_path).budget.line_count == left
    assert len(rows_of(after)) == len([row for row in rows if row]) - 2


def test_a_new_lines_words_go_into_all_its_rows_when_they_are_changed_later(tmp_path: Path) -> None:
    document = written(tmp_path, LONG)
    line_id = added(document, "P1", {0: "7000", 2: "9000"})
    document.save()
    carried_out(document, planning.set_field(document.budget, line_id, Field("title"), "Renamed"))
    assert entered(document.save()) == {"B5": "Renamed", "B6": "Renamed"}
    assert facts(again(tmp_path)) == facts(document)


def test_of_levels_a_new_line_has_every_year_from_its_first_on(tmp_path: Path) -> None:
    path = tmp_path / "Theirs.xlsx"
    path.write_bytes(book({"Data": LONG[:8]}))
    document = Document.open(path, said=ReadAs(holds_levels=True))
    added(document, "P1", {1: "7000"})
    assert {cell: text for cell, text in entered(document.save()).items() if cell[0] in "EF"} == {
        "E5": "2027/28",
        "F5": "7",
        "E6": "2028/29",
        "F6": "7",
    }


def test_a_table_whose_years_cannot_be_told_apart_is_left_alone(tmp_path: Path) -> None:
    rows = [LONG[0], LONG[1], *([*row[:4], Live(f'"{row[4]}"', 0), *row[5:]] for row in LONG[2:8])]
    path = tmp_path / "Theirs.xlsx"
    data = book({"Data": rows})
    path.write_bytes(data)
    document = Document.open(path)
    if document.budget.line_count:
        added(document, "P1", {0: "7000"})
        with pytest.raises(FileProblem, match="which cell of a row says its year"):
            document.save()
    assert path.read_bytes() == data


TOGETHER: list[Cells] = [
    *(["MTFS lines (£000)"], HEAD),
    ["P1", "Demography", "Older People", "Pressure", "2026/27", 100, Live("F3=0", 0), "as agreed"],
    ["P1", "Demography", "Older People", "Pressure", "2027/28", 99, Live("F4=0", 0)],
    ["P2", "Inflation", "Older People", "Pressure", "2026/27", 60, Live("F5=0", 0)],
    ["P3", "Pay", "Older People", "Pressure", "2026/27", 7, Live("F6=0", 0)],
    ["P3", "Pay", "Older People", "Pressure", "2027/28", 5, Live("F7=0", 0)],
    ["P4", "Placements", "Children", "Pressure", "2026/27", 1, Live("F8=0", 0)],
    ["Total", None, None, None, None, Live("SUM(F3:F8)", 272)],
]


@pytest.mark.parametrize("rows", [TOGETHER, ONCE])
def test_a_line_is_moved_with_the_rows_of_all_its_years(rows: list[Cells], tmp_path: Path) -> None:
    document = written(tmp_path, rows)
    first = next(iter(document.budget.lines()))
    carried_out(document, planning.move_lines(document.budget, [first.id], 1))
    saved(document)
    assert facts(again(tmp_path)) == facts(document)
    order = [(each.name, document.budget.area(each.area_id).name) for each in document.budget.lines()]
    found = again(tmp_path).budget
    assert [(each.name, found.area(each.area_id).name) for each in found.lines()] == order


def test_formulas_and_totals_follow_a_line_that_is_moved(tmp_path: Path) -> None:
    document = written(tmp_path, TOGETHER)
    carried_out(document, planning.move_lines(document.budget, [line(document, "P3").id], -2))
    _, after, _ = saved(document)
    cells = rows_of(after)
    assert "<f>F3=0</f>" in cells[3]
    assert "Pay" not in cells[7]
    assert "SUM(F3:F8)" in cells[9]
    assert [each.reference for each in again(tmp_path).budget.lines()] == ["P3", "P1", "P2", "P4"]


def test_a_line_whose_years_stand_apart_is_not_moved(tmp_path: Path) -> None:
    document = written(tmp_path, [*TOGETHER[:3], TOGETHER[4], TOGETHER[3], *TOGETHER[5:]])
    carried_out(document, planning.move_lines(document.budget, [line(document, "P1").id], 1))
    with pytest.raises(FileProblem, match=r"stand among those of other lines.*Save as a new Budget Workbook"):
        document.save()


@pytest.mark.libreoffice
@without_libreoffice
def test_libreoffice_agrees_with_every_total_after_lines_came_and_went(tmp_path: Path) -> None:
    paths = []
    for number, (rows, beside, gone) in enumerate(((LONG, "P2", "S1"), (LONG, "P1", "S1"), (ONCE, "S1", "S3"))):
        document = written(tmp_path, rows, f"long{number}.xlsx")
        for reference in ("N1", "N2"):
            added(document, beside, {0: "-1000", 1: "-2500"}, reference)
        if rows is LONG:
            carried_out(document, planning.delete_lines(document.budget, [line(document, gone).id]))
        document.save()
        set_amount(document, line(document, "N1").id, "-3000", Field(AMOUNT, document.budget.years[0]))
        document.save()
        paths.append(tmp_path / f"long{number}.xlsx")
    assert_cached_values_are_right(*paths, folder=tmp_path)


def test_an_edit_is_saved_after_a_line_came_behind_one_whose_rows_lie_apart(tmp_path: Path) -> None:
    rows = [*LONG[:4], ["P3", "Pay", "Older People", "Pressure", "2026/27", 4], [*LONG[3][:4], "2028/29", 12]]
    document = written(tmp_path, rows)
    line_id = added(document, "P1", {0: "7000"})
    document.save()
    set_amount(document, line_id, "8000", Field(AMOUNT, document.budget.years[0]))
    assert entered(document.save()) == {"F7": "8"}
    assert facts(again(tmp_path)) == facts(document)


def test_a_further_row_of_a_line_says_its_words_as_its_table_does(tmp_path: Path) -> None:
    head: Cells = ["Service", "Type", "Ref", "Title", "Year", "Amount (£)", "Status"]
    rows: list[Cells] = [
        *(["Libraries", "Growth", "L1", "Books", "2026/27", 12_000, "Base"],),
        *(["Libraries", "Growth", "L1", "Books", "2027/28", 13_000, "Base"],),
        *(["Libraries", "Growth", 7, "Reading challenge", "2026/27", 30_000, "Base"],),
        *(["Museums", "Saving", "M2", "Tickets", "2026/27", -20_000, "NEW"],),
    ]
    document = written(tmp_path, [head, *rows])
    set_amount(document, line(document, "7").id, "-30000", Field(AMOUNT, document.budget.years[1]))
    _, _, receipt = saved(document)
    assert not receipt.findings or all("remembered" not in each.rule for each in receipt.findings)
    assert document.path is not None
    again = Document.open(document.path)
    assert facts(again) == facts(document)
    assert [each.new for each in receipt.cells if each.cell in ("B5", "C5", "G5")] == ["7", "Base"]
