"""Every formula that a change reaches is found, and no other."""

from hypothesis import given
from hypothesis import strategies as st

from model.workbook.formulas import CellRef, dependents_of
from tests.model.workbook.formulas.memory_book import MemoryBook, book_of, ref

CELLS = st.tuples(st.integers(1, 40), st.integers(1, 40))
AREAS = st.tuples(CELLS, CELLS)


def test_dependents_are_found_through_cells_ranges_and_sheets_nearest_first() -> None:
    book = book_of(
        {
            "A5": 1,
            "B1": "=SUM(A1:A10)",
            "B2": "=A4",
            "Older People!C1": "=Sheet1!B1*2",
            "D1": "='Older People'!C1",
            "E1": "=B2",
        }
    )
    assert dependents_of(book, [ref("A5")]) == (ref("B1"), ref("Older People!C1"), ref("D1"))


def test_the_same_address_on_another_sheet_is_another_cell() -> None:
    book = book_of({"A1": 1, "Other!A1": 1, "B1": "=A1", "Other!B1": "=A1"})
    assert dependents_of(book, [ref("Other!A1")]) == (ref("Other!B1"),)


def test_a_changed_formula_cell_is_not_its_own_dependent() -> None:
    book = book_of({"A1": 1, "B1": "=A1", "C1": "=B1"})
    assert dependents_of(book, [ref("A1"), ref("B1")]) == (ref("C1"),)


def test_a_formula_that_may_read_anything_depends_on_every_change() -> None:
    book = book_of({"A1": 1, "B1": "=SUM(OFFSET(C1,0,0,9,1))", "D1": "=B1", "E1": "=C2"})
    assert dependents_of(book, [ref("A1")]) == (ref("B1"), ref("D1"))


def test_a_table_through_several_sheets_and_a_name_are_followed() -> None:
    book = book_of(
        {"A1": 1, "Jan!B2": 1, "Feb!B2": 1, "Mar!B2": 1, "C1": "=SUM(Jan:Mar!B2)", "C2": "=Rate*2", "C3": "=Jan!B2"},
        defined_names={"Rate": "Feb!$B$2"},
    )
    assert set(dependents_of(book, [ref("Feb!B2")])) == {ref("C1"), ref("C2")}


def test_no_change_has_no_dependents() -> None:
    assert dependents_of(book_of({"A1": 1, "B1": "=OFFSET(A1,0,0)"}), []) == ()


@given(st.lists(AREAS, max_size=30), st.lists(CELLS, min_size=1, max_size=4))
def test_areas_of_any_size_and_place_are_found(
    areas: list[tuple[tuple[int, int], tuple[int, int]]], changed: list[tuple[int, int]]
) -> None:
    formulas, expected = {}, set()
    for number, ((row, column), (other_row, other_column)) in enumerate(areas, 1):
        top, bottom = sorted((row, other_row))
        left, right = sorted((column, other_column))
        reader = CellRef("Sheet1", number, 100)
        first, last = CellRef("Sheet1", top, left), CellRef("Sheet1", bottom, right)
        formulas[reader] = f"SUM({first.address}:{last.address})"
        if any(top <= it[0] <= bottom and left <= it[1] <= right for it in changed):
            expected.add(reader)
    found = dependents_of(MemoryBook({}, formulas), [CellRef("Sheet1", *it) for it in changed])
    assert set(found) == expected
    assert len(found) == len(expected)
