"""Areas that come, go, change places or names, and settings, are saved into the workbook and read back equal."""

from pathlib import Path

import openpyxl
import pytest

from model import area_planning, planning
from model.lines import Kind
from model.money import Negatives
from model.problems import FileProblem
from model.workbook.document import Document
from tests.model.workbook.builder import ABOUT, JOINT, OLDER, WORKBOOK, Parts, rich_workbook, sample, sample_parts
from tests.model.workbook.helpers import (
    area_id,
    assert_reopens_equal,
    carried_out,
    changed_cells,
    changed_parts,
    opened,
    set_amount,
)
from tests.model.workbook.libreoffice import assert_cached_values_are_right, without_libreoffice


@pytest.fixture
def document(tmp_path: Path) -> Document:
    return opened(tmp_path, sample())


def content(document: Document) -> bytes:
    assert document.path is not None
    return document.path.read_bytes()


def tabs(document: Document) -> list[str]:
    return openpyxl.load_workbook(document.path or "").sheetnames


def test_a_renamed_area_changes_its_heading_and_its_control_totals(document: Document) -> None:
    carried_out(document, area_planning.rename_area(document.budget, area_id(document, "Older People"), "Later Life"))
    receipt = document.save()
    assert [(item.sheet, item.cell, item.new) for item in receipt.cells] == [
        ("Older People", "A1", "Activity Area - Later Life"),
        ("Control totals", "B5", "Later Life"),
        ("Control totals", "B6", "Later Life"),
    ]
    assert_reopens_equal(document)


def test_an_area_that_joins_another_service_says_so_on_its_sheet(document: Document) -> None:
    carried_out(document, area_planning.regroup_area(document.budget, area_id(document, "Mental Health"), "Health"))
    assert [(item.cell, item.new) for item in document.save().cells] == [("A2", "Service: Health")]
    assert_reopens_equal(document)


def test_areas_in_another_order_move_their_tabs_and_nothing_else(tmp_path: Path) -> None:
    document = opened(tmp_path, rich_workbook(), "budget.xlsm")
    carried_out(document, area_planning.move_area(document.budget, area_id(document, "Joint Commissioning"), -1))
    carried_out(document, area_planning.move_area(document.budget, area_id(document, "Older People"), 2))
    document.save()
    assert changed_parts(rich_workbook(), content(document)) == {WORKBOOK}
    workbook = openpyxl.load_workbook(tmp_path / "budget.xlsm")
    assert workbook.sheetnames[0] == "About"
    assert workbook.sheetnames[1:4] == ["Learning Disability", "Physical Disability and Sensory", "Older People"]
    assert workbook.sheetnames[-4:] == ["Control totals", "Pots", "Analysis", "Pivot"]
    for name in workbook.sheetnames[1:7]:
        assert workbook[name].print_title_rows == "$11:$11"
    assert_reopens_equal(document)


def test_a_new_area_gets_a_sheet_like_the_others_behind_the_last_of_them(document: Document) -> None:
    carried_out(document, area_planning.add_area(document.budget, "Prevention: all/any [ages]?", "Public Health", 1))
    area = document.budget.areas[1].id
    carried_out(document, planning.add_line(document.budget, area, Kind.PRESSURE, title="Stop smoking"))
    set_amount(document, document.budget.line_ids(area)[0], "250000")
    document.save()
    again = assert_reopens_equal(document)
    assert [again.budget.areas[1].name, again.budget.areas[1].service] == [
        "Prevention: all/any [ages]?",
        "Public Health",
    ]
    sheet = openpyxl.load_workbook(document.path or "", data_only=True)["Prevention all any ages"]
    assert sheet["A1"].value == "Activity Area - Prevention: all/any [ages]?"
    assert sheet["B6"].value == 0.25
    assert sheet["B8"].value == 0.25
    assert tabs(document)[-2:] == ["Control totals", "Pots"]


def test_a_new_area_is_edited_and_removed_again_later(document: Document) -> None:
    carried_out(document, area_planning.add_area(document.budget, "Prevention"))
    area = document.budget.areas[-1].id
    document.save()
    assert_reopens_equal(document)
    edit = carried_out(document, planning.add_line(document.budget, area, Kind.SAVING, title="One"))
    document.save()
    assert_reopens_equal(document)
    document.budget.revert(edit)
    carried_out(document, area_planning.remove_area(document.budget, area))
    document.save()
    assert_reopens_equal(document)
    assert (
        tabs(document)
        == openpyxl.load_workbook(opened(Path(str(document.path)).parent, sample(), "b.xlsx").path or "").sheetnames
    )


def test_two_new_areas_of_similar_names_get_sheets_and_tables_of_their_own(document: Document) -> None:
    for name in (
        "A very long name of an activity area, part one",
        "A very long name of an activity area, part two",
        "Áé",
    ):
        carried_out(document, area_planning.add_area(document.budget, name))
    document.save()
    assert len(set(tabs(document))) == 12
    assert all(len(name) <= 31 for name in tabs(document))
    assert_reopens_equal(document)


def test_a_removed_area_takes_its_sheet_and_tables_along(document: Document) -> None:
    area = area_id(document, "Joint Commissioning")
    carried_out(document, planning.delete_lines(document.budget, document.budget.line_ids(area)))
    carried_out(document, area_planning.remove_area(document.budget, area))
    document.save()
    parts = Parts(content(document))
    assert JOINT not in parts.parts
    assert "Joint Commissioning" not in parts.text(WORKBOOK)
    assert "sheet7.xml" not in parts.text("[Content_Types].xml")
    assert_reopens_equal(document)


@pytest.mark.parametrize("change", ["added", "removed", "moved"])
def test_no_sheet_comes_goes_or_moves_where_the_structure_is_protected(change: str, tmp_path: Path) -> None:
    protection = '<workbookProtection lockStructure="1"/>'
    data = sample_parts().replace(WORKBOOK, "<bookViews>", f"{protection}<bookViews>").zipped()
    document = opened(tmp_path, data)
    budget, area = document.budget, area_id(document, "Mental Health")
    match change:
        case "added":
            carried_out(document, area_planning.add_area(budget, "Prevention"))
        case "removed":
            carried_out(document, planning.delete_lines(budget, budget.line_ids(area)))
            carried_out(document, area_planning.remove_area(budget, area))
        case _:
            carried_out(document, area_planning.move_area(budget, area, -1))
    with pytest.raises(FileProblem, match="its structure is protected"):
        document.save()
    assert (tmp_path / "budget.xlsx").read_bytes() == data


def test_what_is_in_the_sheets_is_saved_where_only_the_structure_is_protected(tmp_path: Path) -> None:
    protection = '<workbookProtection lockStructure="1"/>'
    document = opened(tmp_path, sample_parts().replace(WORKBOOK, "<bookViews>", f"{protection}<bookViews>").zipped())
    carried_out(document, area_planning.rename_area(document.budget, area_id(document, "Mental Health"), "Well-being"))
    document.save()
    assert_reopens_equal(document)


def test_an_area_to_which_a_formula_points_is_not_removed(tmp_path: Path) -> None:
    document = opened(tmp_path, rich_workbook(), "budget.xlsm")
    area = area_id(document, "Mental Health")
    carried_out(document, planning.delete_lines(document.budget, document.budget.line_ids(area)))
    carried_out(document, area_planning.remove_area(document.budget, area))
    with pytest.raises(FileProblem, match="points at the sheet"):
        document.save()
    assert content(document) == rich_workbook()


def test_an_area_to_which_a_name_points_is_not_removed(tmp_path: Path) -> None:
    book = Parts(sample())
    name = "<definedName name=\"Joint\">'Joint Commissioning'!$B$6</definedName>"
    document = opened(tmp_path, book.replace(WORKBOOK, "<definedNames>", f"<definedNames>{name}").zipped())
    area = area_id(document, "Joint Commissioning")
    carried_out(document, planning.delete_lines(document.budget, document.budget.line_ids(area)))
    carried_out(document, area_planning.remove_area(document.budget, area))
    with pytest.raises(FileProblem, match="the name Joint points at"):
        document.save()


@pytest.mark.parametrize(
    "name, value, cell",
    [("title", "Budget 2013/14", "Budget 2013/14"), ("marking", "OFFICIAL", "OFFICIAL"), ("version", "", ""),
     ("decimals", 1, "1"), ("negatives", Negatives.BRACKETS, "brackets"), ("organisation", "A & B <C>", "A & B <C>"),
     ("title", " spaced ", None)],
)  # fmt: skip
def test_a_setting_is_saved_in_its_row(document: Document, name: str, value: object, cell: str | None) -> None:
    carried_out(document, planning.change_setting(document.budget, name, value))
    receipt = document.save()
    assert ABOUT in receipt.parts_changed
    if cell is not None:
        assert [item.new for item in receipt.cells if item.sheet == "About"][-1] == cell
    assert_reopens_equal(document)


def test_a_setting_without_a_row_is_refused_with_the_reason(tmp_path: Path) -> None:
    book = Parts(sample())
    strings = book.text("xl/sharedStrings.xml")
    assert "<si><t>Marking</t></si>" in strings
    document = opened(
        tmp_path, book.replace("xl/sharedStrings.xml", "<si><t>Marking</t></si>", "<si><t>X</t></si>").zipped()
    )
    carried_out(document, planning.change_setting(document.budget, "marking", "OFFICIAL"))
    with pytest.raises(FileProblem, match="no row for marking"):
        document.save()
    assert document.budget.settings.extra["X"] == ""


@pytest.mark.libreoffice
@without_libreoffice
def test_libreoffice_agrees_after_areas_came_went_and_moved(document: Document, tmp_path: Path) -> None:
    budget = document.budget
    carried_out(document, area_planning.add_area(budget, "Prevention", position=0))
    carried_out(
        document,
        planning.move_to_area(budget, list(budget.line_ids(area_id(document, "Mental Health"))), budget.areas[0].id),
    )
    carried_out(document, area_planning.remove_area(budget, area_id(document, "Mental Health")))
    carried_out(document, area_planning.move_area(budget, area_id(document, "Older People"), 1))
    document.save()
    assert_reopens_equal(document)
    assert_cached_values_are_right(tmp_path / "budget.xlsx", folder=tmp_path)
    assert changed_cells(sample(), content(document), OLDER) == {}
