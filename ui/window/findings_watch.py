"""The watch over findings: runs the checks again when the officer pauses, a few milliseconds at a time.

Nothing is checked while keys are pressed: an edit drops a run under way and starts it anew after a pause.
"""

from collections.abc import Iterable, Iterator
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from model.findings import Finding, Level
from ui.window.session import Session
from ui.window.turns import is_in_turn

if TYPE_CHECKING:
    from model.edits import Change
    from model.mutes import Mute

_PAUSE_MS = 350
_SLICE_SECONDS = 0.005


class _Found:
    """What a run has found so far, each level in the order in which it was found."""

    def __init__(self) -> None:
        self.errors: list[Finding] = []
        self.warnings: list[Finding] = []
        self.notes: list[Finding] = []

    def add(self, findings: Iterable[Finding]) -> None:
        for finding in findings:
            if finding.level is Level.NOTE:
                self.notes.append(finding)
            else:
                (self.errors if finding.level is Level.ERROR else self.warnings).append(finding)


class FindingsWatch(QObject):
    """What is found in the open document. Signals: `updated` (the findings are those of the budget as it stands)."""

    updated = Signal()

    def __init__(self, session: Session) -> None:
        """Watch a session."""
        super().__init__(session)
        self._session = session
        self._run: Iterator[list[Finding]] | None = None
        self._found = _Found()
        self._added: tuple[Finding, ...] = ()
        self._findings: tuple[Finding, ...] = ()
        self._muted: tuple[tuple[Finding, Mute], ...] = ()
        self._by_area: dict[int, int] = {}
        self._pressing: tuple[Finding, ...] = ()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_due)
        session.changed.connect(self._on_changed)
        session.document_replaced.connect(self._on_document_replaced)
        self._on_document_replaced()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings of the last finished run, errors first."""
        return self._findings

    @property
    def muted(self) -> tuple[tuple[Finding, "Mute"], ...]:
        """The findings of the last finished run that are muted, each with its mute."""
        return self._muted

    @property
    def is_settled(self) -> bool:
        """Whether the findings are those of the budget as it stands."""
        return self._run is None and not self._timer.isActive()

    @property
    def pressing(self) -> tuple[Finding, ...]:
        """The errors and warnings among the findings."""
        return self._pressing

    def count_of(self, area_id: int) -> int:
        """Return how many errors and warnings an activity area has."""
        return self._by_area.get(area_id, 0)

    def counts(self) -> dict[Level, int]:
        """Return how many findings each level has."""
        return {level: sum(1 for finding in self._findings if finding.level is level) for level in Level}

    def add(self, findings: tuple[Finding, ...]) -> None:
        """Add what was found in the file of the open document after it was opened."""
        self._added = findings
        self._run = None
        self._timer.start(0)

    def look(self) -> None:
        """Finish the run under way now: for the checks page, which is looked at."""
        if not self.is_settled:
            self._timer.stop()
            self._go_on(None)

    @Slot(object)
    def _on_changed(self, changes: "tuple[Change, ...]") -> None:
        from model.edits import MuteChange  # the window starts without the model

        if self.is_settled and all(isinstance(change, MuteChange) for change in changes):
            self._settle()
            return
        self._run = None
        self._timer.start(_PAUSE_MS)

    @Slot()
    def _on_document_replaced(self) -> None:
        self._run = None
        self._added = ()
        self._findings = ()
        self._muted = ()
        self._pressing = ()
        self._by_area = {}
        self._timer.stop()
        if self._session.document is not None:
            self._timer.start(0)
        self.updated.emit()

    @Slot()
    def _on_due(self) -> None:
        if is_in_turn():
            self._timer.start(0)
        else:
            self._go_on(_SLICE_SECONDS)

    def _go_on(self, seconds: float | None = _SLICE_SECONDS) -> None:
        document = self._session.document
        if document is None:
            return
        from model import checks

        if self._run is None:
            self._found = _Found()
            self._found.add([*checks.standing(document.findings), *self._added])
            self._run = checks.steps(document.budget)
        end = None if seconds is None else perf_counter() + seconds
        for found in self._run:
            if found:
                self._found.add(found)
            if end is not None and perf_counter() > end:
                self._timer.start(0)
                return
        self._run = None
        self._settle()

    def _settle(self) -> None:
        from model.mutes import heard, mute_of  # as above

        budget = self._session.budget
        mutes, found = budget.mutes, self._found
        ordered = [*found.errors, *found.warnings, *found.notes]
        self._findings = tuple(heard(mutes, ordered))
        muted = ((finding, mute_of(mutes, finding)) for finding in (ordered if mutes else ()))
        self._muted = tuple((finding, mute) for finding, mute in muted if mute is not None)
        self._pressing = tuple(heard(mutes, [*found.errors, *found.warnings]))
        self._by_area = {}
        for finding in self._pressing:
            area_id = finding.area_id
            if area_id is None and finding.line_id is not None and budget.has_line(finding.line_id):
                area_id = budget.line(finding.line_id).area_id
            if area_id is not None:
                self._by_area[area_id] = self._by_area.get(area_id, 0) + 1
        self.updated.emit()
