"""Workbooks whose rows came or went are sound: nothing in them is what Excel would have to repair."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.problems import FileProblem
from model.workbook.opening import open_bytes
from model.workbook.shifting.row_map import RowMap, Slot
from model.workbook.shifting.shifted import shift_rows
from tests.model.workbook.finding.books import FILE, Cells, Live, Page, book
from tests.model.workbook.shifting.full_workbook import LINES, full_workbook
from tests.model.workbook.soundness import faults

LINE_ROWS: list[Cells] = [[None, f"Line {row}", row, Live(f"C{row}*2", 0)] for row in range(2, 12)]
MERGED = Page([["Area", "Proposal", "2026/27", "Twice"], *LINE_ROWS], ("A2:A4", "A5:B6", "A7:A11", "D13:E15"))
WORKBOOKS = {"full": full_workbook(), "merged": book({LINES: MERGED})}
rows_of_a_sheet = st.integers(1, 19)
new_rows = st.integers(1, 2).map(lambda count: Slot((None,) * count, 1, 7))
row_maps = st.builds(
    RowMap, st.dictionaries(rows_of_a_sheet, new_rows, max_size=2), st.frozensets(rows_of_a_sheet, max_size=4)
)


def test_the_workbooks_are_sound_before() -> None:
    assert {name: faults(data) for name, data in WORKBOOKS.items()} == {"full": [], "merged": []}


@pytest.mark.thorough
@pytest.mark.parametrize("name", WORKBOOKS)
@given(rows=row_maps)
def test_a_workbook_is_sound_whatever_rows_come_and_go(name: str, rows: RowMap) -> None:
    try:
        outcome = shift_rows(open_bytes(WORKBOOKS[name], FILE), {LINES: rows}, {}, FILE)
    except FileProblem:
        return
    assert not faults(outcome.data)
