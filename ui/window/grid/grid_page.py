"""What the pages with grids of lines have in common: one set of columns, one selection, one height to share."""

from collections.abc import Sequence
from decimal import Decimal
from functools import partial
from itertools import pairwise
from typing import cast

from PySide6.QtCore import QEvent, QPoint, Signal, Slot
from PySide6.QtGui import QFocusEvent, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from model.edits import Change, Edit, FieldChange, LineAdded
from model.findings import Finding
from model.lines import Field, Kind, Line, Section
from model.money import NIL
from model.planning import add_line, delete_lines, move_lines, section_end
from ui.window.asked import is_accepted
from ui.window.findings_watch import FindingsWatch
from ui.window.grid.across import AcrossBar
from ui.window.grid.arranger import PageArranger
from ui.window.grid.card import LineCard
from ui.window.grid.column_layout import ColumnLayout
from ui.window.grid.column_memory import ColumnMemory
from ui.window.grid.columns_dialog import ColumnsDialog
from ui.window.grid.entry_view import Confirm
from ui.window.grid.figure_strip import FigureStrip
from ui.window.grid.figures import padding, row_height
from ui.window.grid.filling import fill_typed
from ui.window.grid.filter_bar import FilterBar
from ui.window.grid.grid_model import LineGridModel
from ui.window.grid.heading_service import serve_headings
from ui.window.grid.largest import LargestFigures
from ui.window.grid.line_grid import LEAST_ROWS, LineGrid
from ui.window.grid.order_memory import OrderMemory
from ui.window.grid.page_top import PageTop
from ui.window.grid.selection_statistics import SelectionStatistics
from ui.window.grid.sharing import shares
from ui.window.grid.totals_row import Source
from ui.window.grid.view_words import STAYS
from ui.window.grid.widths import figure_width, narrow_width, reference_samples, widest_figures, word_width
from ui.window.page_key import ALL_LINES, area_page
from ui.window.session import Session
from ui.window.settling import settle
from ui.window.tab_order import put_before
from ui.window.turns import take_turn
from ui.window.visits import Spot

_MOST_TURNS = 4
_LOW_ROWS = 28
"""A window lower than so many rows has too few for the lines of two tables. Not the page: what comes and goes above it
must not change its rows."""
_TABLES = 2


class GridPage(QWidget):
    """A page of line grids.

    Signals: `selection_changed` (which cells are selected), `findings_clicked` (the badge), `menu_asked` (QPoint on the
    screen: what can be done with the selected cells and lines), `explain_asked` (TotalSubject).
    """

    selection_changed = Signal()
    findings_clicked = Signal()
    menu_asked = Signal(QPoint)
    explain_asked = Signal(object)

    def __init__(
        self, session: Session, area_id: int | None, confirm: Confirm | None, watch: FindingsWatch | None
    ) -> None:
        """Show lines of the open document. `confirm` asks the officer a question; without it the answer is no.

        Without `watch` no findings are marked.
        """
        super().__init__()
        self.session = session
        self.area_id = area_id
        self.source = Source(session, area_id)
        self.top = PageTop()
        self.columns: ColumnLayout
        self.grids: tuple[LineGrid, ...] = ()
        self._confirm = confirm or self._answer_no
        self._active: LineGrid | None = None
        self._is_in_sight = False  # once all its parts are, too
        self._is_sharing = False
        self._is_stale = False
        self._is_tight = False
        self._largest = LargestFigures(session, self.lines_shown, self)
        self._watch = watch
        self.arranger = PageArranger(session, watch, self)

    @property
    def least_width(self) -> int:
        """The width, in pixels, in which every year is in sight and no column has to be left out for that."""
        bar, card = self.grids[0].verticalScrollBar(), cast("QWidget", self.grids[0].parentWidget())
        margins = [holder.contentsMargins() for holder in (card, card.layout(), self.layout()) if holder is not None]
        around = sum(each.left() + each.right() for each in margins)
        return self.columns.narrowest + around + bar.sizeHint().width()

    @property
    def active_grid(self) -> LineGrid:
        """The grid that the officer was in last."""
        return self._active or self.grids[0]

    def make_grid(self, section: Section | None, empty_note: str) -> LineGrid:
        """Return a grid of one section in the page's columns."""
        known = self.columns.usual if hasattr(self, "columns") else ()
        model = LineGridModel(self.session, self.area_id, section, self, known)
        if not known:
            self.columns = ColumnLayout(model.columns, ColumnMemory.of(self.session), self)
        grid = LineGrid(self.session, model, self.columns, self._confirm)
        grid.empty_note = empty_note
        grid.setAccessibleName(section.title if section else "All lines")
        self.arranger.add(grid)
        take_turn()
        return grid

    def build(self, cards: Sequence[LineCard], *below: QWidget) -> None:
        """Lay the cards out and begin to listen."""
        self.grids = tuple(card.grid for card in cards)
        column = QVBoxLayout(self)
        self._set_margins()
        self.filter_bar = FilterBar(self.arranger)
        for widget in (self.top, self.filter_bar, *cards, *below, AcrossBar(self.grids, self)):
            column.addWidget(widget)
        column.addStretch(1)
        # A grid keeps Tab for its cells: what is not reached before it is reached by nobody.
        put_before(self.filter_bar, (self.top.badge, *(card.add_button for card in cards), *self.grids))
        for grid in self.grids:
            grid.selection_moved.connect(partial(self._on_selection_moved, grid))
            grid.rows_changed.connect(self._share_height)
            serve_headings(self.arranger, grid)
            grid.menu_asked.connect(self.menu_asked)
            grid.columns_asked.connect(self.choose_columns)
            grid.fill_asked.connect(partial(fill_typed, self.session, grid))
        for upper, lower in pairwise(self.grids):
            upper.below, lower.above = lower, upper
        self.top.badge_clicked.connect(self.findings_clicked)
        self.session.changed.connect(self._on_changed)
        self.session.view_changed.connect(self._on_view_changed)
        self.arranger.listen()
        self.arranger.changed.connect(self._on_arranged)
        OrderMemory.of(self.session).follow(
            ALL_LINES if self.area_id is None else area_page(self.area_id), self.arranger
        )
        if self._watch is not None:
            self._watch.updated.connect(self._on_findings)
        self._on_findings()
        self.fit_columns()
        self.refresh_top()

    def refresh_top(self) -> None:
        """Show the page's name and what it holds."""
        raise NotImplementedError

    def grid_for(self, section: Section) -> LineGrid:
        """Return the grid in which lines of a section stand."""
        raise NotImplementedError

    def area_for_new_line(self) -> int | None:
        """Return the area in which a new line goes; None where there is no area."""
        return self.area_id

    def current_line_id(self) -> int | None:
        """Return the id of the line that the officer is on."""
        return self.active_grid.current_line_id()

    def selection_statistics(self) -> SelectionStatistics:
        """Return what is told of the selected cells in sight."""
        return self.active_grid.selection_statistics()

    def select_line(self, line_id: int, field: Field | None = None) -> bool:
        """Go to a line's cell (its reference unless said); False where the line is not on this page."""
        return any(grid.select_line(line_id, field) for grid in self.grids)

    def spot(self) -> Spot | None:
        """Return where the officer is on the page; None on no line."""
        return self.active_grid.spot()

    def go_to_spot(self, spot: Spot) -> None:
        """Go to a cell, with as many rows above it as there were if the page has room for them."""
        for grid in self.grids:
            if grid.select_line(spot.line_id, spot.field):
                grid.scroll_to_spot(spot)

    def shows_field(self, field: Field) -> bool:
        """Whether the column of a field is in sight."""
        return any(
            column.field == field and not self.columns.is_hidden(place)
            for place, column in enumerate(self.columns.columns)
        )

    def add_line(self, what: Section | Kind = Section.PRESSURES) -> None:
        """Add a line behind the selected one of its section, else at the section's end, and edit its reference."""
        kind = what if isinstance(what, Kind) else (Kind.SAVING if what is Section.SAVINGS else Kind.PRESSURE)
        area_id = self.area_for_new_line()
        if area_id is None or not self.session.settle():
            return
        section = Section.SAVINGS if kind is Kind.SAVING else Section.PRESSURES
        grid = self.grid_for(section)
        budget = self.session.budget
        edit = add_line(budget, area_id, kind, self._place_for(grid, area_id, section))
        self.session.do(edit)
        grid.begin_editing(_added(edit))

    def delete_selected_lines(self) -> None:
        """Delete the lines with a selected cell, as one edit; the selection stays near."""
        grid = self.active_grid
        row, column = grid.currentIndex().row(), max(0, grid.currentIndex().column())
        wanted = grid.selected_line_ids()
        rows = [found for line_id in wanted if (found := grid.lines.row_of(line_id)) is not None]
        if self.session.do(delete_lines(self.session.budget, wanted)) and grid.lines.rowCount():
            near = min(min(rows, default=row), grid.lines.rowCount() - 1)
            grid.setCurrentIndex(grid.lines.index(near, column))

    def move_selected(self, steps: int) -> None:
        """Move the lines with a selected cell up (-1) or down (+1) within their section, as one edit."""
        if not self.arranger.arrangement.is_plain:
            self.active_grid.tell(STAYS)
            return
        budget = self.session.budget
        wanted = self.active_grid.selected_line_ids()
        areas = {budget.line(line_id).area_id for line_id in wanted}
        if len(areas) == 1:
            self.session.do(move_lines(budget, wanted, steps))

    def lines_shown(self) -> Sequence[Line]:
        """Return the lines of the page."""
        budget = self.session.budget
        return tuple(budget.lines() if self.area_id is None else budget.lines_of(self.area_id))

    def fit_columns(self) -> None:
        """Give every column the width that its contents are likely to need."""
        lines, font = self.lines_shown(), self.font()
        figures = widest_figures(
            self.session.budget, self._largest.of(self.session.view.basis), self.source.tally(), self.session.view
        )
        years = figure_width(figures, font)
        references = reference_samples(lines)
        widths, least = {}, {}
        for place, column in enumerate(self.columns.columns):
            samples = references if column.heading == "Reference" else ()
            words = 0 if column.is_amount else word_width(column, font, samples)
            widths[place] = max(years, words) if column.is_figure else words
            narrow = narrow_width(column, font)
            if narrow is not None:
                least[place] = narrow
        self.columns.measure_in(padding(self.fontMetrics()))
        self.columns.set_widths(widths, least)
        if not self.arranger.arrangement.is_plain:
            self._on_arranged()

    @Slot()
    def choose_columns(self) -> None:
        """Ask which columns show, and in which order."""
        is_accepted(ColumnsDialog(self.columns, self))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus on to the first grid; were that the page's proxy, Tab would go there past what is above it."""
        self.grids[0].setFocus(event.reason())

    def showEvent(self, event: QShowEvent) -> None:
        """Share the height before anything is drawn; layouts that are not in sight would not follow."""
        super().showEvent(event)
        self._is_in_sight = True
        self._share_height()

    def hideEvent(self, event: QHideEvent) -> None:
        """Share no height where nobody looks."""
        super().hideEvent(event)
        self._is_in_sight = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new height."""
        super().resizeEvent(event)
        self._set_tight(self.window().height() < _LOW_ROWS * row_height(self.fontMetrics()))
        self._share_height()

    def event(self, event: QEvent) -> bool:
        """Share the height again when a part of the page wants another one."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._share_height()
        return done

    def changeEvent(self, event: QEvent) -> None:
        """Fit the columns to another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.grids and self.source.is_open:
            self.fit_columns()

    def _place_for(self, grid: LineGrid, area_id: int, section: Section) -> int:
        budget = self.session.budget
        current = grid.current_line_id()
        if grid.selectionModel().hasSelection() and current is not None:
            line = budget.line(current)
            if line.area_id == area_id and line.section is section:
                return budget.position_of(current) + 1
        return section_end(budget, area_id, section)

    def _set_tight(self, is_tight: bool) -> None:  # noqa: FBT001  # as the setters that it calls
        """Have everything stand closer together where the page is low, so that rows are in sight."""
        if is_tight == self._is_tight or len(self.grids) < _TABLES:
            return
        self._is_tight = is_tight
        self._is_sharing = True
        self._set_margins()
        for grid in self.grids:
            grid.set_tight(is_tight)
        for card in self.findChildren(LineCard):
            card.set_tight(is_tight)
        for strip in self.findChildren(FigureStrip):
            strip.set_tight(is_tight)
        self._is_sharing = False

    def _set_margins(self) -> None:
        pad = padding(self.fontMetrics())
        ends = pad // 2 if self._is_tight else pad
        layout = cast("QLayout", self.layout())
        layout.setContentsMargins(2 * pad, ends, 2 * pad, ends)
        layout.setSpacing(ends)

    def _share_height(self) -> None:
        self._is_stale = True
        if self._is_sharing or not self.grids or not self._is_in_sight:
            return
        self._is_sharing = True
        for _turn in range(_MOST_TURNS):
            self._is_stale = False
            settle()
            if not self._allot_heights() and not self._is_stale:
                break
        self._is_sharing = False
        for grid in self.grids:
            grid.keep_in_sight()

    def _allot_heights(self) -> bool:
        layout = cast("QLayout", self.layout())
        rest = layout.sizeHint().height() - sum(grid.sizeHint().height() for grid in self.grids)
        headings = sum(grid.height_of(0) for grid in self.grids)
        row = self.grids[0].height_of(1) - self.grids[0].height_of(0)
        room = max(0, self.height() - rest - headings)
        is_single = self._is_tight and sum(grid.height_wrapped(room) for grid in self.grids) > room
        for grid in self.grids:
            grid.keep_single(is_single)
        wants = [grid.height_wanted(room) for grid in self.grids]
        given = shares(wants, room, LEAST_ROWS * row)
        changed = [grid.allot(height) for grid, height in zip(self.grids, given, strict=True)]
        return any(changed)

    def _on_selection_moved(self, grid: LineGrid) -> None:
        if grid.selectionModel().hasSelection():
            self._active = grid
            for other in self.grids:
                if other is not grid:
                    other.clearSelection()
            # Going back to the cell that was this grid's current one changes no row, but it changes the line.
            self.session.set_current_line(grid.current_line_id())
            self.selection_changed.emit()
        elif grid is self.active_grid:
            self.selection_changed.emit()

    def _on_changed(self, changes: tuple[Change, ...]) -> None:
        if not self.source.is_open:
            return
        view = self.session.view
        new = [abs(change.new) for change in changes if isinstance(change, FieldChange) and type(change.new) is Decimal]
        totals = widest_figures(self.session.budget, NIL, self.source.tally(), view)
        self.columns.widen_years(figure_width([*totals, view.text(-max(new, default=Decimal(0)))], self.font()))
        self.refresh_top()

    def _on_view_changed(self) -> None:
        if self.source.is_open:
            self.fit_columns()
            self.refresh_top()

    def _on_arranged(self) -> None:
        view = self.session.view
        texts = [view.text(figure) for row in self.arranger.figures() for figure in view.figures(row)]
        if texts:
            self.columns.widen_years(figure_width(texts, self.font()))
        self.refresh_top()
        self.selection_changed.emit()

    def _on_findings(self) -> None:
        findings = self._findings()
        for grid in self.grids:
            grid.lines.set_findings(findings)
        areas = [area.id for area in self.session.budget.areas] if self.source.is_open else []
        counted = [area for area in areas if self.area_id in (None, area)]
        self.top.count(sum(self._watch.count_of(area) for area in counted) if self._watch else 0)

    def _findings(self) -> Sequence[Finding]:
        """Return what was found in the lines of the page: a budget may have a finding for each of its lines."""
        found = self._watch.findings if self._watch and self.source.is_open else ()
        if self.area_id is None or not found:
            return found
        shown = {line.id for line in self.lines_shown()}
        return [finding for finding in found if finding.line_id in shown]

    def _answer_no(self, question: str) -> bool:
        self.session.refused.emit(question)
        return False


def _added(edit: Edit) -> int:
    return next(change.line.id for change in edit.changes if isinstance(change, LineAdded))
