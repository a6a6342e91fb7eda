"""The find bar: what to look for, where, and what to put in its place. It stands above the page and blocks nothing."""

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from model.lines import TEXT_HEADINGS
from model.searching import SEARCHED, Search
from ui.window.icon_widgets import IconButton
from ui.window.metrics import letters, set_margins, space
from ui.window.search_line import SearchLine

_PAUSE_MS = 150
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_EVERYWHERE, _THIS_PAGE = "Everywhere", "This page"


class FindBar(QFrame):
    """Asks; what is asked is done elsewhere.

    Signals: `altered` (something else is looked for), `step_asked` (+1 the next match, -1 the one before),
    `replace_asked`, `replace_all_asked`, `closed`.
    """

    altered = Signal()
    step_asked = Signal(int)
    replace_asked = Signal()
    replace_all_asked = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin hidden."""
        super().__init__(parent)
        self.setObjectName("FindBar")
        self.setAccessibleName("Find and replace")
        self.words = _line("Find", "What to look for in the text fields of lines; Enter goes to the next match.")
        self.new_words = _line("Replace with", "What to put in its place; amounts are never changed.")
        self.count = QLabel()
        self.count.setObjectName("Muted")
        self.count.setMinimumWidth(letters(14))
        self.previous = _button("&Previous", "Go to the match before (Shift+F3)")
        self.next = _button("&Next", "Go to the next match (F3)")
        self.replace = _button("&Replace", "Replace this match and go to the next")
        self.replace_all = _button("Replace &all", "Replace every match, as one step that Undo takes back")
        self.fields = QComboBox()
        self.fields.setAccessibleName("Look in which field")
        self.fields.addItem("All text fields", SEARCHED)
        for name, heading in TEXT_HEADINGS.items():
            self.fields.addItem(f"{heading} only", (name,))
        self.scope = QComboBox()
        self.scope.setAccessibleName("Look where")
        self.scope.addItems([_THIS_PAGE, _EVERYWHERE])
        self.match_case = QCheckBox("Match &case")
        self.whole_cell = QCheckBox("&Whole cell")
        self.whole_cell.setToolTip("Only cells that hold nothing but these words")
        self._close = IconButton("close", "Close find and replace")
        self._close.setToolTip("Close (Esc)")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._lay_out()
        self._connect()
        self.hide()

    @property
    def is_replacing(self) -> bool:
        """Whether the row for replacing shows."""
        return not self.new_words.isHidden()

    @property
    def is_everywhere(self) -> bool:
        """Whether every page is to be looked through."""
        return self.scope.currentText() == _EVERYWHERE

    def search(self, area_id: int | None) -> Search:
        """Return what is looked for; `area_id` is the area of the page in sight."""
        return Search(
            self.words.text(),
            self.fields.currentData(),
            None if self.is_everywhere else area_id,
            self.match_case.isChecked(),
            self.whole_cell.isChecked(),
        )

    def open(self, *, replacing: bool) -> None:
        """Show the bar, with or without its row for replacing, ready to type in."""
        for widget in (self._new_caption, self.new_words, self.replace, self.replace_all):
            widget.setVisible(replacing)
        self.show()
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the next match (replaces, from the second field), Shift+Enter to the one before, Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in _ENTER and self.new_words.hasFocus():
            self.replace_asked.emit()
        elif event.key() in _ENTER and self.words.hasFocus():
            self.step_asked.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    @Slot()
    def close_bar(self) -> None:
        """Hide the bar."""
        self.hide()
        self.closed.emit()

    def _lay_out(self) -> None:
        caption, self._new_caption = QLabel("&Find"), QLabel("Replace w&ith")
        caption.setBuddy(self.words)
        self._new_caption.setBuddy(self.new_words)
        where = QHBoxLayout()
        where.setSpacing(space(2))
        for widget in (self.fields, self.scope, self.match_case, self.whole_cell):
            where.addWidget(widget)
        where.addStretch(1)
        grid = QGridLayout(self)
        set_margins(grid, 4, 1.5)
        grid.setHorizontalSpacing(space(2))
        grid.setVerticalSpacing(space(1))
        grid.setColumnStretch(1, 1)
        for column, each in enumerate((caption, self.words, self.previous, self.next, self.count)):
            grid.addWidget(each, 0, column)
        grid.addWidget(self._close, 0, 5)
        for column, each in enumerate((self._new_caption, self.new_words, self.replace, self.replace_all)):
            grid.addWidget(each, 1, column)
        grid.addLayout(where, 2, 1, 1, 4)
        order = (self.words, self.new_words, self.previous, self.next, self.replace, self.replace_all)
        rest = (self.fields, self.scope, self.match_case, self.whole_cell, self._close)
        for before, after in zip((*order, *rest), (*order[1:], *rest), strict=False):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        self.words.textChanged.connect(self._pause.start)
        self._pause.timeout.connect(self.altered)
        for box in (self.fields, self.scope):
            box.currentIndexChanged.connect(self.altered)
        for check in (self.match_case, self.whole_cell):
            check.toggled.connect(self.altered)
        self.previous.clicked.connect(self._on_previous)
        self.next.clicked.connect(self._on_next)
        self.replace.clicked.connect(self.replace_asked)
        self.replace_all.clicked.connect(self.replace_all_asked)
        self._close.clicked.connect(self.close_bar)

    @Slot()
    def _on_previous(self) -> None:
        self.step_asked.emit(-1)

    @Slot()
    def _on_next(self) -> None:
        self.step_asked.emit(1)


def _line(name: str, help_text: str) -> QLineEdit:
    line = SearchLine()
    line.setAccessibleName(name)
    line.setAccessibleDescription(help_text)
    line.setMinimumWidth(letters(18))
    return line


def _button(text: str, help_text: str) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(False)
    button.setToolTip(help_text)
    button.setAccessibleDescription(help_text)
    return button
