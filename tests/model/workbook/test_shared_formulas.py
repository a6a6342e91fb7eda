"""Formulas that a file keeps once for several cells: each of those cells is edited and moved like any other."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from model import planning
from model.lines import Line, formula_field
from model.problems import FileProblem, FormulaProblem
from model.workbook.document import Document
from model.years import Year
from tests.model.workbook.builder import OLDER, Parts, formula, sample_parts
from tests.model.workbook.helpers import (
    FIRST,
    SECOND,
    assert_reopens_equal,
    carried_out,
    changed_cells,
    opened,
    part_text,
    set_amount,
)
from tests.model.workbook.libreoffice import assert_cached_values_are_right, without_libreoffice

pytestmark = pytest.mark.thorough

MASTER = '<f t="shared" ref="I12:I14" si="0">J12+1</f>'
CHILD = '<f t="shared" si="0"/>'
VALUES = {12: "4.25", 13: "1.6", 14: "1"}


def with_group(master: str = MASTER, child: str = CHILD) -> Parts:
    book = sample_parts()
    book.put_cell(OLDER, "J12", '<c r="J12" s="7"><v>3.25</v></c>')
    book.put_cell(OLDER, "J13", '<c r="J13" s="7"><v>0.6</v></c>')
    for row, value in VALUES.items():
        text = master if row == 12 else child
        book.put_cell(OLDER, f"I{row}", f'<c r="I{row}" s="7">{text}<v>{value}</v></c>')
    return book


def line_at(document: Document, row: int) -> Line:
    number = document.line_at("Older People", row)
    assert number is not None
    return document.budget.line(number)


def after(folder: Path) -> bytes:
    return (folder / "budget.xlsx").read_bytes()


def assert_no_formula_stands_before_its_group(data: bytes) -> None:
    xml = part_text(data, OLDER)
    assert 't="shared"' not in xml or xml.index('t="shared"') == xml.index('t="shared" ref=')


SPELLINGS = [
    (MASTER, CHILD),
    ("<f si='0' ref='I12:I14' t='shared'>J12+1</f>", "<f si='0' t='shared'></f>"),
    ('<f ca="1"  t = "shared" ref="I12:I14" si = "0">J12+1</f>', '<f ca="1" t="shared" si = "0"/>'),
]


@pytest.mark.parametrize("master, child", SPELLINGS)
def test_the_first_cell_is_replaced_and_the_others_keep_formula_and_value(
    master: str, child: str, tmp_path: Path
) -> None:
    before = with_group(master, child).zipped()
    document = opened(tmp_path, before)
    assert [line_at(document, row).formulas[Year(2013)] for row in VALUES] == ["J12+1", "J13+1", "J14+1"]
    line = line_at(document, 12)
    with pytest.raises(FormulaProblem):
        planning.set_field(document.budget, line.id, FIRST, Decimal(3000000))
    set_amount(document, line.id, "3000000")
    receipt = document.save()
    changed = changed_cells(before, after(tmp_path), OLDER)
    assert changed["I12"][1] == '<c r="I12" s="7"><v>3</v></c>'
    assert changed["I13"][1] in ('<c r="I13" s="7"><f>J13+1</f><v>1.6</v></c>',
                                 '<c r="I13" s="7"><f ca="1">J13+1</f><v>1.6</v></c>')  # fmt: skip
    assert "J14+1</f><v>1</v></c>" in changed["I14"][1]
    assert [change.cell for change in receipt.cells] == ["I12"]
    again = assert_reopens_equal(document)
    assert line_at(again, 13).formulas == {Year(2013): "J13+1"}


def test_a_further_cell_is_replaced_and_nothing_else_changes(tmp_path: Path) -> None:
    before = with_group().zipped()
    document = opened(tmp_path, before)
    set_amount(document, line_at(document, 13).id, "3000000")
    document.save()
    changed = changed_cells(before, after(tmp_path), OLDER)
    assert changed["I13"][1] == '<c r="I13" s="7"><v>3</v></c>'
    assert not {"I12", "I14"} & changed.keys()
    assert_reopens_equal(document)


def test_another_cell_is_edited_beside_a_group_of_workings(tmp_path: Path) -> None:
    book = with_group('<f t="shared" ref="I12:I14" si="0">0.5*2</f>')
    for row in (12, 13, 14):
        xml = book.text(OLDER)
        book.parts[OLDER] = re.sub(rf'(<c r="I{row}"[^>]*>.*?<v>)[^<]*', r"\g<1>1", xml, count=1).encode()
    before = book.zipped()
    document = opened(tmp_path, before)
    assert [line_at(document, row).amounts[0] for row in VALUES] == [1_000_000] * 3
    set_amount(document, line_at(document, 15).id, "3000000")
    document.save()
    assert not {"I12", "I13", "I14"} & changed_cells(before, after(tmp_path), OLDER).keys()
    set_amount(document, line_at(document, 12).id, "3000000")
    document.save()
    assert line_at(assert_reopens_equal(document), 13).formulas == {Year(2013): "0.5*2"}


def test_first_and_further_cells_are_replaced_together(tmp_path: Path) -> None:
    document = opened(tmp_path, with_group().zipped())
    for row in (12, 13):
        set_amount(document, line_at(document, row).id, f"{row}000000")
    document.save()
    again = assert_reopens_equal(document)
    assert [bool(line_at(again, row).formulas) for row in VALUES] == [False, False, True]


def test_what_the_formulas_read_may_be_edited_in_the_same_save(tmp_path: Path) -> None:
    document = opened(tmp_path, with_group().zipped())
    set_amount(document, line_at(document, 12).id, "3000000")
    set_amount(document, line_at(document, 14).id, "2000000", SECOND)
    receipt = document.save()
    assert {change.cell: change.new for change in receipt.recalculated}["I14"] == "3"
    assert line_at(assert_reopens_equal(document), 14).amounts[0] == Decimal(3000000)


def test_a_group_over_several_columns_and_sheets_is_told_apart(tmp_path: Path) -> None:
    book = with_group('<f t="shared" ref="I12:J13" si="0">$K12+1</f>')
    book.put_cell(OLDER, "J13", f'<c r="J13" s="7">{CHILD}<v>1</v></c>')
    rows = '<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">B1*2</f><v>0</v></c></row>'
    sheet = book.add_sheet(101, "Calc", f'{rows}<row r="2"><c r="A2">{CHILD}<v>0</v></c></row>')
    before = book.zipped()
    document = opened(tmp_path, before)
    set_amount(document, line_at(document, 12).id, "3000000")
    document.save()
    changed = changed_cells(before, after(tmp_path), OLDER)
    assert "<f>$K13+1</f>" in changed["J13"][1]
    assert not changed_cells(before, after(tmp_path), sheet)
    assert_reopens_equal(document)


@pytest.mark.libreoffice
@without_libreoffice
def test_the_others_still_come_to_the_same(tmp_path: Path) -> None:
    books = [
        _saved_twice(text, tmp_path, f"{number}.xlsx")
        for number, text in enumerate(
            [
                "J12+1",
                "$J12*J$12",
                "SUM(J$12:J12)+'Mental Health'!$B6",
                "IF(J12>1,Lines_Older_People[[#This Row],[2014/15]],-J12)",
                "SUM(Lines_Older_People[2014/15])+J12",
                '"A1"&amp;J12',
            ]
        )
    ]
    assert_cached_values_are_right(*books, folder=tmp_path)


def _saved_twice(text: str, folder: Path, name: str) -> Path:
    book = with_group(f'<f t="shared" ref="I12:I14" si="0">{text}</f>')
    document = opened(folder, book.zipped(), name)
    set_amount(document, line_at(document, 15).id, "1000000", SECOND)  # gives every formula its right value
    set_amount(document, line_at(document, 12).id, "3000000", SECOND)
    set_amount(document, line_at(document, 13).id, "4000000", SECOND)
    set_amount(document, line_at(document, 14).id, "5000000", SECOND)
    document.save()
    set_amount(document, line_at(document, 12).id, "3000000")
    document.save()
    assert document.path is not None
    assert_reopens_equal(document)
    return document.path


@pytest.mark.parametrize("row", VALUES)
def test_a_line_of_a_group_that_names_no_cell_is_deleted(row: int, tmp_path: Path) -> None:
    book = with_group('<f t="shared" ref="I12:I14" si="0">1.5*2</f>')
    document = opened(tmp_path, book.zipped())
    gone = line_at(document, row)
    carried_out(document, planning.delete_lines(document.budget, [gone.id]))
    document.save()
    again = assert_reopens_equal(document)
    formulas = [line.formulas.get(Year(2013)) for line in again.budget.lines() if line.formulas]
    assert formulas == ["1.5*2", "1.5*2"]
    assert_no_formula_stands_before_its_group(after(tmp_path))


@pytest.mark.parametrize("row", VALUES)
@pytest.mark.parametrize("step", [-1, 1, 3])
def test_a_line_of_a_group_that_names_no_cell_is_moved(row: int, step: int, tmp_path: Path) -> None:
    book = with_group('<f t="shared" ref="I12:I14" si="0">1.5*2</f>')
    document = opened(tmp_path, book.zipped())
    edit = planning.move_lines(document.budget, [line_at(document, row).id], step)
    if edit is None:
        return
    carried_out(document, edit)
    document.save()
    again = assert_reopens_equal(document)
    formulas = [line.formulas.get(Year(2013)) for line in again.budget.lines() if line.formulas]
    assert formulas == ["1.5*2", "1.5*2", "1.5*2"]
    assert_no_formula_stands_before_its_group(after(tmp_path))


def test_a_line_whose_shared_formula_names_a_cell_stays_and_says_why(tmp_path: Path) -> None:
    before = with_group().zipped()
    for row in (12, 13):
        document = opened(tmp_path, before)
        carried_out(document, planning.delete_lines(document.budget, [line_at(document, row).id]))
        with pytest.raises(FileProblem, match=r"tied to its place"):
            document.save()
        assert after(tmp_path) == before


def test_the_last_line_of_a_group_is_deleted_and_the_others_keep_their_formulas(tmp_path: Path) -> None:
    document = opened(tmp_path, with_group().zipped())
    carried_out(document, planning.delete_lines(document.budget, [line_at(document, 14).id]))
    document.save()
    again = assert_reopens_equal(document)
    formulas = [line.formulas.get(Year(2013)) for line in again.budget.lines() if line.formulas]
    assert formulas == ["J12+1", "J13+1"]


def test_a_formula_that_leaves_the_sheet_is_not_rewritten(tmp_path: Path) -> None:
    book = with_group('<f t="shared" ref="I12:I14" si="0">J12+1</f>')
    book.put_cell(OLDER, "I15", '<c r="I15" s="7"><f t="shared" ref="A1:I15" si="1">A1+1</f><v>1</v></c>')
    book.put_cell(OLDER, "A16", '<c r="A16" s="7"><f t="shared" si="1"/><v>1</v></c>')
    before = book.zipped()
    document = opened(tmp_path, before)
    set_amount(document, line_at(document, 15).id, "3000000")
    with pytest.raises(FileProblem, match=r"Older People!A16"):
        document.save()
    assert after(tmp_path) == before


def test_a_plain_formula_beside_a_group_is_not_touched(tmp_path: Path) -> None:
    book = with_group().put_cell(OLDER, "I15", formula("I15", "J15+1", "1"))
    before = book.zipped()
    document = opened(tmp_path, before)
    set_amount(document, line_at(document, 12).id, "3000000")
    document.save()
    assert "I15" not in changed_cells(before, after(tmp_path), OLDER)
    assert line_at(document, 15).formulas[Year(2013)] == "J15+1"
    assert formula_field(FIRST).year == Year(2013)
