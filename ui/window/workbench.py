"""The workbench: everything of the window that needs an open document. It is made with the first one, not at start.

The navigator and the pages are its middle; its bars and the line panel are given to the main window around it.
"""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QSplitter, QToolBar, QVBoxLayout, QWidget

from model.searching import Match
from ui.window.action_ids import ActionId
from ui.window.actions import Actions
from ui.window.amend_dialog import AmendActions
from ui.window.annex_check_actions import AnnexCheckActions
from ui.window.area_actions import AREA_ACTIONS, AreaActions
from ui.window.arranging_actions import ArrangingActions
from ui.window.bottom_bar import BottomBar
from ui.window.change_log_actions import ChangeLogActions
from ui.window.clipboard_actions import ClipboardActions
from ui.window.column_actions import ColumnActions
from ui.window.desk import Desk
from ui.window.explain.explain_actions import ExplainActions
from ui.window.export_actions import ExportActions
from ui.window.fill_actions import FillActions
from ui.window.find_actions import FindActions
from ui.window.finding_actions import FindingActions
from ui.window.findings_watch import FindingsWatch
from ui.window.grid_menu import GridMenu
from ui.window.layout_memory import page_of_words, page_words, remember_layout, restore_layout
from ui.window.line_actions import LineActions
from ui.window.line_dock import LineDock
from ui.window.line_panel import LinePanel
from ui.window.looking_back import LookingBack
from ui.window.message_bar import MessageBar
from ui.window.metrics import set_margins
from ui.window.navigator import Navigator
from ui.window.page_actions import PageActions
from ui.window.page_key import CHECKS, SUMMARY, PageKey
from ui.window.page_memory import PageMemory
from ui.window.pages import Pages
from ui.window.panel_findings import PanelFindings
from ui.window.panel_place import PanelPlace
from ui.window.paper_actions import PaperActions
from ui.window.part_year import PartYearActions
from ui.window.parts import Part, Parts
from ui.window.preferences import last_page
from ui.window.session import Session
from ui.window.stated.stated_actions import StatedActions
from ui.window.tab_order import put_behind
from ui.window.top_bar import TopBar
from ui.window.transfer_actions import TransferActions
from ui.window.travel import Travel
from ui.window.turns import drawn_once, take_turn
from ui.window.undo_actions import UndoActions
from ui.window.undo_offer import UndoOffer
from ui.window.versions.version_watch import VersionWatch
from ui.window.view_actions import ViewActions
from ui.window.work import Work

if TYPE_CHECKING:
    from ui.window.grid.selection_statistics import SelectionStatistics


class Workbench(QSplitter):
    """Works on the open document of a session, inside a main window.

    Signals: `ready` (what a document that was just opened begins with is made, and can be looked at).
    """

    ready = Signal()

    def __init__(
        self, session: Session, actions: Actions, message_bar: MessageBar, work: Work, window: QMainWindow
    ) -> None:
        """Build everything around the open document."""
        super().__init__()
        self._session = session
        self._actions = actions
        self._window = window
        self.watch = FindingsWatch(session)
        self._version_watch = VersionWatch(session, work.looks, self.watch, message_bar)
        self.navigator = Navigator(session, self.watch)
        self.pages = Pages(session, self.watch)
        self.top_bar = TopBar(session, actions)
        # A bar without a parent would show for a moment as a window of its own, and take the keyboard.
        self.bottom_bar = BottomBar(session, window.statusBar())
        self.line_panel = LinePanel(session)
        self._take_turn()
        self.offer = UndoOffer(session, message_bar)
        session.doubted.connect(self.offer.warn)
        desk = Desk(session, self.pages, actions, message_bar, self.offer)
        self.travel = Travel(session, self.pages, actions)
        self.lines = LineActions(desk, self.travel.leap)
        self.change_log = ChangeLogActions(desk, window, work)
        self.explaining = ExplainActions(desk, self.lines, self.change_log, window)
        self.findings = FindingActions(desk, self.watch, self.travel.leap, window)
        self._of_lines = (
            TransferActions(desk, window),
            PartYearActions(desk, window),
            AmendActions(desk, window),
            StatedActions(desk, window),
        )
        self.columns = ColumnActions(desk)
        self.areas = AreaActions(desk, window)
        self._page_actions = PageActions(session, self.navigator, actions)
        self.grid_menu = GridMenu(actions, self)
        self._panel_findings = PanelFindings(session, self.watch, self.line_panel)
        self.views = ViewActions(session, actions, self)
        self.arranging = ArrangingActions(session, self.pages, actions)
        self.finding = FindActions(desk, self._go_to_match)
        self.clipboard = ClipboardActions(desk, work)
        self.filling = FillActions(session, self.pages, actions)
        show_checks = partial(self._show_page, CHECKS)
        self.exports = ExportActions(session, window, message_bar, work, show_checks, self.lines.go_to_line)
        self.annex_check = AnnexCheckActions(session, window, message_bar, work, self.pages)
        self.paper = PaperActions(session, actions, window, message_bar, show_checks, self.lines.go_to_line)
        self.looking_back = LookingBack(desk, window, work, self.lines)
        self._undo = UndoActions(session.undo_stack, actions)
        self._page_memory = PageMemory(self)
        self._is_laid_out = False
        self._in_tab_order: set[PageKey] = set()
        self._take_turn()
        actions.refresh_icons()
        self._put_together()
        self._dock_around(window)
        self._take_turn()
        self.panel = PanelPlace(self._dock, self.pages, self.navigator, window, actions)
        self.parts = self._parts(message_bar)
        self._connect()

    def _take_turn(self) -> None:
        """Give the window a turn while the workbench is made before there is a document that it could be asked for."""
        if self._session.document is None:
            take_turn()

    def _parts(self, message_bar: MessageBar) -> Parts:
        """Return the parts of the window between which F6 goes."""
        return Parts(
            (
                Part("Pages", self.navigator, lambda: self.navigator),
                Part("Page", self.pages, lambda: self.pages.currentWidget() or self.pages),
                Part("Find and replace", self.finding.bar, lambda: self.finding.bar.words),
                Part("Line panel", self._dock, self.line_panel.first_control),
                Part("Message", message_bar, message_bar.first_control),
            ),
            self._actions,
        )

    def _put_together(self) -> None:
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.addWidget(self.navigator)
        self.addWidget(self._make_middle())
        self.setStretchFactor(0, 0)
        self.setStretchFactor(1, 1)

    def _make_middle(self) -> QWidget:
        middle = QWidget()
        column = QVBoxLayout(middle)
        set_margins(column)
        column.setSpacing(0)
        column.addWidget(self.finding.bar)
        column.addWidget(self.pages, 1)
        return middle

    def _dock_around(self, window: QMainWindow) -> None:
        self._holder = QToolBar("Commands")
        self._holder.setObjectName("TopBarHolder")
        self._holder.setMovable(False)
        self._holder.addWidget(self.top_bar)
        self._holder.hide()
        window.addToolBar(self._holder)
        self._dock = LineDock(self.line_panel, window, self._actions)
        window.statusBar().addPermanentWidget(self.bottom_bar, 1)

    def _connect(self) -> None:
        actions, session = self._actions, self._session
        actions[ActionId.EXPORT].due.connect(self.exports.export)
        actions[ActionId.CHECK_ANNEX].due.connect(self.annex_check.check)
        actions[ActionId.GO_TO].due.connect(self._on_go_to)
        self._page_actions.chosen.connect(self._on_page_commanded)
        self.line_panel.line_chosen.connect(self.lines.go_to_line)
        self.line_panel.log_asked.connect(self.change_log.show_line)
        self.pages.line_chosen.connect(self.lines.go_to_line)
        self.pages.done.connect(self.offer.tell)
        self.navigator.page_chosen.connect(self._show_page)
        self.navigator.set_area_actions([actions[name] for name in AREA_ACTIONS])
        self.pages.page_chosen.connect(self._show_page)
        self.pages.page_shown.connect(self._on_page_shown)
        self.pages.selection_changed.connect(self._on_selection)
        self.bottom_bar.selection.follow(self._selection_statistics)
        self.bottom_bar.explain_asked.connect(self.explaining.explain)
        self.pages.menu_asked.connect(self.grid_menu.show_at)
        self.top_bar.go_to.connect(self.lines.go_to)
        session.view_changed.connect(self._on_selection)
        # Once the pages have fitted their columns to it.
        session.view_changed.connect(self.panel.refresh, Qt.ConnectionType.QueuedConnection)
        session.changed.connect(self._on_selection)
        # The last to be connected is the last to be called: once every part has let go of the document before.
        session.document_replaced.connect(self.show_document)

    @Slot()
    def show_document(self) -> None:
        """Show the document that was just opened, from its summary; without one, put the bars and the panel away."""
        with drawn_once(self.parentWidget() or self):
            self._show_document()
        if self._session.document is not None:
            take_turn()

    def _show_document(self) -> None:
        is_open = self._session.document is not None
        self._in_tab_order.clear()
        if is_open:
            self._lay_out_once()
        self._holder.setVisible(is_open)
        self._dock.setVisible(False)
        for part in (
            self.areas,
            self.lines,
            self.columns,
            self._page_actions,
            self.clipboard,
            self.filling,
            self.views,
            self.arranging,
            self._undo,
            self.travel,
        ):
            part.refresh()
        if is_open:
            take_turn()
            self._show_page(self._first_page())
            self.ready.emit()
            self.navigator.setFocus()
            self._on_selection()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Look again whether the panel has room."""
        super().resizeEvent(event)
        self.panel.refresh()

    def _lay_out_once(self) -> None:
        if not self._is_laid_out:
            self._is_laid_out = True
            if restore_layout(self._window, self):
                return
            width = self.navigator.sizeHint().width()
            self.setSizes([width, max(width, self.width() - width)])

    def _first_page(self) -> PageKey:
        document = self._session.document
        words = last_page(document.path) if document is not None and document.path is not None else ""
        return page_of_words(words, self._session.budget) if words else SUMMARY

    def remember(self) -> None:
        """Keep the layout and the page for the next run."""
        self._page_memory.write()
        if self._is_laid_out:
            remember_layout(self._window, self, panel=self.panel.choice)

    @Slot(object)
    def _show_page(self, key: PageKey) -> None:
        if self._session.settle():
            self.pages.show_page(key)
        elif self.pages.current_key is not None:
            self.navigator.show_page(self.pages.current_key)

    @Slot(object)
    def _on_page_commanded(self, key: PageKey) -> None:
        """Show a page and have the keys go on in it, wherever the focus was."""
        was_there = self.pages.is_worked_on(key)
        self._show_page(key)
        if self.pages.current_key == key and not was_there:
            self.pages.take_focus()

    @Slot(object)
    def _on_page_shown(self, key: PageKey) -> None:
        self.navigator.show_page(key)
        document = self._session.document
        if document is not None and document.path is not None:
            self._page_memory.keep(document.path, page_words(key, document.budget))
        page = self.pages.lines_page
        if page is not None:
            self._session.set_current_line(page.current_line_id())
        self.panel.refresh()
        if page is not None and key not in self._in_tab_order:
            take_turn()
            self._in_tab_order.add(key)
            self.line_panel.make_fields()
            put_behind(page.grids[-1], self._dock)

    def _go_to_match(self, match: Match, words: str) -> bool:
        """Go to the cell of a match, or to the field of the panel where its column is hidden."""
        focused = QApplication.focusWidget()
        is_in_bar = focused is not None and self.finding.bar.isAncestorOf(focused)
        is_shown = self.lines.go_to_line(match.line_id, match.field)
        page = self.pages.lines_page
        if page is None or not is_shown or not page.shows_field(match.field):
            self._session.set_current_line(match.line_id)
            self.panel.reveal()
            self.line_panel.reveal(match.field, words, focus=not is_in_bar)
        return is_shown

    @Slot()
    def _on_selection(self) -> None:
        self.bottom_bar.selection.refresh()

    def _selection_statistics(self) -> "SelectionStatistics | None":
        page = self.pages.lines_page
        return page.selection_statistics() if page is not None else None

    @Slot()
    def _on_go_to(self) -> None:
        self.top_bar.search.setFocus()
        self.top_bar.search.selectAll()
