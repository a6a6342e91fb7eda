"""The picture of a sheet: its cells with what each row and column is beside and above them, for keys and mouse."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from model.workbook.finding.marks import SheetMarks
from model.workbook.finding.picture import SheetPicture
from ui.window.mapping.choices import ROW_CHOICES, ColumnChoice, RowChoice
from ui.window.mapping.picture_model import PictureModel
from ui.window.metrics import figure_font, letters
from ui.window.theme import current_theme

_LEAST_ROW_WORDS, _MOST_ROW_WORDS, _WORDS, _FIGURES = 16, 32, 26, 13
_MOST_MEASURED, _MOST_HEADED = 60, 1000
_FRAME = 2
_LETTERS = 7


class _Place(QStyledItemDelegate):
    """Draws a frame around the cell where the officer is: its tint says what it is."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw a cell."""
        super().paint(painter, option, index)
        view = self.parent()
        if isinstance(view, QTableView) and view.currentIndex() == index:
            painter.save()
            painter.setPen(QPen(current_theme().colour("accent"), _FRAME))
            painter.drawRect(option.rect.adjusted(1, 1, -_FRAME, -_FRAME))
            painter.restore()


class PictureView(QTableView):
    """Shows one sheet.

    Signals: `place_changed` (row, column), `form_asked` (Enter: on to what the place is), `row_said` (RowChoice or
    None), `column_said` (ColumnChoice or None).
    """

    place_changed = Signal(int, int)
    form_asked = Signal()
    row_said = Signal(object)
    column_said = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with no sheet."""
        super().__init__(parent)
        self.picture_model = PictureModel(self)
        self.setModel(self.picture_model)
        self.setObjectName("PlainTable")
        self.setAccessibleName("Picture of the sheet")
        self.setAccessibleDescription(
            "Walk to a cell; Enter leads to what its row, column and table are, the menu key offers the same."
        )
        self.setFont(figure_font())
        self.setWordWrap(False)
        self.setItemDelegate(_Place(self))
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows = self.verticalHeader()
        rows.setDefaultSectionSize(round(self.fontMetrics().height() * 1.75))
        rows.setHighlightSections(True)
        self.horizontalHeader().setHighlightSections(True)
        self.choices: Sequence[ColumnChoice] = ()

    def show_sheet(self, picture: SheetPicture, marks: SheetMarks) -> None:
        """Show a sheet, from the first cell of its first table."""
        self.picture_model.show(picture, marks)
        self._fit_row_words()
        header = self.horizontalHeader()
        for column in range(self.picture_model.columnCount()):
            words = max(
                (marks.column_words(table.block.top, column + 1) for table in marks.regions), key=len, default=""
            )
            header.resizeSection(column, letters(max(_width(picture, marks, column + 1), len(words) + _LETTERS)))
        tables = marks.tables
        row, column = (tables[0].block.top, tables[0].block.left) if tables else (1, 1)
        self.go_to(row, column)

    def mark(self, marks: SheetMarks) -> None:
        """Show what is now found on the same sheet."""
        self.picture_model.mark(marks)
        self._fit_row_words()

    def _fit_row_words(self) -> None:
        """Give the words of the rows the width that they need, within bounds."""
        model, count = self.picture_model, min(self.picture_model.rowCount(), _MOST_HEADED)
        words = (str(model.headerData(row, Qt.Orientation.Vertical)) for row in range(count))
        longest = max((len(each) for each in words), default=0)
        self.verticalHeader().setFixedWidth(letters(min(max(longest + 1, _LEAST_ROW_WORDS), _MOST_ROW_WORDS)))

    def go_to(self, row: int, column: int) -> None:
        """Make a cell the current one, as near as the picture has it."""
        model = self.picture_model
        index = model.index(min(row, model.rowCount()) - 1, min(column, model.columnCount()) - 1)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    @property
    def place(self) -> tuple[int, int]:
        """The row and column of the current cell, from one."""
        index = self.currentIndex()
        return (index.row() + 1, index.column() + 1) if index.isValid() else (1, 1)

    def rows_selected(self) -> list[int]:
        """Return the rows of the selection, from one."""
        return sorted({index.row() + 1 for index in self.selectionModel().selectedIndexes()} | {self.place[0]})

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Tell the new place."""
        super().currentChanged(current, previous)
        if current.isValid():
            row, column = current.row() + 1, current.column() + 1
            self.picture_model.look_from(row, column)
            self.place_changed.emit(row, column)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter leads on to what the place is."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.form_asked.emit()
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what the row and the column may be."""
        where = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            corner = self.visualRect(self.currentIndex()).bottomLeft()
            where = self.viewport().mapToGlobal(corner + QPoint(0, 1))
        self.menu().exec(where)

    def menu(self) -> QMenu:
        """Return the menu for the current place."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        rows, columns = menu.addMenu("&Row is"), menu.addMenu("&Column holds")
        for words, choice in (("as found", None), *((choice.words, choice) for choice in ROW_CHOICES)):
            rows.addAction(words).triggered.connect(partial(self._say_row, choice))
        for words, held in (("as found", None), *((held.words, held) for held in self.choices)):
            columns.addAction(words).triggered.connect(partial(self._say_column, held))
        return menu

    def _say_row(self, choice: RowChoice | None, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  # Qt passes it
        self.row_said.emit(choice)

    def _say_column(self, choice: ColumnChoice | None, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  # Qt passes it
        self.column_said.emit(choice)


def _width(picture: SheetPicture, marks: SheetMarks, column: int) -> float:
    """Return how many letters wide a column is drawn: as wide as its words in tables, within bounds.

    What stands over and under the tables, titles and notes, runs on into the next columns in a sheet, too.
    """
    longest = 0
    for place, (row, cells) in enumerate(picture):
        if place > _MOST_MEASURED:
            break
        seen = cells.get(column)
        is_measured = seen is not None and seen.words and (not marks.tables or marks.table_at(row, column) is not None)
        longest = max(longest, len(seen.text) if seen is not None and is_measured else 0)
    return min(max(longest, _FIGURES), _WORDS)
