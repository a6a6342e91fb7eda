"""A Qt table whose rows are ids in an order: it tells views the least that changes when the order does."""

from collections.abc import Iterable

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject

from ui.window.grid.line_order import LineOrder

_ROOT = QModelIndex()
# Each run of rows that comes or goes costs a pass over all: with more of them, the view had better begin anew.
_MANY_RUNS = 50


class OrderedRows(QAbstractTableModel):
    """Rows by id. Ids below nil are headings among the lines."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin without rows."""
        super().__init__(parent)
        self._order = LineOrder()

    def tell_cells(self, cells: Iterable[tuple[int, int]]) -> None:
        """Tell that cells have changed, each an id and a column, as the smallest block around them."""
        places = [(self._order.row_of[line_id], column) for line_id, column in cells if line_id in self._order.row_of]
        if places:
            rows, columns = [row for row, _ in places], [column for _, column in places]
            self.tell(min(rows), min(columns), max(rows), max(columns))

    def tell(self, top: int, left: int, bottom: int, right: int) -> None:
        """Tell that the cells of a block have changed."""
        self.dataChanged.emit(self.index(top, left), self.index(bottom, right))

    def reorder(self, wanted: list[int]) -> None:
        """Show these ids, in this order."""
        gone = self._order.gone(wanted)
        if len(gone) + len(self._order.come(wanted)) > _MANY_RUNS:
            self.beginResetModel()
            self._order.set(wanted)
            self.endResetModel()
            return
        for first, last in gone:
            self.beginRemoveRows(_ROOT, first, last)
            self._order.set(self._order.ids[:first] + self._order.ids[last + 1 :])
            self.endRemoveRows()
        staying = [line_id for line_id in wanted if line_id in self._order.row_of]
        if staying != self._order.ids:
            self._rearrange(staying)
        for first, last in self._order.come(wanted):
            self.beginInsertRows(_ROOT, first, last)
            self._order.set(self._order.ids[:first] + wanted[first : last + 1] + self._order.ids[first:])
            self.endInsertRows()

    def _rearrange(self, ids: list[int]) -> None:
        self.layoutAboutToBeChanged.emit()
        old = self.persistentIndexList()
        lines = [self._order.ids[index.row()] for index in old]
        self._order.set(ids)
        rows = [self._order.row_of[line_id] for line_id in lines]
        new = [self.index(row, index.column()) for row, index in zip(rows, old, strict=True)]
        self.changePersistentIndexList(old, new)
        self.layoutChanged.emit()
