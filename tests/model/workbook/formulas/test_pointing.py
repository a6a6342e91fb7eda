"""Formulas that lead to cells which they do not name: OFFSET, INDIRECT, ranges that run to a function's cells."""

from decimal import Decimal

import pytest

from model.workbook.formulas import CellRef, ErrorValue, Reads, dependents_of, references_in
from tests.model.workbook.formulas.calculate import calculated, refusal
from tests.model.workbook.formulas.memory_book import book_of

CELLS: dict[str, object] = {"A1": 1, "A2": 2, "A3": 4, "A4": 8, "B1": 16, "B2": 32, "C1": "A3", "C2": 2}


@pytest.mark.parametrize(
    "formula, expected",
    [
        ("OFFSET(A1,1,0)", 2),
        ("OFFSET(A1,C2,0)", 4),
        ("SUM(OFFSET(A1,1,0,3,1))", 14),
        ("SUM(OFFSET(A1:B2,0,0))", 51),
        ("SUM(OFFSET(A1:A4,0,1,2))", 48),
        ("SUM(OFFSET(A1,0,0,,2))", 17),
        ("OFFSET(A4,-3,1)", 16),
        ('INDIRECT("A2")', 2),
        ("INDIRECT(C1)", 4),
        ('INDIRECT("A"&C2)', 2),
        ('SUM(INDIRECT("$A$1:B"&C2))', 51),
        ('INDIRECT("Sheet1!A4")', 8),
        ('INDIRECT("A2",TRUE)', 2),
        ("SUM(A1:INDEX(A1:A4,3))", 7),
        ("SUM(A4:INDEX(A:A,2))", 14),
        ("SUM($A$1:OFFSET(A4,-1,0))", 7),
        ("sum(A1:index(A1:B2,2,2))", 51),
    ],
)
def test_cells_are_found_that_a_formula_does_not_name(formula: str, expected: int) -> None:
    assert calculated(formula, CELLS) == Decimal(expected)


@pytest.mark.parametrize(
    "formula", ["OFFSET(A1,-1,0)", "OFFSET(A1,0,-1)", "OFFSET(A1,0,0,0,1)", "OFFSET(A2,1048575,0)"]
)
def test_what_leads_off_the_sheet_is_an_error(formula: str) -> None:
    assert calculated(formula, CELLS) == ErrorValue("#REF!")


@pytest.mark.parametrize(
    "formula",
    [
        "OFFSET(A1,0.5,0)",
        "OFFSET(A2,0,0,-1,1)",
        'INDIRECT("R1C1",FALSE)',
        'INDIRECT("Elsewhere!A1")',
        'INDIRECT("Costs")',
        'INDIRECT("[Other.xlsx]Sheet1!A1")',
    ],
)
def test_what_is_not_certain_is_not_worked_out(formula: str) -> None:
    assert refusal(formula, CELLS)


@pytest.mark.parametrize(
    "formula, within",
    [
        ("SUM(OFFSET(Other!A1,B1,0))", {"Other"}),
        ("SUM(OFFSET(A1,MATCH(B1,Other!A:A,0),0))", {"Sheet1"}),
        ("SUM(OFFSET(INDEX(Other!A:A,3),0,0))", {"Other"}),
        ('INDIRECT("Other!A"&B1)', {"Other"}),
        ("INDIRECT(\"'Other'!A1\")", {"Other"}),
        ('INDIRECT("A1")', {"Sheet1"}),
        ('INDIRECT("A"&B1)', None),
        ("INDIRECT(B1)", None),
        ('INDIRECT(B1&"!A1")', None),
        ("SUM(A1:INDEX(Other!A:A,3))", {"Sheet1"}),
        ('OFFSET(A1,0,0)+INDIRECT("Other!A1")', {"Sheet1", "Other"}),
        ("SUM(OFFSET(Lookups,1,0))", {"Other"}),
        ("SUM(Growing)", {"Other"}),
        ("SUM(Unknown)", None),
        ('SUMIF(A1:A9,"x",Other!B1)', {"Other"}),
    ],
)
def test_the_sheets_are_known_into_which_a_formula_can_point(formula: str, within: set[str] | None) -> None:
    names = {"Lookups": "Other!$A$1", "Growing": "OFFSET(Other!$A$1,0,0,COUNTA(Other!$A:$A),1)"}
    book = book_of({"A1": 1, "Other!A1": 2}, defined_names=names)
    reads = references_in(formula, CellRef("Sheet1", 30, 5), book)
    assert reads.untraceable
    assert reads.within == (None if within is None else frozenset(within))


def test_what_points_within_a_sheet_depends_on_that_sheet_and_the_cells_that_it_names() -> None:
    book = book_of({"A1": 1, "B1": "=OFFSET(Other!A1,C1,0)", "C1": 0, "Other!A1": 2, "Third!A1": 3})
    reader = CellRef("Sheet1", 1, 2)
    assert dependents_of(book, [CellRef("Other", 40, 9)]) == (reader,)
    assert dependents_of(book, [CellRef("Sheet1", 1, 3)]) == (reader,)
    assert dependents_of(book, [CellRef("Third", 1, 1)]) == ()


def test_a_formula_that_names_its_cells_points_nowhere_else() -> None:
    assert not Reads(()).may_point_into("Sheet1")
