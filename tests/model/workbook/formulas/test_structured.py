"""References to parts of a table, as Excel writes them into files and as people type them."""

from decimal import Decimal

import pytest

from model.workbook.formulas import Area, CellRef, TableArea, references_in
from tests.model.workbook.formulas.calculate import calculated
from tests.model.workbook.formulas.memory_book import MemoryBook, ref

COLUMNS = ("Type", "2013/14", "a[b]", "Officer's note", "#", "x@y", "Two words", "]", "a,b: c")
COSTS = TableArea("Costs", "Sheet1", 2, 2, 6, 10, COLUMNS, totals_rows=1)
BARE = TableArea("Bare", "Sheet1", 10, 1, 12, 2, ("One", "Two"), header_rows=0)
BOOK = MemoryBook({}, {}, tables={"Costs": COSTS, "Bare": BARE}, sheet_names=("Sheet1", "Other"))


@pytest.mark.parametrize(
    "reference,box",
    [
        ("Costs[Type]", (3, 2, 5, 2)),
        ("COSTS[TYPE]", (3, 2, 5, 2)),
        ("Costs[2013/14]", (3, 3, 5, 3)),
        ("Costs[[2013/14]]", (3, 3, 5, 3)),
        ("Costs[Two words]", (3, 8, 5, 8)),
        ("Costs[a'[b']]", (3, 4, 5, 4)),
        ("Costs[Officer''s note]", (3, 5, 5, 5)),
        ("Costs['#]", (3, 6, 5, 6)),
        ("Costs[x'@y]", (3, 7, 5, 7)),
        ("Costs[']]", (3, 9, 5, 9)),
        ("Costs[[a,b: c]]", (3, 10, 5, 10)),
        ("Costs[]", (3, 2, 5, 10)),
        ("Costs", (3, 2, 5, 10)),
        ("Costs[#Data]", (3, 2, 5, 10)),
        ("Costs[#All]", (2, 2, 6, 10)),
        ("Costs[#Headers]", (2, 2, 2, 10)),
        ("Costs[#Totals]", (6, 2, 6, 10)),
        ("Costs[[#All],[Type]]", (2, 2, 6, 2)),
        ("Costs[[#Headers],[#Data],[2013/14]]", (2, 3, 5, 3)),
        ("Costs[[#Data],[#Totals],[2013/14]]", (3, 3, 6, 3)),
        ("Costs[[#Totals],[2013/14]:[a'[b']]]", (6, 3, 6, 4)),
        ("Costs[[2013/14]:[a'[b']]]", (3, 3, 5, 4)),
        ("Costs[[a'[b']]:[2013/14]]", (3, 3, 5, 4)),
        ("Costs[ [#Headers], [Type] ]", (2, 2, 2, 2)),
        ("Costs[2013/14]:Costs[Officer''s note]", (3, 3, 5, 5)),
        ("Costs[[#This Row],[Type]]", (4, 2, 4, 2)),
        ("Costs[[#This Row],[Type]:[2013/14]]", (4, 2, 4, 3)),
        ("Costs[[#This Row],Type]", (4, 2, 4, 2)),
        ("Costs[@Type]", (4, 2, 4, 2)),
        ("Costs[@[Two words]]", (4, 8, 4, 8)),
        ("Costs[@[Type]:[2013/14]]", (4, 2, 4, 3)),
        ("Costs[@]", (4, 2, 4, 10)),
        ("Costs[#This Row]", (4, 2, 4, 10)),
        ("[@Type]", (4, 2, 4, 2)),
        ("[@[Two words]]", (4, 8, 4, 8)),
        ("[Type]", (3, 2, 5, 2)),
        ("Bare[One]", (10, 1, 12, 1)),
        ("Bare[[#All],[Two]]", (10, 2, 12, 2)),
    ],
)
def test_a_part_of_a_table_is_found(reference: str, box: tuple[int, int, int, int]) -> None:
    for formula in (reference, f"SUM({reference})", f"1+SUM({reference},0)*2"):
        reads = references_in(formula, ref("C4"), BOOK)
        assert not reads.untraceable
        assert reads.areas == (Area("Sheet1", *box),)


@pytest.mark.parametrize(
    "reference,at",
    [
        ("Costs[Missing]", "C4"),
        ("Costs[@Type]", "C7"),
        ("Costs[@Type]", "C2"),
        ("Costs[@Type]", "Other!C4"),
        ("[@Type]", "A1"),
        ("Bare[#Headers]", "C4"),
        ("Bare[#Totals]", "C4"),
        ("Costs[[#Headers],[#Totals]]", "C4"),
        ("Costs[[Type],[2013/14]]", "C4"),
        ("Costs[[Type][2013/14]]", "C4"),
        ("Costs[[Type]x]", "C4"),
    ],
)
def test_a_part_that_is_not_there_cannot_be_traced(reference: str, at: str) -> None:
    assert references_in(reference, ref(at), BOOK).untraceable


def test_columns_with_escaped_names_are_added_up() -> None:
    cells: dict[str, object] = {
        CellRef("Sheet1", row, column).address: row * 10 ** (column - 2) for row in (3, 4, 5) for column in range(2, 11)
    }
    formula = "SUM(Costs[a'[b']])+SUM(Costs[']])+SUM(Costs[[#Data],[Officer''s note]:['#]])+SUM(Costs[x'@y],\"1\")"
    expected = 12 * (100 + 10**7 + 1_000 + 10_000 + 100_000) + 1
    assert calculated(formula, cells, tables=BOOK.tables) == Decimal(expected)
