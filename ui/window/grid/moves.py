"""Where a key leads in a spreadsheet, as numbers alone: the edge of a region, its extent, the next selected cell."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

Filled = Callable[[int, int], bool]


class Block(NamedTuple):
    """Rows and columns from the first to the last, both counted."""

    top: int
    left: int
    bottom: int
    right: int


def jump(filled: Callable[[int], bool], start: int, last: int, step: int) -> int:
    """Return where Ctrl and an arrow lead from `start` on a run of cells from nil to `last`, by steps of -1 or +1.

    As in Excel: to the end of the filled cells that one is in, else to the next filled cell, else to the edge.
    """
    place = start + step
    if not 0 <= place <= last:
        return start
    if filled(start) and filled(place):
        while 0 <= place + step <= last and filled(place + step):
            place += step
        return place
    while not filled(place) and 0 <= place + step <= last:
        place += step
    return place


def region(filled: Filled, rows: int, columns: int, row: int, column: int) -> Block:
    """Return the filled cells around a cell as far as the next blank row and blank column on each side."""
    top, left, bottom, right = row, column, row, column
    grown = True
    while grown:
        grown = False
        across = range(max(0, left - 1), min(columns, right + 2))
        while top > 0 and any(filled(top - 1, place) for place in across):
            top, grown = top - 1, True
        while bottom + 1 < rows and any(filled(bottom + 1, place) for place in across):
            bottom, grown = bottom + 1, True
        down = range(max(0, top - 1), min(rows, bottom + 2))
        while left > 0 and any(filled(place, left - 1) for place in down):
            left, grown = left - 1, True
        while right + 1 < columns and any(filled(place, right + 1) for place in down):
            right, grown = right + 1, True
    return Block(top, left, bottom, right)


def next_within(blocks: Sequence[Block], row: int, column: int, step: int, *, downwards: bool) -> tuple[int, int]:
    """Return the cell behind (+1) or before (-1) one inside a selection, which ends where it began.

    Enter goes downwards first, Tab across. A cell outside of every block leads to the first block's first cell.
    """
    for number, block in enumerate(blocks):
        if block.top <= row <= block.bottom and block.left <= column <= block.right:
            height, width = block.bottom - block.top + 1, block.right - block.left + 1
            down, across = row - block.top, column - block.left
            place = (across * height + down if downwards else down * width + across) + step
            if 0 <= place < height * width:
                return _cell(block, place, downwards=downwards)
            other = blocks[(number + step) % len(blocks)]
            size = (other.bottom - other.top + 1) * (other.right - other.left + 1)
            return _cell(other, 0 if step > 0 else size - 1, downwards=downwards)
    return blocks[0].top, blocks[0].left


def _cell(block: Block, place: int, *, downwards: bool) -> tuple[int, int]:
    if downwards:
        across, down = divmod(place, block.bottom - block.top + 1)
    else:
        down, across = divmod(place, block.right - block.left + 1)
    return block.top + down, block.left + across
