"""Lines that are added, deleted, moved and edited are saved into their table, and read back equal."""

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from model import planning
from model.lines import AMOUNT, FORECAST, KIND, Field, Kind
from model.problems import FileProblem
from model.workbook.document import Document
from model.years import Year
from tests.model.workbook.builder import (
    LEARNING,
    LEARNING_TABLE,
    OLDER,
    OLDER_TABLE,
    Parts,
    rich_workbook,
    sample,
    with_comment,
)
from tests.model.workbook.helpers import (
    FIRST,
    area_id,
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


@pytest.fixture
def document(tmp_path: Path) -> Document:
    return opened(tmp_path, sample())


def parts_of(document: Document) -> Parts:
    assert document.path is not None
    return Parts(document.path.read_bytes())


def test_every_field_of_a_line_is_saved(document: Document) -> None:
    line = line_of(document.budget, "14SCS2")
    texts = {"reference": "14SCS2a", "status": "Withdrawn", "title": "T", "description": "D", "category": "C",
             "recurrence": "One-off", "funding_source": "F", "deliverability": "At risk", "linked_reference": "L",
             "conditional_on": "X", "lead_officer": "Head of Finance", "notes": "N", "internal_notes": "I"}  # fmt: skip
    cells: list[tuple[int, Field, object]] = [(line.id, Field(name), text) for name, text in texts.items()]
    cells += [(line.id, Field(name, Year(2014)), Decimal("-12345.67")) for name in (AMOUNT, FORECAST)]
    cells.append((line.id, Field(KIND), Kind.SAVING))
    carried_out(document, planning.set_fields(document.budget, cells))
    document.save()
    assert_reopens_equal(document)
    assert changed_parts(sample(), parts_of(document).zipped()) >= {OLDER}


@pytest.mark.parametrize("figure, cell", [("0", "<v>0</v>"), (None, ""), ("-0.01", "<v>-0.00000001</v>")])
def test_nil_is_saved_as_nil_and_blank_as_an_empty_cell(document: Document, figure: str | None, cell: str) -> None:
    set_amount(document, rest_of_pressures(document.budget).id, figure)
    document.save()
    _, new = changed_cells(sample(), parts_of(document).zipped(), OLDER)["I16"]
    assert new == (f'<c r="I16" s="7">{cell}</c>' if cell else '<c r="I16" s="7"/>')
    assert_reopens_equal(document)


def test_a_new_line_grows_the_table_at_its_end_and_its_rules_with_it(document: Document) -> None:
    carried_out(document, planning.add_line(document.budget, area_id(document, "Learning Disability"), Kind.SAVING))
    line = document.budget.line_ids(area_id(document, "Learning Disability"))[-1]
    set_amount(document, line, "-5000")
    receipt = document.save()
    after = parts_of(document)
    assert 'ref="A11:R16"' in after.text(LEARNING_TABLE)
    for column in "BCGM":
        assert f'sqref="{column}12:{column}16"' in after.text(LEARNING)
    assert '<dimension ref="A1:R16"/>' in after.text(LEARNING)
    assert document.place_of(line, FIRST) == ("Learning Disability", "I16")
    assert set(receipt.parts_changed) == {LEARNING, LEARNING_TABLE}
    assert_reopens_equal(document)


def test_a_new_line_has_the_styles_of_the_lines_above_it(document: Document) -> None:
    area = area_id(document, "Learning Disability")
    carried_out(document, planning.add_line(document.budget, area, Kind.SAVING, title="New", reference="14SCS99"))
    document.save()
    sheet = openpyxl.load_workbook(document.path or "")["Learning Disability"]
    for column in range(1, 19):
        assert sheet.cell(16, column).number_format == sheet.cell(15, column).number_format
        assert sheet.cell(16, column).font.name == sheet.cell(15, column).font.name


def test_a_deleted_line_leaves_no_gap_and_the_table_shrinks(document: Document) -> None:
    carried_out(document, planning.delete_lines(document.budget, [line_of(document.budget, "14SCS16").id]))
    document.save()
    assert 'ref="A11:R14"' in parts_of(document).text(LEARNING_TABLE)
    sheet = openpyxl.load_workbook(document.path or "")["Learning Disability"]
    assert all(sheet.cell(row, 4).value for row in range(12, 15))
    assert all(sheet.cell(15, column).value is None for column in range(1, 19))
    assert_reopens_equal(document)


def test_every_line_of_an_area_can_go_and_come_back(document: Document) -> None:
    area = area_id(document, "Learning Disability")
    edit = carried_out(document, planning.delete_lines(document.budget, document.budget.line_ids(area)))
    document.save()
    assert_reopens_equal(document)
    document.budget.revert(edit)
    document.save()
    assert_reopens_equal(document)


def test_a_line_put_in_the_middle_stands_there(document: Document) -> None:
    area = area_id(document, "Older People")
    carried_out(document, planning.add_line(document.budget, area, Kind.PRESSURE, 2, reference="14SCS99"))
    document.save()
    assert_reopens_equal(document)
    sheet = openpyxl.load_workbook(document.path or "")["Older People"]
    assert sheet["A14"].value == "14SCS99"
    assert 'ref="A11:R25"' in parts_of(document).text(OLDER_TABLE)


def test_lines_change_places_with_everything_in_their_rows(document: Document) -> None:
    line = line_of(document.budget, "14SCS3")
    carried_out(document, planning.move_lines(document.budget, [line.id], -1))
    receipt = document.save()
    assert receipt.parts_changed == (OLDER,)
    assert document.place_of(line.id) == ("Older People", "A12")
    assert_reopens_equal(document)


def test_a_line_moves_to_another_area_and_both_totals_follow(document: Document) -> None:
    line = line_of(document.budget, "14SCS16")
    carried_out(document, planning.move_to_area(document.budget, [line.id], area_id(document, "Mental Health")))
    receipt = document.save()
    assert ("Mental Health", "B7") in {(item.sheet, item.cell) for item in receipt.recalculated}
    assert_reopens_equal(document)


def test_saving_many_times_over_keeps_file_and_model_together(document: Document) -> None:
    area = area_id(document, "Learning Disability")
    edits = []
    for number in range(4):
        edits.append(carried_out(document, planning.add_line(document.budget, area, Kind.SAVING, 0, title=f"{number}")))
        document.save()
        assert_reopens_equal(document)
    for edit in reversed(edits):
        document.budget.revert(edit)
        document.save()
        assert_reopens_equal(document)


def test_a_line_with_a_comment_is_edited_but_not_moved(tmp_path: Path) -> None:
    document = opened(tmp_path, with_comment("A13"))
    line = line_of(document.budget, "14SCS3")
    set_amount(document, line.id, "5000")
    document.save()
    carried_out(document, planning.move_lines(document.budget, [line.id], -1))
    before = (tmp_path / "budget.xlsx").read_bytes()
    with pytest.raises(FileProblem, match="A13 has a comment"):
        document.save()
    assert (tmp_path / "budget.xlsx").read_bytes() == before


def test_a_line_at_which_a_formula_points_is_edited_but_not_deleted(tmp_path: Path) -> None:
    document = opened(tmp_path, rich_workbook(), "budget.xlsm")
    carried_out(document, planning.delete_lines(document.budget, [rest_of_pressures(document.budget).id]))
    with pytest.raises(FileProblem, match="points at single cells"):
        document.save()
    assert (tmp_path / "budget.xlsm").read_bytes() == rich_workbook()


@pytest.mark.libreoffice
@without_libreoffice
def test_libreoffice_agrees_after_lines_came_went_and_moved(document: Document, tmp_path: Path) -> None:
    budget = document.budget
    area = area_id(document, "Joint Commissioning")
    carried_out(document, planning.add_line(budget, area, Kind.ADDITIONAL_FUNDING, 0, title="New"))
    set_amount(document, budget.line_ids(area)[0], "1234567.89")
    carried_out(document, planning.delete_lines(budget, [line_of(budget, "14SCS23").id]))
    carried_out(document, planning.move_to_area(budget, [line_of(budget, "14SCS10").id], area))
    document.save()
    assert_reopens_equal(document)
    assert_cached_values_are_right(tmp_path / "budget.xlsx", folder=tmp_path)
