"""The columns of the page in sight, as commands: choose which show, hide the current one."""

from PySide6.QtCore import QObject, Slot

from ui.window.action_ids import ActionId
from ui.window.desk import Desk

ALWAYS_SHOWN = "The reference, the title and the years always show."


class ColumnActions(QObject):
    """Carries the column commands of the View menu out."""

    def __init__(self, desk: Desk) -> None:
        """Connect the commands."""
        super().__init__(desk.pages)
        self._pages, self._actions = desk.pages, desk.actions
        self._actions[ActionId.COLUMNS].due.connect(self._choose)
        self._actions[ActionId.HIDE_COLUMN].due.connect(self._hide)
        self._pages.page_shown.connect(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Offer the commands on a page that has lines."""
        has_lines = self._pages.lines_page is not None
        self._actions.enable([ActionId.COLUMNS, ActionId.HIDE_COLUMN], enabled=has_lines)

    @Slot()
    def _choose(self) -> None:
        page = self._pages.lines_page
        if page is not None:
            page.choose_columns()

    @Slot()
    def _hide(self) -> None:
        page = self._pages.lines_page
        if page is None:
            return
        grid = page.active_grid
        place = grid.currentIndex().column()
        if place < 0:
            return
        if not page.columns.can_hide(place):
            grid.refuse(ALWAYS_SHOWN)
            return
        page.columns.show(place, shown=False)
        grid.go_beside(place)
