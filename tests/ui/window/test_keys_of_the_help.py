"""Every key that the shortcut page promises, pressed in the real window."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from model.lines import AMOUNT, Field
from model.samples import EXAMPLE, load_sample
from tests.ui.window.focused import focused, press
from ui.window.action_ids import ActionId
from ui.window.action_table import TABLE
from ui.window.grid.key_help import GRID_KEYS
from ui.window.grid.line_grid import LineGrid
from ui.window.main_window import MainWindow
from ui.window.page_key import area_page

pytestmark = pytest.mark.thorough

KEY = Qt.Key
CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
SHORTCUTS = [(row.id, keys) for row in TABLE for keys in row.shortcuts]
# In a field of text these are the field's own: they work on what is being typed.
OF_A_FIELD = (ActionId.UNDO, ActionId.REDO, ActionId.CUT, ActionId.COPY, ActionId.PASTE, ActionId.DELETE_LINE)


@pytest.fixture
def ready(example_window: MainWindow, qtbot: QtBot) -> MainWindow:
    """The window with the keyboard on the amount of the second pressure's first year."""
    example_window.activateWindow()
    qtbot.waitUntil(example_window.isActiveWindow)
    budget = example_window.session.budget
    line_id = budget.line_ids(budget.areas[0].id)[1]
    example_window.workbench.lines.go_to_line(line_id, Field(AMOUNT, budget.years[0]))
    return example_window


def grid_of(window: MainWindow) -> LineGrid:
    page = window.workbench.pages.lines_page
    assert page is not None
    return page.active_grid


@pytest.fixture
def heard(ready: MainWindow) -> list[ActionId]:
    """Which commands were given; none of them is carried out."""
    given: list[ActionId] = []
    for name in ActionId:
        action = ready.actions_table[name]
        action.due.disconnect()
        action.due.connect(lambda _checked=False, name=name: given.append(name))
        action.setEnabled(True)
        action.setVisible(True)
    return given


def press_all(keys: str) -> None:
    combination = QKeySequence(keys)[0]  # type: ignore[index]  # its stub does not say so
    press(combination.key(), combination.keyboardModifiers())


def test_every_shortcut_of_the_table_gives_its_command_in_a_grid(ready: MainWindow, heard: list[ActionId]) -> None:
    wrong = {}
    for name, keys in SHORTCUTS:
        heard.clear()
        grid_of(ready).setFocus()
        press_all(keys)
        if heard != [name]:
            wrong[keys] = [str(each) for each in heard]
    assert wrong == {}


@pytest.mark.parametrize("where", ["navigator", "go to", "panel", "find"])
def test_shortcuts_give_their_commands_from_other_parts_of_the_window(
    ready: MainWindow, heard: list[ActionId], where: str
) -> None:
    bar = ready.workbench.finding.bar
    bar.open(replacing=True)
    widgets: dict[str, QWidget] = {
        "navigator": ready.workbench.navigator,
        "go to": ready.workbench.top_bar.search,
        "panel": ready.workbench.line_panel.fields[Field("category")].editor,
        "find": bar.words,
    }
    wrong = {}
    for name, keys in SHORTCUTS:
        if name in OF_A_FIELD:
            continue
        heard.clear()
        widgets[where].setFocus()
        press_all(keys)
        if heard != [name]:
            wrong[keys] = [str(each) for each in heard]
    assert wrong == {}


def cell(window: MainWindow) -> tuple[int, int]:
    index = grid_of(window).currentIndex()
    return index.row(), grid_of(window).columns_in_sight().index(index.column())


def selected(window: MainWindow) -> tuple[int, int]:
    """How many rows and columns are selected."""
    indexes = grid_of(window).selectedIndexes()
    return len({index.row() for index in indexes}), len({index.column() for index in indexes})


def amount(window: MainWindow) -> str:
    index = grid_of(window).currentIndex()
    return grid_of(window).lines.edit_text(index.row(), index.column())


def check_arrows(window: MainWindow) -> None:
    row, place = cell(window)
    for key, expected in (
        (KEY.Key_Down, (row + 1, place)),
        (KEY.Key_Right, (row + 1, place + 1)),
        (KEY.Key_Up, (row, place + 1)),
        (KEY.Key_Left, (row, place)),
    ):
        press(key)
        assert cell(window) == expected
    pressures = grid_of(window)
    for _ in range(pressures.lines.rowCount()):
        press(KEY.Key_Down)
        if grid_of(window) is not pressures:
            break
    assert cell(window) == (0, place)


def check_control_arrows(window: MainWindow) -> None:
    press(KEY.Key_Up, CONTROL)
    assert cell(window)[0] == 0
    press(KEY.Key_Left, CONTROL)
    assert cell(window)[1] < 3


def check_home_and_end(window: MainWindow) -> None:
    row, _place = cell(window)
    press(KEY.Key_Home)
    assert cell(window) == (row, 0)
    press(KEY.Key_End)
    assert cell(window) == (row, len(grid_of(window).columns_in_sight()) - 1)


def check_corners(window: MainWindow) -> None:
    press(KEY.Key_End, CONTROL)
    assert cell(window) == (grid_of(window).lines.rowCount() - 1, len(grid_of(window).columns_in_sight()) - 1)
    press(KEY.Key_Home, CONTROL)
    assert cell(window) == (0, 0)


def check_pages(window: MainWindow) -> None:
    row, place = cell(window)
    press(KEY.Key_PageDown)
    assert cell(window)[0] > row
    press(KEY.Key_PageUp)
    assert cell(window) == (row, place) or cell(window)[0] < row + 1


def check_tab(window: MainWindow) -> None:
    row, place = cell(window)
    press(KEY.Key_Tab)
    assert cell(window) == (row, place + 1)
    press(KEY.Key_Backtab, SHIFT)
    assert cell(window) == (row, place)
    press(KEY.Key_Right, SHIFT)
    for expected in ((row, place + 1), (row, place)):
        press(KEY.Key_Tab)
        assert cell(window) == expected


def check_enter(window: MainWindow) -> None:
    row, place = cell(window)
    press(KEY.Key_Return)
    assert cell(window) == (row + 1, place)
    press(KEY.Key_Return, SHIFT)
    assert cell(window) == (row, place)
    press(KEY.Key_Tab)
    press(KEY.Key_Tab)
    press(KEY.Key_Return)
    assert cell(window) == (row + 1, place)


def check_shift(window: MainWindow) -> None:
    before = cell(window)
    press(KEY.Key_Right, SHIFT)
    press(KEY.Key_Down, SHIFT)
    assert (selected(window), cell(window)) == ((2, 2), before)
    press(KEY.Key_End, SHIFT)
    assert selected(window)[1] > 2


def check_row(window: MainWindow) -> None:
    press(KEY.Key_Space, SHIFT)
    assert selected(window) == (1, len(grid_of(window).columns_in_sight()))


def check_column(window: MainWindow) -> None:
    press(KEY.Key_Space, CONTROL)
    assert selected(window) == (grid_of(window).lines.rowCount(), 1)


def check_all(window: MainWindow) -> None:
    press(KEY.Key_A, CONTROL)
    press(KEY.Key_A, CONTROL)
    assert selected(window) == (grid_of(window).lines.rowCount(), len(grid_of(window).columns_in_sight()))


def check_letter(window: MainWindow) -> None:
    press(KEY.Key_7)
    press(KEY.Key_Return)
    press(KEY.Key_Up)
    assert amount(window) == "7"


def check_f2(window: MainWindow) -> None:
    before, place = amount(window), cell(window)
    press(KEY.Key_F2)
    QTest.keyClicks(focused(), "1")  # behind what is there, as in Excel
    press(KEY.Key_Left)
    assert focused() is not grid_of(window)
    press(KEY.Key_F2)
    press(KEY.Key_Left)
    assert cell(window) == (place[0], place[1] - 1)
    press(KEY.Key_Right)
    assert amount(window) == f"{before}1"


def check_list(window: MainWindow) -> None:
    grid = grid_of(window)
    grid.setCurrentIndex(grid.lines.index(1, grid.lines.column_of(Field("status")) or 0))
    press(KEY.Key_Down, ALT)
    box = grid.findChild(QComboBox)
    assert isinstance(box, QComboBox)
    QApplication.processEvents()  # the list opens once the editor stands in its cell
    assert box.view().isVisible()
    box.hidePopup()
    press(KEY.Key_Escape)


def check_control_enter(window: MainWindow) -> None:
    press(KEY.Key_Down, SHIFT)
    press(KEY.Key_7)
    press(KEY.Key_Return, CONTROL)
    row, _place = cell(window)
    column = grid_of(window).currentIndex().column()
    assert [grid_of(window).lines.edit_text(each, column) for each in (row, row + 1)] == ["7", "7"]


def check_backspace(window: MainWindow) -> None:
    press(KEY.Key_Backspace)
    assert focused() is not grid_of(window)
    press(KEY.Key_Return)
    press(KEY.Key_Up)
    assert amount(window) == ""


def check_delete(window: MainWindow) -> None:
    press(KEY.Key_Down, SHIFT)
    press(KEY.Key_Delete)
    row, column = grid_of(window).currentIndex().row(), grid_of(window).currentIndex().column()
    assert [grid_of(window).lines.edit_text(each, column) for each in (row, row + 1)] == ["", ""]


def check_escape(window: MainWindow) -> None:
    before = amount(window)
    press(KEY.Key_9)
    press(KEY.Key_Escape)
    assert amount(window) == before
    assert focused() is grid_of(window)


CHECKS: dict[str, Callable[[MainWindow], None]] = {
    "Arrows": check_arrows,
    "Ctrl+Arrows": check_control_arrows,
    "Home, End": check_home_and_end,
    "Ctrl+Home, Ctrl+End": check_corners,
    "Page Up, Page Down": check_pages,
    "Tab, Shift+Tab": check_tab,
    "Enter, Shift+Enter": check_enter,
    "Shift with a moving key": check_shift,
    "Shift+Space": check_row,
    "Ctrl+Space": check_column,
    "Ctrl+A": check_all,
    "Any letter or figure": check_letter,
    "F2": check_f2,
    "Alt+Down": check_list,
    "Ctrl+Enter": check_control_enter,
    "Backspace": check_backspace,
    "Delete": check_delete,
    "Esc": check_escape,
}


def test_every_row_of_the_key_help_is_checked() -> None:
    assert [keys for keys, _words in GRID_KEYS] == list(CHECKS)


@pytest.mark.parametrize("keys", CHECKS)
def test_a_key_of_the_help_does_what_the_help_says(ready: MainWindow, keys: str) -> None:
    CHECKS[keys](ready)
    while ready.session.undo_stack.canUndo():
        ready.session.undo_stack.undo()
    assert ready.session.budget.snapshot() == load_sample(EXAMPLE).budget.snapshot()
    assert QGuiApplication.focusWindow() is not None
    assert ready.workbench.pages.current_key == area_page(ready.session.budget.areas[0].id)
