"""Merging copies: each with its base, what both changed side by side, and a decision of the officer's for each."""

from collections.abc import Callable, Hashable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from model.merging.conflicts import Conflict, Decision
from model.merging.merging import Decisions, Merged
from model.problems import Problem
from ui.window.merging.base_chooser import BaseChooser
from ui.window.merging.bases import Base, CopyOfWorkbook
from ui.window.merging.conflict_panes import ConflictPanes
from ui.window.merging.wording import counted, whose
from ui.window.metrics import in_screen, letters, set_margins, space

_WIDTH, _HEIGHT = 138, 128
_MOST_OF_CHOOSERS = 44

Merge = Callable[[Sequence[CopyOfWorkbook], Decisions], Merged]


class MergeDialog(QDialog):
    """Shows the merge as it would be; `merged` is what was agreed once accepted."""

    def __init__(
        self,
        copies: Sequence[CopyOfWorkbook],
        bases: Sequence[Base],
        merge: Merge,
        ask_file: Callable[[], Path | None],
        parent: QWidget | None = None,
    ) -> None:
        """`bases` can be chosen beside the one that was found; `merge` merges, raising Problem; `ask_file` asks."""
        super().__init__(parent)
        self.setWindowTitle("Merge copies")
        self.merged: Merged | None = None
        self._copies, self._merge = list(copies), merge
        self._seen: dict[Hashable, tuple[Conflict, Decision]] = {}
        self.choosers = [BaseChooser(copy, bases, ask_file) for copy in self._copies]
        self.panes = ConflictPanes()
        self.panes.decided.connect(self._on_decided)
        self.panes.rest_decided.connect(self._on_rest_decided)
        self.summary = QLabel()
        self.summary.setWordWrap(True)
        self.problem = QLabel()
        self.problem.setObjectName("EntryRefused")
        self.problem.setWordWrap(True)
        buttons = QDialogButtonBox()
        self.merge_button = buttons.addButton("Merge", QDialogButtonBox.ButtonRole.AcceptRole)
        cancel = buttons.addButton("Cancel", QDialogButtonBox.ButtonRole.RejectRole)
        cancel.setAutoDefault(False)
        self.merge_button.setDefault(True)
        buttons.accepted.connect(self._on_merge)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        set_margins(layout, 5)
        layout.setSpacing(space(3))
        self._area = self._make_choosers()
        layout.addWidget(self._area)
        layout.addWidget(self.panes, 1)
        layout.addWidget(self.summary)
        layout.addWidget(self.problem)
        layout.addWidget(buttons)
        self._merge_again()
        self.resize(in_screen(self, letters(_WIDTH)), self.minimumSizeHint().height())
        first = self.panes.list if self.panes.undecided else self.merge_button
        (next((each.box for each in self.choosers if each.copy.base is None), first)).setFocus(
            Qt.FocusReason.OtherFocusReason
        )

    def _make_choosers(self) -> QScrollArea:
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        set_margins(column)
        column.setSpacing(space(2))
        for chooser in self.choosers:
            chooser.changed.connect(self._on_base)
            column.addWidget(chooser)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setObjectName("Page")
        area.setWidgetResizable(True)
        area.setWidget(self._inside)
        self._inside.setObjectName("PageBody")
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area

    def showEvent(self, event: QShowEvent) -> None:
        """Give everything its room, now that the letters are known."""
        super().showEvent(event)
        widest = max(each.name.sizeHint().width() for each in self.choosers)
        for chooser in self.choosers:
            chooser.name.setMinimumWidth(widest)
        self._fit()

    def _fit(self) -> None:
        self._area.setFixedHeight(min(self._inside.sizeHint().height(), space(_MOST_OF_CHOOSERS)))
        least = space(_HEIGHT) if self.panes.conflicts else 0
        self.resize(self.width(), max(self.minimumSizeHint().height(), self.heightForWidth(self.width()), least))

    @Slot()
    def _on_base(self) -> None:
        self._seen.clear()
        self._merge_again()
        self._fit()

    def _merge_again(self) -> None:
        """Merge with what is chosen and decided, and show what that leaves to decide."""
        self.merged, problem = None, ""
        without = [each.copy.side.name for each in self.choosers if each.copy.base is None]
        if without:
            problem = f"Choose from what {' and '.join(without)} began: no hash or change log proves it."
        else:
            self.setEnabled(False)
            try:
                self.merged = self._merged_as_seen()
            except Problem as refused:
                problem = str(refused)
            finally:
                self.setEnabled(True)
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        self.panes.show_conflicts(self.merged.conflicts if self.merged else (), self._decisions)
        self._show_state()

    @property
    def _decisions(self) -> dict[Hashable, Decision]:
        return {key: decision for key, (_conflict, decision) in self._seen.items()}

    def _merged_as_seen(self) -> Merged:
        """Merge; a decision about what reads otherwise by now, after another decision, is asked for again."""
        while True:
            merged = self._merge(self._copies, self._decisions)
            now = {each.key: each for each in merged.conflicts}
            stale = [key for key, (seen, _) in self._seen.items() if key in now and _read(now[key]) != _read(seen)]
            if not stale:
                return merged
            for key in stale:
                del self._seen[key]

    def _show_state(self) -> None:
        left = self.panes.undecided
        self.merge_button.setEnabled(self.merged is not None and not left)
        self.summary.setVisible(self.merged is not None)
        if self.merged is None:
            return
        words = whose(self.merged)
        told = f"{counted(left, 'conflict')} left to decide." if left else "Everything is decided."
        self.summary.setText(f"{told if self.merged.conflicts else 'There is no conflict.'} {words}")

    @Slot(object, object)
    def _on_decided(self, conflict: Conflict, decision: Decision) -> None:
        self._seen[conflict.key] = conflict, decision
        if self.panes.has_other_about(conflict):
            self._merge_again()
        self._show_state()
        (self.merge_button if self.merge_button.isEnabled() else self.panes.list).setFocus(
            Qt.FocusReason.OtherFocusReason
        )

    @Slot(object, object)
    def _on_rest_decided(self, conflicts: Sequence[Conflict], decision: Decision) -> None:
        """Decide several alike; what that brings up is still to be decided then."""
        self._seen.update({each.key: (each, decision) for each in conflicts})
        self._merge_again()
        (self.merge_button if self.merge_button.isEnabled() else self.panes.list).setFocus(
            Qt.FocusReason.OtherFocusReason
        )

    @Slot()
    def _on_merge(self) -> None:
        """Merge as decided; a decision for a whole line may bring new conflicts, which are shown then."""
        self._merge_again()
        if self.merged is not None and not self.merged.undecided:
            self.accept()
        else:
            self.panes.list.setFocus()


def _read(conflict: Conflict) -> tuple[str, ...]:
    return conflict.base, conflict.mine, conflict.theirs, conflict.mine_by, conflict.theirs_by
