"""A plain table of texts as a model: headings, rows, which rows stand out, and what a row is about."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.window.as_written import as_written
from ui.window.metrics import figure_font

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole
_DISPLAY = int(_ROLE.DisplayRole)
_NOWHERE = QModelIndex()


class TextRow(NamedTuple):
    """One row: its texts, whether it stands out, and what it is about."""

    texts: tuple[str, ...]
    is_strong: bool = False
    about: object = None


class TextTable(QAbstractTableModel):
    """Read-only; columns from `figures_from` on hold figures."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._headings: tuple[str, ...] = ()
        self._rows: Sequence[TextRow] = ()
        self._figures_from = 0
        self._strong: QFont | None = None

    def show(self, headings: tuple[str, ...], rows: Sequence[TextRow], figures_from: int) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._headings, self._rows, self._figures_from = headings, rows, figures_from
        self._strong = figure_font(bold=True)
        self.endResetModel()

    def row(self, place: int) -> TextRow:
        """Return one row."""
        return self._rows[place]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._headings)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        """Return a column's heading."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == _ROLE.TextAlignmentRole:
            return self._alignment(section)
        return self._headings[section] if role == _DISPLAY else None

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        """Return what a cell shows, and how."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        text = row.texts[column] if column < len(row.texts) else ""
        if role == _DISPLAY:
            return text
        if role == _ROLE.ToolTipRole:
            return as_written(text)
        if role == _ROLE.AccessibleTextRole:
            return f"{self._headings[column]}: {text}" if self._headings[column] else text
        if role == _ROLE.TextAlignmentRole:
            return self._alignment(column)
        return self._strong if role == _ROLE.FontRole and row.is_strong else None

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        across = Qt.AlignmentFlag.AlignRight if column >= self._figures_from else Qt.AlignmentFlag.AlignLeft
        return across | Qt.AlignmentFlag.AlignVCenter
