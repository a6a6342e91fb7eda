"""The change log as a table model: the last entry first, what is not saved yet above all."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from model.change_log import LogEntry
from model.logged_workings import logged_words
from model.money import Unit
from ui.window.as_written import as_written
from ui.window.theme import current_theme

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole
_NOWHERE = QModelIndex()
HEADINGS = ("When", "Who", "Area", "Line", "Field", "Old", "New", "Reason")
_VALUES = (HEADINGS.index("Old"), HEADINGS.index("New"))
UNSAVED = "Not saved yet"
_ALIGNMENT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class ChangeLogModel(QAbstractTableModel):
    """Read-only: entries of the log, in the order given."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._entries: Sequence[LogEntry] = ()
        self._unit = Unit.GBP

    def show(self, entries: Sequence[LogEntry], unit: Unit) -> None:
        """Show other entries, of a workbook in a unit."""
        self.beginResetModel()
        self._unit = unit
        self._entries = entries
        self.endResetModel()

    @property
    def unit(self) -> Unit:
        """The unit of their workbook."""
        return self._unit

    @property
    def entries(self) -> Sequence[LogEntry]:
        """The entries shown."""
        return self._entries

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of entries."""
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> object:
        """Return a column's heading."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == _ROLE.TextAlignmentRole:
            return _ALIGNMENT
        return HEADINGS[section] if role == _ROLE.DisplayRole else None

    def _said(self, entry: LogEntry, column: int) -> str:
        return logged_words(entry[column], self._unit) if column in _VALUES else entry[column]

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        """Return what a cell shows, and how."""
        if not index.isValid():
            return None
        entry, column = self._entries[index.row()], index.column()
        if role in (_ROLE.DisplayRole, _ROLE.ToolTipRole, _ROLE.AccessibleTextRole):
            text = self._said(entry, column) or (UNSAVED if column == 0 else "")
            if role == _ROLE.AccessibleTextRole:
                return f"{HEADINGS[column]}: {text or 'blank'}"
            return " ".join(text.split()) if role == _ROLE.DisplayRole else as_written(text)
        if role == _ROLE.TextAlignmentRole:
            return _ALIGNMENT
        if role == _ROLE.ForegroundRole and not entry.when:
            return current_theme().colour("muted")
        return None
