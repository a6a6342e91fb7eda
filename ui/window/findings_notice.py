"""What an officer is told first in a dialog for annexes: that the budget has errors, which the annexes would carry."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from model.findings import Finding, Level
from ui.window.announcing import announce
from ui.window.icon_widgets import Sign
from ui.window.metrics import set_margins, space


class FindingsNotice(QFrame):
    """Tells how many errors there are and the first of them. Signals: `checks_wanted`."""

    checks_wanted = Signal()

    def __init__(self, errors: Sequence[Finding], parent: QWidget | None = None) -> None:
        """Tell of these errors; hidden without any."""
        super().__init__(parent)
        self.setObjectName("MessageBar")
        self.setProperty("level", Level.ERROR.value)
        sign = Sign()
        sign.show_icon("error", "error")
        sign.setAccessibleName("Problem")
        self.text = QLabel(words_of(errors))
        self.text.setWordWrap(True)
        self.show_checks = QPushButton("Show the checks")
        self.show_checks.setAutoDefault(False)
        self.show_checks.setToolTip("Leave this and go to the checks, which list every error with its place.")
        self.show_checks.clicked.connect(self.checks_wanted)
        layout = QHBoxLayout(self)
        set_margins(layout, 3, 1.5)
        layout.setSpacing(space(2.5))
        layout.addWidget(sign)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.show_checks)
        self.setVisible(bool(errors))

    def showEvent(self, event: QShowEvent) -> None:
        """Have it read aloud."""
        super().showEvent(event)
        announce(self, self.text.text(), now=True)


def words_of(errors: Sequence[Finding]) -> str:
    """Return the sentence that tells of errors."""
    if not errors:
        return ""
    first = errors[0].message
    if len(errors) == 1:
        return f"The budget has an error, and the annexes would carry it: {first}"
    return f"The budget has {len(errors):,} errors, and the annexes would carry them. The first: {first}"
