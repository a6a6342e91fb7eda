"""A sheet of the workbook as a table model: its cells as they are, tinted and named by what was found."""

from datetime import datetime, timedelta

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush

from model.workbook.addresses import address, column_letters
from model.workbook.finding.marks import Mark, SheetMarks
from model.workbook.finding.picture import Seen, SheetPicture, Sort
from ui.window.as_written import as_written
from ui.window.theme import current_theme

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole
_DISPLAY, _TINT, _INK, _ALIGN = (
    int(_ROLE.DisplayRole),
    int(_ROLE.BackgroundRole),
    int(_ROLE.ForegroundRole),
    int(_ROLE.TextAlignmentRole),
)
_TOLD = (int(_ROLE.AccessibleTextRole), int(_ROLE.ToolTipRole))
_NOWHERE = QModelIndex()
_TINTS = {
    Mark.HEADINGS: "accent_soft",
    Mark.HEADING: "accent_soft",
    Mark.LINE: "good_soft",
    Mark.TOTAL: "warning_soft",
    Mark.IGNORED: "hover",
    Mark.NOT_READ: "error_soft",
}
_FIRST_DATE = datetime(1899, 12, 30)  # noqa: DTZ001  # a sheet's days have no zone
_LAST_DAY = 2_958_465
_LEAST_ROWS, _LEAST_COLUMNS = 1, 1


class PictureModel(QAbstractTableModel):
    """Read-only; rows and columns count from nil as Qt has them, cells from one."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin with no sheet."""
        super().__init__(parent)
        self._picture: SheetPicture | None = None
        self._marks = SheetMarks()
        self._rows = self._columns = 0
        self._at = (1, 1)
        self._colours()

    def _colours(self) -> None:
        theme = current_theme()
        self._tints = {mark: QBrush(theme.colour(name)) for mark, name in _TINTS.items()}
        self._muted = QBrush(theme.colour("muted"))

    @property
    def picture(self) -> SheetPicture | None:
        """The sheet that is shown."""
        return self._picture

    @property
    def marks(self) -> SheetMarks:
        """What was found on it."""
        return self._marks

    def show(self, picture: SheetPicture, marks: SheetMarks) -> None:
        """Show a sheet."""
        self.beginResetModel()
        self._colours()
        self._picture = picture
        self._marks = marks
        self._rows = max(picture.rows, default=_LEAST_ROWS)
        self._columns = max((max(cells) for cells in picture.rows.values()), default=_LEAST_COLUMNS)
        self.endResetModel()

    def mark(self, marks: SheetMarks) -> None:
        """Show what is now found on the same sheet."""
        self._marks = marks
        if self._rows and self._columns:
            self.dataChanged.emit(self.index(0, 0), self.index(self._rows - 1, self._columns - 1))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, self._rows - 1)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self._columns - 1)

    def look_from(self, row: int, column: int) -> None:
        """Name the columns by the table in which this cell stands."""
        self._at = (row, column)
        if self._columns:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self._columns - 1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of rows up to the last that holds anything."""
        return 0 if parent.isValid() else self._rows

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of columns up to the last that holds anything."""
        return 0 if parent.isValid() else self._columns

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        """Return a row's number or a column's letters with what it is."""
        if role == _ALIGN:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if role not in (_DISPLAY, *_TOLD):
            return None
        if orientation is Qt.Orientation.Vertical:
            words = self._marks.row_words(section + 1)
            return f"{section + 1}  {words}" if words else str(section + 1)
        words = self._marks.column_words(self._at[0], section + 1)
        return f"{column_letters(section + 1)}  {words}" if words else column_letters(section + 1)

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        """Return what a cell shows, and how."""
        if not index.isValid() or self._picture is None:
            return None
        row, column = index.row() + 1, index.column() + 1
        seen = self._picture.at(row, column)
        if role == _DISPLAY:
            return shown(seen) if seen is not None else None
        if role in (_TINT, _INK):
            mark = self._marks.mark(row, column)
            return self._tints.get(mark) if role == _TINT else self._muted if mark is Mark.IGNORED else None
        if role == _ALIGN:
            across = Qt.AlignmentFlag.AlignRight if seen is not None and seen.number is not None else 0
            return int(Qt.AlignmentFlag.AlignVCenter | across)
        if role in _TOLD:
            told = self._told(row, column, shown(seen) if seen is not None else "blank")
            return as_written(told) if role == _TOLD[1] else told
        return None

    def _told(self, row: int, column: int, text: str) -> str:
        words = (self._marks.row_words(row), self._marks.column_words(row, column))
        parts = [part for part in words if part]
        return f"{address(row, column)}: {text}" + (f" ({'; '.join(parts)})" if parts else " (in no table)")


def shown(seen: Seen) -> str:
    """Return a cell's text about as its sheet shows it."""
    if seen.sort is Sort.DATE:
        return _date(seen.text)
    if seen.number is None or seen.sort is not Sort.NUMBER or seen.dress.is_percentage:
        return " ".join(seen.text.split()) or (f"={seen.formula}" if seen.formula else "")
    decimals = seen.dress.decimals
    if decimals is None or seen.dress.thousands:
        return f"{seen.number:f}"
    return f"{seen.number:,.{decimals}f}"


def _date(text: str) -> str:
    try:
        days = float(text)
        return (_FIRST_DATE + timedelta(days=days)).strftime("%d/%m/%Y") if 0 < days < _LAST_DAY else text
    except ValueError:
        return text
