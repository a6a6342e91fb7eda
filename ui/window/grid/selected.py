"""Which cells of a grid are selected: its rows and visible columns in the order in which they are seen."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QItemSelectionRange
from PySide6.QtWidgets import QTableView


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


def selected_cells(grid: QTableView) -> Selected:
    """Return the selected cells; the current one where none is selected."""
    columns = visible_columns(grid)
    # It is a list of ranges, which its type does not say.
    parts = list(cast("Iterable[QItemSelectionRange]", grid.selectionModel().selection()))
    if not parts:
        current = grid.currentIndex()
        return Selected([current.row()], [current.column()]) if current.isValid() else Selected((), ())
    rows = sorted({row for part in parts for row in range(part.top(), part.bottom() + 1)})
    across = [column for column in columns if any(part.left() <= column <= part.right() for part in parts)]
    if len(parts) == 1:
        return Selected(rows, across)
    some = frozenset(
        (row, column)
        for part in parts
        for row in range(part.top(), part.bottom() + 1)
        for column in across
        if part.left() <= column <= part.right()
    )
    return Selected(rows, across, None if len(some) == len(rows) * len(across) else some)


def select_block(grid: QTableView, rows: Sequence[int], columns: Sequence[int]) -> None:
    """Select the rectangle over rows and columns; the current cell stays the current one."""
    if rows and columns:
        model = grid.model()
        block = QItemSelection(model.index(min(rows), min(columns)), model.index(max(rows), max(columns)))
        grid.selectionModel().select(block, QItemSelectionModel.SelectionFlag.ClearAndSelect)
