"""Formulas over whole columns of a table count a line that is added at its end, as in Excel, or it is told."""

from decimal import Decimal
from pathlib import Path

import pytest

from model import planning
from model.lines import Kind
from model.workbook.column_references import Grown, extended
from model.workbook.document import Document
from model.workbook.opening import open_bytes
from model.workbook.receipt import Receipt
from tests.model.workbook.builder import OLDER, WORKBOOK, Parts, formula, sample, sample_parts
from tests.model.workbook.helpers import area_id, assert_reopens_equal, carried_out, opened, set_amount

TOTAL = formula("A1", "SUM('Older People'!I12:I24)", "-3.636")
_SHARED = '<c r="A{0}"><f t="shared" {1}si="0">{2}</f><v>-3.636</v></c>'


def with_line_added(folder: Path, book: Parts, place: int | None = None) -> tuple[Document, Receipt]:
    """Save the sample's first area with one more saving, of £5,000, in row 25 of its sheet."""
    document = opened(folder, book.zipped())
    older = area_id(document, "Older People")
    before = set(document.budget.line_ids(older))
    carried_out(document, planning.add_line(document.budget, older, Kind.SAVING, place))
    (line,) = set(document.budget.line_ids(older)) - before
    set_amount(document, line, "-5000")
    return document, document.save()


def parts_of(document: Document) -> Parts:
    assert document.path is not None
    return Parts(document.path.read_bytes())


@pytest.mark.parametrize(
    "text, longer",
    [
        ("SUM('Older People'!I12:I24)", "SUM('Older People'!I12:I25)"),
        ("sum('older people'!$I$12:$I$24)*2", "sum('older people'!$I$12:$I$25)*2"),
        ("SUM('Older People'!I24:J12)", "SUM('Older People'!I25:J12)"),
        ("SUMIF('Older People'!B12:B24,\"Saving\",'Older People'!I12:I24)",
         "SUMIF('Older People'!B12:B25,\"Saving\",'Older People'!I12:I25)"),
        ("SUM('Older People'!I12:I23)", "SUM('Older People'!I12:I23)"),
        ("SUM('Older People'!I13:I24)", "SUM('Older People'!I13:I24)"),
        ("SUM('Older People'!I11:I24)", "SUM('Older People'!I11:I24)"),
        ("SUM('Older People'!R12:S24)", "SUM('Older People'!R12:S24)"),
        ("SUM('Mental Health'!I12:I24)", "SUM('Mental Health'!I12:I24)"),
        ("SUM(I12:I24)", "SUM(I12:I24)"),
        ("SUM('[1]Older People'!I12:I24)", "SUM('[1]Older People'!I12:I24)"),
        ('"I12:I24 of "&"\'Older People\'!I12:I24"', '"I12:I24 of "&"\'Older People\'!I12:I24"'),
        ("SUM(Lines_Older_People[2013/14])", "SUM(Lines_Older_People[2013/14])"),
    ],
)  # fmt: skip
def test_only_a_reference_to_all_rows_of_columns_gets_longer(text: str, longer: str) -> None:
    sheet = open_bytes(sample(), "budget.xlsx").structure.sheet("Older People")
    (table,) = (table for table in sheet.tables if table.name == "Lines_Older_People")
    assert extended(text, "Analysis", [Grown(sheet.name, table, 25)]) == longer


def test_a_total_on_another_sheet_counts_the_new_line(tmp_path: Path) -> None:
    book = sample_parts()
    row = TOTAL + formula("B1", "A1*2", "-7.272")
    part = book.add_sheet(101, "Analysis", f'<row r="1">{row}</row>')
    document, receipt = with_line_added(tmp_path, book)
    assert formula("A1", "SUM('Older People'!I12:I25)", "-3.641") in parts_of(document).text(part)
    assert formula("B1", "A1*2", "-7.282") in parts_of(document).text(part)
    cells = [(change.sheet, change.cell, change.old, change.new) for change in receipt.cells]
    assert ("Analysis", "A1", "=SUM('Older People'!I12:I24)", "=SUM('Older People'!I12:I25)") in cells
    values = [(change.cell, change.new) for change in receipt.recalculated if change.sheet == "Analysis"]
    assert values == [("A1", "-3.641"), ("B1", "-7.282")]
    assert receipt.findings == ()
    assert_reopens_equal(document)


def test_a_total_on_the_areas_own_sheet_counts_the_new_line(tmp_path: Path) -> None:
    book = sample_parts().put_cell(OLDER, "B6", formula("B6", "SUM(I$12:I$24)", "-3.636"))
    document, _ = with_line_added(tmp_path, book)
    assert formula("B6", "SUM(I$12:I$25)", "-3.641") in parts_of(document).text(OLDER)
    assert_reopens_equal(document)


def test_an_amount_that_is_a_share_of_the_whole_column_keeps_its_formula_longer(tmp_path: Path) -> None:
    book = sample_parts().put_cell(OLDER, "J24", formula("J24", "SUM(I12:I24)", "-3.636"))
    document, _ = with_line_added(tmp_path, book)
    older = area_id(document, "Older People")
    line = document.budget.line(document.budget.line_ids(older)[-2])
    assert list(line.formulas.values()) == ["SUM(I12:I25)"]
    assert line.amounts[1] == Decimal(-3641000)
    assert_reopens_equal(document)


def test_formulas_that_share_their_text_get_longer_each_in_its_own(tmp_path: Path) -> None:
    book = sample_parts()
    first = _SHARED.format(1, 'ref="A1:A2" ', "SUM('Older People'!I$12:I$24)+B1")
    part = book.add_sheet(101, "Analysis", f'<row r="1">{first}</row><row r="2">{_SHARED.format(2, "", "")}</row>')
    document, _ = with_line_added(tmp_path, book)
    for row in (1, 2):
        assert f"SUM('Older People'!I$12:I$25)+B{row}</f><v>-3.641</v>" in parts_of(document).text(part)
    assert_reopens_equal(document)


def test_an_array_formula_that_stays_short_is_told(tmp_path: Path) -> None:
    book = sample_parts()
    cell = '<c r="A1"><f t="array" ref="A1:A2">SUM(\'Older People\'!I12:I24*1)</f><v>-3.636</v></c>'
    book.add_sheet(101, "Analysis", f'<row r="1">{cell}</row><row r="2"><c r="A2"><v>-3.636</v></c></row>')
    document, receipt = with_line_added(tmp_path, book)
    (finding,) = (finding for finding in receipt.findings if finding.rule == "new line not counted")
    assert (finding.sheet, finding.cell) == ("Analysis", "A1")
    assert "Analysis!A1 does not count the new line" in finding.message
    assert_reopens_equal(document)


def test_a_name_for_a_whole_column_reaches_the_new_line(tmp_path: Path) -> None:
    book = sample_parts()
    name = "<definedName name=\"{}\">'Older People'!$I$12:$I${}</definedName>"
    book.replace(WORKBOOK, "<definedNames>", "<definedNames>" + name.format("Older_2013", 24) + name.format("Top", 20))
    part = book.add_sheet(101, "Analysis", f'<row r="1">{formula("A1", "SUM(Older_2013)", "-3.636")}</row>')
    document, receipt = with_line_added(tmp_path, book)
    assert name.format("Older_2013", 25) + name.format("Top", 20) in parts_of(document).text(WORKBOOK)
    assert formula("A1", "SUM(Older_2013)", "-3.641") in parts_of(document).text(part)
    (finding,) = receipt.findings
    assert finding.message == "The name Older_2013 now stands for 'Older People'!$I$12:$I$25, with the new line."
    assert_reopens_equal(document)


def test_a_line_added_among_others_is_counted_too(tmp_path: Path) -> None:
    book = sample_parts()
    part = book.add_sheet(101, "Analysis", f'<row r="1">{TOTAL}</row>')
    document, _ = with_line_added(tmp_path, book, 3)
    assert formula("A1", "SUM('Older People'!I12:I25)", "-3.641") in parts_of(document).text(part)
    assert_reopens_equal(document)
