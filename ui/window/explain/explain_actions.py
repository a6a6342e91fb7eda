"""Explain this number, from wherever the number stands: a cell, a total, the summary, the reconciliation."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from model.controls import Measure
from model.explaining import SumPart
from model.lines import Section
from ui.window.action_ids import ActionId
from ui.window.asked import is_accepted
from ui.window.change_log_actions import ChangeLogActions
from ui.window.desk import Desk
from ui.window.explain.subject import AmountSubject, Subject, TotalSubject, explains
from ui.window.grid.grid_page import GridPage
from ui.window.line_actions import LineActions
from ui.window.reconciliation.page import ReconciliationPage
from ui.window.summary_page import SummaryPage


class ExplainActions(QObject):
    """Opens the window that explains, and leads from it to lines."""

    def __init__(self, desk: Desk, lines: LineActions, log: ChangeLogActions, window: QWidget) -> None:
        """`lines` goes to a line, `log` shows its changes."""
        super().__init__(desk.pages)
        self._session, self._pages, self._actions, self._messages, self._offer = desk
        self._lines = lines
        self._log = log
        self._window = window
        self._dialog: QWidget | None = None
        desk.actions[ActionId.EXPLAIN].due.connect(self.explain_current)
        desk.pages.explain_asked.connect(self.explain)

    @Slot()
    def explain_current(self) -> None:
        """Explain the number that the officer is on; without one, the net change of what the page shows."""
        page = self._pages.currentWidget()
        subject: Subject | SumPart | None = _number_of(page) if isinstance(page, GridPage) else None
        if isinstance(page, SummaryPage | ReconciliationPage):
            subject = page.number_in_focus()
        years = self._session.budget.years
        if subject is None and years:
            subject = TotalSubject(Measure.NET, years[0])
        if subject is not None:
            self.explain(subject)

    @Slot(object)
    def explain(self, subject: Subject | SumPart) -> None:
        """Open the window with what a number is made of."""
        from ui.window.explain.dialog import ExplainDialog

        if not self._session.settle():
            return
        if isinstance(subject, SumPart):
            self._show_part(subject)
            return
        if not isinstance(self._dialog, ExplainDialog):
            dialog = ExplainDialog(self._session, self._window)
            dialog.line_chosen.connect(self._lines.go_to_line)
            dialog.log_asked.connect(self._on_log)
            self._dialog = dialog
        self._dialog.explain(subject)
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()

    def _show_part(self, part: SumPart) -> None:
        """Show a figure that is no total, as it stands now; go to the line that is chosen."""
        from ui.window.explain.part_dialog import PartDialog

        dialog = PartDialog(part, self._session.view, self._session.budget, self._window)
        if is_accepted(dialog) and dialog.wanted_line is not None:
            self._lines.go_to_line(*dialog.wanted_line)

    @property
    def dialog(self) -> QWidget | None:
        """The window that explains, once it was asked for."""
        return self._dialog

    @Slot(int)
    def _on_log(self, line_id: int) -> None:
        if self._lines.go_to_line(line_id):
            self._log.show_line()


def _number_of(page: GridPage) -> Subject | None:
    grid = page.active_grid
    index, line_id = grid.currentIndex(), grid.current_line_id()
    years = page.session.budget.years
    if index.isValid() and line_id is not None:
        field = grid.lines.columns[index.column()].field
        if field is not None and explains(field):
            return AmountSubject(line_id, field)
    if not years:
        return None
    measure = Measure.NET
    if page.area_id is not None and line_id is not None:
        is_saving = page.session.budget.line(line_id).section is Section.SAVINGS
        measure = Measure.SAVINGS if is_saving else Measure.PRESSURES
    return TotalSubject(measure, years[0], page.area_id)
