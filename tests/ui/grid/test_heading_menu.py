"""A right click on a heading: sort, filter, group and hide its column, with the mouse."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from model.samples import EXAMPLE, load_sample
from ui.window.grid.area_page import AreaPage
from ui.window.grid.arrangement import Grouping, Sort
from ui.window.grid.column_memory import ColumnMemory
from ui.window.grid.line_grid import LineGrid
from ui.window.grid.value_popup import ValuePopup
from ui.window.session import Session


def place_of(grid: LineGrid, heading: str) -> int:
    return next(place for place, column in enumerate(grid.lines.columns) if column.heading == heading)


def right_click(grid: LineGrid, heading: str, *, stuck: bool = False) -> QMenu:
    header = grid.headers[1 if stuck else 0]
    place = place_of(grid, heading)
    where = QPoint(header.sectionViewportPosition(place) + 4, header.height() // 2)
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, header.viewport().mapToGlobal(where))
    QApplication.sendEvent(header.viewport(), asked)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def words(menu: QMenu) -> list[str]:
    return [action.text().replace("&", "") for action in menu.actions() if action.text()]


def choose(menu: QMenu, entry: str) -> None:
    action = next(action for action in menu.actions() if action.text().replace("&", "") == entry)
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())


@pytest.mark.parametrize(
    "heading,group,can_hide",
    [("Status", "Group by status", True), ("Title", "", False), ("2026/27", "", False), ("Reference", "", False)],
)
def test_a_heading_offers_what_can_be_done_with_its_column(
    grid: LineGrid, heading: str, group: str, can_hide: bool
) -> None:
    menu = right_click(grid, heading)
    expected = ["Sort ascending", "Sort descending", "Filter by values…"]
    expected += [group] if group else []
    expected += ["Hide column"] if can_hide else []
    assert words(menu) == [*expected, "Show columns"]
    assert menu.accessibleName() == f"What can be done with the column {heading}"
    menu.close()


@pytest.mark.parametrize("entry,descending", [("Sort ascending", False), ("Sort descending", True)])
def test_sorting_from_the_heading(page: AreaPage, grid: LineGrid, entry: str, descending: bool) -> None:
    choose(right_click(grid, "Title"), entry)
    column = grid.lines.columns[place_of(grid, "Title")]
    assert page.arranger.arrangement.sort == Sort(column, descending=descending)
    menu = right_click(grid, "Title")
    assert [action.text().replace("&", "") for action in menu.actions() if action.isChecked()] == [entry]
    choose(menu, "Workbook order")
    assert page.arranger.arrangement.is_plain


def test_filtering_from_the_heading_and_showing_all_values_again(page: AreaPage, grid: LineGrid) -> None:
    choose(right_click(grid, "Status"), "Filter by values…")
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, ValuePopup)
    popup.values.tick_all(ticked=False)
    popup.values.setData(popup.values.index(0, 0), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert page.arranger.shown_count < page.arranger.line_count
    choose(right_click(grid, "Status"), "Show all values")
    assert page.arranger.arrangement.is_plain


def test_grouping_from_the_heading_and_back(page: AreaPage, grid: LineGrid) -> None:
    choose(right_click(grid, "Status"), "Group by status")
    assert page.arranger.arrangement.grouping is Grouping.STATUS
    choose(right_click(grid, "Status"), "Group by status")
    assert page.arranger.arrangement.is_plain


def test_hiding_from_the_heading_and_showing_from_the_list(page: AreaPage, grid: LineGrid, session: Session) -> None:
    place = place_of(grid, "Status")
    choose(right_click(grid, "Status"), "Hide column")
    assert all(each.isColumnHidden(place) for each in page.grids)
    assert not ColumnMemory.of(session).choices.shows(grid.lines.columns[place])
    menu = right_click(grid, "Title")
    columns = next(each for each in menu.findChildren(QMenu) if each.title().replace("&", "") == "Show columns")
    next(action for action in columns.actions() if action.text() == "Status").trigger()
    menu.close()
    assert not any(each.isColumnHidden(place) for each in page.grids)


def test_the_headings_that_stay_in_sight_offer_the_same(page: AreaPage, grid: LineGrid) -> None:
    usual = right_click(grid, "Title")
    offered = words(usual)
    usual.close()
    page.resize(700, 760)
    grid.horizontalScrollBar().setValue(grid.horizontalScrollBar().maximum())
    assert grid.headers[1].isVisible()
    stuck = right_click(grid, "Title", stuck=True)
    assert words(stuck) == offered
    stuck.close()


def test_a_menu_left_with_esc_changes_nothing(page: AreaPage, grid: LineGrid, session: Session) -> None:
    before = load_sample(EXAMPLE).budget.line_count
    menu: QWidget = right_click(grid, "Status")
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    assert page.arranger.arrangement.is_plain
    assert session.budget.line_count == before
