"""The history of a line: what was changed on it since the workbook was opened, and what earlier saves logged."""

from functools import partial
from itertools import islice

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy

from model.change_log import LogEntry, of_line
from model.line_history import told
from model.lines import Line
from model.logged_workings import entry_words
from model.money import Unit
from ui.window.panel_section import PanelSection
from ui.window.session import Session
from ui.window.workings import formula_text

_MOST = 8
_MOST_LOGGED = 5


class HistorySection(PanelSection):
    """Tells the undo steps that touched a line, as far as they have not been taken back, and the last logged changes.

    Signals: `log_asked` (every entry about the line is to be shown).
    """

    log_asked = Signal()

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__("History")

    def show_line(self, session: Session, line: Line) -> None:
        """Show a line's changes."""
        self.clear()
        working = partial(formula_text, budget=session.budget, view=session.view)
        rows = (
            row
            for _label, changes in session.history.of(line.id, session.undo_stack.index())
            for row in told(reversed(changes), session.view.text, working)
        )
        shown = list(islice(rows, _MOST + 1))
        self.say("Changes since opening, the last first" if shown else "No changes since opening", is_muted=True)
        for row in shown[:_MOST]:
            self.say(row)
        if len(shown) > _MOST:
            self.say("… and earlier ones", is_muted=True)
        self._show_logged(session, line)

    def _show_logged(self, session: Session, line: Line) -> None:
        document = session.document
        if document is None or not document.change_log:
            return
        area = session.budget.area(line.area_id).name
        found = list(islice(of_line(document.change_log, area, line), _MOST_LOGGED))
        self.say("Saved before, the last first" if found else "No saved change", is_muted=True)
        for entry in found:
            self.say(_told(entry, session.budget.settings.unit))
        if found:
            button = QPushButton("Every change of this line…")
            button.setObjectName("Quiet")
            button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.clicked.connect(self.log_asked)
            self.add(button)


def _told(entry: LogEntry, unit: Unit) -> str:
    words = entry_words(entry, unit)
    what = f"{entry.field}: {words.old or 'blank'} to {words.new or 'blank'}" if entry.old or entry.new else entry.field
    reason = f" ({entry.reason})" if entry.reason else ""
    return f"{entry.when[:16]}, {entry.who}. {what}{reason}"
