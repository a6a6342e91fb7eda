"""Filling cells from the menu: down, right, by adding an amount, and references that count on."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from ui.window.action_ids import ActionId
from ui.window.actions import Actions
from ui.window.asked import is_accepted
from ui.window.page_grids import grid_in_use
from ui.window.pages import Pages
from ui.window.session import Session

if TYPE_CHECKING:
    from ui.window.grid.line_grid import LineGrid

_COMMANDS = (ActionId.FILL_DOWN, ActionId.FILL_RIGHT, ActionId.ADD_TO_AMOUNTS, ActionId.INCREMENT_REFERENCES)


class FillActions(QObject):
    """Carries these commands out on the grid in use."""

    def __init__(self, session: Session, pages: Pages, actions: Actions) -> None:
        """Connect the actions."""
        super().__init__(pages)
        self._session = session
        self._pages = pages
        self._actions = actions
        fills = {
            ActionId.FILL_DOWN: "fill_down",
            ActionId.FILL_RIGHT: "fill_right",
            ActionId.INCREMENT_REFERENCES: "count_references_on",
        }
        for name, fill in fills.items():
            actions[name].due.connect(partial(self._fill, fill))
        actions[ActionId.ADD_TO_AMOUNTS].due.connect(self._add)
        pages.page_shown.connect(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Offer the commands on pages with lines."""
        self._actions.enable(_COMMANDS, enabled=self._pages.lines_page is not None)

    def _fill(self, fill: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  # Qt's signal passes it
        from ui.window.grid import filling

        grid = grid_in_use(self._pages)
        if grid is not None:
            act: Callable[[Session, LineGrid], None] = getattr(filling, fill)
            act(self._session, grid)

    @Slot()
    def _add(self) -> None:
        """Ask for an amount and add it."""
        from ui.window.add_amount_dialog import AddAmountDialog
        from ui.window.grid.filling import add_to_selected, amount_cells

        grid = grid_in_use(self._pages)
        if grid is None:
            return
        count = len(amount_cells(grid))
        if not count:
            grid.refuse("Select the amounts to which something is to be added.")
            return
        dialog = AddAmountDialog(count, self._session.view.unit, self._pages)
        if is_accepted(dialog):
            add_to_selected(self._session, grid, dialog.pounds)
