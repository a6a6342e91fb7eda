"""The small functions beside the great ones: what values are, texts, choices, averages by condition."""

import pytest

from model.workbook.formulas import ErrorValue
from tests.model.workbook.formulas.calculate import calculated, refusal
from tests.model.workbook.formulas.memory_book import value_of

CELLS: dict[str, object] = {
    "A1": 1,
    "A2": "x",
    "A3": True,
    "A5": ErrorValue("#N/A"),
    "A6": ErrorValue("#REF!"),
    "A7": "",
    "A8": "12",
    "C1": "Saving",
    "C2": "Pressure",
    "C3": "Saving",
    "D1": -20,
    "D2": 100,
    "D3": -5,
}


@pytest.mark.parametrize(
    "formula, expected",
    [
        ("ISBLANK(A4)", True),
        ("ISBLANK(A7)", False),
        ("ISBLANK(A5)", False),
        ("ISNUMBER(A1)", True),
        ("ISNUMBER(A8)", False),
        ("ISNUMBER(A3)", False),
        ("ISNUMBER(A1/0)", False),
        ("ISTEXT(A7)", True),
        ("ISTEXT(A4)", False),
        ("ISNONTEXT(A4)", True),
        ("ISERROR(A5)", True),
        ("ISERR(A5)", False),
        ("ISERR(A6)", True),
        ("ISNA(A5)", True),
        ("ISLOGICAL(A3)", True),
        ('IF(ISBLANK(A4),"none",A4)', "none"),
        ("IFNA(A5,7)", 7),
        ("IFNA(A1,7)", 1),
        ("CHOOSE(2,A1,D2,A5)", 100),
        ("CHOOSE(2.9,1,2,3)", 2),
        ("SUM(CHOOSE(2,C1:C3,D1:D3))", 75),
        ('AVERAGEIF(C1:C3,"Saving",D1:D3)', "-12.5"),
        ('AVERAGEIF(D1:D3,">0")', 100),
        ('AVERAGEIFS(D1:D3,C1:C3,"Saving",D1:D3,"<-10")', -20),
        ("COUNTBLANK(A1:B8)", 10),
        ("PRODUCT(D1:D3)", 10000),
        ("PRODUCT(C1:C3)", 0),
        ("MOD(-7,3)", 2),
        ("MOD(7,-3)", -2),
        ("SIGN(D1)", -1),
        ('LEFT("Saving",3)', "Sav"),
        ('LEFT("Saving")', "S"),
        ('RIGHT("2026/27",2)', "27"),
        ('RIGHT("ab",5)', "ab"),
        ('RIGHT("ab",0)', ""),
        ('MID("14SCS7",3,3)', "SCS"),
        ('MID("ab",5,2)', ""),
        ('LEN("£m ")', 3),
        ("LEN(12.5)", 4),
        ('TRIM("  a   b ")', "a b"),
        ('UPPER("aB1")&LOWER("Cd")', "AB1cd"),
        ('EXACT("a","A")', False),
        ('"Children\'s – care"="Adults – care"', False),
        ('"2026/27"<>"2027/28"', True),
        ('"ÉCOLE"="école"', True),
        ('CONCATENATE("a",1,TRUE)', "a1TRUE"),
    ],
)
def test_a_function_comes_to_what_excel_says(formula: str, expected: object) -> None:
    wanted = value_of(expected)
    found = calculated(formula, CELLS)
    assert (str(found) if isinstance(expected, str) else found) == wanted


@pytest.mark.parametrize(
    "formula, error",
    [
        ("IFNA(A6,7)", "#REF!"),
        ("CHOOSE(0,1)", "#VALUE!"),
        ("CHOOSE(3,1,2)", "#VALUE!"),
        ('AVERAGEIF(C1:C3,"Nothing",D1:D3)', "#DIV/0!"),
        ("MOD(1,0)", "#DIV/0!"),
        ("LEFT(A5,1)", "#N/A"),
        ('LEFT("a",-1)', "#VALUE!"),
        ('MID("abc",0,1)', "#VALUE!"),
        ("NA()", "#N/A"),
    ],
)
def test_what_it_cannot_be_is_an_error(formula: str, error: str) -> None:
    assert calculated(formula, CELLS) == ErrorValue(error)


@pytest.mark.parametrize(
    "formula",
    [
        *("MOD(0.3,0.1)", "MOD(1E20,3)", "ISBLANK(A1:A3)", 'TEXT(1,"0")', "LEFT(C1:C3,1)"),
        *('UPPER("straße")', 'LEN("😀")', '"café"="cafe"', '"Children\'s"<"Childrens"'),
    ],
)
def test_what_is_not_certain_is_left_to_excel(formula: str) -> None:
    assert refusal(formula, CELLS)
