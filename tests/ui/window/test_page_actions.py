"""The commands that go to pages, named after them in menus and in the palette."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from model.area_planning import add_area, move_area, rename_area
from model.lines import Field
from tests.ui.window.focused import focused, press
from ui.window.action_ids import PAGE_ACTIONS
from ui.window.checks_page import ChecksPage
from ui.window.findings_watch import FindingsWatch
from ui.window.main_window import MainWindow
from ui.window.page_key import CHECKS, SUMMARY, area_page

CONTROL = Qt.KeyboardModifier.ControlModifier


def names(window: MainWindow) -> list[str]:
    actions = [window.actions_table[name] for name in PAGE_ACTIONS]
    return [action.text() for action in actions if action.isVisible()]


@pytest.fixture
def ready(window: MainWindow, qtbot: QtBot) -> MainWindow:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def test_each_command_bears_the_name_of_its_page(ready: MainWindow) -> None:
    areas = [area.name for area in ready.session.budget.areas]
    expected = ["Summary", *areas, "All lines", "Checks"][: len(PAGE_ACTIONS)]
    assert names(ready) == [f"Go to {name.replace('&', '&&')}" for name in expected]


def test_the_names_follow_the_areas_and_undo(ready: MainWindow) -> None:
    session = ready.session
    before = names(ready)
    area = session.budget.areas[0].id
    session.do(rename_area(session.budget, area, "Care & support"))
    assert names(ready)[1] == "Go to Care && support"
    session.do(move_area(session.budget, area, 1))
    assert names(ready)[2] == "Go to Care && support"
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert names(ready) == before


def test_a_long_name_is_shortened_in_the_menu_and_told_in_full_beneath(ready: MainWindow) -> None:
    long_name = "Support for older people, their carers and families in the community and at home"
    ready.session.do(rename_area(ready.session.budget, ready.session.budget.areas[0].id, long_name))
    action = ready.actions_table[PAGE_ACTIONS[1]]
    assert action.text().endswith("…")
    assert action.statusTip() == f"Show {long_name}."


def test_ctrl_and_a_figure_goes_to_the_page_of_that_name(ready: MainWindow) -> None:
    ready.session.do(add_area(ready.session.budget, "Carers", ready.session.budget.areas[0].service))
    for number, key in enumerate(ready.workbench.navigator.pages()[:9]):
        press(Qt.Key(Qt.Key.Key_1 + number), CONTROL)
        assert ready.workbench.pages.current_key == key


def test_the_palette_finds_a_page_by_its_name(ready: MainWindow, qtbot: QtBot) -> None:
    press(Qt.Key.Key_P, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    palette = ready.help.palette
    qtbot.waitUntil(palette.isVisible)
    area = ready.session.budget.areas[2]
    QTest.keyClicks(palette.words, f"go to {area.name[:9]}")
    QTest.keyClick(palette.words, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: ready.workbench.pages.current_key == area_page(area.id))


def test_a_closed_workbooks_pages_are_no_longer_named(ready: MainWindow) -> None:
    assert ready.workbench.pages.current_key == SUMMARY
    ready.session.open(None)
    assert names(ready) == [f"Go to page {number}" for number in range(1, 10)]
    assert not any(ready.actions_table[name].isEnabled() for name in PAGE_ACTIONS)


@pytest.mark.parametrize("number", [2, 3], ids=["the page in sight", "another page"])
def test_the_keys_go_on_in_the_page_that_was_asked_for_from_the_navigator(ready: MainWindow, number: int) -> None:
    workbench = ready.workbench
    workbench.pages.show_page(workbench.navigator.pages()[1])
    workbench.navigator.setFocus()
    press(Qt.Key(Qt.Key.Key_0 + number), CONTROL)
    page = workbench.pages.lines_page
    assert page is not None
    assert page.active_grid.hasFocus()
    assert page.active_grid.currentIndex().isValid()


def test_asking_for_the_page_in_sight_leaves_the_cell_that_is_worked_on(ready: MainWindow) -> None:
    workbench = ready.workbench
    workbench.pages.show_page(workbench.navigator.pages()[1])
    page = workbench.pages.lines_page
    assert page is not None
    savings = page.grids[1]
    savings.setFocus()
    savings.go_in()
    before = savings.currentIndex()
    press(Qt.Key.Key_2, CONTROL)
    assert savings.hasFocus()
    assert savings.currentIndex() == before


@pytest.mark.parametrize("number", range(1, 10))
def test_from_the_line_panel_too_the_keys_go_to_what_the_page_is_about(ready: MainWindow, number: int) -> None:
    workbench = ready.workbench
    area = workbench.navigator.pages()[4]
    workbench.pages.show_page(area)
    workbench.panel.reveal()
    workbench.line_panel.first_control().setFocus()
    press(Qt.Key(Qt.Key.Key_0 + number), CONTROL)
    assert isinstance(focused(), QTableView)
    assert focused().accessibleName()


def test_the_keys_do_not_stop_at_the_findings_above_the_lines(example_window: MainWindow, qtbot: QtBot) -> None:
    example_window.activateWindow()
    qtbot.waitUntil(example_window.isActiveWindow)
    workbench = example_window.workbench
    workbench.watch.look()
    press(Qt.Key.Key_2, CONTROL)
    workbench.panel.reveal()
    workbench.line_panel.fields[Field("category")].editor.setFocus()
    press(Qt.Key.Key_3, CONTROL)
    page = workbench.pages.lines_page
    assert page is not None
    assert page.active_grid.hasFocus()


def test_without_findings_the_keys_go_to_the_choice_of_levels(
    ready: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    workbench = ready.workbench
    checks = workbench.pages.show_page(CHECKS)
    assert isinstance(checks, ChecksPage)
    monkeypatch.setattr(FindingsWatch, "findings", ())
    checks.refresh()
    workbench.navigator.setFocus()
    checks.setFocus()
    assert focused() is checks.level
