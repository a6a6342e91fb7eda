"""The page of one activity area: its pressures & additional funding, its savings, and what they come to."""

from functools import partial

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from model.controls import Measure
from model.lines import Section
from ui.window.findings_watch import FindingsWatch
from ui.window.grid.card import LineCard
from ui.window.grid.entry_view import Confirm
from ui.window.grid.figures import padding
from ui.window.grid.grid_page import GridPage
from ui.window.grid.line_grid import LineGrid
from ui.window.grid.shown_totals import ShownNet, ShownTotals
from ui.window.grid.totals_row import NetBlock, TotalsRow
from ui.window.session import Session

_MEASURES = {Section.PRESSURES: Measure.PRESSURES, Section.SAVINGS: Measure.SAVINGS}


class AreaPage(GridPage):
    """Two cards of lines and the net change of one area. Signals: those of `GridPage`."""

    def __init__(
        self, session: Session, area_id: int, confirm: Confirm | None = None, watch: FindingsWatch | None = None
    ) -> None:
        """Show an area of the open document. `confirm` asks the officer a question and says whether it was yes."""
        super().__init__(session, area_id, confirm, watch)
        self._grids = {section: self.make_grid(section, _empty_note(section)) for section in Section}
        self.totals = {
            section: TotalsRow(self.source, grid, _MEASURES[section]) for section, grid in self._grids.items()
        }
        self.shown = {
            section: ShownTotals(self.source, self.arranger, grid, {_MEASURES[section]: self.totals[section]})
            for section, grid in self._grids.items()
        }
        cards = [
            LineCard(section.title, grid, self.shown[section], self.totals[section])
            for section, grid in self._grids.items()
        ]
        for section, card in zip(Section, cards, strict=True):
            card.add_asked.connect(partial(self.add_line, section))
        self.net = NetBlock(self.source, self._grids[Section.SAVINGS])
        for row in self.totals.values():
            row.explain_asked.connect(self.explain_asked)
        self.net.explain_asked.connect(self.explain_asked)
        self.shown_net = ShownNet(self.source, self.arranger, self._grids[Section.SAVINGS], self.net)
        self.build(cards, _framed(self.shown_net, self.net))

    def grid_for(self, section: Section) -> LineGrid:
        """Return the grid in which lines of a section stand."""
        return self._grids[section]

    def refresh_top(self) -> None:
        """Show the area's name, how many lines it has, and what its figures are."""
        if not self.source.is_open or self.area_id is None:
            return
        budget = self.session.budget
        count = budget.line_count_of(self.area_id)
        self.top.heading.setText(budget.area(self.area_id).name)
        lines = f"{count:,} line{'' if count == 1 else 's'}"
        self.top.note.setText(f"{lines} · {self.session.view.words}{self.arranger.note}")


def _empty_note(section: Section) -> str:
    words = "savings" if section is Section.SAVINGS else "pressures or additional funding"
    return f"No {words} in this area."


def _framed(*blocks: QWidget) -> QFrame:
    card = QFrame()
    card.setObjectName("Card")
    pad = padding(card.fontMetrics())
    column = QVBoxLayout(card)
    column.setContentsMargins(pad // 2, pad // 2, pad // 2, pad // 2)
    column.setSpacing(0)
    for block in blocks:
        column.addWidget(block)
    return card
