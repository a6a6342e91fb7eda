"""The commands that go to the first pages of the navigator, each named after its page."""

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from model.edits import AreaAdded, AreaChange, AreaMoved, AreaRemoved, Change
from model.searching import shortened
from ui.window.action_ids import PAGE_ACTIONS
from ui.window.actions import Actions
from ui.window.navigator import Navigator
from ui.window.session import Session

_MOST_LETTERS = 48
_AREA_CHANGES = AreaAdded | AreaRemoved | AreaMoved | AreaChange


class PageActions(QObject):
    """Names the commands as the navigator lists its pages. Signals: `chosen` (PageKey)."""

    chosen = Signal(object)

    def __init__(self, session: Session, navigator: Navigator, actions: Actions) -> None:
        """Connect the commands; the navigator follows the session before them."""
        super().__init__(navigator)
        self._session = session
        self._navigator = navigator
        self._actions = actions
        for number, name in enumerate(PAGE_ACTIONS):
            actions[name].due.connect(partial(self._go, number))
        session.changed.connect(self._on_changed)
        session.document_replaced.connect(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Name a command after each of the first pages; one without a page is out of sight in an open workbook."""
        pages = self._navigator.pages()
        for number, name in enumerate(PAGE_ACTIONS):
            is_there = number < len(pages)
            page = self._navigator.name_of(pages[number]) if is_there else f"page {number + 1}"
            action = self._actions[name]
            action.setText(f"Go to {shortened(page, _MOST_LETTERS).replace('&', '&&')}")
            action.setStatusTip(f"Show {page}.")
            action.setVisible(is_there or not pages)
            action.setEnabled(is_there)

    def _go(self, number: int, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  # Qt's signal passes it
        pages = self._navigator.pages()
        if number < len(pages):
            self.chosen.emit(pages[number])

    @Slot(object)
    def _on_changed(self, changes: tuple[Change, ...]) -> None:
        if any(isinstance(change, _AREA_CHANGES) for change in changes):
            self.refresh()
