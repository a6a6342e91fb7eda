"""The pages of the open document: each made when first shown, thrown away with the document."""

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from ui.window import messages
from ui.window.findings_watch import FindingsWatch
from ui.window.page_key import CHECKS, PageKey, PageKind, area_page
from ui.window.session import Session
from ui.window.turns import drawn_once, take_turn

if TYPE_CHECKING:
    from ui.window.grid.grid_page import GridPage


class Pages(QStackedWidget):
    """The stack of pages.

    Signals: `page_shown` (PageKey), `page_chosen` (PageKey: a page asks for another), `finding_chosen` (Finding),
    `selection_changed`, `arranged` (a page sorts, filters or groups its lines another way), `menu_asked` (QPoint on the
    screen: what can be done with the selected cells), `line_chosen` (line id, Field or None: a page leads there),
    `done` (a sentence: what was done can be undone), `log_export_asked` (the entries), `explain_asked` (a Subject),
    `fix_asked` and `mute_asked` (Finding: it is to be put right, or to be muted or heard again).
    """

    page_shown = Signal(object)
    page_chosen = Signal(object)
    finding_chosen = Signal(object)
    selection_changed = Signal()
    arranged = Signal()
    menu_asked = Signal(QPoint)
    line_chosen = Signal(int, object)
    done = Signal(str)
    log_export_asked = Signal(object)
    explain_asked = Signal(object)
    fix_asked = Signal(object)
    mute_asked = Signal(object)

    def __init__(self, session: Session, watch: FindingsWatch, parent: QWidget | None = None) -> None:
        """Hold the pages of a session's document."""
        super().__init__(parent)
        self._session = session
        self._watch = watch
        self._pages: dict[PageKey, QWidget] = {}
        self._with_lines: dict[PageKey, GridPage] = {}
        self.current_key: PageKey | None = None
        self._wanted: PageKey | None = None
        self.setObjectName("Pages")
        self._makers: dict[PageKind, Callable[[PageKey], QWidget]] = {
            PageKind.SUMMARY: self._make_summary,
            PageKind.AREA: self._make_area,
            PageKind.ALL_LINES: self._make_all_lines,
            PageKind.RECONCILIATION: self._make_reconciliation,
            PageKind.CHECKS: self._make_checks,
            PageKind.CHANGE_LOG: self._make_change_log,
        }
        session.document_replaced.connect(self.clear)

    @property
    def lines_page(self) -> "GridPage | None":
        """The page in sight, if it has lines."""
        return None if self.current_key is None else self._with_lines.get(self.current_key)

    def page_with_lines(self, key: PageKey) -> "GridPage | None":
        """Return a page that has lines and was shown before."""
        return self._with_lines.get(key)

    def page(self, key: PageKey) -> QWidget | None:
        """Return a page that was shown before."""
        return self._pages.get(key)

    def show_page(self, key: PageKey) -> QWidget:
        """Show a page, made now if it was never shown; not where another was asked for in the meantime."""
        self._wanted = key
        page = self._pages.get(key) or self._made(key)
        if self._wanted == key:
            self._put_in_sight(key, page)
        return page

    def _made(self, key: PageKey) -> QWidget:
        """Make a page; the window has turns meanwhile, in which the page is not there yet."""
        page = self._makers[key.kind](key)
        take_turn()
        if self._wanted is None:  # the document has gone
            page.deleteLater()
            return page
        self._pages[key] = page
        self.addWidget(page)
        take_turn()
        return page

    def _put_in_sight(self, key: PageKey, page: QWidget) -> None:
        focused = QApplication.focusWidget()
        leaves_another = focused is not None and self.isAncestorOf(focused) and not page.isAncestorOf(focused)
        self.current_key = key
        with drawn_once(self):
            self.setCurrentWidget(page)
            if leaves_another:
                page.setFocus(Qt.FocusReason.OtherFocusReason)
            take_turn()
        self.page_shown.emit(key)
        self.selection_changed.emit()

    def is_worked_on(self, key: PageKey) -> bool:
        """Whether a page is in sight and a part of it has the keys."""
        page, focused = self.currentWidget(), QApplication.focusWidget()
        return key == self.current_key and page is not None and focused is not None and page.isAncestorOf(focused)

    def take_focus(self) -> None:
        """Let the page shown have the keys."""
        page = self.currentWidget()
        if page is not None:
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def drop(self, key: PageKey) -> None:
        """Throw a page away whose area is gone."""
        self._with_lines.pop(key, None)
        page = self._pages.pop(key, None)
        if page is not None:
            self.removeWidget(page)
            page.hide()
            page.deleteLater()

    @Slot()
    def clear(self) -> None:
        """Throw every page away."""
        self.current_key = self._wanted = None
        for key in list(self._pages):
            self.drop(key)

    def _make_summary(self, _key: PageKey) -> QWidget:
        from ui.window.summary_page import SummaryPage

        page = SummaryPage(self._session)
        page.area_chosen.connect(self._on_area_chosen)
        page.explain_asked.connect(self.explain_asked)
        return page

    def _make_checks(self, _key: PageKey) -> QWidget:
        from ui.window.checks_page import ChecksPage

        page = ChecksPage(self._session, self._watch)
        page.finding_chosen.connect(self.finding_chosen)
        page.fix_asked.connect(self.fix_asked)
        page.mute_asked.connect(self.mute_asked)
        return page

    def _make_change_log(self, _key: PageKey) -> QWidget:
        from ui.window.change_log_page import ChangeLogPage

        page = ChangeLogPage(self._session)
        page.line_chosen.connect(self.line_chosen)
        page.done.connect(self.done)
        page.export_asked.connect(self.log_export_asked)
        return page

    def _make_reconciliation(self, _key: PageKey) -> QWidget:
        from ui.window.reconciliation.page import ReconciliationPage

        page = ReconciliationPage(self._session)
        page.explain_asked.connect(self.explain_asked)
        page.line_chosen.connect(self.line_chosen)
        return page

    def _make_area(self, key: PageKey) -> QWidget:
        from ui.window.grid.area_page import AreaPage

        return self._listen_to(key, AreaPage(self._session, cast("int", key.area_id), self._confirm, self._watch))

    def _make_all_lines(self, key: PageKey) -> QWidget:
        from ui.window.grid.all_lines_page import AllLinesPage

        return self._listen_to(key, AllLinesPage(self._session, self._confirm, self._watch))

    def _listen_to(self, key: PageKey, page: "GridPage") -> QWidget:
        self._with_lines[key] = page
        page.selection_changed.connect(self._on_selection)
        page.menu_asked.connect(self.menu_asked)
        page.explain_asked.connect(self.explain_asked)
        page.findings_clicked.connect(self._on_findings_clicked)
        page.arranger.changed.connect(self.arranged)
        return page

    def _confirm(self, question: str) -> bool:
        return messages.ask_confirm(self, question, "Replace")

    @Slot()
    def _on_selection(self) -> None:
        self.selection_changed.emit()

    @Slot(int)
    def _on_area_chosen(self, area_id: int) -> None:
        self.page_chosen.emit(area_page(area_id))

    @Slot()
    def _on_findings_clicked(self) -> None:
        self.page_chosen.emit(CHECKS)
