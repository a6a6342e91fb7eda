"""Back and Forward: the commands, over the pages and cells that were visited."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from PySide6.QtCore import QObject, Slot

from ui.window.action_ids import ActionId
from ui.window.actions import Actions
from ui.window.page_key import PageKey
from ui.window.pages import Pages
from ui.window.session import Session
from ui.window.visits import Visit, Visits


class Travel(QObject):
    """Keeps the visits of a session, and goes back and forward among them."""

    def __init__(self, session: Session, pages: Pages, actions: Actions) -> None:
        """Connect the commands."""
        super().__init__(pages)
        self._visits = Visits()
        self._session = session
        self._pages = pages
        self._actions = actions
        self._is_travelling = False
        actions[ActionId.BACK].due.connect(partial(self._go, -1))
        actions[ActionId.FORWARD].due.connect(partial(self._go, 1))
        pages.page_shown.connect(self._on_page_shown)
        session.current_line_changed.connect(self._on_current_line)
        session.changed.connect(self.refresh)
        session.document_replaced.connect(self._on_document_replaced)

    @contextmanager
    def leap(self) -> Iterator[None]:
        """Within this, the line that is gone to is another visit than the one left."""
        self._leave()
        with self._visits.leap():
            yield

    @Slot()
    def refresh(self) -> None:
        """Offer the ways that there are."""
        is_open = self._session.document is not None
        for name, steps in ((ActionId.BACK, -1), (ActionId.FORWARD, 1)):
            self._actions[name].setEnabled(is_open and self._visits.can_step(steps, self._still))

    def _still(self, visit: Visit) -> Visit | None:
        """Return what is left of a visit: its page alone where the line is gone or elsewhere, nothing without it."""
        budget, area_id = self._session.budget, visit.page.area_id
        if area_id is not None and not any(area.id == area_id for area in budget.areas):
            return None
        line = budget.line(visit.line_id) if visit.line_id is not None and budget.has_line(visit.line_id) else None
        is_there = line is not None and area_id in (None, line.area_id)
        return visit if is_there else Visit(visit.page)

    def _leave(self) -> None:
        """Take note of the cell and of how far the page is scrolled, which walking about does not tell."""
        here = self._visits.current
        page = self._pages.page_with_lines(here.page) if here is not None else None
        spot = page.spot() if page is not None else None
        if spot is not None:
            self._visits.leave(spot)

    def _go(self, steps: int, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  # Qt's signal passes it
        self._leave()
        visit = self._visits.step(steps, self._still)
        if visit is None:
            return
        self._is_travelling = True
        self._pages.show_page(visit.page)
        page = self._pages.lines_page
        if page is not None and visit.spot is not None:
            page.go_to_spot(visit.spot)
        elif (shown := self._pages.currentWidget()) is not None:
            shown.setFocus()
        self._is_travelling = False
        self.refresh()

    @Slot(object)
    def _on_page_shown(self, key: PageKey) -> None:
        if not self._is_travelling:
            self._leave()
            self._visits.arrive(key)
            self.refresh()

    @Slot(object)
    def _on_current_line(self, line_id: int | None) -> None:
        if not self._is_travelling:
            self._visits.stand_on(line_id)
            self.refresh()

    @Slot()
    def _on_document_replaced(self) -> None:
        self._visits.clear()
        self.refresh()
