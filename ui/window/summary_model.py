"""The summary as a table model: a row an area, a column a measure and year, and whether control totals agree."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from model.controls import Measure
from model.years import Year
from ui.window.as_written import as_written
from ui.window.metrics import figure_font
from ui.window.session import Session
from ui.window.summary_rows import MEASURE_SHORT, MEASURE_WORDS, RowKind, SummaryRow, summary_rows
from ui.window.theme import current_theme

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole
# Bound once: a table draws all its cells at once, and asks a dozen things of each.
_DISPLAY, _FONT, _ALIGNMENT = int(_ROLE.DisplayRole), int(_ROLE.FontRole), int(_ROLE.TextAlignmentRole)
_BACKGROUND, _FOREGROUND = int(_ROLE.BackgroundRole), int(_ROLE.ForegroundRole)
_LOOKS = (_FONT, _ALIGNMENT, _BACKGROUND, _FOREGROUND)
_COLOURS = (_BACKGROUND, _FOREGROUND)
_ANSWERED = frozenset(map(int, (_ROLE.DisplayRole, _ROLE.AccessibleTextRole, _ROLE.ToolTipRole, *_LOOKS)))
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_NOWHERE = QModelIndex()


class SummaryModel(QAbstractTableModel):
    """Read-only; refreshes as a whole because the model notified (a summary has few rows)."""

    def __init__(self, session: Session, measures: tuple[Measure, ...], parent: QObject | None = None) -> None:
        """Show some measures of a session's budget."""
        super().__init__(parent)
        self._session = session
        self._measures = measures
        self._years = session.budget.years
        self._last_column = len(measures) * len(self._years) + 1
        self._rows: list[SummaryRow] = []
        self.refresh()

    def row(self, place: int) -> SummaryRow:
        """Return one row."""
        return self._rows[place]

    def measure_at(self, column: int) -> tuple[Measure, Year] | None:
        """Return what a column of figures is of; None for the names and the control totals."""
        if not 0 < column < self._last_column:
            return None
        measure, year = divmod(column - 1, len(self._years))
        return self._measures[measure], self._years[year]

    def refresh(self) -> None:
        """Take the figures as they stand; the table is rebuilt only where its rows are other ones."""
        rows = summary_rows(self._session.budget, self._measures, self._session.view.basis)
        if [(row.kind, row.area_id) for row in rows] != [(row.kind, row.area_id) for row in self._rows]:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return
        self._rows = rows
        self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, self.columnCount() - 1))

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return the name's column, the figures' and the control totals'."""
        return 0 if parent.isValid() else self._last_column + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> object:
        """Return a column's heading: the measure above the year."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        is_words = section == 0
        if role == _ROLE.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if is_words else Qt.AlignmentFlag.AlignRight
            return side | Qt.AlignmentFlag.AlignBottom
        if role != _ROLE.DisplayRole:
            return None
        if is_words:
            return "Activity area"
        if section == self._last_column:
            return "Control\ntotal" if len(self._measures) > 1 else "Control total"
        measure, year = divmod(section - 1, len(self._years))
        label = self._years[year].label
        return f"{MEASURE_SHORT[self._measures[measure]]}\n{label}" if len(self._measures) > 1 else label

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        """Return what a cell shows, and how."""
        if role not in _ANSWERED or not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        if role == _ALIGNMENT:
            return _RIGHT if column else _LEFT
        if role == _FONT:
            return figure_font(bold=row.kind is not RowKind.AREA)
        is_last = column == self._last_column
        if role == _DISPLAY:
            return self._text(row, column, is_last=is_last)
        if role in _COLOURS:
            return _colour(row, role, is_last=is_last)
        match role:
            case _ROLE.AccessibleTextRole:
                heading = self.headerData(column, Qt.Orientation.Horizontal)
                basis = "" if is_last or self._session.view.is_year_on_year else f", {self._session.view.basis.value}"
                words = f"{row.text}, {heading}{basis}: {self._text(row, column, is_last=is_last)}"
                found: object = words.replace("\n", " ")
            case _ROLE.ToolTipRole:
                found = self._comparison(row) if is_last else as_written(row.text) if column == 0 else None
            case _:
                found = None
        return found

    def _text(self, row: SummaryRow, column: int, *, is_last: bool) -> str:
        if column == 0:
            return row.text
        if row.kind is RowKind.HEADING:
            return ""
        if is_last:
            if not row.compared:
                return "none"
            return "differs" if row.differing else "agrees"
        return self._session.view.text(row.figures[column - 1])

    def _comparison(self, row: SummaryRow) -> str:
        if not row.compared:
            return "No control total is stated."
        text = self._session.view.text
        if not row.differing:
            return "The lines cast to every control total stated."
        return "\n".join(
            f"{MEASURE_WORDS[each.control.measure]} {each.year}: the lines cast to {text(each.cast)}, "
            f"the control total is {text(each.stated)}; difference {text(each.difference)}."
            for each in row.differing
        )


def _colour(row: SummaryRow, role: int, *, is_last: bool) -> object:
    if role == _BACKGROUND and row.kind in (RowKind.SUBTOTAL, RowKind.TOTAL):
        return current_theme().colour("surface_alt")
    if role == _FOREGROUND and is_last and row.compared:
        return current_theme().colour("error" if row.differing else "good")
    return None
