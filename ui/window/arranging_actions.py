"""Sorting, filtering and grouping the page in sight, as commands; the budget's own order is never touched."""

from functools import partial

from PySide6.QtCore import QObject, Slot

from ui.window.action_ids import ActionId
from ui.window.actions import Actions
from ui.window.grid.arrangement import Grouping, Only, Sort
from ui.window.grid.grid_page import GridPage
from ui.window.grid.heading_service import ask_values
from ui.window.pages import Pages
from ui.window.session import Session

_ONLY = {
    ActionId.ONLY_NEW: Only.NEW,
    ActionId.ONLY_AT_RISK: Only.AT_RISK,
    ActionId.ONLY_FINDINGS: Only.WITH_FINDINGS,
}
_GROUPS = {
    ActionId.GROUP_NONE: None,
    ActionId.GROUP_STATUS: Grouping.STATUS,
    ActionId.GROUP_CATEGORY: Grouping.CATEGORY,
    ActionId.GROUP_TYPE: Grouping.KIND,
}
_SORTS = {
    ActionId.SORT_ASCENDING: False,
    ActionId.SORT_DESCENDING: True,
}


class ArrangingActions(QObject):
    """Carries the Data menu out on the page in sight."""

    def __init__(self, session: Session, pages: Pages, actions: Actions) -> None:
        """Connect the actions."""
        super().__init__(pages)
        self._session = session
        self._pages = pages
        self._actions = actions
        self._page: GridPage | None = None
        for name, descending in _SORTS.items():
            actions[name].due.connect(partial(self._sort, descending))
        for name in _ONLY:
            actions[name].due.connect(partial(self._show_only, name))
        for name, grouping in _GROUPS.items():
            actions[name].due.connect(partial(self._group, grouping))
        actions[ActionId.COLLAPSE_GROUPS].due.connect(partial(self._collapse, True))  # whether
        actions[ActionId.EXPAND_GROUPS].due.connect(partial(self._collapse, False))  # whether
        actions[ActionId.WORKBOOK_ORDER].due.connect(self._take_order_off)
        actions[ActionId.FILTER].due.connect(self._filter)
        actions[ActionId.FILTER_VALUES].due.connect(self._filter_values)
        actions[ActionId.SHOW_ALL_LINES].due.connect(self._show_all)
        actions[ActionId.APPLY_AGAIN].due.connect(self._apply_again)
        actions[ActionId.AS_IN_WORKBOOK].due.connect(self._reset)
        pages.page_shown.connect(self.refresh)
        pages.arranged.connect(self.refresh)
        actions.stopped.connect(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Offer what can be done on the page in sight, and check what holds."""
        page = self._pages.lines_page if self._session.document is not None else None
        self._page = page
        every = [*_SORTS, *_ONLY, *_GROUPS, ActionId.FILTER, ActionId.FILTER_VALUES]
        self._actions.enable(every, enabled=page is not None)
        wanted = page.arranger.arrangement if page is not None else None
        self._actions.enable([ActionId.WORKBOOK_ORDER], enabled=wanted is not None and wanted.sort is not None)
        self._actions.enable([ActionId.SHOW_ALL_LINES], enabled=wanted is not None and wanted.filter.is_on)
        self._actions.enable(
            [ActionId.COLLAPSE_GROUPS, ActionId.EXPAND_GROUPS], enabled=wanted is not None and bool(wanted.grouping)
        )
        self._actions.enable(
            [ActionId.APPLY_AGAIN, ActionId.AS_IN_WORKBOOK], enabled=wanted is not None and not wanted.is_plain
        )
        for name, only in _ONLY.items():
            self._actions[name].setChecked(wanted is not None and wanted.filter.only is only)
        for name, grouping in _GROUPS.items():
            self._actions[name].setChecked(wanted is not None and wanted.grouping is grouping)

    def _sort(self, descending: bool, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  # Qt's signal passes it
        if self._page is not None:
            grid = self._page.active_grid
            place = max(0, grid.currentIndex().column())
            self._page.arranger.set_sort(Sort(grid.lines.columns[place], descending=descending))

    def _show_only(self, name: ActionId, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  # as above
        if self._page is not None:
            self._page.arranger.show_only(_ONLY[name] if self._actions[name].isChecked() else None)

    def _group(self, grouping: Grouping | None, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  # as above
        if self._page is not None:
            self._page.arranger.group_by(grouping)

    def _collapse(self, collapsed: bool, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  # as above
        if self._page is not None:
            self._page.arranger.collapse_all(collapsed=collapsed)

    @Slot()
    def _take_order_off(self) -> None:
        if self._page is not None:
            self._page.arranger.set_sort(None)

    @Slot()
    def _filter(self) -> None:
        if self._page is not None:
            self._page.filter_bar.open()

    @Slot()
    def _filter_values(self) -> None:
        if self._page is not None:
            grid = self._page.active_grid
            ask_values(self._page.arranger, grid, max(0, grid.currentIndex().column()))

    @Slot()
    def _show_all(self) -> None:
        if self._page is not None:
            self._page.arranger.show_all()

    @Slot()
    def _apply_again(self) -> None:
        if self._page is not None:
            self._page.arranger.reapply()

    @Slot()
    def _reset(self) -> None:
        if self._page is not None:
            self._page.arranger.reset()
