"""Back and Forward: the commands, over the pages and lines that were visited."""

from functools import partial

from PySide6.QtCore import QObject, Slot

from ui.window.actions import ActionId, Actions
from ui.window.page_key import PageKey
from ui.window.pages import Pages
from ui.window.session import Session
from ui.window.visits import Visit, Visits


class Travel(QObject):
    """Keeps the visits of a session, and goes back and forward among them."""

    def __init__(self, session: Session, pages: Pages, actions: Actions) -> None:
        """Connect the commands."""
        super().__init__(pages)
        self.visits = Visits()
        self._session = session
        self._pages = pages
        self._actions = actions
        self._is_travelling = False
        actions[ActionId.BACK].triggered.connect(partial(self._go, -1))
        actions[ActionId.FORWARD].triggered.connect(partial(self._go, 1))
        pages.page_shown.connect(self._on_page_shown)
        session.current_line_changed.connect(self._on_current_line)
        session.changed.connect(self.refresh)
        session.document_replaced.connect(self._on_document_replaced)

    @Slot()
    def refresh(self) -> None:
        """Offer the ways that there are."""
        is_open = self._session.document is not None
        for name, steps in ((ActionId.BACK, -1), (ActionId.FORWARD, 1)):
            self._actions[name].setEnabled(is_open and self.visits.can_step(steps, self._exists))

    def _exists(self, visit: Visit) -> bool:
        budget = self._session.budget
        area_id, line_id = visit.page.area_id, visit.line_id
        has_area = area_id is None or any(area.id == area_id for area in budget.areas)
        return has_area and (line_id is None or budget.has_line(line_id))

    def _go(self, steps: int, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  # Qt's signal passes it
        visit = self.visits.step(steps, self._exists)
        if visit is None:
            return
        self._is_travelling = True
        self._pages.show_page(visit.page)
        page = self._pages.lines_page
        if page is not None and visit.line_id is not None:
            page.select_line(visit.line_id)
        elif (shown := self._pages.currentWidget()) is not None:
            shown.setFocus()
        self._is_travelling = False
        self.refresh()

    @Slot(object)
    def _on_page_shown(self, key: PageKey) -> None:
        if not self._is_travelling:
            self.visits.arrive(key)
            self.refresh()

    @Slot(object)
    def _on_current_line(self, line_id: int | None) -> None:
        if not self._is_travelling:
            self.visits.stand_on(line_id)
            self.refresh()

    @Slot()
    def _on_document_replaced(self) -> None:
        self.visits.clear()
        self.refresh()
