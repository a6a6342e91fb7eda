"""Merged cells over several rows: they get shorter with their rows, and what they show stays on the sheet."""

import re

import pytest

from model.problems import FileProblem
from model.workbook.opening import open_bytes
from model.workbook.shifting.row_map import RowMap, Slot, without_rows
from model.workbook.shifting.shifted import Shifted, shift_rows
from tests.model.workbook.finding.books import FILE, Cells, Dressed, Live, Page, book
from tests.model.workbook.helpers import part_text

SHEET = "xl/worksheets/sheet1.xml"
ROWS: list[Cells] = [
    ["Area", "Proposal", "2026/27"],
    *(["Adults", "Pay", 1], [None, "Rent", 2], [None, "Care", 3], ["Children", "Fees", 4], [None, "Food", 5]),
]
MERGED = ("A2:A4", "A5:A6")


def shifted(rows: RowMap, cells: list[Cells] | None = None) -> Shifted:
    data = book({"Plan": Page(cells or ROWS, MERGED)})
    return shift_rows(open_bytes(data, FILE), {"Plan": rows}, {}, FILE)


def merged(data: bytes) -> list[str]:
    return re.findall(r'<mergeCell ref="([^"]+)"', part_text(data, SHEET))


def cell(data: bytes, where: str) -> str:
    found = re.search(rf'<c r="{where}"[^>]*?(?:/>|>.*?</c>)', part_text(data, SHEET))
    return found[0] if found else ""


@pytest.mark.parametrize(
    "gone, left",
    [([3], ["A2:A3", "A4:A5"]), ([2], ["A2:A3", "A4:A5"]), ([2, 3], ["A3:A4"]), ([6], ["A2:A4"]), ([5], ["A2:A4"])],
)
def test_merged_cells_get_shorter_and_one_cell_is_merged_no_more(gone: list[int], left: list[str]) -> None:
    data = shifted(without_rows(gone)).data
    assert merged(data) == left
    assert f'<mergeCells count="{len(left)}">' in part_text(data, SHEET)


def test_what_is_shown_goes_on_in_the_first_row_that_is_left() -> None:
    before = book({"Plan": Page(ROWS, MERGED)})
    data = shifted(without_rows([2, 5])).data
    assert cell(data, "A2") == cell(before, "A2")
    assert cell(data, "A4") == cell(before, "A5").replace("A5", "A4")


def test_a_blank_cell_there_gives_way() -> None:
    cells = [*ROWS[:2], [Dressed("", "0.0"), "Rent", 2], *ROWS[3:]]
    data = book({"Plan": Page(cells, MERGED)})
    assert cell(data, "A3")
    assert cell(shifted(without_rows([2]), cells).data, "A2") == cell(data, "A2")
    assert part_text(shifted(without_rows([2]), cells).data, SHEET).count('r="A2"') == 1


@pytest.mark.parametrize(
    "rows, cells",
    [
        (RowMap({6: Slot((3,), 1, 3)}), ROWS),
        (without_rows([2]), [ROWS[0], [Live('"Adults"', 0), "Pay", 1], *ROWS[2:]]),
    ],
    ids=["a row that moves out", "a formula that shows it"],
)
def test_merged_cells_that_cannot_follow_are_refused(rows: RowMap, cells: list[Cells]) -> None:
    with pytest.raises(FileProblem, match=r"the merged cells .* reach over several rows"):
        shifted(rows, cells)
