"""The welcome page: begin, open, look at the sample, or go on with a recent workbook."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ui.window.action_ids import ActionId
from ui.window.actions import Actions
from ui.window.errands import Errands
from ui.window.icon_widgets import IconPushButton
from ui.window.metrics import letters, set_margins, space
from ui.window.missing_files import MissingFiles
from ui.window.preferences import recent_files
from ui.window.recent_button import RecentButton

_BUTTONS = (
    (ActionId.NEW, "new", "New budget…"),
    (ActionId.OPEN, "open", "Open a workbook…"),
    (ActionId.OPEN_SAMPLE, "sample", "Open the sample"),
)
_COLUMN_LETTERS = 56


class WelcomePage(QScrollArea):
    """Shown while no document is open. Signals: `file_chosen` (Path: one of the recent files)."""

    file_chosen = Signal(object)

    def __init__(self, actions: Actions, looks: Errands, parent: QWidget | None = None) -> None:
        """Offer the commands of the action table; `looks` looks which recent workbooks are still there."""
        super().__init__(parent)
        self._missing = MissingFiles(looks, self)
        self._missing.found_missing.connect(self._on_missing)
        self.setObjectName("Page")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = QWidget()
        body.setObjectName("PageBody")
        column = QVBoxLayout()
        column.setSpacing(space(2))
        title = QLabel("Budget Workbook")
        title.setObjectName("PageHeading")
        note = QLabel(
            "Edit a council’s pressures and savings in its own workbook, and write the annexes that go to committee."
        )
        note.setObjectName("PageNote")
        note.setWordWrap(True)
        column.addWidget(title)
        column.addWidget(note)
        column.addSpacing(space(3))
        self.buttons: dict[ActionId, QPushButton] = {}
        self.recent_buttons: list[RecentButton] = []
        for name, picture, words in _BUTTONS:
            button = self._button(actions[name], picture, words)
            self.buttons[name] = button
            column.addWidget(button)
        column.addSpacing(space(4))
        column.addWidget(self._make_recent())
        holder = QWidget()
        holder.setLayout(column)
        holder.setFixedWidth(letters(_COLUMN_LETTERS))
        across = QHBoxLayout(body)
        upright = QVBoxLayout()
        upright.addStretch(2)
        upright.addWidget(holder)
        upright.addStretch(3)
        across.addStretch(1)
        across.addLayout(upright)
        across.addStretch(1)
        self.setWidget(body)

    def _button(self, action: QAction, picture: str, words: str) -> QPushButton:
        button = IconPushButton(picture, "accent", words)
        button.setObjectName("WelcomeButton")
        button.setAccessibleName(words)
        button.setAccessibleDescription(action.statusTip())
        button.setToolTip(action.toolTip())
        button.clicked.connect(action.trigger)
        return button

    def _make_recent(self) -> QFrame:
        card = QFrame()
        card.setObjectName("Card")
        layout = QVBoxLayout(card)
        set_margins(layout, 3)
        layout.setSpacing(space(1))
        heading = QLabel("RECENT WORKBOOKS")
        heading.setAccessibleName("Recent workbooks")
        heading.setObjectName("CardHeading")
        layout.addWidget(heading)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        layout.addLayout(self._list)
        return card

    def showEvent(self, event: QShowEvent) -> None:
        """List the recent workbooks as they are now."""
        super().showEvent(event)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """List the recent workbooks; one that is gone is shown as such and cannot be opened."""
        while (entry := self._list.takeAt(0)) is not None:
            widget = entry.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        paths = recent_files()
        self.recent_buttons = [self._entry(path) for path in paths]
        for button in self.recent_buttons:
            self._list.addWidget(button)
        self._missing.look(paths)
        if not paths:
            nothing = QLabel("The workbooks that you open are listed here.")
            nothing.setObjectName("Muted")
            self._list.addWidget(nothing)

    def _entry(self, path: Path) -> RecentButton:
        button = RecentButton(path)
        button.clicked.connect(partial(self._choose, path))
        return button

    @Slot(object)
    def _on_missing(self, missing: tuple[Path, ...]) -> None:
        for button in self.recent_buttons:
            if button.path in missing:
                button.show_missing()

    def _choose(self, path: Path, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  # Qt's signal passes it
        self.file_chosen.emit(path)
