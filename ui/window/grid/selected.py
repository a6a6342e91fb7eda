"""Which cells of a grid are selected: its rows and visible columns in the order in which they are seen."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QItemSelectionRange
from PySide6.QtWidgets import QTableView


@dataclass(frozen=True, slots=True)
class Part:
    """Selected rows, from the first to the last, in some of the columns in sight."""

    top: int
    bottom: int
    columns: tuple[int, ...]

    @property
    def rows(self) -> range:
        """The rows."""
        return range(self.top, self.bottom + 1)


@dataclass(frozen=True, slots=True)
class Selected:
    """Rows, columns in visible order, and the cells at which they meet; None where those are all of them."""

    rows: Sequence[int]
    columns: Sequence[int]
    some: frozenset[tuple[int, int]] | None = None

    @property
    def is_block(self) -> bool:
        """Whether the cells are one rectangle without a gap."""
        return self.some is None and (not self.rows or self.rows[-1] - self.rows[0] == len(self.rows) - 1)

    def has(self, row: int, column: int) -> bool:
        """Whether a cell in one of the rows and columns is selected."""
        return self.some is None or (row, column) in self.some

    def cells(self) -> list[tuple[int, int]]:
        """Return the selected cells, row by row."""
        return [(row, column) for row in self.rows for column in self.columns if self.has(row, column)]


def visible_columns(grid: QTableView) -> list[int]:
    """Return the columns that show, from left to right."""
    header = grid.horizontalHeader()
    shown = (place for place in range(header.count()) if not grid.isColumnHidden(place))
    return sorted(shown, key=header.visualIndex)


def selected_parts(grid: QTableView) -> list[Part]:
    """Return the selected cells in sight as parts that do not overlap; none where no cell is selected."""
    columns = visible_columns(grid)
    # It is a list of ranges, which its type does not say.
    ranges = cast("Iterable[QItemSelectionRange]", grid.selectionModel().selection())
    return [
        Part(each.top(), each.bottom(), tuple(place for place in columns if each.left() <= place <= each.right()))
        for each in ranges
    ]


def selected_cells(grid: QTableView) -> Selected:
    """Return the selected cells; the current one where none is selected."""
    parts = selected_parts(grid)
    if not parts:
        current = grid.currentIndex()
        return Selected([current.row()], [current.column()]) if current.isValid() else Selected((), ())
    rows = sorted({row for part in parts for row in part.rows})
    if len(parts) == 1:
        return Selected(rows, parts[0].columns)
    every = {column for part in parts for column in part.columns}
    across = [column for column in visible_columns(grid) if column in every]
    some = frozenset((row, column) for part in parts for row in part.rows for column in part.columns)
    return Selected(rows, across, None if len(some) == len(rows) * len(across) else some)


def select_block(grid: QTableView, rows: Sequence[int], columns: Sequence[int]) -> None:
    """Select the rectangle over rows and columns; the current cell stays the current one."""
    if rows and columns:
        model = grid.model()
        block = QItemSelection(model.index(min(rows), min(columns)), model.index(max(rows), max(columns)))
        grid.selectionModel().select(block, QItemSelectionModel.SelectionFlag.ClearAndSelect)
