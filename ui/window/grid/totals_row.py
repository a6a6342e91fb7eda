"""The totals under a grid, and the block with the net change, its control total and the difference; all live."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from model.controls import Measure, Scope
from model.totals import Row, Tally
from ui.window.explain.subject import TotalSubject
from ui.window.grid.control_figures import Control, differences, find_control, worded_differences
from ui.window.grid.figure_strip import FigureStrip
from ui.window.grid.line_grid import LineGrid
from ui.window.session import Session

NO_CONTROL = "no control total"


class Source:
    """What totals are of: an area, or the whole budget where there is none."""

    def __init__(self, session: Session, area_id: int | None) -> None:
        """Speak of an area of the session's open document."""
        self.session = session
        self._budget = session.budget
        self._area_id = area_id

    @property
    def is_open(self) -> bool:
        """Whether the document is still the open one and the area still in it."""
        document = self.session.document
        if document is None or document.budget is not self._budget:
            return False
        return self._area_id is None or any(area.id == self._area_id for area in self._budget.areas)

    @property
    def years(self) -> list[str]:
        """The headings of the years."""
        return [year.label for year in self._budget.years]

    def tally(self) -> Tally:
        """Return the live totals."""
        totals = self._budget.totals
        return totals.directorate if self._area_id is None else totals.area(self._area_id)

    def subject(self, measure: Measure, place: int) -> TotalSubject:
        """Return what is explained of a measure in the year at a place."""
        return TotalSubject(measure, self._budget.years[place], self._area_id)

    def figures(self, measure: Measure) -> Row:
        """Return the live total of a measure for each year in the view's basis, in pounds."""
        return self.session.view.figures(self.tally().measure(measure))

    def control(self, measure: Measure) -> Control | None:
        """Return the control total of a measure in the view's basis."""
        if self._area_id is None:
            found = find_control(self._budget, Scope.DIRECTORATE, "", measure)
        else:
            found = find_control(self._budget, Scope.AREA, self._budget.area(self._area_id).name, measure)
        return found.restated(self.session.view.basis) if found else None


class TotalsRow(QWidget):
    """The total of one measure; a second row appears only while it differs from its control total.

    Signals: `explain_asked` (TotalSubject).
    """

    explain_asked = Signal(object)

    def __init__(self, source: Source, grid: LineGrid, measure: Measure, name: str = "Total") -> None:
        """Stand under a grid."""
        super().__init__()
        self.setObjectName("TotalsRow")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._source = source
        self._measure = measure
        self.total = FigureStrip(source.session, grid, name, strong=True)
        self.total.is_explained = True
        self.total.explain_asked.connect(self._on_explain)
        self.difference = FigureStrip(source.session, grid, "Differs from the control total by")
        _stack(self, self.total, self.difference)
        source.session.changed.connect(self.refresh)
        source.session.view_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the totals as they stand."""
        source = self._source
        if not source.is_open:
            return
        view, figures = source.session.view, source.figures(self._measure)
        self.total.say(source.years, [view.text(figure) for figure in figures])
        control = source.control(self._measure)
        found = differences(figures, control) if control else []
        self.difference.setVisible(any(found))
        if any(found):
            self.difference.say(source.years, *worded_differences(found, view))
        told = f"Control total: {control.source}\n" if control and control.source else ""
        self.total.setToolTip(f"{told}Double-click a figure to explain it.")

    def _on_explain(self, place: int) -> None:
        self.explain_asked.emit(self._source.subject(self._measure, place))


class NetBlock(QFrame):
    """Net change, its control total, and the difference: in words where they agree.

    Signals: `explain_asked` (TotalSubject).
    """

    explain_asked = Signal(object)

    def __init__(self, source: Source, grid: LineGrid) -> None:
        """Stand under a grid."""
        super().__init__()
        self.setObjectName("NetBlock")
        self._source = source
        self.net = FigureStrip(source.session, grid, "Net change", strong=True, at_left=True)
        self.net.is_explained = True
        self.net.explain_asked.connect(self._on_explain)
        self.control = FigureStrip(source.session, grid, "Control total", at_left=True)
        self.difference = FigureStrip(source.session, grid, "Difference", strong=True, at_left=True)
        _stack(self, self.net, self.control, self.difference)
        source.session.changed.connect(self.refresh)
        source.session.view_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the figures as they stand."""
        source = self._source
        if not source.is_open:
            return
        view, figures = source.session.view, source.figures(Measure.NET)
        self.net.say(source.years, [view.text(figure) for figure in figures])
        control = source.control(Measure.NET)
        self.difference.setVisible(control is not None)
        if control is None:
            self.control.name.setText(NO_CONTROL.capitalize())
            self.control.say(source.years, [""] * len(figures))
            return
        self.control.name.setText("Control total")
        self.control.setToolTip(control.source)
        stated = [*control.amounts, *([None] * len(figures))]
        self.control.say(source.years, [view.text(amount) for amount in stated[: len(figures)]])
        self.difference.say(source.years, *worded_differences(differences(figures, control), view))

    def _on_explain(self, place: int) -> None:
        self.explain_asked.emit(self._source.subject(Measure.NET, place))


def _stack(widget: QWidget, *strips: FigureStrip) -> None:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for strip in strips:
        column.addWidget(strip)
