import pytest

from exporters.annex import RowKind
from exporters.paging import page_starts

KINDS = {
    "h": RowKind.HEADING,
    "s": RowKind.SUBHEADING,
    "l": RowKind.LINE,
    "t": RowKind.SUBTOTAL,
    "T": RowKind.TOTAL,
    "n": RowKind.NOTE,
}


@pytest.mark.parametrize(
    "rows, first_room, room, starts",
    [
        ("hll hll hll", 8, 10, [6]),  # a short group goes to the next page whole
        ("hslt slt slt", 8, 10, [7]),  # a heading and its first subheading are one group
        ("hsltsltslt hsltsltslt", 10, 13, [10]),
        ("hsltsltslt hsltsltslt", 13, 13, [10]),  # a section that would be parted after its first group goes whole
        ("hsltsltslt hsltsltslt", 16, 13, [14]),  # unless half of it stands here
        ("hsltsltslt hsltsltslt", 14, 9, [14]),  # or no page can hold it
        ("hllllll", 5, 10, [5]),  # the first group begins on the first page, however long
        ("hll hllllll", 6, 10, [6]),  # a long one is divided between lines
        ("hll hllllll", 4, 10, [3]),  # but never after its heading
        ("hllllllt", 7, 10, [6]),  # nor before its total
        ("lllll", 3, 10, [3]),
        ("llll", 3, 10, [2]),  # nor does one line stand alone on the last page
        ("hll hllll", 7, 10, [6]),
        ("sll sllll", 7, 10, [3]),  # a statement of half a page goes whole
        ("sll slllll", 7, 10, [7]),  # a longer one does not
        ("llllllllll", 3, 3, [3, 6, 8]),
        ("ll", 1, 1, [1]),  # unless there is no room for two
        ("", 3, 10, []),
    ],
)
def test_pages_begin_where_little_is_parted(rows: str, first_room: float, room: float, starts: list[int]) -> None:
    kinds = [KINDS[letter] for letter in rows.replace(" ", "")]
    assert page_starts(kinds, [1.0] * len(kinds), first_room, room) == starts
