"""The popup at a heading: sort by its column, or tick the values that stay in sight."""

from functools import partial

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QListView, QPushButton, QVBoxLayout

from ui.window.grid.arrangement import Sort
from ui.window.grid.arranger import PageArranger
from ui.window.grid.columns import Column
from ui.window.grid.line_facts import values_in_order
from ui.window.grid.line_grid import LineGrid
from ui.window.grid.value_list import ValueList
from ui.window.metrics import letters, set_margins, space
from ui.window.search_line import SearchLine

_WIDTH_LETTERS = 30
_ROWS = 10


class ValuePopup(QFrame):
    """Closes by itself when the officer does something else; nothing is filtered until OK or Enter."""

    def __init__(self, arranger: PageArranger, grid: LineGrid, column: Column) -> None:
        """Ask about one column of a page."""
        super().__init__(grid, Qt.WindowType.Popup)
        self._arranger = arranger
        self._column = column
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("ValuePopup")
        self.setAccessibleName(f"Sort and filter by {column.heading}")
        ticked = arranger.arrangement.filter.values_of(column)
        self.values = ValueList(arranger.values_of(column), ticked, partial(values_in_order, column), self)
        self.search = SearchLine()
        self.search.setPlaceholderText("Find values")
        self.search.setAccessibleName(f"Find values of {column.heading}")
        self.search.textChanged.connect(self._on_search)
        self.every = QCheckBox("Select all")
        self.every.setTristate(True)
        self.every.clicked.connect(self._on_every)
        self.list = QListView()
        self.list.setObjectName("TickList")
        self.list.setAccessibleName(f"Values of {column.heading}")
        self.list.setUniformItemSizes(True)
        self.list.setModel(self.values)
        self.list.setFixedHeight(_ROWS * (self.fontMetrics().height() + space(2)))
        self.values.dataChanged.connect(self._show_state)
        self.ok = QPushButton("OK")
        self.ok.setDefault(True)
        self.ok.clicked.connect(self.take)
        self.cancel = QPushButton("Cancel")
        self.cancel.clicked.connect(self.close)
        self._lay_out()
        self._show_state()

    def open_at(self, place: QPoint) -> None:
        """Show the popup at a place of the screen, with the cursor in its search."""
        self.adjustSize()
        room = self.screen().availableGeometry()
        left = max(room.left(), min(place.x(), room.right() - self.width()))
        top = max(room.top(), min(place.y(), room.bottom() - self.height()))
        self.move(left, top)
        self.show()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    @Slot()
    def take(self) -> None:
        """Filter by what is ticked."""
        chosen = self.values.chosen
        self.close()
        self._arranger.set_values(self._column, chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take with Enter, leave with Esc."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.ok.isEnabled():
                self.take()
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        set_margins(column, 2, 2)
        column.setSpacing(space(1.5))
        heading = QLabel(self._column.heading)
        heading.setObjectName("Strong")
        column.addWidget(heading)
        for words, sort in (
            ("Sort ascending", Sort(self._column)),
            ("Sort descending", Sort(self._column, descending=True)),
        ):
            button = QPushButton(words)
            button.setObjectName("PopupChoice")
            button.clicked.connect(partial(self._sort, sort))
            column.addWidget(button)
        for widget in (self.search, self.every, self.list):
            column.addWidget(widget)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.ok)
        row.addWidget(self.cancel)
        column.addLayout(row)
        self.setMinimumWidth(letters(_WIDTH_LETTERS))

    def _sort(self, sort: Sort, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  # Qt's signal passes it
        self.close()
        self._arranger.set_sort(sort)

    @Slot(str)
    def _on_search(self, text: str) -> None:
        self.values.search(text)
        self.every.setText("Select all found" if text.strip() else "Select all")
        self._show_state()

    @Slot()
    def _on_every(self) -> None:
        self.values.tick_all(ticked=self.values.listed_state() is not Qt.CheckState.Checked)

    @Slot()
    def _show_state(self) -> None:
        self.every.setCheckState(self.values.listed_state())
        # Nothing ticked would leave no line: not what anybody means.
        self.ok.setEnabled(bool(self.values.ticked))
