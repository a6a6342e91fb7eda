"""Where keys lead, as numbers: Excel's own rules on rows of filled and blank cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.window.grid.moves import Block, jump, next_within, region


@pytest.mark.parametrize(
    "cells, start, step, expected",
    [
        ("xxx__x", 0, 1, 2),
        ("xxx__x", 2, 1, 5),
        ("xxx__x", 3, 1, 5),
        ("xxx__x", 5, 1, 5),
        ("xxx___", 2, 1, 5),
        ("______", 0, 1, 5),
        ("x_xx_x", 5, -1, 3),
        ("x_xx_x", 3, -1, 2),
        ("x_xx_x", 2, -1, 0),
        ("__x", 1, -1, 0),
        ("x", 0, 1, 0),
    ],
)
def test_control_and_an_arrow_lead_to_the_edge_of_the_filled_cells(
    cells: str, start: int, step: int, expected: int
) -> None:
    assert jump(lambda place: cells[place] == "x", start, len(cells) - 1, step) == expected


@pytest.mark.parametrize(
    "rows, start, expected",
    [
        (["xx_", "xx_", "___", "x__"], (0, 0), Block(0, 0, 1, 1)),
        (["xx_", "xx_", "___", "x__"], (2, 0), Block(0, 0, 3, 1)),
        (["x__", "_x_", "__x"], (0, 0), Block(0, 0, 2, 2)),
        (["___", "___"], (0, 1), Block(0, 1, 0, 1)),
        (["xxx"], (0, 2), Block(0, 0, 0, 2)),
    ],
)
def test_a_region_reaches_to_the_next_blank_row_and_column(
    rows: list[str], start: tuple[int, int], expected: Block
) -> None:
    found = region(lambda row, column: rows[row][column] == "x", len(rows), len(rows[0]), *start)
    assert found == expected


@given(
    st.lists(st.tuples(st.integers(1, 4), st.integers(1, 4)), min_size=1, max_size=3),
    st.booleans(),
    st.sampled_from([1, -1]),
)
def test_going_round_a_selection_meets_every_cell_once_and_ends_where_it_began(
    sizes: list[tuple[int, int]], downwards: bool, step: int
) -> None:
    blocks = [
        Block(10 * number, 0, 10 * number + height - 1, width - 1) for number, (height, width) in enumerate(sizes)
    ]
    cells = {
        (row, column)
        for block in blocks
        for row in range(block.top, block.bottom + 1)
        for column in range(block.left, block.right + 1)
    }
    row, column = blocks[0].top, blocks[0].left
    met = []
    for _cell in cells:
        row, column = next_within(blocks, row, column, step, downwards=downwards)
        met.append((row, column))
    assert set(met) == cells
    assert met[-1] == (blocks[0].top, blocks[0].left)


def test_enter_goes_down_first_and_tab_across() -> None:
    block = [Block(0, 0, 1, 1)]
    assert next_within(block, 0, 0, 1, downwards=True) == (1, 0)
    assert next_within(block, 0, 0, 1, downwards=False) == (0, 1)
    assert next_within(block, 7, 7, 1, downwards=False) == (0, 0)
