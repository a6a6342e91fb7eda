"""The table of a paste that is not yet done: what each cell holds, what it would hold, and a word for it."""

from decimal import Decimal
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from model.budget import Budget
from model.lines import Kind
from model.money import Unreadable, cell_text, rounded
from model.pasting.preview import PreviewRow
from model.planning import heading_of
from ui.window.as_written import as_written
from ui.window.view import View

Index = QModelIndex | QPersistentModelIndex

HEADINGS = ("Line", "Column", "What happens", "Before", "After")
WHAT_HAPPENS = 2
_BEFORE, _AFTER = 3, 4
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
_TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_ROOT = QModelIndex()


class PastePreviewModel(QAbstractTableModel):
    """One row a cell."""

    def __init__(self, budget: Budget, view: View, parent: QObject | None = None) -> None:
        """Begin empty; figures are shown as in the view, in full where that would round them."""
        super().__init__(parent)
        self._budget = budget
        self._view = view
        self._rows: list[PreviewRow] = []

    def show(self, rows: list[PreviewRow]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def text(self, row: int, column: int) -> str:
        """Return a cell's text."""
        cell = self._rows[row]
        if column == _BEFORE:
            return self._worded(cell.old)
        if column == _AFTER:
            return self._worded(cell.new)
        if column == 0:
            return f"New line {cell.new_line}" if cell.new_line else self._budget.line(cell.line_id).name
        return heading_of(cell.field) if column == 1 else cell.mark

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of cells shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(HEADINGS)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:  # noqa: ANN401  # what Qt asks for
        """Answer for a cell."""
        row, column = index.row(), index.column()
        if row < 0:
            return None
        if role == _DISPLAY:
            return self.text(row, column)
        if role == _TOOLTIP:
            return as_written(self.text(row, column))
        if role == _ACCESSIBLE:
            return f"{HEADINGS[column]}: {self.text(row, column)}"
        if role == _ALIGNMENT and column in (_BEFORE, _AFTER) and self._rows[row].field.year is not None:
            return _RIGHT
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:  # noqa: ANN401  # as above
        """Answer for a heading."""
        if orientation == Qt.Orientation.Horizontal and 0 <= section < len(HEADINGS):
            if role == _DISPLAY:
                return HEADINGS[section]
            if role == _ALIGNMENT:
                return _RIGHT if section in (_BEFORE, _AFTER) else _LEFT
        return None

    def _worded(self, value: object) -> str:
        if isinstance(value, Decimal):
            view = self._view
            is_whole = rounded(value, view.unit, view.decimals).scaleb(view.unit.power) == value
            return view.text(value) if is_whole else cell_text(value, view.unit)
        if isinstance(value, Unreadable):
            return value.text
        if isinstance(value, Kind):
            return value.title
        return " ".join(value.split()) if isinstance(value, str) and value else "blank"
