from hypothesis import given
from hypothesis import strategies as st

from model.workbook.orders import longest_in_order


def test_one_that_went_down_moves_alone() -> None:
    assert longest_in_order([0, 2, 3, 1, 4]) == [0, 2, 3, 4]


def test_the_first_stays_whatever_the_rest_does() -> None:
    assert longest_in_order([3, 0, 1, 2]) == [3]
    assert longest_in_order([]) == []


@given(st.permutations(list(range(8))))
def test_what_stays_is_in_order(places: list[int]) -> None:
    kept = longest_in_order(places)
    assert kept == sorted(kept)
    assert kept[0] == places[0]
