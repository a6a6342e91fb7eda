"""The checks page: every finding with its level in words, what puts it right, and what is muted, with the reason."""

from PySide6.QtCore import Qt, Signal, SignalInstance, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from model.checks.fixes import fix_of
from model.findings import Finding, Level
from model.mutes import MUTABLE, Mute
from ui.window.finding_place import leading_words, place_of_finding
from ui.window.findings_model import LEVEL_WORDS, FindingsModel
from ui.window.findings_table import FindingsTable
from ui.window.findings_watch import FindingsWatch
from ui.window.metrics import letters, set_margins, space
from ui.window.search_line import SearchLine
from ui.window.session import Session

_NOTHING = "Nothing found: the lines cast to their control totals and every check is content."
_NONE_FITS = "No finding fits; clear the filter, or show all levels."


class ChecksPage(QWidget):
    """Shows what the watch found. Signals: `finding_chosen`, `fix_asked`, `mute_asked` (Finding each)."""

    finding_chosen = Signal(object)
    fix_asked = Signal(object)
    mute_asked = Signal(object)

    def __init__(self, session: Session, watch: FindingsWatch, parent: QWidget | None = None) -> None:
        """Show a session's findings."""
        super().__init__(parent)
        self._session = session
        self._watch = watch
        self.setObjectName("Page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.found = FindingsModel(session, self)
        self.table = FindingsTable(self.found)
        self.table.finding_chosen.connect(self.finding_chosen)
        self._nothing = QLabel()
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
        layout.addLayout(self._make_top())
        layout.addWidget(card, 1)
        layout.addLayout(self._make_buttons())
        watch.updated.connect(self.refresh)
        self.table.selectionModel().currentRowChanged.connect(self._on_current)
        self.refresh()

    def _make_top(self) -> QHBoxLayout:
        heading = QLabel("Checks")
        heading.setObjectName("PageHeading")
        self._note = QLabel()
        self._note.setObjectName("PageNote")
        self.words = SearchLine()
        self.words.setAccessibleName("Filter the findings")
        self.words.setPlaceholderText("Filter: words, an area, a rule …")
        self.words.setMinimumWidth(letters(28))
        self.words.textChanged.connect(self.refresh)
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
        top.addWidget(self.words)
        top.addWidget(self.level)
        return top

    def _make_buttons(self) -> QHBoxLayout:
        self.go_button = QPushButton("Go to the line")
        self.go_button.setToolTip("Show where this was found; F8 goes to the next finding, Shift+F8 to the one before.")
        self.fix_button = QPushButton("Put right")
        self.mute_button = QPushButton("Mute…")
        self.muted = QCheckBox("Show muted ones")
        self.go_button.clicked.connect(self._on_go)
        self.fix_button.clicked.connect(self._on_fix)
        self.mute_button.clicked.connect(self._on_mute)
        self.muted.toggled.connect(self.refresh)
        row = QHBoxLayout()
        row.setSpacing(space(2))
        for button in (self.go_button, self.fix_button, self.mute_button):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.muted)
        return row

    def showEvent(self, event: QShowEvent) -> None:
        """Be up to date when looked at."""
        super().showEvent(event)
        self._watch.look()

    @property
    def shown(self) -> tuple[Finding, ...]:
        """The findings listed now, in order."""
        return tuple(self.found.finding(row) for row in range(self.found.rowCount()))

    def select(self, finding: Finding) -> None:
        """Make the row of a finding the current one, where it is listed."""
        if finding in self.shown:
            self.table.selectRow(self.shown.index(finding))
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def refresh(self) -> None:
        """Show the findings of the chosen level with the words looked for, the muted ones last."""
        mutes: dict[Finding, Mute] = dict(self._watch.muted)
        level, needles = self.level.currentData(), self.words.text().casefold().split()
        every = [*self._watch.findings, *(mutes if self.muted.isChecked() else ())]
        shown = [each for each in every if level in (None, each.level) and self._has(each, needles)]
        current = self.table.current
        row = self.table.currentIndex().row()
        had_keys = self.table.hasFocus()
        self.found.show(shown, mutes)
        self.table.setVisible(bool(shown))
        if had_keys and not shown:
            self._keep_keys()
        self._nothing.setVisible(not shown)
        self._nothing.setText(_NONE_FITS if every else _NOTHING)
        self.setFocusProxy(self.table if shown else self.level)
        counts = self._watch.counts()
        told = [_counted(counts[level], LEVEL_WORDS[level].lower()) for level in Level]
        self._note.setText(" · ".join([*told, f"{len(mutes):,} muted"] if mutes else told))
        self.muted.setVisible(bool(mutes))
        if shown and row >= 0:
            self.table.selectRow(shown.index(current) if current in shown else min(row, len(shown) - 1))
        self._on_current()

    def _has(self, finding: Finding, needles: list[str]) -> bool:
        if not needles:
            return True
        area = self.found.area_of(finding)
        text = f"{finding.rule} {finding.message} {finding.reference} {finding.sheet} {area}".casefold()
        return all(needle in text for needle in needles)

    @Slot()
    def _on_current(self) -> None:
        """Offer what can be done about the current finding; the keys stay here when what had them goes."""
        had_keys = any(each.hasFocus() for each in (self.go_button, self.fix_button, self.mute_button))
        self._offer()
        if had_keys and not any(each.hasFocus() for each in (self.go_button, self.fix_button, self.mute_button)):
            self._keep_keys()

    def _keep_keys(self) -> None:
        (self.level if self.table.isHidden() else self.table).setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self) -> None:
        finding = self.table.current if self._session.document is not None else None
        fix = fix_of(self._session.budget, finding) if finding is not None else None
        budget = self._session.budget if finding is not None else None
        leads = budget is not None and finding is not None and place_of_finding(budget, finding) is not None
        self.go_button.setEnabled(leads)
        if budget is not None and finding is not None and leads:
            self.go_button.setText(leading_words(budget, finding))
        self.fix_button.setVisible(fix is not None)
        if fix is not None:
            self.fix_button.setText(fix.words)
        is_muted = finding is not None and self.found.mute(finding) is not None
        self.mute_button.setText("Tell it again" if is_muted else "Mute…")
        self.mute_button.setEnabled(finding is not None and finding.level in MUTABLE)

    @Slot()
    def _on_go(self) -> None:
        self._emit(self.finding_chosen)

    @Slot()
    def _on_fix(self) -> None:
        self._emit(self.fix_asked)

    @Slot()
    def _on_mute(self) -> None:
        self._emit(self.mute_asked)

    def _emit(self, signal: SignalInstance) -> None:
        finding = self.table.current
        if finding is not None:
            signal.emit(finding)


def _counted(count: int, word: str) -> str:
    return f"{count:,} {word}{'' if count == 1 else 's'}"
