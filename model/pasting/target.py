"""Where a block is pasted: the lines and fields from the current cell on, and which cells the block's own fall on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from model.clipboard.block import Block, Place
from model.lines import Field, Kind
from model.problems import EntryProblem


class Cell(NamedTuple):
    """One cell of a grid: a line's field; None for the area's name, which nothing can be pasted into."""

    line_id: int
    field: Field | None


@dataclass(frozen=True, slots=True)
class Growth:
    """Where lines are added that a block has beyond the last one shown: an area, and the kind unless it says so."""

    area_id: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class Target:
    """The lines in shown order and the fields in visible order from the current cell on, as far as the grid goes.

    `height` and `width` are those of the selection. `scattered` has its cells where they are no one rectangle.
    `around` are lines near the current one, with which magnitudes are compared.
    `growth` is None where lines cannot be added, and then `why_not` says so.
    """

    lines: Sequence[int]
    fields: Sequence[Field | None]
    height: int = 1
    width: int = 1
    scattered: Sequence[Cell] = ()
    around: Sequence[int] = ()
    growth: Growth | None = None
    why_not: str = ""


class Spot(NamedTuple):
    """What is pasted into one cell. `line` is the line's id; a new line's is -1, -2 and so on."""

    line: int
    field: Field | None
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Landing:
    """The spots of a block on a target, and how many of its columns (not blank throughout) have no room."""

    spots: Sequence[Spot]
    left_out: int = 0
    new_lines: int = 0


def land(block: Block, target: Target) -> Landing:
    """Lay a block on a target: one value fills a selection, a block repeats over a multiple of its size.

    A selection of one column is as wide as the block, so that a row repeats down it; and so for one line.

    Raises EntryProblem where it cannot be laid there.
    """
    if target.scattered:
        if (block.height, block.width) != (1, 1):
            raise EntryProblem("A block can be pasted onto one rectangle of cells only; select one cell or one block.")
        return Landing([Spot(line, field, block.rows[0][0], (0, 0)) for line, field in target.scattered])
    height, width = _filled(target.height, block.height), _filled(target.width, block.width)
    if not (height and width):
        height, width = block.height, block.width
    rows = _trimmed(block, height, len(target.lines))
    new_lines = max(0, rows - len(target.lines))
    if new_lines and target.growth is None:
        raise EntryProblem(target.why_not)
    across = min(width, len(target.fields))
    left_out = sum(1 for column in range(across, width) if any(row[column % block.width].strip() for row in block.rows))
    return Landing(list(_spots(block, target, rows, across)), left_out, new_lines)


def _filled(selected: int, size: int) -> int:
    """Return over how many lines, or columns, a block of a size goes where so many are selected; 0 if it fits badly."""
    if selected == 1:
        return size
    return selected if selected % size == 0 else 0


def _trimmed(block: Block, height: int, room: int) -> int:
    """Return how many rows are pasted: blank ones at the end that would need new lines are not."""
    while height > room and not any(text.strip() for text in block.rows[(height - 1) % block.height]):
        height -= 1
    return height


def _spots(block: Block, target: Target, height: int, width: int) -> Iterator[Spot]:
    lines, room = target.lines, len(target.lines)
    fields = [(column, column % block.width, target.fields[column]) for column in range(width)]
    for row in range(height):
        line = lines[row] if row < room else room - row - 1
        source = row % block.height
        texts = block.rows[source]
        for _, column, field in fields:
            yield Spot(line, field, texts[column], (source, column))
