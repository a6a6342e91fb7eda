"""A save adds the columns for what lines state under a heading that the app knows and their table lacks."""

from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path

import openpyxl
import pytest

from model import planning
from model.amending import Amendment, amend
from model.area_planning import add_area
from model.budget import Budget
from model.change_log import Signature
from model.lines import Field, Kind
from model.part_year import start_of, start_part_way
from model.problems import FileProblem
from model.putting_back import put_back
from model.workbook.document import Document
from model.years import Year
from tests.model.workbook.builder import LEARNING, LEARNING_TABLE, Parts, sample
from tests.model.workbook.helpers import (
    area_id,
    assert_reopens_equal,
    carried_out,
    changed_parts,
    line_of,
    opened,
    set_amount,
)
from tests.model.workbook.libreoffice import assert_cached_values_are_right, without_libreoffice

AREA = "Learning Disability"
PREVIOUS = {"Previous 2013/14": "-1.5"}


@pytest.fixture
def document(tmp_path: Path) -> Document:
    return opened(tmp_path, sample())


def amend_line(document: Document, reference: str = "14SCS16", previous: int = -1_500_000) -> None:
    line = line_of(document.budget, reference)
    wanted = {Year(2013): Amendment(Decimal(previous), None)}
    carried_out(document, amend(document.budget, line.id, wanted, partial(document.heading_for, line.area_id)))


def parts_of(document: Document) -> Parts:
    assert document.path is not None
    return Parts(document.path.read_bytes())


def put_in(document: Document, sheet: str, place: str, value: str | int, tmp_path: Path) -> Document:
    """Put something into a cell of the saved file with another program."""
    assert document.path is not None
    book = openpyxl.load_workbook(document.path)
    book[sheet][place] = value
    book.save(tmp_path / "edited.xlsx")
    return Document.open(tmp_path / "edited.xlsx")


def test_the_table_gets_the_columns_of_every_year_and_nothing_else_changes(document: Document) -> None:
    before = sample()
    amend_line(document)
    receipt = document.save()
    after = parts_of(document)
    assert document.path is not None
    assert changed_parts(before, document.path.read_bytes()) == {LEARNING, LEARNING_TABLE}
    table = after.text(LEARNING_TABLE)
    assert 'ref="A11:T15"' in table
    assert '<tableColumns count="20">' in table
    assert '<tableColumn id="19" name="Previous 2013/14"/><tableColumn id="20" name="Previous 2014/15"/>' in table
    sheet = openpyxl.load_workbook(document.path)[AREA]
    assert [sheet[place].value for place in ("S11", "T11", "S14", "T14", "S12")] == [
        *("Previous 2013/14", "Previous 2014/15", -1.5, None, None),
    ]
    assert sheet["S14"].number_format == sheet["I14"].number_format
    told = [finding.message for finding in receipt.findings if finding.rule == "columns added"]
    assert ["has got the columns “Previous 2013/14”, “Previous 2014/15”" in each for each in told] == [True]
    assert [(each.cell, each.old, each.new) for each in receipt.cells if each.sheet == AREA][:2] == [
        ("S11", "", "Previous 2013/14"),
        ("T11", "", "Previous 2014/15"),
    ]
    assert_reopens_equal(document)
    assert not document.findings


def test_a_second_save_has_the_columns_and_leaves_the_table_alone(document: Document) -> None:
    amend_line(document)
    document.save()
    table = parts_of(document).text(LEARNING_TABLE)
    amend_line(document, previous=-1_600_000)
    document.save()
    assert parts_of(document).text(LEARNING_TABLE) == table
    assert line_of(document.budget, "14SCS16").extra == {"Previous 2013/14": "-1.6"}
    assert_reopens_equal(document)


def test_a_new_line_and_the_columns_come_with_one_save(document: Document) -> None:
    amend_line(document)
    line = line_of(document.budget, "14SCS16")
    carried_out(document, planning.add_line(document.budget, line.area_id, Kind.SAVING))
    set_amount(document, document.budget.line_ids(line.area_id)[-1], "-5000")
    document.save()
    assert 'ref="A11:T16"' in parts_of(document).text(LEARNING_TABLE)
    assert_reopens_equal(document)


def test_a_previous_amount_is_put_back_where_its_column_is_gone(document: Document, tmp_path: Path) -> None:
    amend_line(document)
    document.signature = Signature("Service accountant")
    document.save()
    amend_line(document, previous=-1_600_000)
    document.save()
    entry = next(each for each in reversed(document.change_log) if each.field == "Previous 2013/14")
    log = document.change_log
    document = opened(tmp_path, sample())
    carried_out(document, put_back(document.budget, log, entry))
    document.save()
    assert line_of(document.budget, "14SCS16").extra == PREVIOUS
    assert_reopens_equal(document)


def test_a_start_is_saved_in_columns_of_its_own_logged_and_put_back(document: Document) -> None:
    line = line_of(document.budget, "14SCS16")
    document.signature = Signature("Service accountant")
    for day in (date(2013, 10, 1), date(2013, 7, 1)):
        heading_for = partial(document.heading_for, line.area_id)
        carried_out(document, start_part_way(document.budget, line.id, day, Decimal(-1_800_000), heading_for))
        document.save()
    assert document.path is not None
    sheet = openpyxl.load_workbook(document.path)[AREA]
    assert [sheet[place].value for place in ("S11", "T11", "S14", "T14")] == [
        *("Starts", "Full-year effect", "1 July 2013", -1.8),
    ]
    entry = next(each for each in document.change_log if (each.field, each.new) == ("Starts", "1 July 2013"))
    carried_out(document, put_back(document.budget, document.change_log, entry))
    document.save()
    assert start_of(line_of(document.budget, "14SCS16")) == date(2013, 10, 1)
    assert_reopens_equal(document)


def test_a_line_that_moves_takes_its_columns_along_to_any_area(document: Document) -> None:
    amend_line(document)
    document.save()
    line = line_of(document.budget, "14SCS16")
    carried_out(document, planning.move_to_area(document.budget, [line.id], area_id(document, "Older People")))
    document.save()
    assert line_of(document.budget, "14SCS16").extra == PREVIOUS
    assert_reopens_equal(document)


def test_an_area_that_is_new_has_the_columns_of_its_lines(document: Document) -> None:
    amend_line(document)
    document.save()
    carried_out(document, add_area(document.budget, "Carers"))
    line = line_of(document.budget, "14SCS16")
    carried_out(document, planning.move_to_area(document.budget, [line.id], area_id(document, "Carers")))
    document.save()
    assert line_of(document.budget, "14SCS16").extra == PREVIOUS
    assert_reopens_equal(document)


@pytest.mark.parametrize("place, value", [("S13", "see me"), ("T15", 0), ("S11", "Remarks")])
def test_what_stands_right_of_the_table_is_not_written_over(
    document: Document, tmp_path: Path, place: str, value: str | int
) -> None:
    document.save()
    document = put_in(document, AREA, place, value, tmp_path)
    assert document.path is not None
    amend_line(document)
    before = document.path.read_bytes()
    with pytest.raises(FileProblem, match=f"needs new columns, but {AREA}!{place}, right of it, is taken"):
        document.save()
    assert document.path.read_bytes() == before


def test_a_column_in_other_capitals_is_the_one_that_is_used(document: Document, tmp_path: Path) -> None:
    amend_line(document)
    document.save()
    assert document.path is not None
    book = openpyxl.load_workbook(document.path)
    book[AREA]["S11"] = "PREVIOUS 2013-14"
    book[AREA].tables["Lines_Learning_Disability"].tableColumns[18].name = "PREVIOUS 2013-14"
    book.save(tmp_path / "spelled.xlsx")
    document = Document.open(tmp_path / "spelled.xlsx")
    amend_line(document, previous=-1_700_000)
    document.save()
    assert line_of(document.budget, "14SCS16").extra == {"PREVIOUS 2013-14": "-1.7"}


def test_other_texts_without_a_column_are_still_refused(document: Document) -> None:
    from types import MappingProxyType

    from model.edits import Edit, FieldChange

    line = line_of(document.budget, "14SCS16")
    change = FieldChange(line.id, Field("extra"), line.extra, MappingProxyType({"Ward": "North"}))
    document.budget.apply(Edit("Merge", (change,)))
    with pytest.raises(FileProblem, match="has a text under “Ward”, a column that the sheet"):
        document.save()


@without_libreoffice
def test_libreoffice_reads_the_wider_table_and_comes_to_the_same_totals(document: Document, tmp_path: Path) -> None:
    amend_line(document)
    set_amount(document, line_of(document.budget, "14SCS16").id, "-1900000")
    document.save()
    assert document.path is not None
    assert_cached_values_are_right(document.path, folder=tmp_path)


def test_a_budget_without_a_file_has_the_columns_from_its_first_save(tmp_path: Path) -> None:
    from model.samples import OXFORDSHIRE, load_sample

    budget: Budget = load_sample(OXFORDSHIRE).budget
    document = Document(budget)
    amend_line(document)
    document.save_as(tmp_path / "new.xlsx")
    assert line_of(Document.open(tmp_path / "new.xlsx").budget, "14SCS16").extra == PREVIOUS
