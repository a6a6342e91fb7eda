"""The keys of a grid, with the habits of a spreadsheet."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView

from ui.window.grid.cells import is_filled
from ui.window.grid.columns import Entry
from ui.window.grid.moves import Block, jump, region

if TYPE_CHECKING:
    from ui.window.grid.line_grid import LineGrid

_KEY = Qt.Key
_CONTROL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_ALT, _KEYPAD = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.KeypadModifier
_NONE = Qt.KeyboardModifier.NoModifier
_TAB = (_KEY.Key_Tab, _KEY.Key_Backtab)
_ENTER = (_KEY.Key_Return, _KEY.Key_Enter)
_ARROWS = {_KEY.Key_Up: (-1, 0), _KEY.Key_Down: (1, 0), _KEY.Key_Left: (0, -1), _KEY.Key_Right: (0, 1)}
_MANY_CELLS = 50_000
MOVING = (*_ARROWS, _KEY.Key_Home, _KEY.Key_End, _KEY.Key_PageUp, _KEY.Key_PageDown)


class GridKeys:
    """Does what a key means in a grid. Tab and Enter together go back to the column where tabbing began."""

    def __init__(self, grid: "LineGrid") -> None:
        """Serve a grid."""
        self._grid = grid
        self._tab_start: int | None = None

    def forget_tabs(self) -> None:
        """Forget where tabbing began."""
        self._tab_start = None

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key means; False where it means nothing here."""
        key, held = Qt.Key(event.key()), event.modifiers() & ~_KEYPAD
        if key in _TAB and not held & _CONTROL:
            return self.tab(-1 if held & _SHIFT or key == _KEY.Key_Backtab else 1)
        if key in _ENTER and held in (_NONE, _SHIFT):
            self.enter(-1 if held else 1)
            return True
        if key in MOVING and self.opens_list(event):
            return self._grid.edit(self._grid.currentIndex())
        if key in MOVING and not held & _ALT:
            self.move(key, held)
            return True
        if event.matches(QKeySequence.StandardKey.Copy):
            self._grid.copy_selected()
            return True
        return self._select_or_clear(event, key, held)

    def opens_list(self, event: QKeyEvent) -> bool:
        """Whether a key opens the list of the current cell: Alt and an arrow down, where there is one."""
        column = self._grid.currentIndex().column()
        if column < 0 or event.key() != _KEY.Key_Down or event.modifiers() & ~_KEYPAD != _ALT:
            return False
        is_line = self._grid.lines.line_id(self._grid.currentIndex().row()) is not None
        return is_line and self._grid.lines.columns[column].entry is Entry.CHOICE

    def move(self, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
        """Go where a key leads; with Shift the selection grows to there."""
        self._tab_start = None
        selecting = self._grid.selecting
        extends = bool(held & _SHIFT)
        start = selecting.corner if extends else selecting.current
        if start is None:
            self._grid.go_in()
            return
        row, place = self._target(key, *start, by_region=bool(held & _CONTROL))
        if extends:
            selecting.extend(row, place)
        elif (row, place) == start and key in (_KEY.Key_Up, _KEY.Key_Down) and not held & _CONTROL:
            self._cross(-1 if key == _KEY.Key_Up else 1, place)
        else:
            selecting.go(row, place)

    def tab(self, step: int) -> bool:
        """Go to the next or last cell, within the selection if it is of several; False where no grid has one more."""
        if self._grid.selecting.cycle(step, downwards=False):
            return True
        current = self._grid.selecting.current
        if current is None:
            return False
        row, place = current
        last = len(self._grid.columns_in_sight()) - 1
        if self._tab_start is None:
            self._tab_start = self._grid.currentIndex().column()
        if 0 <= place + step <= last:
            self._grid.selecting.go(row, place + step)
            return True
        if 0 <= row + step < self._grid.lines.rowCount():
            self._grid.selecting.go(row + step, 0 if step > 0 else last)
            return True
        self._tab_start = None
        return self._cross(step, 0 if step > 0 else last)

    def enter(self, step: int) -> None:
        """Go down or up a row, within the selection if it is of several; after tabs to the column where they began."""
        start, self._tab_start = self._tab_start, None
        if self._grid.selecting.cycle(step, downwards=True):
            return
        current = self._grid.selecting.current
        if current is None or not 0 <= current[0] + step < self._grid.lines.rowCount():
            return
        columns = self._grid.columns_in_sight()
        self._grid.selecting.go(current[0] + step, columns.index(start) if start in columns else current[1])

    def _cross(self, step: int, place: int) -> bool:
        """Go on in the grid below or above, at the row next to here; False where there is none with a line."""
        other = self._grid.below if step > 0 else self._grid.above
        while other is not None and not other.lines.rowCount():
            other = other.below if step > 0 else other.above
        if other is None:
            return False
        other.selecting.go(0 if step > 0 else other.lines.rowCount() - 1, place)
        other.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _target(self, key: Qt.Key, row: int, place: int, *, by_region: bool) -> tuple[int, int]:
        last_row, last = self._grid.lines.rowCount() - 1, len(self._grid.columns_in_sight()) - 1
        if key in _ARROWS:
            down, across = _ARROWS[key]
            if by_region:
                return self._edge(row, place, down, across)
            return min(max(row + down, 0), last_row), min(max(place + across, 0), last)
        if key == _KEY.Key_Home:
            return (0 if by_region else row), 0
        if key == _KEY.Key_End:
            return (last_row if by_region else row), last
        step = self._grid.rows_a_page() * (1 if key == _KEY.Key_PageDown else -1)
        return min(max(row + step, 0), last_row), place

    def _edge(self, row: int, place: int, down: int, across: int) -> tuple[int, int]:
        columns = self._grid.columns_in_sight()
        if down:
            last = self._grid.lines.rowCount() - 1
            return jump(lambda each: self._is_filled(each, columns[place]), row, last, down), place
        return row, jump(lambda each: self._is_filled(row, columns[each]), place, len(columns) - 1, across)

    def _is_filled(self, row: int, column: int) -> bool:
        line = self._grid.lines.line_at(row)
        return line is not None and is_filled(line, self._grid.lines.columns[column])

    def _select_or_clear(self, event: QKeyEvent, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        if key == _KEY.Key_A and held == _CONTROL:
            self._select_region()
        elif key == _KEY.Key_Space and held == _CONTROL:
            self._grid.selecting.select_columns()
        elif key == _KEY.Key_Space and held == _SHIFT:
            self._grid.selecting.select_rows()
        elif key == _KEY.Key_Delete and held == _NONE:
            self._grid.clear_selected()
        elif key == _KEY.Key_Backspace and held == _NONE:
            self._grid.edit(self._grid.currentIndex(), QAbstractItemView.EditTrigger.AnyKeyPressed, event)
        else:
            return False
        return True

    def _select_region(self) -> None:
        """Select the filled cells around the current one; everything where that is selected, or would take a while."""
        selecting, columns = self._grid.selecting, self._grid.columns_in_sight()
        rows, current = self._grid.lines.rowCount(), selecting.current
        if not rows or current is None:
            return
        whole = Block(0, 0, rows - 1, len(columns) - 1)
        if rows * len(columns) > _MANY_CELLS:
            selecting.select_block(whole)
            return
        found = region(lambda row, place: self._is_filled(row, columns[place]), rows, len(columns), *current)
        is_single = found.top == found.bottom and found.left == found.right
        selecting.select_block(whole if is_single or selecting.blocks() == [found] else found)
