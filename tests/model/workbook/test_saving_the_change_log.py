"""A save adds what was changed to the workbook's change log, below what stands there, and touches nothing else."""

from pathlib import Path

import openpyxl
import pytest
from hypothesis import given

from model import area_planning, planning
from model.change_log import Signature
from model.lines import Field
from model.workbook.document import Document
from tests.model.drafts import STEPS, small_budget, try_step
from tests.model.workbook.builder import OLDER, TYPES, WORKBOOK, Parts, rich_workbook, sample, sample_parts
from tests.model.workbook.helpers import (
    area_id,
    assert_reopens_equal,
    carried_out,
    changed_parts,
    opened,
    rest_of_pressures,
    set_amount,
    written,
)
from tests.model.workbook.libreoffice import assert_cached_values_are_right, without_libreoffice

SIGNED = Signature("Head of Finance", "As Cabinet decided")
LOG, LOG_TABLE = "xl/worksheets/sheet10.xml", "xl/tables/table16.xml"
FIRST = ("Older People", "Other agreed pressures, not itemised", "2013/14", "9.844", "9")


def content(document: Document) -> bytes:
    assert document.path is not None
    return document.path.read_bytes()


def edit(document: Document, figure: str = "9000000") -> None:
    set_amount(document, rest_of_pressures(document.budget).id, figure)


def signed(folder: Path, data: bytes, name: str = "budget.xlsx") -> Document:
    document = opened(folder, data, name)
    document.signature = SIGNED
    return document


def logged(folder: Path, name: str = "logged.xlsx") -> bytes:
    """The sample after a first save that was signed."""
    document = signed(folder, sample(), name)
    edit(document)
    document.save()
    return content(document)


def test_the_first_signed_save_adds_a_sheet_behind_all_others(tmp_path: Path) -> None:
    document = signed(tmp_path, rich_workbook(), "budget.xlsm")
    edit(document)
    document.save()
    (entry,) = document.change_log
    assert (entry.who, entry.reason, entry[2:7]) == (SIGNED.who, SIGNED.reason, FIRST)
    parts = changed_parts(rich_workbook(), content(document))
    rels = "xl/_rels/workbook.xml.rels"
    assert {OLDER, TYPES, WORKBOOK, rels} < parts
    assert len(parts) == 8  # the formulas' sheet, and of the log its sheet, its table and the relation between them
    assert Document.open(tmp_path / "budget.xlsm").change_log == document.change_log
    book = openpyxl.load_workbook(tmp_path / "budget.xlsm")
    assert book.sheetnames[-1] == "Change log"
    assert book["Change log"].tables["Change_log"].ref == "A4:H5"
    assert_reopens_equal(document)


def test_the_next_save_adds_rows_and_leaves_those_there_byte_for_byte(tmp_path: Path) -> None:
    data = logged(tmp_path)
    document = signed(tmp_path, data)
    edit(document, "9100000")
    carried_out(
        document, planning.set_field(document.budget, rest_of_pressures(document.budget).id, Field("notes"), "New")
    )
    receipt = document.save()
    old = Document.of_bytes(data, tmp_path / "old.xlsx").change_log
    assert document.change_log[: len(old)] == old
    assert document.change_log[len(old)][4:7] == ("Notes", _note(data), "New")
    assert openpyxl.load_workbook(tmp_path / "budget.xlsx")["Change log"].tables["Change_log"].ref == "A4:H7"
    assert 'sqref="F5:G7" numberStoredAsText' in Parts(content(document)).text(LOG)
    rows = {item.cell[1:] for item in receipt.cells if item.sheet == "Change log"}
    assert rows == {"6", "7"}
    assert all(not item.old for item in receipt.cells if item.sheet == "Change log")
    assert_reopens_equal(document)


def _note(data: bytes) -> str:
    return rest_of_pressures(Document.of_bytes(data, Path("old.xlsx")).budget).notes


def test_a_log_that_is_there_is_added_to_by_an_unsigned_save_too(tmp_path: Path) -> None:
    document = opened(tmp_path, logged(tmp_path))
    edit(document, "9100000")
    document.save()
    assert [entry.who for entry in document.change_log] == [SIGNED.who, "Oxfordshire County Council"]


def test_without_a_signature_no_sheet_is_added(tmp_path: Path) -> None:
    document = opened(tmp_path, sample())
    edit(document)
    document.save()
    assert not document.change_log
    assert changed_parts(sample(), content(document)) == {OLDER}


def test_a_save_that_changes_nothing_adds_nothing(tmp_path: Path) -> None:
    data = logged(tmp_path)
    document = signed(tmp_path, data)
    document.save()
    assert content(document) == data


def test_a_layout_that_is_not_the_apps_own_gets_no_log(tmp_path: Path) -> None:
    parts = Parts(sample())
    about = "xl/tables/table1.xml"
    parts.put(about, parts.text(about).replace('"Settings"', '"Something"'))
    document = signed(tmp_path, parts.zipped())
    edit(document)
    document.save()
    assert changed_parts(parts.zipped(), content(document)) == {OLDER}
    assert not document.change_log


@pytest.mark.parametrize(
    "changes, words",
    [
        ([(LOG, "</sheetData>", '<row r="6"><c r="B6"><v>1</v></c></row></sheetData>')], "not empty"),
        ([(LOG, "</sheetData>", '</sheetData><sheetProtection sheet="1"/>')], "locked"),
        ([(LOG, ">Reason<", ">Because<"), (LOG_TABLE, '"Reason"', '"Because"')], "columns is gone"),
    ],
)
def test_where_nothing_can_be_added_the_work_is_saved_and_it_is_told(
    changes: list[tuple[str, str, str]], words: str, tmp_path: Path
) -> None:
    parts = Parts(logged(tmp_path))
    for part, old, new in changes:
        parts.replace(part, old, new)
    data = parts.zipped()
    document = signed(tmp_path, data)
    before = document.change_log
    edit(document, "9100000")
    receipt = document.save()
    (finding,) = (finding for finding in receipt.findings if finding.rule == "change log")
    assert words in finding.message
    assert document.change_log == before
    assert changed_parts(data, content(document)) == {OLDER}


def test_a_new_workbook_takes_the_log_along_with_what_was_changed_since(tmp_path: Path) -> None:
    document = signed(tmp_path, logged(tmp_path))
    edit(document, "9100000")
    document.save_as_new(tmp_path / "new.xlsx")
    assert [entry.new for entry in document.change_log] == ["9", "9.1"]
    again = signed(tmp_path, content(document), "again.xlsx")
    edit(again, "9200000")
    again.save()
    assert [entry.new for entry in again.change_log] == ["9", "9.1", "9.2"]
    assert_reopens_equal(again)


def test_an_area_and_the_log_are_added_by_one_save(tmp_path: Path) -> None:
    document = signed(tmp_path, sample())
    carried_out(document, area_planning.add_area(document.budget, "Change log"))
    document.save()
    assert openpyxl.load_workbook(tmp_path / "budget.xlsx").sheetnames[-1] == "Change log 2"
    assert [entry[2:7] for entry in document.change_log] == [("Change log", "", "Area", "", "Added")]
    assert area_id(assert_reopens_equal(document), "Change log")


@given(STEPS)
def test_the_log_only_grows_whatever_is_edited_and_saved(steps: list[tuple[int, int, int, int]]) -> None:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        path = Path(folder) / "budget.xlsx"
        Document(small_budget()).save_as(path)
        document = Document.open(path)
        document.signature = SIGNED
        for step in steps[:4]:
            edited = try_step(document.budget, step)
            if edited is None:
                continue
            document.budget.apply(edited)
            before = document.change_log
            document.save()
            assert document.change_log[: len(before)] == before
            assert len(document.change_log) > len(before)
        assert Document.open(path).change_log == document.change_log


@without_libreoffice
def test_libreoffice_opens_a_workbook_with_a_log(tmp_path: Path) -> None:
    path = written(tmp_path, logged(tmp_path), "of_libreoffice.xlsx")
    assert_cached_values_are_right(path, folder=tmp_path)


def test_a_workbook_that_takes_no_new_sheet_is_saved_without_a_log_and_says_so(tmp_path: Path) -> None:
    protection = '<workbookProtection lockStructure="1"/>'
    document = signed(tmp_path, sample_parts().replace(WORKBOOK, "<bookViews>", f"{protection}<bookViews>").zipped())
    edit(document)
    receipt = document.save()
    assert document.change_log == ()
    (finding,) = [each for each in receipt.findings if each.rule == "change log"]
    assert "its structure is protected" in finding.message
    assert_reopens_equal(document)
