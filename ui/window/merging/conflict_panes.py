"""Conflicts: a list of them, and the current one side by side, to be decided by a button or its letter."""

from collections.abc import Hashable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QPlainTextEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
)

from model.merging.conflicts import Conflict, Decision
from ui.window.elided_label import ElidedLabel
from ui.window.metrics import letters, set_margins, space

_HEADINGS = ("Area", "Line", "What", "Copy", "Conflict", "Decision")
_WIDTHS = (22, 0, 18, 28, 26, 18)
_LINE, _DECISION = 1, 5
_ROW_HEIGHT = 7
_UNDECIDED = "Not decided"
_PANE_LINES = 4
_NOTHING = "(nothing)"
_UNDER_PANES = (Decision.BOTH, Decision.MINE, Decision.THEIRS)


class ConflictPanes(QFrame):
    """Shows conflicts. Signals: `decided` (a conflict and the decision), `rest_decided` (several and theirs)."""

    decided = Signal(object, object)
    rest_decided = Signal(object, object)

    def __init__(self) -> None:
        """Begin with none."""
        super().__init__()
        self._conflicts: tuple[Conflict, ...] = ()
        self._decisions: dict[Hashable, Decision] = {}
        self.list = self._make_list()
        self.panes = [_Pane(name) for name in ("It was", "Here", "In the copy")]
        self.buttons = {decision: QPushButton() for decision in Decision}
        beside = QGridLayout()
        beside.setHorizontalSpacing(space(3))
        beside.setVerticalSpacing(space(1.5))
        for place, (pane, decision) in enumerate(zip(self.panes, _UNDER_PANES, strict=True)):
            button = self.buttons[decision]
            button.setAutoDefault(False)
            button.clicked.connect(partial(self._decide, decision))
            beside.addWidget(pane.heading, 0, place)
            beside.addWidget(pane.text, 1, place)
            beside.addWidget(button, 2, place)
            beside.setColumnStretch(place, 1)
        layout = QVBoxLayout(self)
        set_margins(layout)
        layout.setSpacing(space(3))
        layout.addWidget(self.list, 1)
        layout.addLayout(beside)
        layout.addLayout(self._make_rest())
        self.list.currentItemChanged.connect(self._on_current)

    def _make_rest(self) -> QHBoxLayout:
        """Return the buttons that decide everything that is left in one go."""
        row = QHBoxLayout()
        row.setSpacing(space(2))
        words = {Decision.MINE: "Keep a&ll the rest as here", Decision.THEIRS: "Take all the &rest as in the copies"}
        self.rest = {decision: QPushButton(text) for decision, text in words.items()}
        row.addStretch(1)
        for decision, button in self.rest.items():
            button.setAutoDefault(False)
            button.setToolTip("Decides every conflict that is not decided yet.")
            button.clicked.connect(partial(self._decide_rest, decision))
            row.addWidget(button)
        return row

    def _make_list(self) -> QTreeWidget:
        table = QTreeWidget()
        table.setObjectName("PlainList")
        table.setAccessibleName("Conflicts")
        table.setRootIsDecorated(False)
        table.setAlternatingRowColors(True)
        table.setUniformRowHeights(True)
        table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        table.setHeaderLabels(list(_HEADINGS))
        header = table.header()
        header.setStretchLastSection(False)
        for place, width in enumerate(_WIDTHS):
            header.resizeSection(place, letters(width))
        header.setSectionResizeMode(_LINE, QHeaderView.ResizeMode.Stretch)
        return table

    @property
    def undecided(self) -> int:
        """How many conflicts are still to be decided."""
        return sum(1 for each in self._conflicts if each.key not in self._decisions)

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """All that are shown."""
        return self._conflicts

    def has_other_about(self, conflict: Conflict) -> bool:
        """Whether another conflict is about the same line, so that it may read otherwise once this is decided."""
        where = conflict.area, conflict.line
        return any(each.key != conflict.key and (each.area, each.line) == where for each in self._conflicts)

    def show_conflicts(self, conflicts: Sequence[Conflict], decisions: Mapping[Hashable, Decision]) -> None:
        """Show conflicts with what is decided of them, from the first that is not."""
        self._conflicts, self._decisions = tuple(conflicts), dict(decisions)
        self.list.clear()
        self.list.addTopLevelItems([self._item(each) for each in self._conflicts])
        self.setVisible(bool(self._conflicts))
        self._go_on()

    def _item(self, each: Conflict) -> QTreeWidgetItem:
        item = QTreeWidgetItem([each.area, each.line, each.heading, each.theirs_by, each.kind.value, self._words(each)])
        item.setSizeHint(0, QSize(0, space(_ROW_HEIGHT)))
        for place in range(len(_HEADINGS)):
            item.setToolTip(place, each.sentence)
        return item

    def _words(self, each: Conflict) -> str:
        decision = self._decisions.get(each.key)
        if decision is None:
            return _UNDECIDED
        return {Decision.MINE: "As here", Decision.THEIRS: "As in the copy", Decision.BOTH: "Both lines"}[decision]

    def _go_on(self) -> None:
        """Go to the first conflict that is not decided."""
        for button in self.rest.values():
            button.setEnabled(bool(self.undecided))
        first = next((place for place, each in enumerate(self._conflicts) if each.key not in self._decisions), 0)
        self.list.setCurrentIndex(self.list.model().index(first, 0))
        self._on_current()

    def _current(self) -> Conflict | None:
        place = self.list.currentIndex().row()
        return self._conflicts[place] if 0 <= place < len(self._conflicts) else None

    @Slot()
    def _on_current(self) -> None:
        conflict = self._current()
        if conflict is None:
            return
        told = (
            ("It was", conflict.base),
            (f"Here: {conflict.mine_by}", conflict.mine),
            (f"In the copy: {conflict.theirs_by}", conflict.theirs),
        )
        for pane, (heading, text) in zip(self.panes, told, strict=True):
            pane.show_words(heading, text)
        words = {
            Decision.MINE: "&Keep as here",
            Decision.THEIRS: "Take as in the &copy",
            Decision.BOTH: "Keep &both lines",
        }
        for decision, button in self.buttons.items():
            button.setText(words[decision])
            button.setVisible(decision in conflict.choices)

    def _decide(self, decision: Decision, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  # Qt passes it
        conflict = self._current()
        item = self.list.currentItem()
        if conflict is None or item is None:
            return
        self._decisions[conflict.key] = decision
        item.setText(_DECISION, self._words(conflict))
        if self.undecided:
            self._go_on()
        for button in self.rest.values():
            button.setEnabled(bool(self.undecided))
        self.decided.emit(conflict, decision)

    def _decide_rest(self, decision: Decision, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  # Qt passes it
        left = tuple(each for each in self._conflicts if each.key not in self._decisions)
        if left:
            self.rest_decided.emit(left, decision)


class _Pane:
    """One of the three states of a conflict, with its heading."""

    def __init__(self, name: str) -> None:
        self.heading = ElidedLabel(name)
        self.heading.setObjectName("CardHeading")
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(name)
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * _PANE_LINES + space(4))

    def show_words(self, heading: str, text: str) -> None:
        """Show what one side says."""
        self.heading.setText(heading)
        self.text.setAccessibleName(heading)
        self.text.setPlainText(text or _NOTHING)
