"""Sharing rows: nothing is lost, nothing is wasted."""

import pytest

from ui.window.grid.sharing import shares


@pytest.mark.parametrize(
    "wants, room, expected",
    [
        ([5, 8], 20, [5, 8]),
        ([5, 5000], 20, [5, 15]),
        ([5000, 5], 20, [15, 5]),
        ([5000, 5000], 21, [10, 11]),
        ([50, 50], 0, [2, 2]),
        ([1, 50], 0, [1, 2]),
        ([30], 12, [12]),
    ],
)
def test_rows_are_shared(wants: list[int], room: int, expected: list[int]) -> None:
    assert shares(wants, room, 2) == expected
