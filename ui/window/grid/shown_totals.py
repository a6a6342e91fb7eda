"""The totals of the lines that a filter leaves in sight, named so, above the totals of all lines, named so too."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from PySide6.QtWidgets import QVBoxLayout, QWidget

from model.controls import Measure
from model.money import total
from ui.window.grid.arranger import PageArranger
from ui.window.grid.figure_strip import FigureStrip
from ui.window.grid.line_grid import LineGrid
from ui.window.grid.totals_row import NetBlock, Source, TotalsRow


class ShownStrips(QWidget):
    """Strips of figures that are in sight only while a filter is on."""

    def __init__(self, source: Source, arranger: PageArranger, strips: Iterable[FigureStrip]) -> None:
        """Stand over the totals of all lines."""
        super().__init__()
        self._source = source
        self._arranger = arranger
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for strip in strips:
            column.addWidget(strip)
        self.hide()
        arranger.changed.connect(self.refresh)
        source.session.changed.connect(self.refresh)
        source.session.view_changed.connect(self.refresh)

    def refresh(self) -> None:
        """Show the totals as they stand, and name what the totals under them are of."""
        is_filtered = self._arranger.is_filtered and self._source.is_open
        if is_filtered or not self.isHidden():
            self.setVisible(is_filtered)
            self.say(is_filtered=is_filtered)

    def say(self, *, is_filtered: bool) -> None:
        """Name the totals under the strips and, while a filter is on, fill the strips."""
        raise NotImplementedError

    def fill(self, strip: FigureStrip, figures: Iterable[Decimal]) -> None:
        """Show year-on-year figures, in pounds, as the view states them."""
        view = self._source.session.view
        strip.say(self._source.years, [view.text(figure) for figure in view.figures(figures)])


class ShownTotals(ShownStrips):
    """One strip for each of the totals rows of a grid."""

    def __init__(
        self, source: Source, arranger: PageArranger, grid: LineGrid, rows: Mapping[Measure, TotalsRow]
    ) -> None:
        """Stand under a grid, over its totals rows."""
        self._grid = grid
        self._rows = rows
        self._names = {measure: row.total.name.text() for measure, row in rows.items()}
        self.strips = {measure: FigureStrip(source.session, grid, "") for measure in rows}
        super().__init__(source, arranger, self.strips.values())

    def say(self, *, is_filtered: bool) -> None:
        """Tell how many lines each total is of."""
        arranged = self._grid.lines.arranged
        shown, every = len(arranged.shown), arranged.line_count if is_filtered else 0
        for measure, row in self._rows.items():
            name = self._names[measure]
            row.total.name.setText(f"{name} of all {every:,} line{_s(every)}" if is_filtered else name)
            if is_filtered:
                self.strips[measure].name.setText(f"{name} of the {shown:,} line{_s(shown)} shown")
                self.fill(self.strips[measure], arranged.figures(measure))
            row.refresh()


class ShownNet(ShownStrips):
    """What the lines in sight on a page come to, over the net change of all lines."""

    def __init__(self, source: Source, arranger: PageArranger, grid: LineGrid, block: NetBlock) -> None:
        """Stand over a block of the net change."""
        self._block = block
        self.strip = FigureStrip(source.session, grid, "Net change of the lines shown", at_left=True)
        super().__init__(source, arranger, [self.strip])

    def say(self, *, is_filtered: bool) -> None:
        """Show the net change of every grid of the page together."""
        self._block.net.name.setText("Net change of all lines" if is_filtered else "Net change")
        self._block.refresh()
        if is_filtered:
            rows = [grid.lines.arranged.figures(Measure.NET) for grid in self._arranger.grids]
            self.fill(self.strip, [total(column) for column in zip(*rows, strict=True)])


def _s(count: int) -> str:
    return "" if count == 1 else "s"
