"""Columns by command: hide the current one, and where none may be hidden a sentence."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from model.lines import AMOUNT, Field
from tests.ui.window.focused import press
from ui.window.action_ids import ActionId
from ui.window.column_actions import ALWAYS_SHOWN
from ui.window.grid.line_grid import LineGrid
from ui.window.main_window import MainWindow
from ui.window.page_key import SUMMARY

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def grid(window: MainWindow, qtbot: QtBot) -> LineGrid:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.workbench.lines.go_to("14SCS10")
    page = window.workbench.pages.lines_page
    assert page is not None
    return page.active_grid


def test_ctrl_0_hides_the_column_and_stays_on_the_line(window: MainWindow, grid: LineGrid) -> None:
    line_id = grid.current_line_id()
    place = grid.lines.column_of(Field("status")) or 0
    grid.setCurrentIndex(grid.lines.index(grid.currentIndex().row(), place))
    press(Qt.Key.Key_0, CONTROL)
    assert grid.isColumnHidden(place)
    assert grid.current_line_id() == line_id
    assert grid.lines.columns[grid.currentIndex().column()].field == Field("title")
    assert window.session.budget.line_count


@pytest.mark.parametrize("field", ["reference", "title", AMOUNT])
def test_what_always_shows_is_not_hidden_and_says_why(window: MainWindow, grid: LineGrid, field: str) -> None:
    wanted = Field(field, window.session.budget.years[0] if field == AMOUNT else None)
    place = grid.lines.column_of(wanted) or 0
    grid.setCurrentIndex(grid.lines.index(grid.currentIndex().row(), place))
    press(Qt.Key.Key_0, CONTROL)
    assert not grid.isColumnHidden(place)
    assert grid.refusal.text() == ALWAYS_SHOWN


def test_columns_are_offered_on_pages_of_lines_only(window: MainWindow, grid: LineGrid) -> None:
    assert grid.isVisible()
    names = (ActionId.COLUMNS, ActionId.HIDE_COLUMN)
    assert all(window.actions_table[name].isEnabled() for name in names)
    window.workbench.pages.show_page(SUMMARY)
    assert not any(window.actions_table[name].isEnabled() for name in names)
