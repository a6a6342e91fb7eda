"""The command palette: type a few letters of any command, Enter runs it. By keyboard alone, and read aloud."""

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ui.window.actions import Actions
from ui.window.announcing import announce
from ui.window.command_model import CommandModel
from ui.window.metrics import letters, set_margins, space

_ROWS = 12
_WIDTH = 92
_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _ROWS - 1, Qt.Key.Key_PageUp: 1 - _ROWS}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CommandPalette(QFrame):
    """A popup at the top of the window; the focus stays in its box, the arrows choose in the list."""

    def __init__(self, actions: Actions, window: QWidget) -> None:
        """Begin hidden."""
        super().__init__(window, Qt.WindowType.Popup)
        self.setObjectName("Palette")
        self.setAccessibleName("Find a command")
        self._window = window
        self.commands = CommandModel(actions, self)
        self.words = QLineEdit()
        self.words.setPlaceholderText("Type a command")
        self.words.setAccessibleName("Find a command")
        self.words.setAccessibleDescription("Type a few letters; Up and Down choose, Enter runs, Esc closes.")
        self.words.textChanged.connect(self._on_words)
        self.table = self._make_table()
        self._nothing = QLabel("No command has these words.")
        self._nothing.setObjectName("Muted")
        layout = QVBoxLayout(self)
        set_margins(layout, 2)
        layout.setSpacing(space(1.5))
        for widget in (self.words, self.table, self._nothing):
            layout.addWidget(widget)
        self.setFocusProxy(self.words)

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.commands)
        table.setObjectName("PlainTable")
        table.setAccessibleName("Commands")
        table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.verticalHeader().hide()
        row = round(table.fontMetrics().height() * 1.7)
        table.verticalHeader().setDefaultSectionSize(row)
        table.horizontalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        table.setColumnWidth(0, letters(31))
        table.setColumnWidth(2, letters(15))
        table.setFixedHeight(row * _ROWS)
        table.clicked.connect(self._on_clicked)
        return table

    def open(self) -> None:
        """Show the palette at the top of the window, with every command."""
        self.words.clear()
        self._on_words("")
        self.setFixedWidth(min(letters(_WIDTH), self._window.width()))
        self.adjustSize()
        corner = QPoint((self._window.width() - self.width()) // 2, space(4))
        self.move(self._window.mapToGlobal(corner))
        self.show()
        self.words.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose, run, or close."""
        if event.key() in _MOVES:
            self._move(_MOVES[Qt.Key(event.key())])
        elif event.key() in _ENTER:
            self._run(self.table.currentIndex())
        else:
            super().keyPressEvent(event)

    def _move(self, steps: int) -> None:
        count = self.commands.rowCount()
        row = self.table.currentIndex().row()
        far = abs(steps) > 1
        while count and 0 <= row + steps < count:
            row += steps
            steps = steps if not far else (1 if steps > 0 else -1)
            if self.commands.action(row).isEnabled():
                self._choose(row)
                return

    def _choose(self, row: int) -> None:
        index = self.commands.index(row, 0)
        self.table.setCurrentIndex(index)
        self.table.scrollTo(index)
        if self.isVisible():
            announce(self.words, self.commands.spoken(row))

    def _run(self, index: QModelIndex) -> None:
        if not index.isValid() or not self.commands.action(index.row()).isEnabled():
            return
        action = self.commands.action(index.row())
        self.close()
        # Not now: the window must have its focus back, for commands that ask where it is.
        QTimer.singleShot(0, action, action.trigger)

    @Slot(str)
    def _on_words(self, query: str) -> None:
        self.commands.seek(query)
        count = self.commands.rowCount()
        self.table.setVisible(bool(count))
        self._nothing.setVisible(not count)
        first = next((row for row in range(count) if self.commands.action(row).isEnabled()), None)
        if first is not None:
            self._choose(first)
        elif self.isVisible():
            announce(self.words, self._nothing.text() if not count else f"{self.commands.spoken(0)}")

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self._run(index)
