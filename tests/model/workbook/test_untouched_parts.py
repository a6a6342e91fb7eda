"""One edit saved into a workbook full of other things changes its cells and nothing else, byte for byte."""

import io
import zipfile
from pathlib import Path

import pytest

from model import planning
from tests.model.workbook.builder import ANALYSIS, LEARNING, OLDER, TYPES, WORKBOOK, Parts, rich_workbook
from tests.model.workbook.helpers import (
    assert_reopens_equal,
    carried_out,
    changed_cells,
    changed_parts,
    line_of,
    opened,
    rest_of_pressures,
    set_amount,
)
from tests.model.workbook.libreoffice import assert_cached_values_are_right, without_libreoffice


def test_the_workbook_of_this_test_holds_what_a_careless_save_would_drop() -> None:
    names = set(Parts(rich_workbook()).parts)
    for part in ("xl/charts/chart1.xml", "xl/drawings/drawing1.xml", "xl/drawings/vmlDrawing1.vml", "xl/comments1.xml",
                 "xl/pivotTables/pivotTable1.xml", "xl/pivotCache/pivotCacheDefinition1.xml", "xl/vbaProject.bin",
                 "customXml/item1.xml", "xl/calcChain.xml"):  # fmt: skip
        assert part in names


def test_one_edit_changes_only_its_sheet_and_the_formulas_that_depend_on_it(tmp_path: Path) -> None:
    before = rich_workbook()
    document = opened(tmp_path, before, "budget.xlsm")
    set_amount(document, rest_of_pressures(document.budget).id, "10000000")
    receipt = document.save()
    after = (tmp_path / "budget.xlsm").read_bytes()

    assert changed_parts(before, after) == set(receipt.parts_changed)
    assert set(receipt.parts_changed) <= {OLDER, ANALYSIS, WORKBOOK}
    assert {cell: new for cell, (_, new) in changed_cells(before, after, OLDER).items()}.keys() == {"I16", "B6", "B8"}
    assert changed_cells(before, after, ANALYSIS).keys() == {"A1", "A2", "A3", "A4", "A5", "A8"}
    assert [(item.sheet, item.cell, item.old, item.new) for item in receipt.cells] == [
        ("Older People", "I16", "9.844", "10")
    ]
    assert {(item.sheet, item.cell): item.new for item in receipt.recalculated} == {
        ("Older People", "B6"): "10",
        ("Older People", "B8"): "-3.48",
        ("Analysis", "A1"): "-3.48",
        ("Analysis", "A2"): "10",
        ("Analysis", "A3"): "-6.96",
        ("Analysis", "A5"): "-3.48",
    }
    assert set(receipt.cleared) == {("Analysis", "A4"), ("Analysis", "A8")}
    assert {finding.cell for finding in receipt.findings} == {"A4", "A8"}
    assert_reopens_equal(document)


def test_a_formula_that_cannot_be_worked_out_shows_nothing_stale(tmp_path: Path) -> None:
    document = opened(tmp_path, rich_workbook(), "budget.xlsm")
    set_amount(document, rest_of_pressures(document.budget).id, "10000000")
    document.save()
    text = Parts((tmp_path / "budget.xlsm").read_bytes()).text(ANALYSIS)
    assert "<c r=\"A4\"><f>SUM(OFFSET('Older People'!$I$24,0,0,-13,1))</f></c>" in text
    assert 'fullCalcOnLoad="1"' in Parts((tmp_path / "budget.xlsm").read_bytes()).text(WORKBOOK)


def test_the_order_the_dates_and_the_comment_of_the_zip_are_kept(tmp_path: Path) -> None:
    before = rich_workbook()
    document = opened(tmp_path, before, "budget.xlsm")
    set_amount(document, rest_of_pressures(document.budget).id, "10000000")
    document.save()
    old = zipfile.ZipFile(io.BytesIO(before))
    new = zipfile.ZipFile(tmp_path / "budget.xlsm")
    with old, new:
        assert new.testzip() is None
        assert [(info.filename, info.date_time) for info in old.infolist()] == [
            (info.filename, info.date_time) for info in new.infolist()
        ]
        assert new.comment == b"kept too"


def test_nothing_edited_leaves_the_file_as_it_is(tmp_path: Path) -> None:
    document = opened(tmp_path, rich_workbook(), "budget.xlsm")
    receipt = document.save()
    assert (tmp_path / "budget.xlsm").read_bytes() == rich_workbook()
    assert receipt.parts_changed == ()
    assert receipt.sha256_before == receipt.sha256_after


def test_an_edit_taken_back_leaves_the_file_as_it_is(tmp_path: Path) -> None:
    document = opened(tmp_path, rich_workbook(), "budget.xlsm")
    document.budget.revert(set_amount(document, rest_of_pressures(document.budget).id, "10000000"))
    assert document.save().parts_changed == ()
    assert (tmp_path / "budget.xlsm").read_bytes() == rich_workbook()


def test_an_edit_saved_and_taken_back_leaves_the_sheet_saying_what_it_said(tmp_path: Path) -> None:
    document = opened(tmp_path, rich_workbook(), "budget.xlsm")
    edit = set_amount(document, rest_of_pressures(document.budget).id, "10000000")
    document.save()
    document.budget.revert(edit)
    document.save()
    after = (tmp_path / "budget.xlsm").read_bytes()
    assert changed_cells(rich_workbook(), after, OLDER) == {}
    assert changed_parts(rich_workbook(), after) <= {OLDER, ANALYSIS, WORKBOOK}


def test_saving_under_another_name_copies_everything_and_leaves_the_old_file_alone(tmp_path: Path) -> None:
    document = opened(tmp_path, rich_workbook(), "budget.xlsm")
    set_amount(document, rest_of_pressures(document.budget).id, "10000000")
    document.save_as(tmp_path / "copy.xlsm")
    assert (tmp_path / "budget.xlsm").read_bytes() == rich_workbook()
    assert changed_parts(rich_workbook(), (tmp_path / "copy.xlsm").read_bytes()) <= {OLDER, ANALYSIS, WORKBOOK}
    assert document.path == tmp_path / "copy.xlsm"


def test_replacing_a_formula_drops_the_calculation_chain_and_its_mentions(tmp_path: Path) -> None:
    book = Parts(rich_workbook())
    book.put_cell(OLDER, "I16", '<c r="I16" s="7"><f>9+0.844</f><v>9.844</v></c>')
    before = book.zipped()
    document = opened(tmp_path, before, "budget.xlsm")
    set_amount(document, rest_of_pressures(document.budget).id, "10000000")
    document.save()
    after = Parts((tmp_path / "budget.xlsm").read_bytes())
    assert "xl/calcChain.xml" not in after.parts
    assert "calcChain" not in after.text(TYPES)
    assert "calcChain" not in after.text("xl/_rels/workbook.xml.rels")
    assert "<f>" not in after.text(OLDER)[after.text(OLDER).index('<c r="I16"') :].split("</c>")[0]


def test_a_formula_that_moved_with_its_line_drops_the_calculation_chain(tmp_path: Path) -> None:
    book = Parts(rich_workbook()).put_cell(LEARNING, "I14", '<c r="I14" s="7"><f>-1.8*1</f><v>-1.8</v></c>')
    book.put_cell(ANALYSIS, "A4", '<c r="A4"><v>1</v></c>')  # OFFSET() may read any cell, so that nothing may move
    document = opened(tmp_path, book.zipped(), "budget.xlsm")
    line = line_of(document.budget, "14SCS16")
    carried_out(document, planning.move_lines(document.budget, [line.id], 1))
    receipt = document.save()
    assert "xl/calcChain.xml" in receipt.parts_changed
    assert "xl/calcChain.xml" not in Parts((tmp_path / "budget.xlsm").read_bytes()).parts
    assert document.place_of(line.id) == ("Learning Disability", "A15")
    assert_reopens_equal(document)


@pytest.mark.libreoffice
@without_libreoffice
def test_libreoffice_calculates_the_same_values_after_the_save(tmp_path: Path) -> None:
    document = opened(tmp_path, rich_workbook(), "budget.xlsm")
    set_amount(document, rest_of_pressures(document.budget).id, "10000000")
    document.save()
    assert_cached_values_are_right(tmp_path / "budget.xlsm", folder=tmp_path)
