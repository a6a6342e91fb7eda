from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from model.lines import Field
from ui.window.action_ids import ActionId
from ui.window.grid.line_grid import LineGrid
from ui.window.grid_menu import CELL_MENU
from ui.window.main_window import MainWindow
from ui.window.page_key import area_page


def first_grid(window: MainWindow) -> LineGrid:
    window.workbench.pages.show_page(area_page(window.session.budget.areas[0].id))
    page = window.workbench.pages.lines_page
    assert page is not None
    return page.grids[0]


def test_a_right_click_selects_the_cell_and_offers_what_can_be_done(example_window: MainWindow, qtbot: QtBot) -> None:
    grid = first_grid(example_window)
    where = grid.visualRect(grid.lines.index(1, 0)).center()
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.RightButton, pos=where)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, grid.viewport().mapToGlobal(where))
    QApplication.sendEvent(grid.viewport(), event)
    menu = example_window.workbench.grid_menu.menu
    qtbot.waitUntil(menu.isVisible)
    assert grid.currentIndex().row() == 1
    offered = {action.objectName() for action in menu.actions() if action.isEnabled()}
    assert {name for name in CELL_MENU if name is not None} == offered - {""}
    line_id = grid.lines.line_id(1)
    menu.close()
    example_window.actions_table[ActionId.DELETE_LINE].trigger()
    assert not example_window.session.budget.has_line(line_id or 0)


def test_the_menu_key_offers_it_at_the_current_cell(example_window: MainWindow, qtbot: QtBot) -> None:
    grid = first_grid(example_window)
    grid.setCurrentIndex(grid.lines.index(2, grid.lines.column_of(Field("title")) or 0))
    with qtbot.waitSignal(grid.menu_asked) as asked:
        QApplication.sendEvent(grid, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0)))
    cell = grid.visualRect(grid.currentIndex())
    assert asked.args == [grid.viewport().mapToGlobal(cell.bottomLeft())]
    example_window.workbench.grid_menu.menu.close()
