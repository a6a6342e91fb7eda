"""The main window: puts the bars, the navigator, the pages and the line panel together and connects them."""

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QApplication,
    QDockWidget,
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

from model.money import Unit
from ui.window.actions import PAGE_ACTIONS, ActionId, Actions
from ui.window.area_actions import AREA_ACTIONS, AreaActions
from ui.window.bottom_bar import BottomBar
from ui.window.document_actions import DocumentActions
from ui.window.export_actions import ExportActions
from ui.window.findings_watch import FindingsWatch
from ui.window.line_actions import LineActions
from ui.window.line_panel import LinePanel
from ui.window.menus import Menus
from ui.window.message_bar import MessageBar
from ui.window.metrics import set_margins
from ui.window.navigator import Navigator
from ui.window.page_key import SUMMARY, PageKey, PageKind
from ui.window.pages import Pages
from ui.window.preferences import APPLICATION, geometry, remember_geometry
from ui.window.session import Session
from ui.window.theme_actions import ThemeActions
from ui.window.top_bar import TopBar
from ui.window.undo_actions import UndoActions
from ui.window.welcome_page import WelcomePage

_UNIT_ACTIONS = {
    ActionId.SHOW_MILLIONS: Unit.MILLIONS,
    ActionId.SHOW_THOUSANDS: Unit.THOUSANDS,
    ActionId.SHOW_POUNDS: Unit.GBP,
}
_WITH_DOCUMENT = (
    ActionId.SAVE,
    ActionId.SAVE_AS,
    ActionId.EXPORT,
    ActionId.CLOSE,
    ActionId.GO_TO,
    ActionId.LINE_PANEL,
    *_UNIT_ACTIONS,
)


class MainWindow(QMainWindow):
    """One window on one session."""

    def __init__(self, application: QApplication, session: Session | None = None) -> None:
        """Build everything, with no document open unless the session has one."""
        super().__init__()
        self.session = session or Session(self)
        self.actions_table = Actions(self)
        self.watch = FindingsWatch(self.session)
        self.message_bar = MessageBar()
        self.navigator = Navigator(self.session, self.watch)
        self.pages = Pages(self.session, self.watch)
        self.welcome = WelcomePage(self.actions_table)
        self.top_bar = TopBar(self.session, self.actions_table)
        self.bottom_bar = BottomBar(self.session)
        self.line_panel = LinePanel(self.session)
        self.documents = DocumentActions(self.session, self, self.message_bar)
        self.lines = LineActions(self.session, self.pages, self.actions_table, self.message_bar)
        self.areas = AreaActions(self.session, self.pages, self.actions_table, self.message_bar, self)
        self.exports = ExportActions(self.session, self, self.message_bar)
        self._undo = UndoActions(self.session.undo_stack, self.actions_table)
        self._theme = ThemeActions(application, self.actions_table)
        self._wants_panel = True
        self._is_laid_out = False
        self._assemble()
        self._connect()
        self._on_document_replaced()
        place = geometry()
        if place is not None:
            self.restoreGeometry(place)

    def _assemble(self) -> None:
        self._menus = Menus(self.menuBar(), self.actions_table)
        holder = QToolBar("Commands")
        holder.setObjectName("TopBarHolder")
        holder.setMovable(False)
        holder.addWidget(self.top_bar)
        self.addToolBar(holder)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        work = QSplitter()
        work.setChildrenCollapsible(False)
        work.setHandleWidth(1)
        work.addWidget(self.navigator)
        work.addWidget(self.pages)
        work.setStretchFactor(0, 0)
        work.setStretchFactor(1, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.welcome)
        self._stack.addWidget(work)
        self._work = work
        centre = QWidget()
        layout = QVBoxLayout(centre)
        set_margins(layout)
        layout.setSpacing(0)
        layout.addWidget(self.message_bar)
        layout.addWidget(self._stack, 1)
        self.setCentralWidget(centre)
        self._dock = QDockWidget("Line")
        self._dock.setObjectName("LineDock")
        self._dock.setTitleBarWidget(QWidget())
        self._dock.setFeatures(QDockWidget.DockWidgetFeature.NoDockWidgetFeatures)
        self._dock.setWidget(self.line_panel)
        self.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self._dock)
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().addPermanentWidget(self.bottom_bar, 1)
        self.addActions([self.actions_table[name] for name in ActionId])

    def _connect(self) -> None:
        actions, documents, session = self.actions_table, self.documents, self.session
        handlers = {
            ActionId.NEW: documents.new,
            ActionId.OPEN: documents.open,
            ActionId.SAVE: documents.save,
            ActionId.SAVE_AS: documents.save_as,
            ActionId.OPEN_SAMPLE: documents.open_sample,
            ActionId.CLOSE: documents.close,
            ActionId.EXPORT: self.exports.export,
            ActionId.QUIT: self.close,
            ActionId.GO_TO: self._on_go_to,
            ActionId.ABOUT: self._on_about,
        }
        for name, handler in handlers.items():
            actions[name].triggered.connect(handler)
        for name, unit in _UNIT_ACTIONS.items():
            actions[name].triggered.connect(partial(self._show_in, unit))
        for number, name in enumerate(PAGE_ACTIONS):
            actions[name].triggered.connect(partial(self._show_numbered, number))
        actions[ActionId.LINE_PANEL].triggered.connect(self._on_line_panel)
        self._menus.file_chosen.connect(documents.open_recent)
        self.welcome.file_chosen.connect(documents.open_recent)
        self.navigator.page_chosen.connect(self._show_page)
        self.navigator.set_area_actions([actions[name] for name in AREA_ACTIONS])
        self.pages.page_chosen.connect(self._show_page)
        self.pages.page_shown.connect(self._on_page_shown)
        self.pages.selection_changed.connect(self._on_selection)
        self.top_bar.go_to.connect(self.lines.go_to)
        session.document_replaced.connect(self._on_document_replaced)
        session.view_changed.connect(self._on_view_changed)
        session.changed.connect(self._on_changed)
        session.saved.connect(self._show_title)
        session.undo_stack.cleanChanged.connect(self._show_title)

    @Slot()
    def _on_document_replaced(self) -> None:
        is_open = self.session.document is not None
        self.actions_table.enable((*_WITH_DOCUMENT, *PAGE_ACTIONS), enabled=is_open)
        self._stack.setCurrentWidget(self._work if is_open else self.welcome)
        self.statusBar().setVisible(is_open)
        self._dock.setVisible(False)
        self.areas.refresh()
        self.lines.refresh()
        self._show_title()
        if not is_open:
            self.welcome.buttons[ActionId.NEW].setFocus()
        else:
            self._give_navigator_its_width()
            self._show_page(SUMMARY)
            self.navigator.setFocus()
            self._on_view_changed()

    def _give_navigator_its_width(self) -> None:
        if not self._is_laid_out:
            self._is_laid_out = True
            width = self.navigator.sizeHint().width()
            self._work.setSizes([width, max(width, self.width() - width)])

    @Slot(object)
    def _show_page(self, key: PageKey) -> None:
        self.pages.show_page(key)

    @Slot(object)
    def _on_page_shown(self, key: PageKey) -> None:
        self.navigator.show_page(key)
        page = self.pages.lines_page
        if page is not None:
            self.session.set_current_line(page.current_line_id())
        self._show_panel()

    def _show_panel(self) -> None:
        key = self.pages.current_key
        has_lines = key is not None and key.kind in (PageKind.AREA, PageKind.ALL_LINES)
        self._dock.setVisible(self._wants_panel and has_lines)
        self.actions_table[ActionId.LINE_PANEL].setChecked(self._wants_panel)

    @Slot(bool)
    def _on_line_panel(self, checked: bool) -> None:  # noqa: FBT001  # Qt's signal passes it
        self._wants_panel = checked
        self._show_panel()

    def _show_numbered(self, number: int, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  # as above
        listed = self.navigator.pages()
        if number < len(listed):
            self._show_page(listed[number])

    def _show_in(self, unit: Unit, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  # Qt's signal passes it
        self.session.show_in(unit)

    @Slot()
    def _on_view_changed(self) -> None:
        for name, unit in _UNIT_ACTIONS.items():
            self.actions_table[name].setChecked(unit is self.session.view.unit)
        self._on_selection()

    @Slot()
    def _on_selection(self) -> None:
        page = self.pages.lines_page
        self.bottom_bar.show_selection(page.selected_amounts() if page is not None else ())

    @Slot(object)
    def _on_changed(self, _changes: object) -> None:
        self._show_title()
        self._on_selection()

    @Slot()
    def _on_go_to(self) -> None:
        self.top_bar.search.setFocus()
        self.top_bar.search.selectAll()

    @Slot()
    def _on_about(self) -> None:
        from ui.window.about import show_about

        show_about(self)

    @Slot()
    def _show_title(self) -> None:
        document = self.session.document
        self.setWindowModified(self.session.is_modified)
        if document is None:
            self.setWindowTitle(APPLICATION)
            return
        organisation = document.budget.settings.organisation
        parts = (f"{self.documents.name()}[*]", organisation, APPLICATION)
        self.setWindowTitle(" – ".join(part for part in parts if part))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about unsaved work first."""
        self.line_panel.take()
        if not self.documents.may_leave():
            event.ignore()
            return
        remember_geometry(self.saveGeometry())
        event.accept()
