"""The filter bar of a page: words to look for, a choice, and a sentence that says what is in sight."""

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ui.window.elided_label import ElidedLabel
from ui.window.grid.arrangement import Only
from ui.window.grid.arranger import PageArranger
from ui.window.icon_widgets import IconButton
from ui.window.metrics import letters, set_margins, space
from ui.window.search_line import SearchLine

_CHOICES = {None: "All lines", Only.NEW: "New", Only.AT_RISK: "At risk", Only.WITH_FINDINGS: "With findings"}
_FIELD_LETTERS = 18


class FilterBar(QFrame):
    """In sight while it is opened or a filter is on, so that no filtered page can be taken for the whole."""

    def __init__(self, arranger: PageArranger, parent: QWidget | None = None) -> None:
        """Filter a page."""
        super().__init__(parent)
        self._arranger = arranger
        self._is_opened = False
        self.setObjectName("FilterBar")
        self.setAccessibleName("Filter")
        self.text = SearchLine()
        self.text.setPlaceholderText("Filter by words")
        self.text.setAccessibleName("Show lines that have these words")
        self.text.setMinimumWidth(letters(_FIELD_LETTERS))
        self.text.textChanged.connect(self._on_text)
        self.only = QComboBox()
        self.only.setAccessibleName("Show only")
        self.only.setToolTip("Show only these lines")
        for only, words in _CHOICES.items():
            self.only.addItem(words, only)
        self.only.activated.connect(self._on_only)
        self.words = ElidedLabel()
        self.words.setObjectName("FilterWords")
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.again = QPushButton("Apply again")
        self.again.setToolTip("Filter and sort the lines as they are now")
        self.again.clicked.connect(self._arranger.reapply)
        self.all = QPushButton("Show all lines")
        self.all.clicked.connect(self._on_all)
        self.shut = IconButton("close", "Close the filter bar and show all lines")
        self.shut.setAutoRaise(True)
        self.shut.clicked.connect(self.clear)
        row = QHBoxLayout(self)
        set_margins(row, 0, 1)
        row.setSpacing(space(2))
        for widget in (self.text, self.only):
            row.addWidget(widget)
        row.addWidget(self.words, 1)
        for button in (self.again, self.all, self.shut):
            row.addWidget(button)
        self._arranger.changed.connect(self.refresh)
        self.refresh()

    @Slot()
    def open(self) -> None:
        """Open the bar with the cursor in its words."""
        self._is_opened = True
        self.refresh()
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.text.selectAll()

    @Slot()
    def clear(self) -> None:
        """Show all lines and close the bar; the keyboard goes back to the grid."""
        self._is_opened = False
        self._arranger.show_all()
        self.refresh()
        self._arranger.grids[0].setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def refresh(self) -> None:
        """Say what is in sight."""
        wanted, is_on = self._arranger.arrangement.filter, self._arranger.is_filtered
        self.setVisible(self._is_opened or is_on)
        if self.isHidden():
            return
        if self.text.text() != wanted.text:
            with QSignalBlocker(self.text):
                self.text.setText(wanted.text)
        self.only.setCurrentIndex(max(0, list(_CHOICES).index(wanted.only)))
        words = self._arranger.filter_words
        self.words.setText(words)
        self.words.setToolTip(words)
        self.words.setAccessibleName(words)
        self.setAccessibleDescription(words)
        self.again.setVisible(is_on and self._arranger.is_stale)
        self.all.setVisible(is_on)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Clear with Esc; go to the lines with Enter."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._arranger.grids[0].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    @Slot(str)
    def _on_text(self, text: str) -> None:
        self._is_opened = True
        self._arranger.set_text(text)

    @Slot()
    def _on_only(self) -> None:
        self._arranger.show_only(self.only.currentData())

    @Slot()
    def _on_all(self) -> None:
        self._arranger.show_all()
        if self.isVisible():
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)
