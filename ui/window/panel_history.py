"""The history of a line: what was changed on it since the workbook was opened, the last change first."""

from itertools import islice

from model.line_history import told
from model.lines import Line
from ui.window.panel_section import PanelSection
from ui.window.session import Session

_MOST = 8


class HistorySection(PanelSection):
    """Tells the undo steps that touched a line, as far as they have not been taken back."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__("History")

    def show_line(self, session: Session, line: Line) -> None:
        """Show a line's changes."""
        self.clear()
        rows = (
            row
            for _label, changes in session.history.of(line.id, session.undo_stack.index())
            for row in told(reversed(changes), session.view.text)
        )
        shown = list(islice(rows, _MOST + 1))
        if not shown:
            self.say("No changes since opening", is_muted=True)
            return
        self.say("Changes since opening, the last first", is_muted=True)
        for row in shown[:_MOST]:
            self.say(row)
        if len(shown) > _MOST:
            self.say("… and earlier ones", is_muted=True)
