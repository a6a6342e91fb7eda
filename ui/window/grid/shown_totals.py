"""The totals of the lines that a filter leaves in sight, named so, above the totals of all lines, named so too."""

from collections.abc import Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from model.controls import Measure
from model.money import total
from ui.window.grid.arranger import PageArranger
from ui.window.grid.figure_strip import FigureStrip
from ui.window.grid.line_grid import LineGrid
from ui.window.grid.totals_row import NetBlock, Source, TotalsRow


class ShownTotals(QWidget):
    """One strip for each of the totals rows of a grid; in sight only while a filter is on."""

    def __init__(
        self, source: Source, arranger: PageArranger, grid: LineGrid, rows: Mapping[Measure, TotalsRow]
    ) -> None:
        """Stand under a grid, over its totals rows."""
        super().__init__()
        self._source = source
        self._arranger = arranger
        self._grid = grid
        self._rows = rows
        self._names = {measure: row.total.name.text() for measure, row in rows.items()}
        self.strips = {measure: FigureStrip(source.session, grid, "") for measure in rows}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for strip in self.strips.values():
            column.addWidget(strip)
        self.hide()
        arranger.changed.connect(self.refresh)
        source.session.changed.connect(self.refresh)
        source.session.view_changed.connect(self.refresh)

    def refresh(self) -> None:
        """Show the totals as they stand, and name what the totals under them are of."""
        is_filtered = self._arranger.is_filtered and self._source.is_open
        if not is_filtered and self.isHidden():
            return
        self.setVisible(is_filtered)
        arranged = self._grid.lines.arranged
        shown, every = len(arranged.shown), arranged.line_count if is_filtered else 0
        for measure, row in self._rows.items():
            name = self._names[measure]
            row.total.name.setText(f"{name} of all {every:,} line{_s(every)}" if is_filtered else name)
            if is_filtered:
                strip = self.strips[measure]
                strip.name.setText(f"{name} of the {shown:,} line{_s(shown)} shown")
                view = self._source.session.view
                figures = view.figures(arranged.figures(measure))
                strip.say(self._source.years, [view.text(figure) for figure in figures])
            row.refresh()


class ShownNet(QWidget):
    """What the lines in sight on a page come to, over the net change of all lines."""

    def __init__(self, source: Source, arranger: PageArranger, grid: LineGrid, block: NetBlock) -> None:
        """Stand over a block of the net change."""
        super().__init__()
        self._source = source
        self._arranger = arranger
        self._block = block
        self.strip = FigureStrip(source.session, grid, "Net change of the lines shown", at_left=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.strip)
        self.hide()
        arranger.changed.connect(self.refresh)
        source.session.changed.connect(self.refresh)
        source.session.view_changed.connect(self.refresh)

    def refresh(self) -> None:
        """Show the net change as it stands."""
        is_filtered = self._arranger.is_filtered and self._source.is_open
        if not is_filtered and self.isHidden():
            return
        self.setVisible(is_filtered)
        self._block.net.name.setText("Net change of all lines" if is_filtered else "Net change")
        self._block.refresh()
        if is_filtered:
            view = self._source.session.view
            rows = [grid.lines.arranged.figures(Measure.NET) for grid in self._arranger.grids]
            summed = [total(column) for column in zip(*rows, strict=True)]
            self.strip.say(self._source.years, [view.text(figure) for figure in view.figures(summed)])


def _s(count: int) -> str:
    return "" if count == 1 else "s"
