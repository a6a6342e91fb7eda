"""Selecting as a spreadsheet does: the cell where it began stays the current one, whatever Shift or a drag adds."""

from enum import Enum, auto
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
)

from ui.window.grid.line_order import runs
from ui.window.grid.moves import Block, next_within

if TYPE_CHECKING:
    from ui.window.grid.line_grid import LineGrid

_ONLY = QItemSelectionModel.SelectionFlag.ClearAndSelect
_STAY = QItemSelectionModel.SelectionFlag.NoUpdate


class _Whole(Enum):
    """What Shift adds to a selection of whole rows or columns."""

    ROWS = auto()
    COLUMNS = auto()


class Selecting:
    """The current cell and the far corner of what is selected from there. Columns that are hidden are never selected.

    Cells are given as a row and a place among the columns in sight.
    """

    def __init__(self, grid: "LineGrid") -> None:
        """Select in a grid."""
        self._grid = grid
        self._corner = QPersistentModelIndex()
        self._whole: _Whole | None = None
        self._is_cycling = False
        self._is_selecting = False

    @property
    def current(self) -> tuple[int, int] | None:
        """The current cell; None where there is none in sight."""
        return self._place(self._grid.currentIndex())

    @property
    def corner(self) -> tuple[int, int] | None:
        """The cell to which Shift has extended the selection: the current one before it has."""
        return self._place(self._corner) or self.current

    def go(self, row: int, place: int) -> None:
        """Make a cell the current one and the only one selected."""
        self._begin()
        self._grid.selectionModel().setCurrentIndex(self._index(row, place), _ONLY)

    def extend(self, row: int, place: int) -> None:
        """Select from the current cell to this one; of whole rows or columns more whole ones."""
        current = self.current
        if current is None:
            self.go(row, place)
            return
        rows, places = sorted((current[0], row)), sorted((current[1], place))
        if self._whole is _Whole.ROWS:
            places = [0, len(self._grid.columns_in_sight()) - 1]
        elif self._whole is _Whole.COLUMNS:
            rows = [0, self._grid.lines.rowCount() - 1]
        self._select(Block(rows[0], places[0], rows[1], places[1]))
        self._corner = QPersistentModelIndex(self._index(row, place))
        self._grid.scrollTo(self._index(row, place))

    def select_block(self, block: Block) -> None:
        """Select these cells; the current one stays where it is."""
        self._select(block)
        self._begin()

    def select_rows(self) -> None:
        """Select the whole rows of the selected cells."""
        rows = [row for block in self.blocks() for row in (block.top, block.bottom)] or [max(0, self._row())]
        self._select(Block(min(rows), 0, max(rows), len(self._grid.columns_in_sight()) - 1))
        self._whole = _Whole.ROWS

    def select_columns(self) -> None:
        """Select the whole columns of the selected cells."""
        current = self.current
        places = [place for block in self.blocks() for place in (block.left, block.right)]
        places = places or [current[1] if current else 0]
        self._select(Block(0, min(places), self._grid.lines.rowCount() - 1, max(places)))
        self._whole = _Whole.COLUMNS

    def blocks(self) -> list[Block]:
        """Return what is selected as blocks; columns that stand side by side in sight make one."""
        in_sight = {column: place for place, column in enumerate(self._grid.columns_in_sight())}
        parts: dict[tuple[int, int], set[int]] = {}
        # It is a list of ranges, which its type does not say.
        for part in cast("list[QItemSelectionRange]", self._grid.selectionModel().selection()):
            places = {in_sight[column] for column in range(part.left(), part.right() + 1) if column in in_sight}
            parts.setdefault((part.top(), part.bottom()), set()).update(places)
        return [
            Block(top, left, bottom, right)
            for (top, bottom), places in parts.items()
            for left, right in runs(sorted(places))
        ]

    def cycle(self, step: int, *, downwards: bool) -> bool:
        """Make the next cell of several selected ones the current one; False where no more than one is selected."""
        blocks, current = self.blocks(), self.current
        if current is None or not blocks:
            return False
        if len(blocks) == 1 and blocks[0].top == blocks[0].bottom and blocks[0].left == blocks[0].right:
            return False
        corner = self._corner
        row, place = next_within(blocks, *current, step, downwards=downwards)
        self._is_cycling = True
        self._grid.selectionModel().setCurrentIndex(self._index(row, place), _STAY)
        self._is_cycling = False
        self._corner = corner
        return True

    def on_current_changed(self) -> None:
        """Begin anew where the current cell was changed from elsewhere."""
        if not self._is_cycling:
            self._begin()

    def on_selection_changed(self) -> None:
        """Begin anew where other cells were selected from elsewhere, the current one among them perhaps."""
        if not self._is_selecting:
            self._begin()

    def _begin(self) -> None:
        """Forget what Shift has added: the next that it adds is counted from the current cell."""
        self._corner = QPersistentModelIndex()
        self._whole = None

    def _select(self, block: Block) -> None:
        lines, columns = self._grid.lines, self._grid.columns_in_sight()[block.left : block.right + 1]
        selection = QItemSelection()
        for first, last in runs(sorted(columns)):
            selection.select(lines.index(block.top, first), lines.index(block.bottom, last))
        self._is_selecting = True
        self._grid.selectionModel().select(selection, _ONLY)
        self._is_selecting = False

    def _row(self) -> int:
        return self._grid.currentIndex().row()

    def _index(self, row: int, place: int) -> QModelIndex:
        return self._grid.lines.index(row, self._grid.columns_in_sight()[place])

    def _place(self, index: QModelIndex | QPersistentModelIndex) -> tuple[int, int] | None:
        columns = self._grid.columns_in_sight()
        return (index.row(), columns.index(index.column())) if index.isValid() and index.column() in columns else None
