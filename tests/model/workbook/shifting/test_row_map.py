from hypothesis import given
from hypothesis import strategies as st

from model.workbook.addresses import Block
from model.workbook.shifting.row_map import RowMap, Slot, opened_behind, without_rows

COLUMNS = (1, 6)


def test_rows_behind_an_opened_one_move_down() -> None:
    rows = opened_behind(9, 2, COLUMNS)
    assert [rows.row(row) for row in (8, 9, 10, 11)] == [8, 9, 12, 13]
    assert rows.places(9) == (10, 11)


def test_rows_behind_a_deleted_one_move_up_and_it_has_no_place() -> None:
    assert [without_rows([7]).row(row) for row in (6, 7, 8)] == [6, None, 7]


def test_a_row_that_moves_is_found_in_its_new_place() -> None:
    rows = RowMap({9: Slot((6,), *COLUMNS)})
    assert [rows.row(row) for row in (5, 6, 7, 9, 10)] == [5, 9, 6, 8, 10]


def test_a_range_takes_in_a_row_inside_it_and_behind_its_end_only_when_it_grows() -> None:
    rows = opened_behind(9, 1, COLUMNS)
    assert rows.span(5, 12) == (5, 13)
    assert rows.span(5, 9) == (5, 9)
    assert rows.span(5, 9, (3, 3)) == (5, 10)
    assert rows.span(5, 9, (8, 8)) == (5, 9), "it stands beside the table"


def test_a_range_loses_the_rows_that_are_deleted_at_its_ends_too() -> None:
    assert without_rows([5]).span(5, 9) == (5, 8)
    assert without_rows([9]).span(5, 9) == (5, 8)
    assert without_rows([5, 6]).span(5, 6) is None


def test_a_new_line_behind_a_deleted_last_one_stays_in_the_range() -> None:
    assert RowMap({9: Slot((None,), *COLUMNS)}, frozenset({9})).span(5, 9, (2, 2)) == (5, 9)
    assert RowMap({5: Slot((None,), *COLUMNS)}, frozenset({5})).span(5, 5, (2, 2)) == (5, 5)


def test_whole_columns_stay() -> None:
    assert opened_behind(3, 1, COLUMNS).block(Block(1, 2, 1_048_576, 2)) == Block(1, 2, 1_048_576, 2)


@given(
    st.dictionaries(st.integers(1, 30), st.integers(1, 3), max_size=4), st.frozensets(st.integers(1, 30), max_size=6)
)
def test_no_two_rows_meet_and_none_is_lost(opened: dict[int, int], deleted: frozenset[int]) -> None:
    rows = RowMap({after: Slot((None,) * count, *COLUMNS) for after, count in opened.items()}, deleted)
    kept = [rows.row(row) for row in range(1, 41) if row not in deleted]
    made = [place for after in opened for place in rows.places(after)]
    places = [place for place in (*kept, *made) if place is not None]
    assert sorted(places) == list(range(1, 41 + rows.growth))
    assert kept == sorted(place for place in kept if place is not None)
