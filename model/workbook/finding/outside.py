"""Figures that stand in no table: each block of them is told once, so that none is dropped in silence.

Dates, years, percentages and lone small numbers (of pages, of versions) are left alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from model.findings import Finding, Level
from model.workbook.addresses import Block
from model.workbook.finding.heading_years import is_bare_year, names_years
from model.workbook.finding.picture import Seen, SheetPicture, Sort
from model.workbook.finding.row_words import is_note

_NEAR = 2
_SEVERAL = 2
_MANY = 4
_ABOVE = 4
_NOT_SMALL = Decimal(100)
_MOST_NAMED = 8
_LONGEST = 40


@dataclass(slots=True)
class _Cluster:
    """Figures near one another: their rectangle and the rows and columns of each."""

    top: int
    left: int
    bottom: int
    right: int
    cells: list[tuple[int, int]] = field(default_factory=list)

    def is_near(self, row: int, column: int) -> bool:
        return row - self.bottom <= _NEAR and self.left - _NEAR <= column <= self.right + _NEAR

    def take(self, row: int, column: int) -> None:
        self.left, self.right = min(self.left, column), max(self.right, column)
        self.bottom = row
        self.cells.append((row, column))

    @property
    def block(self) -> Block:
        return Block(self.top, self.left, self.bottom, self.right)


def outside(picture: SheetPicture, tables: Sequence[Block]) -> Iterator[Finding]:
    """Yield a finding for each block of figures of a sheet that stands in none of its tables."""
    for cluster in _clusters(picture, tables):
        label = _label(picture, cluster, tables)
        if not _counts(picture, cluster, label):
            continue
        count = len(cluster.cells)
        what = f"{count:,} figures in" if count > 1 else "The figure in"
        stand = "stand outside every table, so they are" if count > 1 else "stands outside every table, so it is"
        beside = f" beside “{label[:_LONGEST]}”" if label else ""
        message = f"{what} {picture.name}!{cluster.block.text}{beside} {stand} in no total."
        level = Level.WARNING if label and names_years(label) else Level.NOTE
        where = picture.address(*cluster.cells[0])
        yield Finding(level, "figures outside tables", message, picture.name, where)


def without_tables(pictures: Sequence[SheetPicture]) -> Iterator[Finding]:
    """Yield one finding on the sheets that hold figures and no table at all."""
    counts = {picture.name: sum(1 for _ in _figures(picture, ())) for picture in pictures}
    told = [f"“{name}” ({count:,})" for name, count in counts.items() if count > 1]
    if not told:
        return
    named = ", ".join(told[:_MOST_NAMED])
    more = f" and {len(told) - _MOST_NAMED} more" if len(told) > _MOST_NAMED else ""
    what = "These sheets hold" if len(told) > 1 else "This sheet holds"
    message = f"{what} figures but no table of pressures and savings by year, and nothing of it is read: {named}{more}."
    first = next(name for name, count in counts.items() if count > 1)
    yield Finding(Level.NOTE, "sheets not read", message, first)


def _figures(picture: SheetPicture, tables: Sequence[Block]) -> Iterator[tuple[int, int]]:
    for row, cells in picture:
        for column, seen in sorted(cells.items()):
            if _is_amount(seen) and not any(_holds(each, row, column) for each in tables):
                yield row, column


def _is_amount(seen: Seen) -> bool:
    is_number = seen.sort is Sort.NUMBER and seen.number is not None
    return is_number and not seen.dress.is_percentage


def _holds(block: Block, row: int, column: int) -> bool:
    return block.top <= row <= block.bottom and block.left <= column <= block.right


def _clusters(picture: SheetPicture, tables: Sequence[Block]) -> list[_Cluster]:
    clusters: list[_Cluster] = []
    for row, column in _figures(picture, tables):
        near = next((each for each in reversed(clusters) if each.is_near(row, column)), None)
        if near is None:
            near = _Cluster(row, column, row, column)
            clusters.append(near)
        near.take(row, column)
    return clusters


def _label(picture: SheetPicture, cluster: _Cluster, tables: Sequence[Block]) -> str:
    """Return the words left of a block, or above it, that are in no table; nothing where there are none."""
    for row in range(cluster.top - 1, max(0, cluster.top - 1 - _ABOVE), -1):
        above = [seen.words for column, seen in sorted(picture.row(row).items()) if column in _columns(cluster)]
        if any(names_years(words) for words in above):
            return next(words for words in above if names_years(words))
    for row, first in cluster.cells:
        left = [
            seen.words
            for column, seen in sorted(picture.row(row).items())
            if column < first and seen.words and not any(_holds(each, row, column) for each in tables)
        ]
        if left:
            return left[-1]
    above = [seen.words for column, seen in sorted(picture.row(cluster.top - 1).items()) if column in _columns(cluster)]
    return next((words for words in above if words), "")


def _columns(cluster: _Cluster) -> range:
    return range(cluster.left, cluster.right + 1)


def _counts(picture: SheetPicture, cluster: _Cluster, label: str) -> bool:
    """Tell whether a block is worth a word: several figures with a label or many without, or one of some size."""
    if label and is_note(label):
        return False
    seen = (picture.at(*cell) for cell in cluster.cells)
    if all(each is not None and is_bare_year(each.text) for each in seen):
        return False
    count = len(cluster.cells)
    if count >= _SEVERAL:
        return bool(label) or count >= _MANY
    only = picture.at(*cluster.cells[0])
    return bool(label) and only is not None and only.number is not None and abs(only.number) >= _NOT_SMALL
