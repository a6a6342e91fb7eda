"""When the line panel is in sight: as the officer chose; before that, where every year has room beside it."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from ui.window.action_ids import ActionId
from ui.window.actions import Actions
from ui.window.layout_memory import panel_choice
from ui.window.line_dock import LineDock
from ui.window.page_key import PageKey
from ui.window.pages import Pages


class PanelPlace(QObject):
    """Shows and hides the panel's dock beside the pages with lines.

    `choice` is what the officer last said with the command: shown, hidden, or None while he has said nothing.
    """

    def __init__(self, dock: LineDock, pages: Pages, beside: QWidget, window: QMainWindow, actions: Actions) -> None:
        """Serve a window, in which the navigator stands `beside` the pages."""
        super().__init__(dock)
        self._dock = dock
        self._pages = pages
        self._beside = beside
        self._window = window
        self._actions = actions
        self._revealed: PageKey | None = None
        self.choice = panel_choice()
        actions[ActionId.LINE_PANEL].due.connect(self._on_chosen)
        dock.closed.connect(self._on_closed)
        actions.stopped.connect(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Show or hide the panel on the page in sight, as wide as the window now is."""
        has_lines = self._pages.lines_page is not None
        is_wanted = self._is_wanted()
        is_shown = has_lines and is_wanted
        if self._dock.isHidden() is is_shown:
            self._dock.setVisible(is_shown)
        self._actions[ActionId.LINE_PANEL].setChecked(is_wanted)
        self._actions.enable([ActionId.PANEL_SIDE, ActionId.PANEL_FLOAT], enabled=is_shown)

    def reveal(self) -> None:
        """Show the panel until the officer goes to another page; what he chose stays chosen."""
        self._revealed = self._pages.current_key
        self.refresh()

    def _is_wanted(self) -> bool:
        if self._revealed is not None and self._revealed == self._pages.current_key:
            return True
        self._revealed = None
        return self._has_room() if self.choice is None else self.choice

    def _has_room(self) -> bool:
        page, focused = self._pages.lines_page, QApplication.focusWidget()
        is_used = self._dock.is_mending or (focused is not None and self._dock.isAncestorOf(focused))
        if page is None or self._dock.isFloating() or is_used:
            return True
        panel = self._dock.sizeHint().width() if self._dock.isHidden() else self._dock.width()
        return self._window.width() - self._beside.width() - panel >= page.least_width

    @Slot(bool)
    def _on_chosen(self, checked: bool) -> None:  # noqa: FBT001  # Qt's signal passes it
        self.choice = checked
        self._revealed = None
        self.refresh()

    @Slot()
    def _on_closed(self) -> None:
        self._on_chosen(False)
