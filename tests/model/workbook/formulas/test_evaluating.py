"""Operators, literals and references come to what Excel makes of them."""

from decimal import Decimal

import pytest

from model.workbook.formulas import CellValue, ErrorValue
from tests.model.workbook.formulas.calculate import calculated

D = Decimal
CELLS = {
    "A1": 10,
    "A2": D("2.5"),
    "A3": "text",
    "A4": True,
    "A5": ErrorValue("#N/A"),
    "B1": "=A1*2",
    "B2": " 7 ",
    "Older People!B2": 42,
    "O'Brien's!B2": 43,
    "Zoé!B2": 44,
}


@pytest.mark.parametrize(
    "formula,expected",
    [
        ("1+2*3", D(7)),
        ("(1+2)*3", D(9)),
        ("10-4-3", D(3)),
        ("100/10/5", D(2)),
        ("2^3^2", D(64)),
        ("-2^2", D(4)),
        ("0-2^2", D(-4)),
        ("2^-1", D("0.5")),
        ("2*-3", D(-6)),
        ("--3", D(3)),
        ("+-+3", D(-3)),
        ("50%", D("0.5")),
        ("200%%", D("0.02")),
        ("-50%", D("-0.5")),
        ("10%^2", D("0.01")),
        ("1+2&3+4", "37"),
        ('"a"&"b"="AB"', True),
        ("1=1=TRUE", True),
        ("1<2<3", False),
        ("3>=3", True),
        ("3<>3", False),
        ("2 + 3 * ( 4 - 1 )", D(11)),
        ("\n1\n+\n1", D(2)),
        ("1.5E+3", D(1500)),
        (".5+.5", D(1)),
        ('"say ""hello"""', 'say "hello"'),
        ('""', ""),
        ("TRUE", True),
        ("true", True),
        ("#DIV/0!", ErrorValue("#DIV/0!")),
        ("A1", D(10)),
        ("$A$1+A$2+$A2", D(15)),
        ("B1", D(20)),
        ("a1+b1", D(30)),
        ("'Older People'!B2", D(42)),
        ("'older people'!$B$2", D(42)),
        ("'O''Brien''s'!B2", D(43)),
        ("Zoé!B2", D(44)),
        ("C7", D(0)),
        ("C7+1", D(1)),
        ('C7&"x"', "x"),
        ('C7=""', True),
        ("C7=0", True),
        ("C7=FALSE", True),
        ("A4+1", D(2)),
        ("B2+1", D(8)),
        ('"5"*"2"', D(10)),
        ("A3+1", ErrorValue("#VALUE!")),
        ('""+1', ErrorValue("#VALUE!")),
        ("-A3", ErrorValue("#VALUE!")),
        ("+A3", "text"),
        ("A5+A3", ErrorValue("#N/A")),
        ("A3+1+A5", ErrorValue("#VALUE!")),
        ("A5=A5", ErrorValue("#N/A")),
        ("-A5", ErrorValue("#N/A")),
        ("A5&1", ErrorValue("#N/A")),
        ("1/0", ErrorValue("#DIV/0!")),
        ("0^0", ErrorValue("#NUM!")),
        ("0^-1", ErrorValue("#DIV/0!")),
        ("10^200*10^200", ErrorValue("#NUM!")),
        ("10^400", ErrorValue("#NUM!")),
        ("10^-200*10^-200", D(0)),
        ("1/3", D("0.333333333333333")),
        ("2/3", D("0.666666666666667")),
        ("1/3*3", D(1)),
        ("1/3*3=1", True),
        ("0.1+0.2", D("0.3")),
        ("0.1+0.2-0.3", D(0)),
        ("0.1+0.2=0.3", True),
        ("123456789012345678", D("123456789012346000")),
        ('9&"x"&1.50&TRUE', "9x1.5TRUE"),
        ('1<"a"', True),
        ('"a"<TRUE', True),
        ('"Zebra"<"apple"', False),
        ("#REF!+1", ErrorValue("#REF!")),
        ("'Older People'!#REF!", ErrorValue("#REF!")),
        ("SUM(Gone!#REF!,1)", ErrorValue("#REF!")),
    ],
)
def test_a_formula_comes_to_what_excel_makes_of_it(formula: str, expected: CellValue) -> None:
    assert calculated(formula, CELLS) == expected
    assert type(calculated(formula, CELLS)) is type(expected)


@pytest.mark.parametrize(
    "formula,digits",
    [("1.50+0.50", "2"), ("10*10", "100"), ("1-1.00", "0"), ("-0*1", "0"), ("2.50", "2.5"), ("10^30", "1E+30")],
)
def test_a_result_has_no_trailing_zeros_and_no_minus_before_nil(formula: str, digits: str) -> None:
    assert str(calculated(formula)) == digits


def test_a_stored_number_counts_at_15_digits_as_excel_shows_it() -> None:
    assert calculated("ROUND(A1,2)", {"A1": D("2.6749999999999998")}) == D("2.68")


def test_a_long_chain_of_additions_is_worked_out() -> None:
    assert calculated("+".join(["1"] * 4_000)) == D(4_000)


def test_a_chain_of_formulas_longer_than_pythons_stack_is_worked_out() -> None:
    chain: dict[str, object] = {f"A{row}": f"=A{row - 1}+1" for row in range(2, 5_001)}
    assert calculated("A5000", {"A1": 1, **chain}) == D(5_000)


def test_a_defined_name_stands_for_cells_or_a_formula() -> None:
    names = {"Rate": "Sheet1!$A$1", "Twice": "Rate*2", "Costs": "Sheet1!$A$1:$A$2"}
    assert calculated("rate+TWICE+SUM(Costs)", CELLS, defined_names=names) == D("42.5")
