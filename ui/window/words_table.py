"""A plain table of words and figures that is only read: rows of texts, figures at the right, some rows in bold."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QTableView

from model.money import NIL
from ui.window.metrics import figure_font, letters, space
from ui.window.view import View

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole
_DISPLAY, _TIP, _SPOKEN = _ROLE.DisplayRole, _ROLE.ToolTipRole, _ROLE.AccessibleTextRole
_NOWHERE = QModelIndex()
_YEAR, _SIDES = "2026/27", 4
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class WordsRow(NamedTuple):
    """One row: what its cells say, and whether it stands out."""

    texts: tuple[str, ...]
    is_bold: bool = False


class WordsModel(QAbstractTableModel):
    """Rows of words. Subclasses may word a row only when it is looked at: `row` and `rowCount` are all there is."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._headings: tuple[str, ...] = ()
        self._figures: frozenset[int] = frozenset()
        self._rows: Sequence[WordsRow] = ()

    def show(self, headings: Sequence[str], rows: Sequence[WordsRow], figures: Sequence[int] = ()) -> None:
        """Show other rows; `figures` are the columns that stand at the right."""
        self.beginResetModel()
        self._headings, self._rows, self._figures = tuple(headings), rows, frozenset(figures)
        self.endResetModel()

    def row(self, place: int) -> WordsRow:
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
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._headings):
            return None
        if role == _ROLE.TextAlignmentRole:
            return _RIGHT if section in self._figures else _LEFT
        return self._headings[section] if role == _DISPLAY else None

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        """Return what a cell shows, and how."""
        if not index.isValid():
            return None
        column = index.column()
        if role == _ROLE.TextAlignmentRole:
            return _RIGHT if column in self._figures else _LEFT
        if role not in (_DISPLAY, _TIP, _SPOKEN, _ROLE.FontRole):
            return None
        row = self.row(index.row())
        if role == _ROLE.FontRole:
            return figure_font(bold=row.is_bold)
        text = row.texts[column]
        if role == _SPOKEN:
            return f"{self._headings[column]}: {text}"
        return " ".join(text.split()) if role == _DISPLAY else text


def figures_width(figures: Iterable[Decimal], view: View) -> int:
    """Return the width of a column, in pixels, that holds a year's heading and any of figures, in bold."""
    greatest = max(map(abs, figures), default=NIL)
    texts = view.text(-greatest), _YEAR
    metrics = QFontMetrics(figure_font(bold=True))
    return max(map(metrics.horizontalAdvance, texts)) + space(_SIDES)


class WordsTable(QTableView):
    """Shows such rows, whole ones selected; Tab leaves it."""

    def __init__(self, model: WordsModel, name: str) -> None:
        """`name` is what a screen reader calls it."""
        super().__init__()
        self.setModel(model)
        self.setAccessibleName(name)
        self.setObjectName("PlainTable")
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setStretchLastSection(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + space(2))

    def set_figures_width(self, figures: Iterable[Decimal], columns: Iterable[int], view: View) -> None:
        """Give columns the width of the widest of figures, in pounds, as a view shows them."""
        width = figures_width(figures, view)
        for column in columns:
            self.setColumnWidth(column, width)

    def set_widths(self, widths: Sequence[float]) -> None:
        """Set the columns' widths, in letters."""
        for column, width in enumerate(widths):
            self.setColumnWidth(column, letters(width))
