"""The arrangement of a page: one filter, one order and one set of headings for all its grids, told in words."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from model.controls import Measure
from model.totals import Row
from ui.window.findings_watch import FindingsWatch
from ui.window.grid.arrangement import Arrangement, Grouping, LineFilter, Only, Sort
from ui.window.grid.columns import Column
from ui.window.grid.line_grid import LineGrid
from ui.window.session import Session


class PageArranger(QObject):
    """Arranges the grids of one page. Signals: `changed` (what is in sight, or what is said of it)."""

    changed = Signal()

    def __init__(self, session: Session, watch: FindingsWatch | None, parent: QObject) -> None:
        """Begin with every line as in the workbook."""
        super().__init__(parent)
        self._session = session
        self._watch = watch
        self._notes: dict[LineGrid, str] = {}
        self.grids: list[LineGrid] = []
        self.arrangement = Arrangement()

    def add(self, grid: LineGrid) -> None:
        """Arrange this grid too."""
        self.grids.append(grid)
        grid.revealed.connect(self.changed)

    def listen(self) -> None:
        """Follow the budget from now on, behind the grids that were added."""
        self._session.changed.connect(self._on_changed)

    @property
    def shown_count(self) -> int:
        """How many lines the filter leaves in sight."""
        return sum(len(grid.lines.arranged.shown) for grid in self.grids)

    @property
    def line_count(self) -> int:
        """How many lines there are."""
        return sum(grid.lines.arranged.line_count for grid in self.grids)

    @property
    def is_filtered(self) -> bool:
        """Whether a filter is on."""
        return self.arrangement.filter.is_on

    @property
    def filter_words(self) -> str:
        """What is in sight, in a sentence: `Showing 3 of 12 lines: status New`; of no filter, that all lines show."""
        if not self.is_filtered:
            return f"Showing all {_lines(self.line_count)}."
        unfitting = sum(grid.lines.arranged.unfitting() for grid in self.grids)
        words = f"Showing {self.shown_count:,} of {_lines(self.line_count)}: {self.arrangement.filter.words}"
        if not unfitting:
            return words
        verb = "does" if unfitting == 1 else "do"
        return f"{words} ({unfitting:,} of them {verb} not fit)"

    @property
    def is_stale(self) -> bool:
        """Whether a line is in sight that the filter would leave out."""
        return any(grid.lines.arranged.unfitting() for grid in self.grids)

    @property
    def note(self) -> str:
        """What the head of the page adds to its note."""
        words = self.arrangement.order_words
        return f" · {words}" if words else ""

    def arrange(self, arrangement: Arrangement) -> None:
        """Carry an arrangement out on every grid, from the lines as they stand, what is being typed included.

        Not while that cannot be taken: whoever asked is told that all is as it was.
        """
        if not self._session.settle():
            self.changed.emit()
            return
        self.arrangement = arrangement
        named = self._lines_with_findings() if arrangement.filter.only is Only.WITH_FINDINGS else None
        for grid in self.grids:
            self._notes.setdefault(grid, grid.empty_note)
            grid.empty_note = "No line here fits the filter." if self.is_filtered else self._notes[grid]
            grid.lines.arrange(arrangement, named)
            grid.rows_changed.emit()
            grid.viewport().update()
        self.changed.emit()
        for grid in self.grids:
            grid.show_whole()

    @Slot()
    def reapply(self) -> None:
        """Carry the arrangement out again on the lines as they are now."""
        self.arrange(self.arrangement)

    @Slot()
    def show_all(self) -> None:
        """Take the filter off."""
        self.set_filter(LineFilter())

    @Slot()
    def reset(self) -> None:
        """Show every line as in the workbook."""
        self.arrange(Arrangement())

    def set_filter(self, wanted: LineFilter) -> None:
        """Filter the lines."""
        self.arrange(replace(self.arrangement, filter=wanted))

    def set_text(self, text: str) -> None:
        """Show the lines that have every word of a text."""
        if text != self.arrangement.filter.text:
            self.set_filter(replace(self.arrangement.filter, text=text))

    def set_values(self, column: Column, kept: frozenset[str] | None) -> None:
        """Show the lines that have one of these values in a column; None takes the column out of the filter."""
        self.set_filter(self.arrangement.filter.with_values(column, kept))

    def show_only(self, only: Only | None) -> None:
        """Show only the lines of a choice; None for all."""
        self.set_filter(replace(self.arrangement.filter, only=only))

    def set_sort(self, sort: Sort | None) -> None:
        """Sort the lines; None for the workbook's order."""
        self.arrange(replace(self.arrangement, sort=sort))

    def turn(self, column: Column) -> None:
        """Do what a click on a heading asks for: ascending, descending, the workbook's order."""
        self.arrange(self.arrangement.turned(column))

    def group_by(self, grouping: Grouping | None) -> None:
        """Put lines under headings; None takes the headings away."""
        self.arrange(replace(self.arrangement, grouping=grouping))

    def collapse_all(self, *, collapsed: bool) -> None:
        """Collapse every heading's lines, or none."""
        for grid in self.grids:
            grid.lines.collapse_all(collapsed=collapsed)
            grid.rows_changed.emit()

    def values_of(self, column: Column) -> Counter[str]:
        """Return the values of a column on the page and how many lines, of those the rest leaves, have each."""
        found: Counter[str] = Counter()
        for grid in self.grids:
            found += grid.lines.arranged.values_of(column)
        return found

    def figures(self) -> Iterable[Row]:
        """Yield what headings and shown lines come to, year on year, in pounds: what columns must have room for."""
        for grid in self.grids:
            arranged = grid.lines.arranged
            yield from (arranged.group_figures(heading) for heading in arranged.groups)
            if self.is_filtered:
                yield from (arranged.figures(measure) for measure in Measure)

    def _lines_with_findings(self) -> set[int]:
        if self._watch is None:
            return set()
        self._watch.look()
        return {finding.line_id for finding in self._watch.pressing if finding.line_id is not None}

    @Slot(object)
    def _on_changed(self, _changes: object) -> None:
        document = self._session.document
        if document is not None and self.is_filtered:
            self.changed.emit()


def _lines(count: int) -> str:
    return f"{count:,} line{'' if count == 1 else 's'}"
