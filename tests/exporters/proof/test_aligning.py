from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporters.proof.aligning import aligned
from exporters.proof.casting import casts_alike

keys = st.lists(st.sampled_from("abcd").map(lambda key: (key,)), max_size=12)


@given(keys, keys)
def test_pairs_are_in_order_say_the_same_and_use_each_row_once(
    first: list[tuple[str]], second: list[tuple[str]]
) -> None:
    pairs = aligned(first, second)
    assert all(first[ours] == second[theirs] for ours, theirs in pairs)
    assert all(one[0] < other[0] and one[1] < other[1] for one, other in pairwise(pairs))


@given(keys)
def test_a_table_is_paired_with_itself_row_by_row(rows: list[tuple[str]]) -> None:
    assert aligned(rows, rows) == [(place, place) for place in range(len(rows))]


@given(keys, st.integers(0, 12))
def test_a_row_put_in_parts_no_others(rows: list[tuple[str]], place: int) -> None:
    put_in = [*rows[:place], ("new",), *rows[place:]]
    assert len(aligned(put_in, rows)) == len(rows)


def test_weaker_keys_pair_what_stronger_ones_leave_and_none_is_no_key() -> None:
    assert aligned([("a", "x"), ("b", None)], [("c", "x"), ("d", None)]) == [(0, 0)]


@pytest.mark.parametrize(
    "found, planned, places, extra, alike",
    [
        ("ROUND(SUM(D5:D7),8)", "=ROUND(SUM(D5:D7),8)", {}, (), True),
        ("ROUND(SUM(D5:D8),8)", "=ROUND(SUM(D5:D7),8)", {5: 5, 6: 7, 7: 8}, {6}, True),
        ("ROUND(SUM(D5,D7:D8),8)", "=ROUND(SUM(D5:D7),8)", {5: 5, 6: 7, 7: 8}, {6}, True),
        ("ROUND(SUM(D5:D7),8)", "=ROUND(SUM(D5:D7),8)", {5: 5, 6: 7, 7: 8}, {6}, False),
        ("ROUND(SUM(E5:E7),8)", "=ROUND(SUM(D5:D7),8)", {5: 5, 6: 6, 7: 7}, (), False),
        ("ROUND(SUM(D5)-SUM(D6),8)", "=ROUND(SUM(D5)-SUM(D6),8)", {5: 6, 6: 7}, (), False),
        ("ROUND(SUM(D6)-SUM(D7),8)", "=ROUND(SUM(D5)-SUM(D6),8)", {5: 6, 6: 7}, (), True),
        ("ROUND(SUM(D5:D7),2)", "=ROUND(SUM(D5:D7),8)", {5: 5, 6: 6, 7: 7}, (), False),
        ("SUM(D5:D7)", "=ROUND(SUM(D5:D7),8)", {5: 5, 6: 6, 7: 7}, (), False),
        ("ROUND(SUM(D1:D1048576),8)", "=ROUND(SUM(D5:D7),8)", {}, (), False),
    ],
)
def test_a_formula_casts_the_planned_rows_wherever_they_now_stand(
    found: str, planned: str, places: dict[int, int], extra: set[int], alike: bool
) -> None:
    assert casts_alike(found, planned, places, extra) is alike
