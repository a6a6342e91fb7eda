"""The values of a column as a list to tick, each with the number of lines that have it."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex

_ROLE = Qt.ItemDataRole
_ROOT = QModelIndex()


class ValueList(QAbstractListModel):
    """Values in order, ticked or not; a search leaves those that have a text, ticked, as Excel does."""

    def __init__(
        self,
        values: Counter[str],
        ticked: frozenset[str] | None,
        in_order: Callable[[Sequence[str]], list[str]],
        parent: QObject | None = None,
    ) -> None:
        """List values; every one is ticked where `ticked` is None."""
        super().__init__(parent)
        self._counts = values
        self._every = in_order(tuple(values))
        self._rows = self._every
        self._before = set(self._every) if ticked is None else set(ticked)
        self.ticked = set(self._before)
        self._search = ""

    @property
    def chosen(self) -> frozenset[str] | None:
        """The values that stay; None where all of them do, so that no filter is needed."""
        return None if self.ticked.issuperset(self._every) else frozenset(self.ticked)

    def search(self, text: str) -> None:
        """List the values that have a text, and tick just them; without a text all, ticked as before."""
        wanted = text.casefold().strip()
        if wanted == self._search:
            return
        if not self._search:
            self._before = set(self.ticked)
        self._search = wanted
        self.beginResetModel()
        self._rows = [value for value in self._every if wanted in value.casefold()]
        self.ticked = set(self._rows) if wanted else set(self._before)
        self.endResetModel()

    def tick_all(self, *, ticked: bool) -> None:
        """Tick every listed value, or none."""
        if ticked:
            self.ticked.update(self._rows)
        else:
            self.ticked.difference_update(self._rows)
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1), [_ROLE.CheckStateRole])

    def listed_state(self) -> Qt.CheckState:
        """Whether all, some or none of the listed values are ticked."""
        count = sum(value in self.ticked for value in self._rows)
        if not count:
            return Qt.CheckState.Unchecked
        return Qt.CheckState.Checked if count == len(self._rows) else Qt.CheckState.PartiallyChecked

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of listed values."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:  # noqa: ANN401  # what Qt asks for
        """Return a value with its count, or its tick."""
        if not index.isValid():
            return None
        value = self._rows[index.row()]
        if role == _ROLE.DisplayRole:
            return f"{' '.join(value.split())} ({self._counts[value]:,})"
        if role == _ROLE.CheckStateRole:
            return Qt.CheckState.Checked if value in self.ticked else Qt.CheckState.Unchecked
        return None

    def setData(self, index: Index, value: Any, role: int = _ROLE.EditRole) -> bool:  # noqa: ANN401  # what Qt passes
        """Tick a value, or take its tick away."""
        if role != _ROLE.CheckStateRole or not index.isValid():
            return False
        changed = self._rows[index.row()]
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self.ticked.add(changed)
        else:
            self.ticked.discard(changed)
        self.dataChanged.emit(index, index, [role])
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let every value be ticked."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsUserCheckable
            | Qt.ItemFlag.ItemNeverHasChildren
        )
