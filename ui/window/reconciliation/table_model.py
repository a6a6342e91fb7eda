"""The reconciliation as a table model: a row a part of a statement, a column a year, and how it stands."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from model.money import Amount
from model.scopes import ScopeTally
from ui.window.as_written import as_written
from ui.window.metrics import figure_font
from ui.window.reconciliation.rows import Kind, State, StatedRow, reconciliation
from ui.window.session import Session
from ui.window.theme import current_theme

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole
_INDENT = " " * 6
_NOWHERE = QModelIndex()
_STATE_COLOURS = {
    State.AGREES: "good",
    State.ROUNDING: "muted",
    State.DIFFERS: "error",
    State.LEFT: "warning",
    State.OVER: "error",
}
_STRONG = (Kind.HEADING, Kind.TOTAL, Kind.DIFFERENCE)


class ReconciliationModel(QAbstractTableModel):
    """Read-only; made again as a whole, which is a few rows."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._session = session
        self._years = session.budget.years
        self._rows: list[StatedRow] = []

    def show(self, scope: ScopeTally) -> None:
        """Show the rows of a scope as they stand."""
        rows = reconciliation(self._session.budget, scope, self._session.view.basis)
        same = [(row.kind, row.text) for row in rows] == [(row.kind, row.text) for row in self._rows]
        if not same:
            self.beginResetModel()
        self._rows = rows
        if not same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, self.columnCount() - 1))

    def row(self, place: int) -> StatedRow:
        """Return one row."""
        return self._rows[place]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return the words' column, the years' and that of how it stands."""
        return 0 if parent.isValid() else len(self._years) + 2

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> object:
        """Return a column's heading."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == _ROLE.TextAlignmentRole:
            return _alignment(section, self.columnCount())
        if role != _ROLE.DisplayRole:
            return None
        if section == 0:
            return "Statement"
        return "" if section == self.columnCount() - 1 else self._years[section - 1].label

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        """Return what a cell shows, and how."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        found: object = None
        match role:
            case _ROLE.DisplayRole:
                found = self._text(row, column)
            case _ROLE.ToolTipRole:
                found = as_written(self._text(row, column))
            case _ROLE.AccessibleTextRole:
                heading = self.headerData(column, Qt.Orientation.Horizontal)
                found = f"{row.text}, {heading}: {self._text(row, column)}" if column else row.text
            case _ROLE.TextAlignmentRole:
                found = _alignment(column, self.columnCount())
            case _ROLE.FontRole:
                found = figure_font(bold=row.kind in _STRONG)
            case _ROLE.BackgroundRole if row.kind is Kind.TOTAL:
                found = current_theme().colour("surface_alt")
            case _ROLE.ForegroundRole:
                found = self._colour(row)
        return found

    def _colour(self, row: StatedRow) -> object:
        if row.state in _STATE_COLOURS:
            return current_theme().colour(_STATE_COLOURS[row.state])
        return current_theme().colour("muted") if row.kind is Kind.NOTE else None

    def _text(self, row: StatedRow, column: int) -> str:
        if column == 0:
            return f"{_INDENT}{row.text}" if row.kind is Kind.DETAIL else row.text
        if column == self.columnCount() - 1:
            return row.state.value
        amount: Amount = row.figures[column - 1] if column <= len(row.figures) else None
        return self._session.view.text(amount)


def _alignment(column: int, count: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if 0 < column < count - 1 else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
