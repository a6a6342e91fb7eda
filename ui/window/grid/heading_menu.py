"""What a right click on a heading offers for its column: order, filter, groups, out of sight."""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from ui.window.action_ids import ActionId
from ui.window.action_table import TABLE
from ui.window.grid.arrangement import Grouping, Sort
from ui.window.grid.arranger import PageArranger
from ui.window.grid.columns import Column
from ui.window.grid.line_grid import LineGrid

_WORDS = {row.id: row.text for row in TABLE}
_GROUPS = {
    Grouping.STATUS: ActionId.GROUP_STATUS,
    Grouping.CATEGORY: ActionId.GROUP_CATEGORY,
    Grouping.KIND: ActionId.GROUP_TYPE,
}


class HeadingMenu:
    """Fills the menu of one heading. The words are those of the action table, where they are a command."""

    def __init__(self, menu: QMenu, arranger: PageArranger, grid: LineGrid, place: int) -> None:
        """Put the entries of the column at a place into a menu."""
        self._menu = menu
        self._arranger = arranger
        self._grid = grid
        self._place = place
        column = grid.lines.columns[place]
        menu.setAccessibleName(f"What can be done with the column {column.heading}")
        self._add_order(column)
        menu.addSeparator()
        self._add_filter(column)
        self._add_groups(column)
        if grid.column_layout.can_hide(place):
            menu.addSeparator()
            self._add(_WORDS[ActionId.HIDE_COLUMN], partial(grid.column_layout.show, place, shown=False))

    def _add_order(self, column: Column) -> None:
        arranger, sort = self._arranger, self._arranger.arrangement.sort
        for name, wanted in (
            (ActionId.SORT_ASCENDING, Sort(column)),
            (ActionId.SORT_DESCENDING, Sort(column, descending=True)),
        ):
            self._add(_WORDS[name], partial(arranger.set_sort, wanted), checked=sort == wanted)
        if sort is not None:
            self._add(_WORDS[ActionId.WORKBOOK_ORDER], partial(arranger.set_sort, None))

    def _add_filter(self, column: Column) -> None:
        values = self._arranger.arrangement.filter.values_of(column)
        ask = partial(self._grid.horizontalHeader().marks.values_asked.emit, self._place)  # type: ignore[attr-defined]
        self._add(_WORDS[ActionId.FILTER_VALUES], ask, checked=values is not None)
        if values is not None:
            self._add("Show all va&lues", partial(self._arranger.set_values, column, None))

    def _add_groups(self, column: Column) -> None:
        grouping = next((each for each in Grouping if each.field == column.field), None)
        if grouping is not None:
            self._menu.addSeparator()
            is_on = self._arranger.arrangement.grouping is grouping
            words = f"&Group {_WORDS[_GROUPS[grouping]].replace('&', '').lower()}"
            self._add(words, partial(self._arranger.group_by, None if is_on else grouping), checked=is_on)

    def _add(self, words: str, do: Callable[[], object], *, checked: bool | None = None) -> None:
        action = QAction(words, self._menu)
        if checked is not None:
            action.setCheckable(True)
            action.setChecked(checked)
        action.triggered.connect(partial(_without_state, do))
        self._menu.addAction(action)


def _without_state(do: Callable[[], object], _checked: bool = False) -> None:  # noqa: FBT001, FBT002  # Qt passes it
    do()
