"""What is not worked out is refused with a reason, never guessed."""

import pytest

from model.workbook.formulas import CellRef, CellValue, recalculate
from tests.model.workbook.formulas.calculate import refusal
from tests.model.workbook.formulas.memory_book import book_of, ref

CELLS = {"A1": 1, "A2": 2, "A3": "1,234", "B1": "x", "Sheet2!A1": 1, "Sheet3!A1": 1}


@pytest.mark.parametrize(
    "formula,reason",
    [
        ("OFFSET(A2,0,0,-1,1)", "OFFSET of a negative size is not calculated here"),
        ('INDIRECT("R1C1",FALSE)', "INDIRECT by numbers of rows and columns is not calculated here"),
        ("NOW()", "NOW is not calculated here"),
        ("TODAY()-A1", "TODAY is not calculated here"),
        ("RAND()", "RAND is not calculated here"),
        ("Vat(A1)", "VAT is not calculated here"),
        ("_xlfn.LET(_xlpm.x,A1,_xlpm.x)", "LET is not calculated here"),
        ("[1]Budget!A1+1", "a reference to another workbook is not calculated here"),
        ("'[1]Older People'!A1", "a reference to another workbook is not calculated here"),
        ("'C:\\Files\\[b.xlsx]Older People'!A1", "a reference to another workbook is not calculated here"),
        ("Sheet1:Sheet3!A1+1", "a range through several sheets is not calculated here"),
        ("A1:A2", "a whole range where one value belongs is not calculated here"),
        ("A1:A2*2", "a whole range where one value belongs is not calculated here"),
        ("SUM(A1:A2*2)", "a whole range where one value belongs is not calculated here"),
        ("SUM({1,2,3})", "an array of values is not calculated here"),
        ("{=SUM(A1:A2*A1:A2)}", "an array formula is not calculated here"),
        ("SUM(A1:B2 A2:B3)", "where ranges cross is not calculated here"),
        ("SUM((A1,A2))", "several ranges as one are not calculated here"),
        ("SUM(A1:CHOOSE(1,A2))", "A1:CHOOSE is not calculated here"),
        ("Unknown+1", "there is no name Unknown"),
        ("Nowhere!A1", "there is no sheet Nowhere"),
        ("Costs[Total]", "there is no table Costs"),
        ("A3+1", "the text “1,234” may or may not count as a number"),
        ("2^0.5", "a power that is not a whole number is not calculated here"),
        ("MATCH(1,A1:A2)", "an approximate MATCH is not calculated here"),
        ("MATCH(1,A1:A2,1)", "an approximate MATCH is not calculated here"),
        ("VLOOKUP(1,A1:B2,2)", "an approximate VLOOKUP is not calculated here"),
        ("VLOOKUP(1,A1:B2,2,TRUE)", "an approximate VLOOKUP is not calculated here"),
        ("XLOOKUP(1,A1:A2,B1:B2,0,-1)", "an approximate XLOOKUP is not calculated here"),
        ("XLOOKUP(1,A1:A2,B1:B2,0,0,-1)", "a search from the end is not calculated here"),
        ("MATCH(C1,A1:A2,0)", "MATCH of a blank cell is not calculated here"),
        ("SUM((A1:A2=1)*A1:A2)", "a whole range where one value belongs is not calculated here"),
        ("SUBTOTAL(7,A1:A2)", "SUBTOTAL(7) is not calculated here"),
        ('SUMIF(A1:A2,">=01/04/2013")', "the criterion “01/04/2013” may be a number, a date or text"),
        ('SUMIF(A1:A2,"1,000")', "the criterion “1,000” may be a number, a date or text"),
        ('SUMIF(A1:A2,"3 Apr")', "the criterion “3 Apr” may be a number, a date or text"),
        ('SUMIF(B1:B2,">a")', "a criterion by the order of text is not calculated here"),
        ('"a-b"<"ab"', "the alphabetical order of such text is not calculated here"),
        ("10^20&1", "a very large or small number as text is not calculated here"),
        ('COUNTIF(A:A,"")', "COUNTIF of blank cells is not calculated here"),
        ("ROUND(1)", "ROUND with 1 arguments is not calculated here"),
        ("(" * 70 + "1" + ")" * 70, "the formula is nested too deeply to be calculated here"),
        ("-" * 500 + "1", "the formula is nested too deeply to be calculated here"),
        ("1+", "the formula cannot be read here"),
        ("1)", "the formula cannot be read here"),
        ("(1", "the formula cannot be read here"),
        ("SUM(1", "the formula cannot be read here"),
        ("", "the formula cannot be read here"),
        ('"open', "the formula cannot be read here"),
        ("Z3+1", "it depends on its own result"),
        ("SUM(Z:Z)", "it depends on its own result"),
        ("9E9999", "9E9999 is too large a number"),
    ],
)
def test_a_formula_that_is_not_worked_out_gives_its_reason(formula: str, reason: str) -> None:
    assert refusal(formula, CELLS) == reason


def test_what_is_refused_in_a_branch_not_taken_does_not_matter() -> None:
    book = book_of({"A1": 1, "B1": "=IF(A1=1,A1+1,NOW())"})
    assert recalculate(book, [ref("A1")]).values == {ref("B1"): 2}


def test_iferror_does_not_hide_a_refusal() -> None:
    assert refusal("IFERROR(NOW(),0)") == "NOW is not calculated here"


def test_a_name_that_moves_with_the_cell_is_refused() -> None:
    assert refusal("Above+1", defined_names={"Above": "Sheet1!A1"}) == "the name Above moves with the cell"


def test_a_name_that_refers_to_itself_is_refused() -> None:
    assert refusal("Loop", defined_names={"Loop": "Loop+1"}) == "the name Loop refers to itself"


def test_a_subtotal_that_counts_hidden_rows_is_refused_as_a_filter_may_have_hidden_them() -> None:
    assert refusal("SUBTOTAL(9,A1:A5)", CELLS, hidden=[2]) == "SUBTOTAL over hidden rows is not calculated here"


def test_all_that_depends_on_a_refused_formula_is_cleared_too() -> None:
    book = book_of({"A1": 1, "B1": "=A1*RAND()", "C1": "=B1+1", "Older People!D1": "=SUM(Sheet1!C1:C5)", "E1": "=A1"})
    result = recalculate(book, [ref("A1")])
    assert result.values == {ref("E1"): 1}
    assert result.cleared == {
        ref("B1"): "RAND is not calculated here",
        ref("C1"): "it needs Sheet1!B1, which is not calculated here",
        ref("Older People!D1"): "it needs Sheet1!C1, which is not calculated here",
    }


def test_every_cell_of_a_circle_is_cleared_and_so_is_what_depends_on_it() -> None:
    book = book_of({"A1": 1, "B1": "=A1+D1", "C1": "=B1", "D1": "=C1", "E1": "=D1"})
    result = recalculate(book, [ref("A1")])
    assert result.values == {}
    assert set(result.cleared) == {ref(it) for it in ("B1", "C1", "D1", "E1")}
    assert "it depends on its own result" in result.cleared.values()


def test_a_formula_never_calculated_is_worked_out_rather_than_taken_for_nil() -> None:
    book = book_of({"A1": 1, "A2": 10, "B2": "=A2*2", "C1": "=A1+B2"})
    book.stored[ref("B2")] = None
    assert recalculate(book, [ref("A1")]).values == {ref("C1"): 21}


def test_a_formula_never_calculated_that_cannot_be_clears_what_needs_it() -> None:
    book = book_of({"A1": 1, "B2": "=NOW()", "C1": "=A1+B2"})
    book.stored[ref("B2")] = None
    reasons: dict[CellRef, str] = recalculate(book, [ref("A1")]).cleared
    assert reasons == {ref("C1"): "it needs Sheet1!B2, which is not calculated here"}


def test_a_formula_that_does_not_depend_on_the_change_keeps_its_stored_value() -> None:
    book = book_of({"A1": 1, "B2": "=NOW()", "C1": "=A1+B2"})
    stored: CellValue = book_of({"A1": 5}).stored[ref("A1")]
    book.stored[ref("B2")] = stored
    assert recalculate(book, [ref("A1")]).values == {ref("C1"): 6}
