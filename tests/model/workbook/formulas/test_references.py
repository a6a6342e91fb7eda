"""What a formula reads is found in its text, whatever way it is written."""

from decimal import Decimal

import pytest

from model.workbook.formulas import Area, CellRef, references_in
from model.workbook.formulas.cells import LAST_COLUMN, LAST_ROW, column_letters, column_number
from tests.model.workbook.formulas.calculate import calculated, refusal
from tests.model.workbook.formulas.memory_book import MemoryBook, ref

BOOK = MemoryBook(
    {},
    {},
    sheet_names=("Sheet1", "Older People", "O'Brien's", "B2"),
    defined_names={"Rate": "Sheet1!$A$1", "Both": "Rate+'Older People'!$B$2", "Above": "Sheet1!A1", "Far": "Both"},
)


@pytest.mark.parametrize(
    "formula,areas",
    [
        ("1+2", []),
        ('"A1"&"B2"', []),
        ("TRUE+1E+5+1.5e-3+.5", []),
        ("IF(#N/A,#DIV/0!,#NAME?)", []),
        ("A1", ["Sheet1!A1:A1"]),
        ("$A$1:B$2", ["Sheet1!A1:B2"]),
        ("B2:A1", ["Sheet1!A1:B2"]),
        ("SUM(A1,C3:D4)*E5%", ["Sheet1!A1:A1", "Sheet1!C3:D4", "Sheet1!E5:E5"]),
        ("'Older People'!A1:A2", ["Older People!A1:A2"]),
        ("'Older People'!A1:'Older People'!A2", ["Older People!A1:A2"]),
        ("'O''Brien''s'!A1", ["O'Brien's!A1:A1"]),
        ("'B2'!A1", ["B2!A1:A1"]),
        ("SHEET1!A1", ["Sheet1!A1:A1"]),
        ("Sheet1:'Older People'!A1", None),
        ("'Sheet1:Older People'!A1", ["Sheet1!A1:A1", "Older People!A1:A1"]),
        ("Rate", ["Sheet1!A1:A1"]),
        ("Both", ["Sheet1!A1:A1", "Older People!B2:B2"]),
        ("far", ["Sheet1!A1:A1", "Older People!B2:B2"]),
        ("[1]Other!A1+A2", ["Sheet1!A2:A2"]),
        ("'[1]Other sheet'!A1", []),
        ("#REF!+Sheet1!#REF!", []),
        ("LOG10(A1)", ["Sheet1!A1:A1"]),
        ("SUM(A1:B2 B2:C3)", ["Sheet1!A1:B2", "Sheet1!B2:C3"]),
        ("{=SUM(A1:A2*B1:B2)}", ["Sheet1!A1:A2", "Sheet1!B1:B2"]),
        ("Unknown", None),
        ("Above", None),
        ("Nowhere!A1", None),
        ("Costs[Total]", None),
        ("OFFSET(A1,1,1)", None),
        ("indirect(A1)", None),
        ("SUM(A1:INDEX(B1:B9,3))", None),
        ("SUM(INDEX(B1:B9,3):B9)", None),
        ('SUMIF(A1:A9,"x",B1)', None),
        ("SUMIF(A1:A9,B1)", ["Sheet1!A1:A9", "Sheet1!B1:B1"]),
        ('SUMIF(A1:A9,"x",B1:B9)', ["Sheet1!A1:A9", "Sheet1!B1:B9"]),
        ("XFE1+A1048577", None),
    ],
)
def test_the_areas_that_a_formula_reads(formula: str, areas: list[str] | None) -> None:
    reads = references_in(formula, ref("Z9"), BOOK)
    if areas is None:
        assert reads.untraceable
    else:
        assert [_written(area) for area in reads.areas] == areas
        assert not reads.untraceable


def test_whole_columns_and_rows_run_to_the_end_of_the_sheet() -> None:
    reads = references_in("SUM($B:D)+SUM(2:$3)", ref("Z9"), BOOK)
    assert reads.areas == (
        Area("Sheet1", 1, 2, LAST_ROW, 4),
        Area("Sheet1", 2, 1, 3, LAST_COLUMN),
    )


def test_a_formula_that_cannot_be_traced_still_tells_what_it_names() -> None:
    assert references_in("OFFSET(A1,1,1)", ref("Z9"), BOOK).areas == (Area("Sheet1", 1, 1, 1, 1),)


@pytest.mark.parametrize("letters,number", [("A", 1), ("Z", 26), ("AA", 27), ("AZ", 52), ("XFD", 16_384)])
def test_columns_have_letters(letters: str, number: int) -> None:
    assert column_number(letters) == column_number(letters.lower()) == number
    assert column_letters(number) == letters


def test_a_cell_tells_its_address() -> None:
    assert CellRef("Sheet1", 18, 9).address == "I18"
    assert str(CellRef("Older People", 18, 9)) == "'Older People'!I18"
    assert str(CellRef("O'Brien", 1, 1)) == "'O''Brien'!A1"
    assert CellRef("A", 2, 1) < CellRef("A", 10, 1) < CellRef("B", 1, 1)


def _written(area: Area) -> str:
    first = CellRef(area.sheet, area.top, area.left).address
    last = CellRef(area.sheet, area.bottom, area.right).address
    return f"{area.sheet}!{first}:{last}"


@pytest.mark.parametrize(
    "formula, expected",
    [
        ("SUM(Jan:Mar!B2)", 6),
        ("SUM(Mar:Jan!$B$2:$B$3,1)", 17),
        ("AVERAGE(Jan:Mar!B2)", 2),
        ("MAX(Jan:Mar!B2)", 3),
        ("COUNT(Jan:Mar!B2:B3)", 4),
        ("COUNTA(Jan:Feb!B2:B3)", 3),
        ("SUM(Jan:Mar!B:B)", 16),
    ],
)
def test_cells_of_several_sheets_are_counted_together(formula: str, expected: int) -> None:
    cells: dict[str, object] = {"Jan!B2": 1, "Feb!B2": 2, "Mar!B2": 3, "Mar!B3": 10, "Jan!B3": "words"}
    assert calculated(formula, cells, sheet_names=["Jan", "Feb", "Mar", "Sheet1"]) == Decimal(expected)


@pytest.mark.parametrize(
    "formula", ["Jan:Mar!B2+1", "SUMIF(Jan:Mar!B2:B3,1)", "INDEX(Jan:Mar!B2:B3,1)", "SUM(Jan:Nowhere!B2)"]
)
def test_what_excel_does_not_count_over_sheets_is_not_worked_out(formula: str) -> None:
    assert refusal(formula, {"Jan!B2": 1}, sheet_names=["Jan", "Feb", "Mar", "Sheet1"])
