"""Array formulas and data tables fill several cells at once: each of those is a formula cell, and none goes stale."""

from decimal import Decimal
from pathlib import Path

import pytest

from model import planning
from model.edits import Edit, FieldChange
from model.lines import Line, formula_field
from model.money import Unreadable
from model.problems import EntryProblem, FileProblem, FormulaProblem
from model.workbook.document import Document
from model.workbook.receipt import Receipt
from model.years import Year
from tests.model.workbook.builder import OLDER, Parts, formula, sample_parts
from tests.model.workbook.helpers import (
    FIRST,
    SECOND,
    assert_reopens_equal,
    carried_out,
    changed_cells,
    opened,
    set_amount,
    told_of,
)
from tests.model.workbook.libreoffice import (
    assert_cached_values_are_right,
    recalculated,
    values_of,
    without_libreoffice,
)

pytestmark = pytest.mark.thorough

PEOPLE = "'Older People'!"
ARRAY = '<f t="array" ref="I12:I14">J12:J14*2</f>'
CELLS = {
    "I12": f'<c r="I12" s="7">{ARRAY}<v>6.5</v></c>',
    "I13": '<c r="I13" s="7"><v>1.2</v></c>',
    "I14": '<c r="I14" s="7"><v>0</v></c>',
    "J12": '<c r="J12" s="7"><v>3.25</v></c>',
    "J13": '<c r="J13" s="7"><v>0.6</v></c>',
}
OTHER_SPELLINGS = [
    "<f ref='I12:I14' t='array'>J12:J14*2</f>",
    '<f  t = "array"  ref = "I12:I14" ca="1">J12:J14*2</f>',
    '<f t="array" aca="1" ref="$I$12:$I$14" xml:space="preserve">J12:J14*2</f>',
]


def with_array(**cells: str) -> Parts:
    book = sample_parts()
    for address, xml in {**CELLS, **cells}.items():
        book.put_cell(OLDER, address, xml)
    return book


def line_at(document: Document, row: int) -> Line:
    return next(
        line for line in document.budget.lines() if document.place_of(line.id, FIRST) == ("Older People", f"I{row}")
    )


def forced(document: Document, line: Line) -> None:
    """Replace the formula of a line's first amount whatever the planning says, as a fault in it would."""
    changes = [
        FieldChange(line.id, formula_field(FIRST), line.formulas[Year(2013)], None),
        FieldChange(line.id, FIRST, line.amounts[0], Decimal(1)),
    ]
    document.budget.apply(Edit("Forced", tuple(changes)))


def test_arithmetic_that_fills_several_cells_is_no_working_of_any_of_them(tmp_path: Path) -> None:
    cells = {f"I{row}": f'<c r="I{row}"><v>1</v></c>' for row in (13, 14)}
    book = with_array(I12='<c r="I12"><f t="array" ref="I12:I14">0.5*2</f><v>1</v></c>', **cells)
    document = opened(tmp_path, book.zipped())
    for over_formula in (False, True):
        with pytest.raises(EntryProblem, match=r"I12:I14"):
            planning.set_field(document.budget, line_at(document, 13).id, FIRST, None, over_formula=over_formula)
    set_amount(document, line_at(document, 15).id, "1000000")
    document.save()
    assert_reopens_equal(document)


@pytest.mark.parametrize("spelling", [ARRAY, *OTHER_SPELLINGS])
def test_every_cell_of_an_array_is_a_formula_cell(spelling: str, tmp_path: Path) -> None:
    book = with_array(I12=f'<c r="I12" s="7" cm="1">{spelling}<v>6.5</v></c>')
    document = opened(tmp_path, book.zipped())
    for row, amount in ((12, 6_500_000), (13, 1_200_000), (14, 0)):
        line = line_at(document, row)
        assert line.formulas == {Year(2013): "J12:J14*2"}
        assert line.amounts[0] == amount
    assert not line_at(document, 15).formulas
    assert not told_of(document)


@pytest.mark.parametrize("row", [12, 13, 14])
@pytest.mark.parametrize("over_formula", [False, True])
def test_a_part_of_an_array_is_never_replaced(row: int, over_formula: bool, tmp_path: Path) -> None:
    document = opened(tmp_path, with_array().zipped())
    with pytest.raises(EntryProblem, match=r"I12:I14.*=J12:J14\*2") as problem:
        planning.set_field(document.budget, line_at(document, row).id, FIRST, Decimal(1), over_formula=over_formula)
    assert not isinstance(problem.value, FormulaProblem)
    assert str(problem.value).count(".") == 1


@pytest.mark.parametrize("row", [12, 13, 14])
def test_a_save_that_would_break_an_array_is_refused(row: int, tmp_path: Path) -> None:
    before = with_array().zipped()
    document = opened(tmp_path, before)
    forced(document, line_at(document, row))
    with pytest.raises(FileProblem, match=rf"Older People!I{row} .*array formula in I12:I14"):
        document.save()
    assert (tmp_path / "budget.xlsx").read_bytes() == before


@pytest.mark.parametrize("attributes", ['t="array" ref="I12"', 't="array" ref="I12:I12" ca="1"'])
def test_an_array_of_one_cell_is_replaced_on_demand(attributes: str, tmp_path: Path) -> None:
    book = sample_parts().put_cell(
        OLDER, "I12", f'<c r="I12" s="7" cm="1"><f {attributes}>SUM(J12:J14*2)</f><v>2</v></c>'
    )
    document = opened(tmp_path, book.zipped())
    line = line_at(document, 12)
    with pytest.raises(FormulaProblem):
        planning.set_field(document.budget, line.id, FIRST, Decimal(1))
    set_amount(document, line.id, "1000000")
    document.save()
    changed = changed_cells(book.zipped(), (tmp_path / "budget.xlsx").read_bytes(), OLDER)
    assert changed["I12"][1] == '<c r="I12" s="7"><v>1</v></c>'
    assert_reopens_equal(document)


def test_lines_of_an_array_neither_move_nor_go(tmp_path: Path) -> None:
    for plan in (planning.delete_lines, lambda budget, lines: planning.move_lines(budget, lines, 1)):
        document = opened(tmp_path, with_array().zipped())
        carried_out(document, plan(document.budget, [line_at(document, 13).id]))
        with pytest.raises(FileProblem, match=r"tied to its place|single cells"):
            document.save()


def test_after_an_edit_no_cell_of_an_array_that_reads_it_is_stale(tmp_path: Path) -> None:
    book = with_array()
    book.add_sheet(101, "Analysis", f'<row r="1">{formula("A1", f"{PEOPLE}I13*2", "2.4")}'
                                    f'{formula("B1", f"SUM({PEOPLE}I12:I12)", "6.5")}</row>')  # fmt: skip
    before = book.zipped()
    document = opened(tmp_path, before)
    set_amount(document, line_at(document, 13).id, "3000000", SECOND)
    receipt = document.save()
    wanted = {("Older People", f"I{row}") for row in (12, 13, 14)} | {("Analysis", "A1"), ("Analysis", "B1")}
    assert wanted <= set(receipt.cleared)
    changed = changed_cells(before, (tmp_path / "budget.xlsx").read_bytes(), OLDER)
    assert changed["I12"][1] == f'<c r="I12" s="7">{ARRAY}</c>'
    assert changed["I13"][1] == '<c r="I13" s="7"/>'
    assert changed["I14"][1] == '<c r="I14" s="7"/>'
    again = assert_reopens_equal(document)
    for row in (12, 13, 14):
        assert line_at(again, row).amounts[0] == Unreadable("not calculated")
        assert line_at(again, row).formulas == {Year(2013): "J12:J14*2"}
    assert {finding.cell for finding in again.findings if finding.rule == "formula without value"} == {
        "I12", "I13", "I14"}  # fmt: skip


def test_an_array_whose_further_cells_are_not_in_the_file_is_one_all_the_same(tmp_path: Path) -> None:
    book = with_array(I13="", I14='<c r="I14" s="7"/>')
    document = opened(tmp_path, book.zipped())
    for row in (13, 14):
        with pytest.raises(EntryProblem, match="I12:I14"):
            planning.set_field(document.budget, line_at(document, row).id, FIRST, Decimal(1), over_formula=True)


def saved(folder: Path, rows: str) -> tuple[Receipt, Document, bytes]:
    """Save one edit, of I13 of Older People to 10, with a sheet Calc of these rows."""
    book = sample_parts().put_cell(OLDER, "I13", '<c r="I13" s="7"><v>1.45</v></c>')
    part = book.add_sheet(101, "Calc", rows)
    before = book.zipped()
    document = opened(folder, before)
    set_amount(document, line_at(document, 13).id, "10000000")
    receipt = document.save()
    assert_reopens_equal(document)
    after = (folder / "budget.xlsx").read_bytes()
    changed = changed_cells(before, after, part)
    assert {cell for sheet, cell in receipt.cleared if sheet == "Calc"} | {
        change.cell for change in receipt.recalculated if change.sheet == "Calc"
    } >= changed.keys()
    return receipt, document, after


def cleared(receipt: Receipt) -> set[str]:
    return {cell for sheet, cell in receipt.cleared if sheet == "Calc"}


def test_an_array_on_another_sheet_and_what_reads_it_are_cleared_and_listed(tmp_path: Path) -> None:
    rows = (
        f'<row r="1"><c r="A1"><f t="array" ref="A1:A3">{PEOPLE}I12:I14*2</f><v>0</v></c>'
        f"{formula('B1', 'A1', '0')}</row>"
        f'<row r="2"><c r="A2"><v>2.9</v></c>{formula("B2", "A2+1", "3.9")}{formula("C2", "SUM(A2:A3)", "2.9")}</row>'
        f'<row r="3"><c r="A3"><v>0</v></c>{formula("B3", "1+1", "2")}</row>'
    )
    receipt, _, _ = saved(tmp_path, rows)
    assert cleared(receipt) == {"A1", "A2", "A3", "B1", "B2", "C2"}


def test_what_reads_a_cell_of_an_array_below_the_last_row_of_the_file_is_cleared(tmp_path: Path) -> None:
    rows = (
        f'<row r="1"><c r="A1"><f t="array" ref="A1:A9">{PEOPLE}I12:I20*2</f><v>0</v></c>'
        f"{formula('B1', 'A9', '0')}{formula('C1', 'SUM(A5:A9)', '0')}</row>"
    )
    receipt, _, _ = saved(tmp_path, rows)
    assert {"A1", "A9", "B1", "C1"} <= cleared(receipt)


@pytest.mark.parametrize(
    "table",
    [
        '<f t="dataTable" ref="B6:B7" dt2D="0" dtr="0" r1="A1"/>',
        "<f r1='A1' ref='B6:B7' t='dataTable'/>",
        '<f t="dataTable" ref="B6:B7" dt2D="1" dtr="1" r1="A1" r2="A2"></f>',
    ],
)
def test_a_data_table_and_what_reads_it_are_cleared_and_listed(table: str, tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1"><v>1</v></c></row>'
        f'<row r="5">{formula("B5", f"{PEOPLE}I13*A1", "1.45")}</row>'
        f'<row r="6"><c r="A6"><v>2</v></c><c r="B6">{table}<v>2.9</v></c></row>'
        f'<row r="7"><c r="A7"><v>3</v></c><c r="B7"><v>4.35</v></c>{formula("C7", "B7*10", "43.5")}</row>'
    )
    receipt, _, after = saved(tmp_path, rows)
    assert cleared(receipt) == {"B6", "B7", "C7"}
    assert [change.cell for change in receipt.recalculated if change.sheet == "Calc"] == ["B5"]
    messages = [finding.message for finding in receipt.findings if finding.cell in ("B6", "B7")]
    assert all("data table" in message for message in messages)
    assert len(messages) == 2
    assert b"PK" in after


@pytest.mark.parametrize(
    "attributes, text",
    [
        ('dt2D="0" dtr="0" r1="A5"', "TABLE(,A5)"),
        ('dt2D="0" dtr="1" r1="A5"', "TABLE(A5,)"),
        ('dt2D="1" dtr="1" r1="A5" r2="A6"', "TABLE(A5,A6)"),
    ],
)
def test_amounts_of_a_data_table_are_formulas_too(attributes: str, text: str, tmp_path: Path) -> None:
    book = with_array(I12=f'<c r="I12"><f t="dataTable" ref="I12:I14" {attributes}/><v>1</v></c>')
    document = opened(tmp_path, book.zipped())
    for row in (12, 13, 14):
        assert line_at(document, row).formulas == {Year(2013): text}
        with pytest.raises(EntryProblem, match="data table in I12:I14"):
            planning.set_field(document.budget, line_at(document, row).id, FIRST, Decimal(1), over_formula=True)


@pytest.mark.libreoffice
@without_libreoffice
def test_an_array_of_one_cell_that_needs_no_array_is_recalculated(tmp_path: Path) -> None:
    older = f"{PEOPLE}I12:I14"
    rows = (
        f'<row r="1"><c r="A1" cm="1"><f t="array" ref="A1">SUM({older})</f><v>1.45</v></c>'
        f"{formula('B1', 'A1*2', '2.9')}</row>"
        f'<row r="2"><c r="A2"><f t="array" ref="A2">SUM({older}*2)</f><v>2.9</v></c></row>'
    )
    receipt, document, _ = saved(tmp_path, rows)
    assert {change.cell: change.new for change in receipt.recalculated if change.sheet == "Calc"} == {
        "A1": "10", "B1": "20"}  # fmt: skip
    assert cleared(receipt) == {"A2"}
    assert document.path is not None
    assert_cached_values_are_right(document.path, folder=tmp_path)


@pytest.mark.libreoffice
@without_libreoffice
def test_what_was_cleared_comes_back_when_the_workbook_is_calculated(tmp_path: Path) -> None:
    document = opened(tmp_path, with_array().zipped())
    set_amount(document, line_at(document, 13).id, "3000000", SECOND)
    document.save()
    assert document.path is not None
    recalculated([document.path], tmp_path)
    values = values_of(tmp_path / "recalculated" / "budget.xlsx", formulas_only=False)
    assert values["Older People", "I12"] == 6.5
    assert values["Older People", "I13"] == 6


def test_array_formulas_over_more_cells_than_are_read_are_refused(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><f t="array" ref="A1:XFD1048576">1+1</f><v>2</v></c></row>'
    book = with_array(I12='<c r="I12"><f t="array" ref="A1:XFD1048576">1+1</f><v>2</v></c>')
    assert book.add_sheet(101, "Calc", rows)
    with pytest.raises(FileProblem, match="Older People"):
        opened(tmp_path, book.zipped())
