"""The menu of the grids' cells: the commands of the action table that apply to the selected cells and their lines."""

from PySide6.QtCore import QObject, QPoint, Slot
from PySide6.QtWidgets import QMenu, QWidget

from ui.window.action_ids import ActionId
from ui.window.actions import Actions

_ID = ActionId
_GAP = None
CELL_MENU: tuple[ActionId | None, ...] = (
    *(_ID.EXPLAIN, _GAP),
    *(_ID.CUT, _ID.COPY, _ID.PASTE, _ID.PASTE_SPECIAL, _GAP),
    *(_ID.FILL_DOWN, _ID.FILL_RIGHT, _GAP),
    *(_ID.ADD_ALIKE, _ID.ADD_PRESSURE, _ID.ADD_FUNDING, _ID.ADD_SAVING, _GAP),
    *(_ID.LINE_UP, _ID.LINE_DOWN, _ID.LINE_TO_AREA, _ID.TRANSFER, _GAP),
    *(_ID.LINE_LOG, _GAP, _ID.DELETE_LINE, _GAP),
    *(_ID.SORT_ASCENDING, _ID.SORT_DESCENDING, _ID.FILTER_VALUES, _GAP),
    *(_ID.LINE_PANEL, _ID.HIDE_COLUMN, _ID.COLUMNS),
)


class GridMenu(QObject):
    """Shows the menu where it is asked for."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        """Make the menu of one window."""
        super().__init__(parent)
        self.menu = QMenu(parent)
        self.menu.setAccessibleName("What can be done with these cells")
        for name in CELL_MENU:
            if name is None:
                self.menu.addSeparator()
            else:
                self.menu.addAction(actions[name])

    @Slot(QPoint)
    def show_at(self, where: QPoint) -> None:
        """Show the menu at a place on the screen."""
        self.menu.popup(where)
