"""The checks page: every finding with its level in words; Enter or a double click goes to the line."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from model.findings import Level
from ui.window.findings_model import LEVEL_WORDS, FindingsModel
from ui.window.findings_table import FindingsTable
from ui.window.findings_watch import FindingsWatch
from ui.window.metrics import set_margins, space
from ui.window.session import Session


class ChecksPage(QWidget):
    """Shows what the watch found. Signals: `finding_chosen` (Finding)."""

    finding_chosen = Signal(object)

    def __init__(self, session: Session, watch: FindingsWatch, parent: QWidget | None = None) -> None:
        """Show a session's findings."""
        super().__init__(parent)
        self._watch = watch
        self.setObjectName("Page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        heading = QLabel("Checks")
        heading.setObjectName("PageHeading")
        self._note = QLabel()
        self._note.setObjectName("PageNote")
        self.level = QComboBox()
        self.level.setAccessibleName("Show findings of level")
        self.level.addItem("All levels", None)
        for level, words in LEVEL_WORDS.items():
            self.level.addItem(f"{words}s only", level)
        self.level.currentIndexChanged.connect(self.refresh)
        top = QHBoxLayout()
        top.setSpacing(space(4))
        top.addWidget(heading)
        top.addWidget(self._note, 1)
        top.addWidget(self.level)
        self.found = FindingsModel(session, self)
        self.table = FindingsTable(self.found)
        self.table.finding_chosen.connect(self.finding_chosen)
        self._nothing = QLabel("Nothing found: the lines cast to their control totals and every check is content.")
        self._nothing.setObjectName("PageNote")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setWordWrap(True)
        card = QFrame()
        card.setObjectName("Card")
        inside = QVBoxLayout(card)
        set_margins(inside, 2, 1)
        inside.addWidget(self.table)
        inside.addWidget(self._nothing)
        layout = QVBoxLayout(self)
        set_margins(layout, 4, 2.5)
        layout.setSpacing(space(3))
        layout.addLayout(top)
        layout.addWidget(card, 1)
        watch.updated.connect(self.refresh)
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Be up to date when looked at."""
        super().showEvent(event)
        self._watch.look()

    @Slot()
    def refresh(self) -> None:
        """Show the findings of the chosen level."""
        level = self.level.currentData()
        findings = self._watch.findings
        shown = findings if level is None else tuple(each for each in findings if each.level is level)
        self.found.show(shown)
        self.table.setVisible(bool(shown))
        self._nothing.setVisible(not shown)
        self.setFocusProxy(self.table if shown else self.level)
        counts = self._watch.counts()
        self._note.setText(" · ".join(_counted(counts[level], LEVEL_WORDS[level].lower()) for level in Level))


def _counted(count: int, word: str) -> str:
    return f"{count:,} {word}{'' if count == 1 else 's'}"
