"""The strip that says, as long as it is so, why the open workbook may only be read, with the ways out."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from ui.window.action_ids import ActionId
from ui.window.actions import Actions
from ui.window.announcing import announce
from ui.window.icon_widgets import Sign
from ui.window.metrics import set_margins, space
from ui.window.read_only_keeper import ReadOnlyKeeper


class ReadOnlyStrip(QFrame):
    """Follows the keeper of the reasons."""

    def __init__(self, keeper: ReadOnlyKeeper, actions: Actions, parent: QWidget | None = None) -> None:
        """Begin hidden."""
        super().__init__(parent)
        self._keeper = keeper
        self.setObjectName("MessageBar")
        self.setProperty("level", "warning")
        self.setAccessibleName("Read-only")
        self._sign = Sign()
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.take_over = QPushButton("Take over…")
        self.take_over.clicked.connect(keeper.take_over)
        self.edit_anyway = QPushButton("Edit anyway")
        self.edit_anyway.setAccessibleDescription("Save into this workbook all the same")
        self.edit_anyway.clicked.connect(keeper.edit_anyway)
        self.save_as = QPushButton("Save as…")
        self.save_as.clicked.connect(actions[ActionId.SAVE_AS].trigger)
        self.save_as_new = QPushButton("Save as a new workbook…")
        self.save_as_new.clicked.connect(actions[ActionId.SAVE].trigger)  # which asks for one then
        self.leave = QPushButton("Back to the workbook")
        self.leave.clicked.connect(actions[ActionId.LEAVE_VERSION].trigger)
        layout = QHBoxLayout(self)
        set_margins(layout, 4, 1.5)
        layout.setSpacing(space(2.5))
        layout.addWidget(self._sign)
        layout.addWidget(self.words, 1)
        self._ways = (self.leave, self.take_over, self.edit_anyway, self.save_as, self.save_as_new)
        for button in self._ways:
            layout.addWidget(button)
        keeper.changed.connect(self._on_changed)
        self.hide()

    @property
    def text(self) -> str:
        """What is said, or nothing."""
        return "" if self.isHidden() else self.words.text()

    def first_control(self) -> QWidget:
        """Return the first thing that can be done about it, else the strip."""
        return next((button for button in self._ways if not button.isHidden()), self)

    @Slot()
    def _on_changed(self) -> None:
        sentence = self._keeper.sentence
        words = f"Read-only: {sentence}"
        self.leave.setVisible(self._keeper.is_frozen)
        self.take_over.setVisible(self._keeper.may_take_over)
        self.edit_anyway.setVisible(self._keeper.may_edit)
        self.save_as.setVisible(not self._keeper.only_new)
        self.save_as_new.setVisible(self._keeper.only_new)
        if sentence and words != self.text:
            self._sign.show_icon("warning", "warning")
            self.words.setText(words)
            self.words.setAccessibleName(words)
            announce(self, words)
        self.setVisible(bool(sentence))
