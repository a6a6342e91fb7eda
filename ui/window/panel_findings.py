"""What was found about the current line, said in the line panel beneath the field that it concerns."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Slot

from model.findings import Finding, Level
from model.lines import Field, value_of
from model.money import Unreadable
from ui.window.as_written import unbroken
from ui.window.findings_watch import FindingsWatch
from ui.window.line_panel import LinePanel
from ui.window.session import Session

_WORDS = {Level.ERROR: "Error: ", Level.WARNING: "Warning: ", Level.NOTE: ""}


class PanelFindings(QObject):
    """Tells a line panel's fields what the watch has found; what is on no field of it stands under its heading."""

    def __init__(self, session: Session, watch: FindingsWatch, panel: LinePanel) -> None:
        """Follow the session's current line."""
        super().__init__(panel)
        self._session = session
        self._watch = watch
        self._panel = panel
        watch.updated.connect(self.refresh)
        session.current_line_changed.connect(self.refresh)
        session.changed.connect(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Say what holds for the current line now."""
        line = self._session.current_line
        found = [each for each in self._watch.findings if line is not None and each.line_id == line.id]
        elsewhere = [each for each in found if each.field not in self._panel.fields]
        self._panel.finding_label.setText(unbroken(_sentences(elsewhere)))
        self._panel.finding_label.setVisible(bool(elsewhere))
        for field, shown in self._panel.fields.items():
            shown.tell(_sentences(each for each in found if each.field == field) or self._unreadable(field))
        self._panel.settle()

    def _unreadable(self, field: Field) -> str:
        line = self._session.current_line
        value = value_of(line, field, self._session.budget.years) if line is not None else None
        return f"“{value.text}” is not an amount, so it counts in no total." if isinstance(value, Unreadable) else ""


def _sentences(findings: Iterable[Finding]) -> str:
    return "\n".join(f"{_WORDS[finding.level]}{finding.message}" for finding in findings)
