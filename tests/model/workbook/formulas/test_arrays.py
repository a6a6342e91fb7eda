"""SUMPRODUCT of conditions and of whole ranges that are added and multiplied, as councils' workbooks have it."""

from decimal import Decimal

import pytest

from model.workbook.formulas import ErrorValue
from tests.model.workbook.formulas.calculate import calculated, refusal

CELLS: dict[str, object] = {
    "A1": "Type",
    "B1": "2026/27",
    "C1": "2027/28",
    "D1": "Ref",
    "A2": "Saving",
    "B2": -20,
    "C2": -10,
    "D2": "S1",
    "A3": "Pressure",
    "B3": 100,
    "C3": 50,
    "D3": "P1",
    "A4": "saving",
    "B4": -5,
    "D4": None,
    "A5": "Pressure",
    "B5": 60,
    "C5": "n/a",
    "D5": "P2",
    "F1": 2,
    "F2": "3",
    "F3": True,
    "F4": ErrorValue("#N/A"),
    "F5": ErrorValue("#DIV/0!"),
}


@pytest.mark.parametrize(
    "formula, expected",
    [
        ('SUMPRODUCT((A2:A5="Saving")*(B2:B5))', -25),
        ('SUMPRODUCT((A2:A5="Saving")*B2:B5)', -25),
        ('SUMPRODUCT(--(A2:A5="saving"),B2:B5)', -25),
        ('SUMPRODUCT(--(A2:A5="Pressure"),C2:C5)', 50),
        ('SUMPRODUCT((A2:A5="Pressure")*(B2:B5>80)*(B2:B5))', 100),
        ('SUMPRODUCT(((A2:A5="Pressure")+(B2:B5<-10)>0)*B2:B5)', 140),
        ('SUMPRODUCT((A2:A5="Saving")*1)', 2),
        ('SUMPRODUCT(1*(A2:A5<>"Saving"))', 2),
        ('SUMPRODUCT(0+(D2:D5=""))', 1),
        ("SUMPRODUCT((B2:B5>0)/1)", 2),
        ("SUMPRODUCT(-B2:B5)", -135),
        ("SUMPRODUCT(B2:B5%)", "1.35"),
        ("SUMPRODUCT(B2:B3*C2:C3)", 5200),
        ("SUMPRODUCT(B2:B3+C2:C3)", 120),
        ("SUMPRODUCT(B2:C3*(B1:C1=B1))", 80),
        ('SUMPRODUCT((A2:A4="Pressure")*(B1:C1="2027/28")*(B2:C4))', 50),
        ("SUMPRODUCT(ABS(B2:B5))", 185),
        ("SUMPRODUCT(ROUND(B2:B5/7,1))", "19.3"),
        ("SUMPRODUCT(ISNUMBER(C2:C5)*1)", 2),
        ("SUMPRODUCT(--ISBLANK(C2:C5))", 1),
        ('SUMPRODUCT((LEFT(D2:D5,1)="P")*B2:B5)', 160),
        ('SUMPRODUCT((A:A="Pressure")*1,B:B)', 160),
        ('SUMPRODUCT(--(A:A=""))', 1048571),
        ("SUMPRODUCT((B2:B5>0)*(B2:B5>F1))", 2),
        ("SUMPRODUCT(5)", 5),
        ("SUMPRODUCT(B2*C2)", 200),
        ("SUMPRODUCT(F1:F2*1)", 5),
        ("SUMPRODUCT(F3:F3+F1:F1)", 3),
        ("SUMPRODUCT(1*NOT(B2:B5>0))", 2),
        ("SUMPRODUCT(INDEX(B2:C3,0,1)*2)", 160),
        ('SUMPRODUCT((A2:A5="Nothing")*(B2:B5))', 0),
    ],
)
def test_conditions_and_sums_of_ranges_are_worked_out(formula: str, expected: object) -> None:
    assert calculated(formula, CELLS) == Decimal(str(expected))


@pytest.mark.parametrize(
    "formula, error",
    [
        ('SUMPRODUCT((A2:A5="Pressure")*(C2:C5))', "#VALUE!"),
        ("SUMPRODUCT((F1:F4>0)*1)", "#N/A"),
        ("SUMPRODUCT(1/(C2:C4))", "#DIV/0!"),
        ("SUMPRODUCT((B2:B5)*1,B2:B4)", "#VALUE!"),
        ('SUMPRODUCT((A:A="Pressure")*(B:B))', "#VALUE!"),
    ],
)
def test_what_no_figure_comes_of_is_an_error(formula: str, error: str) -> None:
    assert calculated(formula, {**CELLS, "B1": "words"}) == ErrorValue(error)


@pytest.mark.parametrize(
    "formula",
    [
        'SUMPRODUCT(A2:A5="Saving")',
        'SUMPRODUCT((A2:A5="Saving"),B2:B5)',
        "SUMPRODUCT(B2:B5*C2:C3)",
        "SUMPRODUCT(F4:F5*1)",
        "SUMPRODUCT(1:1*2:2)",
        'SUMPRODUCT(IF(A2:A5="Saving",B2:B5,0))',
        "SUMPRODUCT(SUMIF(A2:A5,A2:A3,B2:B5))",
        "SUMPRODUCT({1,2}*B2:C2)",
        'SUM((A2:A5="Saving")*(B2:B5))',
        "SUMPRODUCT(VLOOKUP(D2:D5,A2:B5,2,FALSE))",
    ],
)
def test_what_programs_differ_over_is_left_to_excel(formula: str) -> None:
    assert refusal(formula, CELLS)
