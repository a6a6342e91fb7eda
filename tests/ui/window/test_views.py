"""Views of figures and lines from the menus and the top bar."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from model.basis import Basis
from model.money import Negatives
from model.planning import change_setting
from ui.window.action_ids import ActionId
from ui.window.grid.grid_page import GridPage
from ui.window.main_window import MainWindow
from ui.window.page_key import SUMMARY, area_page
from ui.window.summary_page import SummaryPage

_BASES = (ActionId.SHOW_YEAR_ON_YEAR, ActionId.SHOW_LEVEL, ActionId.SHOW_CUMULATIVE)


def show_area(window: MainWindow) -> GridPage:
    page = window.workbench.pages.show_page(area_page(window.session.budget.areas[0].id))
    assert isinstance(page, GridPage)
    return page


def summary_rows(window: MainWindow) -> list[str]:
    page = window.workbench.pages.show_page(SUMMARY)
    assert isinstance(page, SummaryPage)
    model = page.tables[0].summary
    return [str(model.index(0, column).data()) for column in range(model.columnCount())]


@pytest.mark.parametrize(
    "action,basis,net,words",
    [
        (ActionId.SHOW_YEAR_ON_YEAR, Basis.YEAR_ON_YEAR, ["-3.636", "-3.676"], "Adult Social Care"),
        (ActionId.SHOW_LEVEL, Basis.LEVEL, ["-3.636", "-7.312"], "Adult Social Care, level"),
        (ActionId.SHOW_CUMULATIVE, Basis.CUMULATIVE, ["-3.636", "-10.948"], "Adult Social Care, cumulative"),
    ],
)
def test_the_basis_holds_on_the_summary_and_at_the_bottom(
    window: MainWindow, action: ActionId, basis: Basis, net: list[str], words: str
) -> None:
    window.actions_table[ActionId.SHOW_LEVEL].trigger()
    window.actions_table[action].trigger()
    assert window.session.view.basis is basis
    assert summary_rows(window)[5:7] == net
    assert window.workbench.bottom_bar.scope.text() == words
    assert window.workbench.top_bar.basis.currentText() == basis.title
    checked = [name for name in _BASES if window.actions_table[name].isChecked()]
    assert checked == [action]
    notes = window.workbench.pages.findChildren(QLabel, "PageNote")
    assert [note.text().rpartition(", ")[2] for note in notes] == [basis.value]


def test_the_basis_can_be_chosen_in_the_top_bar(window: MainWindow) -> None:
    box = window.workbench.top_bar.basis
    box.setCurrentIndex(1)
    box.activated.emit(1)
    assert window.session.view.basis is Basis.LEVEL
    assert window.actions_table[ActionId.SHOW_LEVEL].isChecked()


def test_the_line_panel_says_that_its_amounts_are_year_on_year(window: MainWindow) -> None:
    page = show_area(window)
    page.grids[0].setCurrentIndex(page.grids[0].lines.index(0, 0))
    note = window.workbench.line_panel.amounts.basis_note
    assert note.isHidden()
    window.actions_table[ActionId.SHOW_LEVEL].trigger()
    assert not note.isHidden()
    assert note.text() == "Entered and shown here year on year."
    window.actions_table[ActionId.SHOW_YEAR_ON_YEAR].trigger()
    assert note.isHidden()


def test_decimals_go_from_none_to_six(window: MainWindow) -> None:
    more, fewer = (window.actions_table[name] for name in (ActionId.MORE_DECIMALS, ActionId.FEWER_DECIMALS))
    for _ in range(9):
        more.trigger()
    assert window.session.view.decimals == 6
    assert not more.isEnabled()
    assert summary_rows(window)[1] == "9.844000"
    for _ in range(9):
        fewer.trigger()
    assert window.session.view.decimals == 0
    assert not fewer.isEnabled()
    assert window.workbench.top_bar.unit.currentText() == "£m, whole"
    assert not window.session.undo_stack.canUndo()


def test_negatives_of_the_view_outlast_an_edit_and_follow_the_setting(window: MainWindow) -> None:
    window.actions_table[ActionId.NEGATIVES_BRACKETS].trigger()
    assert summary_rows(window)[3] == "(13.480)"
    window.session.do(change_setting(window.session.budget, "title", "Another"))
    assert window.session.view.negatives is Negatives.BRACKETS
    assert window.actions_table[ActionId.NEGATIVES_BRACKETS].isChecked()
    window.actions_table[ActionId.NEGATIVES_MINUS].trigger()
    assert summary_rows(window)[3] == "-13.480"


def test_ctrl_shift_l_opens_the_filter_of_the_page_in_sight(example_window: MainWindow, qtbot: QtBot) -> None:
    page = show_area(example_window)
    with qtbot.waitActive(example_window):
        example_window.activateWindow()
    page.grids[0].setFocus()
    QTest.keyClick(
        QApplication.focusWidget() or example_window,
        Qt.Key.Key_L,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    assert page.filter_bar.isVisible()
    QTest.keyClicks(page.filter_bar.text, "care")
    assert page.arranger.is_filtered
    assert example_window.actions_table[ActionId.SHOW_ALL_LINES].isEnabled()


def test_the_data_menu_sorts_filters_and_groups_the_page_in_sight(example_window: MainWindow) -> None:
    actions = example_window.actions_table
    assert not actions[ActionId.SORT_ASCENDING].isEnabled()
    page = show_area(example_window)
    grid = page.grids[0]
    grid.setCurrentIndex(grid.lines.index(0, grid.lines.first_year))
    actions[ActionId.SORT_DESCENDING].trigger()
    assert page.arranger.arrangement.order_words == "sorted by 2026/27, descending"
    actions[ActionId.ONLY_NEW].trigger()
    assert page.filter_bar.only.currentText() == "New"
    actions[ActionId.GROUP_CATEGORY].trigger()
    assert actions[ActionId.GROUP_CATEGORY].isChecked()
    actions[ActionId.COLLAPSE_GROUPS].trigger()
    assert all(grid.lines.line_id(row) is None for row in range(grid.lines.rowCount()))
    actions[ActionId.EXPAND_GROUPS].trigger()
    assert grid.lines.line_id(1) is not None
    actions[ActionId.ONLY_NEW].trigger()
    assert not page.arranger.is_filtered
    actions[ActionId.AS_IN_WORKBOOK].trigger()
    assert page.arranger.arrangement.is_plain
    assert not actions[ActionId.AS_IN_WORKBOOK].isEnabled()
    assert actions[ActionId.GROUP_NONE].isChecked()


def test_a_page_of_another_area_is_arranged_by_itself(example_window: MainWindow) -> None:
    page = show_area(example_window)
    example_window.actions_table[ActionId.ONLY_NEW].trigger()
    other = example_window.workbench.pages.show_page(area_page(example_window.session.budget.areas[1].id))
    assert isinstance(other, GridPage)
    assert not other.arranger.is_filtered
    assert not example_window.actions_table[ActionId.ONLY_NEW].isChecked()
    assert page.arranger.is_filtered
