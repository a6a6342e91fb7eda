"""The page of all lines: every line of the budget in one grid, each with its area, and the totals of the whole."""

from model.controls import Measure
from model.lines import Section
from ui.window.findings_watch import FindingsWatch
from ui.window.grid.card import LineCard
from ui.window.grid.entry_view import Confirm
from ui.window.grid.grid_page import GridPage
from ui.window.grid.line_grid import LineGrid
from ui.window.grid.shown_totals import ShownTotals
from ui.window.grid.totals_row import TotalsRow
from ui.window.session import Session


class AllLinesPage(GridPage):
    """One card with every line. A new line joins the area of the current one. Signals: those of `GridPage`."""

    def __init__(self, session: Session, confirm: Confirm | None = None, watch: FindingsWatch | None = None) -> None:
        """Show every line of the open document; see `AreaPage`."""
        super().__init__(session, None, confirm, watch)
        self._grid = self.make_grid(None, "No lines in this budget.")
        self.totals = {
            Measure.PRESSURES: TotalsRow(self.source, self._grid, Measure.PRESSURES, Section.PRESSURES.title),
            Measure.SAVINGS: TotalsRow(self.source, self._grid, Measure.SAVINGS, Section.SAVINGS.title),
            Measure.NET: TotalsRow(self.source, self._grid, Measure.NET, "Net change"),
        }
        for row in self.totals.values():
            row.explain_asked.connect(self.explain_asked)
        self.shown = ShownTotals(self.source, self.arranger, self._grid, self.totals)
        card = LineCard("Every area", self._grid, self.shown, *self.totals.values())
        card.add_asked.connect(self._on_add)
        self.build([card])

    def grid_for(self, section: Section) -> LineGrid:
        """Return the one grid."""
        return self._grid

    def area_for_new_line(self) -> int | None:
        """Return the current line's area, else the first; None where there is no area."""
        line_id = self._grid.current_line_id()
        if line_id is not None:
            return self.session.budget.line(line_id).area_id
        return next((area.id for area in self.session.budget.areas), None)

    def refresh_top(self) -> None:
        """Show how many lines there are and what their figures are."""
        budget = self.session.budget
        count = budget.line_count
        self.top.heading.setText("All lines")
        lines = f"{count:,} line{'' if count == 1 else 's'}"
        self.top.note.setText(f"{lines} · {self.session.view.words}{self.arranger.note}")

    def _on_add(self) -> None:
        line_id = self._grid.current_line_id()
        line = self.session.budget.line(line_id) if line_id is not None else None
        self.add_line(line.section if line else Section.PRESSURES)
