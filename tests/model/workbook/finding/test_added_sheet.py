"""Fields that a workbook laid out by others has no column for: kept in an added sheet, where the officer says so."""

import zipfile
from collections.abc import Callable, Mapping
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from model import planning
from model.change_log import Signature
from model.edits import Edit, MuteChange
from model.lines import FORECAST, Field, Line
from model.mutes import Mute
from model.narrative_planning import add_narrative
from model.problems import FileProblem, UnkeptProblem
from model.workbook.document import Document
from model.workbook.kept_fields import SHEET
from tests.model.workbook.finding.books import Cells, Live
from tests.model.workbook.finding.saves import added, facts, line, saved, written
from tests.model.workbook.finding.test_saving_rows import SMALL, small
from tests.model.workbook.helpers import carried_out, changed_parts, set_amount
from tests.model.workbook.libreoffice import assert_cached_values_are_right, recalculated, without_libreoffice

PLACES = "Older People"
ADDED = {
    "[Content_Types].xml",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/worksheets/sheet2.xml",
    "xl/worksheets/_rels/sheet2.xml.rels",
    "xl/tables/table1.xml",
}
STATUS, NOTE, CATEGORY = Field("status"), Field("internal_notes"), Field("category")


def put(document: Document, which: Line, field: Field, value: object) -> None:
    carried_out(document, planning.set_field(document.budget, which.id, field, value))


def forecast(document: Document) -> Field:
    return Field(FORECAST, document.budget.years[0])


def kept(document: Document) -> dict[str, tuple[str, str, object]]:
    return {
        each.reference or each.title: (each.status, each.internal_notes, each.forecasts[0])
        for each in document.budget.lines()
        if each.status or each.internal_notes or each.forecasts[0] is not None
    }


def with_kept(folder: Path) -> Document:
    """A workbook whose added sheet keeps something of P2, S1 and S2."""
    document = small(folder)
    document.keeps_more = True
    put(document, line(document, "P2"), STATUS, "New")
    put(document, line(document, "S1"), NOTE, "  =1+1 & “agreed” ")
    put(document, line(document, "S2"), forecast(document), Decimal("-12345.67"))
    document.save()
    return document


WANTED = {
    "P2": ("New", "", None),
    "S1": ("", "  =1+1 & “agreed” ", None),
    "S2": ("", "", Decimal("-12345.67")),
}


def told(document: Document, rule: str) -> list[str]:
    return [finding.message for finding in document.findings if finding.rule == rule]


def in_excel(path: Path, change: Callable[[Mapping[str, Worksheet]], None]) -> Document:
    """Change the file as another program would, and open it again."""
    workbook = openpyxl.load_workbook(path)
    change({sheet.title: sheet for sheet in workbook.worksheets})
    workbook.save(path)
    return Document.open(path)


def test_without_the_officers_yes_it_is_refused_naming_the_command(tmp_path: Path) -> None:
    document = small(tmp_path)
    put(document, line(document, "P1"), STATUS, "New")
    before = (tmp_path / "Theirs.xlsx").read_bytes()
    with pytest.raises(
        UnkeptProblem, match=r"no cell for the status of P1.*Keep more in an added sheet.*--added-sheet"
    ):
        document.save()
    assert (tmp_path / "Theirs.xlsx").read_bytes() == before


def test_every_part_stays_but_those_that_a_new_sheet_must_touch(tmp_path: Path) -> None:
    document = small(tmp_path)
    document.keeps_more = True
    put(document, line(document, "P2"), STATUS, "New")
    before, after, receipt = saved(document)
    assert changed_parts(before, after) == ADDED == set(receipt.parts_changed)
    assert receipt.sheets_added == (SHEET,)


def test_what_is_kept_stands_on_its_lines_when_it_is_opened_again(tmp_path: Path) -> None:
    document = with_kept(tmp_path)
    again = Document.open(tmp_path / "Theirs.xlsx")
    assert kept(again) == kept(document) == WANTED
    assert facts(again) == facts(document)
    assert again.keeps_more
    assert again.place_of(line(again, "P2").id, STATUS) == (SHEET, "E5")


def test_an_edit_of_it_changes_one_cell_of_the_added_sheet_alone(tmp_path: Path) -> None:
    with_kept(tmp_path)
    document = Document.open(tmp_path / "Theirs.xlsx")
    put(document, line(document, "P2"), STATUS, "Agreed")
    before, after, receipt = saved(document)
    assert changed_parts(before, after) == {"xl/worksheets/sheet2.xml"}
    assert [(each.sheet, each.cell, each.old, each.new) for each in receipt.cells] == [(SHEET, "E5", "New", "Agreed")]


def test_another_line_gets_a_row_and_the_table_grows(tmp_path: Path) -> None:
    with_kept(tmp_path)
    document = Document.open(tmp_path / "Theirs.xlsx")
    put(document, line(document, "P1"), STATUS, "Amended")
    before, after, receipt = saved(document)
    assert changed_parts(before, after) == {"xl/worksheets/sheet2.xml", "xl/tables/table1.xml"}
    assert {each.new for each in receipt.cells} >= {"P1", "Care homes", "Amended"}
    assert kept(Document.open(tmp_path / "Theirs.xlsx")) == {**WANTED, "P1": ("Amended", "", None)}


def test_cells_of_the_officers_own_sheets_are_saved_as_before(tmp_path: Path) -> None:
    document = with_kept(tmp_path)
    set_amount(document, line(document, "P2").id, "25000", Field("amount", document.budget.years[0]))
    before, after, _ = saved(document)
    assert changed_parts(before, after) == {"xl/worksheets/sheet1.xml"}


def test_a_reworded_reference_is_followed_and_the_row_says_the_new_one(tmp_path: Path) -> None:
    document = with_kept(tmp_path)
    put(document, line(document, "P2"), Field("reference"), "P2a")
    document.save()
    again = Document.open(tmp_path / "Theirs.xlsx")
    assert kept(again) == {"P2a" if key == "P2" else key: value for key, value in WANTED.items()}
    assert not told(again, "kept fields followed")


def test_rows_that_came_in_excel_leave_it_on_its_lines(tmp_path: Path) -> None:
    """As Excel does it: the formulas that point at rows go along with them."""
    with_kept(tmp_path)

    def two_rows_above(sheets: Mapping[str, Worksheet]) -> None:
        sheets[PLACES].insert_rows(1, 2)
        for row in range(5, 8):
            cell = sheets[SHEET].cell(row, 1)
            head, _, number = str(cell.value).rpartition("$")
            cell.value = f"{head}${int(number) + 2}"

    again = in_excel(tmp_path / "Theirs.xlsx", two_rows_above)
    assert kept(again) == WANTED
    assert not told(again, "kept fields followed")


def test_a_program_that_leaves_the_pointers_behind_is_followed_by_the_words_and_told(tmp_path: Path) -> None:
    with_kept(tmp_path)
    again = in_excel(tmp_path / "Theirs.xlsx", lambda sheets: sheets[PLACES].insert_rows(1, 2))
    assert kept(again) == WANTED
    assert len(told(again, "kept fields followed")) == 3


def test_a_line_that_went_in_excel_is_told_and_nothing_is_taken_for_another(tmp_path: Path) -> None:
    with_kept(tmp_path)

    def without_s1(sheets: Mapping[str, Worksheet]) -> None:
        for column, value in enumerate(["S9", "Other", -40, -5], start=1):
            sheets[PLACES].cell(9, column).value = value  # type: ignore[assignment]  # numbers and texts

    again = in_excel(tmp_path / "Theirs.xlsx", without_s1)
    assert kept(again) == {key: value for key, value in WANTED.items() if key != "S1"}
    assert "known by S1, has no line any more" in told(again, "kept fields without line")[0]
    put(again, line(again, "S9"), STATUS, "New")
    again.save()
    assert told(Document.open(tmp_path / "Theirs.xlsx"), "kept fields without line")


TWINS: list[Cells] = [
    ["£000"],
    ["Ref", "Proposal", "2026/27"],
    ["Savings"],
    ["1", "Review", -1],
    ["1", "Review", -2],
    ["1", "Review", -3],
]


def test_lines_of_one_reference_are_told_apart_by_where_they_stand(tmp_path: Path) -> None:
    document = written(tmp_path, {"A": TWINS})
    document.keeps_more = True
    put(document, list(document.budget.lines())[1], STATUS, "New")
    document.save()
    again = Document.open(tmp_path / "Theirs.xlsx")
    assert [each.status for each in again.budget.lines()] == ["", "New", ""]


def test_where_only_the_words_are_left_and_fit_several_lines_nothing_is_guessed(tmp_path: Path) -> None:
    document = written(tmp_path, {"A": TWINS})
    document.keeps_more = True
    put(document, list(document.budget.lines())[1], STATUS, "New")
    document.save()

    def lose(sheets: Mapping[str, Worksheet]) -> None:
        sheets[SHEET]["A5"] = "=#REF!"

    again = in_excel(tmp_path / "Theirs.xlsx", lose)
    assert [each.status for each in again.budget.lines()] == ["", "", ""]
    assert told(again, "kept fields without line")


def test_a_deleted_line_takes_what_is_kept_of_it_along(tmp_path: Path) -> None:
    document = with_kept(tmp_path)
    carried_out(document, planning.delete_lines(document.budget, [line(document, "S1").id]))
    _, _, receipt = saved(document)
    again = Document.open(tmp_path / "Theirs.xlsx")
    assert kept(again) == {key: value for key, value in WANTED.items() if key != "S1"}
    assert not told(again, "kept fields without line")
    assert {"xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"} <= set(receipt.parts_changed)


def test_lines_that_come_and_move_carry_it_along(tmp_path: Path) -> None:
    document = with_kept(tmp_path)
    carried_out(document, planning.move_lines(document.budget, [line(document, "S2").id], -1))
    new = document.budget.line(added(document, line(document, "P1")))
    put(document, new, STATUS, "New")
    put(document, new, Field("reference"), "P1a")
    document.save()
    again = Document.open(tmp_path / "Theirs.xlsx")
    assert kept(again) == {**WANTED, "P1a": ("New", "", None)}
    assert not told(again, "kept fields followed")


def test_a_category_that_is_a_heading_can_be_another_and_not_none(tmp_path: Path) -> None:
    rows: list[Cells] = [
        ["Area: Older People"],
        ["£000"],
        ["Ref", "Proposal", "2026/27"],
        ["Contract savings"],
        ["S1", "Review", -1],
        ["S2", "Rent", -2],
        ["Staffing savings"],
        ["S3", "Posts", -2],
    ]
    document = written(tmp_path, {"A": rows})
    assert line(document, "S1").category == "Contract savings"
    document.keeps_more = True
    put(document, line(document, "S1"), CATEGORY, "Procurement")
    put(document, line(document, "S2"), STATUS, "New")
    document.save()
    again = Document.open(tmp_path / "Theirs.xlsx")
    assert [each.category for each in again.budget.lines()] == ["Procurement", "Contract savings", "Staffing savings"]
    put(again, line(again, "S2"), CATEGORY, "")
    with pytest.raises(FileProblem, match="the category of S2 was cleared"):
        again.save()


def test_a_column_of_the_officers_own_comes_first_and_a_difference_is_told(tmp_path: Path) -> None:
    with_kept(tmp_path)

    def own_column(sheets: Mapping[str, Worksheet]) -> None:
        sheets[PLACES]["G3"] = "Status"
        sheets[PLACES]["G6"] = "Agreed"

    again = in_excel(tmp_path / "Theirs.xlsx", own_column)
    assert line(again, "P2").status == "Agreed"
    assert "keeps “New” for P2" in told(again, "kept and stated")[0]


@pytest.mark.parametrize("name", [SHEET, SHEET.upper()])
def test_a_sheet_of_that_name_is_left_alone(name: str, tmp_path: Path) -> None:
    document = written(tmp_path, {PLACES: SMALL, name: [["Mine"], ["Kept_fields"]]})
    document.keeps_more = True
    put(document, line(document, "P2"), STATUS, "New")
    before, after, receipt = saved(document)
    assert receipt.sheets_added == (f"{SHEET} 2",)
    assert "xl/worksheets/sheet2.xml" not in changed_parts(before, after)
    assert kept(Document.open(tmp_path / "Theirs.xlsx")) == {"P2": ("New", "", None)}


def test_a_table_of_that_name_is_left_alone(tmp_path: Path) -> None:
    import xlsxwriter

    path = tmp_path / "Theirs.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet("A")
        for row, cells in enumerate(TWINS[:4]):
            sheet.write_row(row, 0, cells)
        other = workbook.add_worksheet("Lists")
        other.add_table("A1:B3", {"name": "Kept_Fields", "columns": [{"header": "Line"}, {"header": "Status"}]})
    document = Document.open(path)
    document.keeps_more = True
    put(document, next(iter(document.budget.lines())), STATUS, "New")
    document.save()
    assert [each.status for each in Document.open(path).budget.lines()] == ["New"]


def test_a_workbook_of_fixed_structure_takes_no_sheet(tmp_path: Path) -> None:
    document = small(tmp_path)
    workbook = openpyxl.load_workbook(tmp_path / "Theirs.xlsx")
    workbook.security = openpyxl.workbook.protection.WorkbookProtection(lockStructure=True)
    workbook.save(tmp_path / "Theirs.xlsx")
    document = Document.open(tmp_path / "Theirs.xlsx")
    document.keeps_more = True
    put(document, line(document, "P2"), STATUS, "New")
    with pytest.raises(FileProblem, match="structure is protected"):
        document.save()


def test_narrative_is_kept_alike_where_it_is_wanted(tmp_path: Path) -> None:
    document = small(tmp_path)
    area = document.budget.areas[0].name
    carried_out(document, add_narrative(document.budget, area, "Overview", "Demand grows."))
    with pytest.raises(UnkeptProblem, match=r"no table for narrative.*--added-sheet"):
        document.save()
    document.keeps_more = True
    assert document.save().sheets_added == ("Narrative",)
    again = Document.open(tmp_path / "Theirs.xlsx")
    assert [(each.area, each.heading, each.text) for each in again.budget.narratives] == [
        (area, "Overview", "Demand grows.")
    ]
    assert facts(again) == facts(document)


def test_muted_checks_and_the_log_are_kept_alike_where_it_is_wanted(tmp_path: Path) -> None:
    document = small(tmp_path)
    mute = Mute(document.budget.new_id(), "title", "A line", "known", "an officer", "2026-01-05")
    carried_out(document, Edit("Mute", (MuteChange(0, None, mute),)))
    with pytest.raises(UnkeptProblem, match=r"no table for muted checks.*--added-sheet"):
        document.save()
    document.keeps_more = True
    document.signature = Signature("Head of Finance", "looked at")
    set_amount(document, line(document, "P2").id, "25000", Field("amount", document.budget.years[0]))
    receipt = document.save()
    assert set(receipt.sheets_added) == {"Muted checks", "Change log"}
    again = Document.open(tmp_path / "Theirs.xlsx")
    assert [(each.rule, each.reason) for each in again.budget.mutes] == [("title", "known")]
    assert ("Head of Finance", "30", "25") in {(each.who, each.old, each.new) for each in again.change_log}
    assert facts(again) == facts(document)
    again.signature = Signature("Head of Finance")
    set_amount(again, line(again, "P2").id, "26000", Field("amount", again.budget.years[0]))
    _, _, receipt = saved(again)
    assert not receipt.sheets_added
    assert ("25", "26") in {(each.old, each.new) for each in Document.open(tmp_path / "Theirs.xlsx").change_log}


@pytest.mark.libreoffice
@without_libreoffice
def test_libreoffice_opens_it_and_gives_every_pointer_the_value_written(tmp_path: Path) -> None:
    document = with_kept(tmp_path)
    added(document, line(document, "P1"))
    document.save()
    path = tmp_path / "Theirs.xlsx"
    assert_cached_values_are_right(path, folder=tmp_path)
    (values,) = recalculated([path], tmp_path)
    assert [values[SHEET, f"A{row}"] for row in (5, 6, 7)] == ["P2", "S1", "S2"]
    again = Document.open(tmp_path / "recalculated" / path.name)
    assert kept(again) == WANTED


def test_two_lines_of_one_row_keep_their_own(tmp_path: Path) -> None:
    rows: list[Cells] = [
        ["£000"],
        ["Proposal", "Better 2026/27", "Worse 2026/27", "Better 2027/28", "Worse 2027/28"],
        ["Care homes", -5, 10, -2, 3],
        ["Transport", -7, 20, -4, 6],
        ["Total", Live("SUM(B3:B4)", -12), Live("SUM(C3:C4)", 30), Live("SUM(D3:D4)", -6), Live("SUM(E3:E4)", 9)],
    ]
    document = written(tmp_path, {"A": rows})
    lines = list(document.budget.lines())
    assert len(lines) == 4
    document.keeps_more = True
    for number, each in enumerate(lines):
        put(document, each, NOTE, f"note {number}")
    document.save()
    again = Document.open(tmp_path / "Theirs.xlsx")
    assert [(each.title, each.kind, each.internal_notes) for each in again.budget.lines()] == [
        (each.title, each.kind, f"note {number}") for number, each in enumerate(lines)
    ]
    with zipfile.ZipFile(BytesIO((tmp_path / "Theirs.xlsx").read_bytes())) as archive:
        assert archive.testzip() is None
