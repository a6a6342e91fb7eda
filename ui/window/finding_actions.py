"""What is done with findings: go to the next or the one before, put it right in one step, mute it with a reason."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from model.checks.fixes import fix_of
from model.findings import Finding, Level
from model.mutes import MUTABLE, mute_of
from model.muting import mute, unmute
from model.problems import EntryProblem
from ui.window import preferences
from ui.window.action_ids import ActionId
from ui.window.asked import is_accepted
from ui.window.checks_page import ChecksPage
from ui.window.desk import Desk
from ui.window.finding_place import place_of_finding
from ui.window.findings_watch import FindingsWatch
from ui.window.form_dialog import FormDialog
from ui.window.message_bar import Offer
from ui.window.page_key import CHECKS
from ui.window.reconciliation.page import ReconciliationPage

Leap = Callable[[], AbstractContextManager[None]]


class MuteDialog(FormDialog):
    """Asks why a finding is left as it is; `reason` is what was entered."""

    def __init__(self, finding: Finding, parent: QWidget | None = None) -> None:
        """Show the finding."""
        note = f"{finding.message} It is told again once it says something else."
        super().__init__("Mute a finding", "Mute", parent, note)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText("As printed in the published strategy")
        self.add_field("&Reason", self.reason, "The reason is kept in the workbook, for every officer to see.")

    def take(self) -> None:
        """Refuse to mute without a reason. Raises EntryProblem."""
        if not self.reason.text().strip():
            raise EntryProblem("Say why this is left as it is: the reason is kept in the workbook.")


class FindingActions(QObject):
    """Leads from finding to finding, and carries out what can be done about one."""

    def __init__(self, desk: Desk, watch: FindingsWatch, leap: Leap, window: QWidget) -> None:
        """`watch` knows what was found; going to a finding is a leap, to which Back leads back."""
        super().__init__(desk.pages)
        self._session, self._pages, self._actions, self._messages, self._offer = desk
        self._watch = watch
        self._leap = leap
        self._window = window
        self._current: Finding | None = None
        self._told = ""
        desk.actions[ActionId.NEXT_FINDING].due.connect(partial(self._step, 1))
        desk.actions[ActionId.PREVIOUS_FINDING].due.connect(partial(self._step, -1))
        desk.pages.finding_chosen.connect(self.go_to)
        desk.pages.fix_asked.connect(self.fix)
        desk.pages.mute_asked.connect(self.mute)
        watch.updated.connect(self._on_updated)

    def _step(self, steps: int, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  # Qt's signal passes it
        """Go to the next finding (+1) or the one before (-1) of those that the checks page shows."""
        self._watch.look()
        found = self._offered()
        if not found:
            self._messages.tell(Level.NOTE, "The checks find nothing to go to.")
            return
        place = self._place_in(found)
        place = (-1 if steps > 0 else 0) if place is None else place
        place = (place + steps) % len(found)
        self._show(found[place], f"Finding {place + 1:,} of {len(found):,}. ")

    def _offered(self) -> Sequence[Finding]:
        page = self._pages.page(CHECKS)
        return page.shown if isinstance(page, ChecksPage) else self._watch.findings

    def _place_in(self, found: Sequence[Finding]) -> int | None:
        line = self._session.current_line
        if self._current in found:
            return found.index(self._current)
        if line is None or self._pages.lines_page is None:
            return None
        before = (place - 1 for place, finding in enumerate(found) if finding.line_id == line.id)
        return next(before, None)

    @Slot(object)
    def go_to(self, finding: Finding) -> None:
        """Show the line or the area of a finding, and say what was found."""
        self._show(finding, "")

    def _show(self, finding: Finding, words: str) -> None:
        if not self._session.settle():
            return
        self._current = finding
        key = place_of_finding(self._session.budget, finding)
        with self._leap():
            shown = self._pages.show_page(key or CHECKS)
            page = self._pages.lines_page
            self._tell(finding, words)
            if isinstance(shown, ChecksPage):
                shown.select(finding)
            elif isinstance(shown, ReconciliationPage):
                shown.go_to_stated(finding.control_id, finding.pot_id)
            elif page is not None and finding.line_id is not None and self._session.budget.has_line(finding.line_id):
                page.select_line(finding.line_id, finding.field)

    def _tell(self, finding: Finding, words: str) -> None:
        offers: list[Offer] = []
        fix = fix_of(self._session.budget, finding)
        if fix is not None:
            offers.append((fix.words, partial(self.fix, finding)))
        if finding.level in MUTABLE and mute_of(self._session.budget.mutes, finding) is None:
            offers.append(("Mute…", partial(self.mute, finding)))
        if offers:
            self._messages.tell_choice(finding.level, f"{words}{finding.message}", offers[0], *offers[1:])
        else:
            self._messages.tell(finding.level, f"{words}{finding.message}")
        self._told = self._messages.text

    @Slot()
    def _on_updated(self) -> None:
        """Take back what is told of a finding once it no longer holds."""
        if not self._told or self._messages.text != self._told:
            return
        is_muted = any(finding == self._current for finding, _mute in self._watch.muted)
        if self._current not in self._watch.findings and not is_muted:
            self._told = ""
            self._messages.hide()

    @Slot(object)
    def fix(self, finding: Finding) -> None:
        """Put right what was found, as one step to undo."""
        fix = fix_of(self._session.budget, finding)
        if fix is None or not self._session.settle():
            return
        try:
            edit = fix.plan()
        except EntryProblem as problem:
            self._messages.tell(Level.WARNING, str(problem))
            return
        if self._session.do(edit):
            self._offer.tell(f"{edit.label if edit else fix.words}: done.")
        else:
            self._messages.tell(Level.NOTE, "There is nothing left to put right here.")

    @Slot(object)
    def mute(self, finding: Finding) -> None:
        """Ask why a finding is left as it is, and mute it; one that is muted is heard again."""
        budget = self._session.budget
        muted = mute_of(budget.mutes, finding)
        if muted is not None:
            if self._session.do(unmute(budget, muted.id)):
                self._offer.tell("The finding is told again.")
            return
        dialog = MuteDialog(finding, self._window)
        if not is_accepted(dialog):
            return
        who = preferences.author() or budget.settings.organisation
        when = datetime.now().astimezone().strftime("%Y-%m-%d %H:%M:%S")
        try:
            edit = mute(budget, finding, dialog.reason.text(), who, when)
        except EntryProblem as problem:
            self._messages.tell(Level.WARNING, str(problem))
            return
        if self._session.do(edit):
            self._offer.tell("The finding is muted; Checks shows it among the muted ones.")
