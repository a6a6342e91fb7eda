"""Back and Forward over pages and lines."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from model.area_planning import remove_area
from model.lines import AMOUNT, Field
from model.planning import delete_lines, move_to_area
from model.workbook.document import Document
from tests.ui.window.focused import focused, press
from tools.example_budget import example_budget
from ui.window.action_ids import ActionId
from ui.window.grid.line_grid import LineGrid
from ui.window.main_window import MainWindow
from ui.window.page_key import ALL_LINES, CHECKS, SUMMARY, PageKey, area_page
from ui.window.visits import Spot, Visit, Visits

ALT = Qt.KeyboardModifier.AltModifier


def anything(visit: Visit) -> Visit:
    return visit


def test_walking_is_one_visit_and_a_leap_is_another() -> None:
    visits = Visits()
    visits.arrive(area_page(1))
    for line_id in (11, 12, 13):
        visits.stand_on(line_id)
    with visits.leap():
        visits.stand_on(19)
    visits.stand_on(20)
    assert visits.step(-1, anything) == Visit(area_page(1), Spot(13))
    assert visits.step(-1, anything) is None
    assert visits.step(1, anything) == Visit(area_page(1), Spot(20))
    assert visits.step(1, anything) is None


def test_going_elsewhere_after_back_forgets_what_was_ahead() -> None:
    visits = Visits()
    for page in (SUMMARY, area_page(1), area_page(2)):
        visits.arrive(page)
    visits.step(-1, anything)
    visits.arrive(CHECKS)
    assert not visits.can_step(1, anything)
    assert visits.step(-1, anything) == Visit(area_page(1))


def test_places_that_are_gone_are_passed_over() -> None:
    visits = Visits()
    for page in (SUMMARY, area_page(1), area_page(2)):
        visits.arrive(page)
    assert visits.step(-1, lambda visit: visit if visit.page != area_page(1) else None) == Visit(SUMMARY)
    assert not visits.can_step(1, lambda visit: visit if visit.page == SUMMARY else None)


@pytest.fixture
def areas(window: MainWindow, qtbot: QtBot) -> list[PageKey]:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return [area_page(area.id) for area in window.session.budget.areas]


def test_alt_left_goes_back_to_the_page_and_line_left_and_alt_right_forward(
    window: MainWindow, areas: list[PageKey]
) -> None:
    workbench, budget = window.workbench, window.session.budget
    workbench.pages.show_page(areas[0])
    first = budget.line_ids(budget.areas[0].id)[1]
    workbench.lines.go_to_line(first)
    workbench.lines.go_to("14SCS10")
    there = window.session.current_line
    press(Qt.Key.Key_Left, ALT)
    assert workbench.pages.current_key == areas[0]
    assert window.session.current_line == budget.line(first)
    press(Qt.Key.Key_Right, ALT)
    assert workbench.pages.current_key == areas[2]
    assert window.session.current_line == there


def test_back_and_forward_are_offered_only_where_there_is_a_way(window: MainWindow, areas: list[PageKey]) -> None:
    back, forward = (window.actions_table[name] for name in (ActionId.BACK, ActionId.FORWARD))
    assert not back.isEnabled()
    assert not forward.isEnabled()
    window.workbench.pages.show_page(areas[0])
    assert back.isEnabled()
    back.trigger()
    assert not back.isEnabled()
    assert forward.isEnabled()
    assert window.workbench.pages.current_key == SUMMARY


def test_an_area_that_is_gone_is_not_gone_back_to(window: MainWindow, areas: list[PageKey]) -> None:
    session, pages = window.session, window.workbench.pages
    pages.show_page(areas[0])
    pages.show_page(areas[1])
    gone = session.budget.areas[0].id
    session.do(delete_lines(session.budget, session.budget.line_ids(gone)))
    session.do(remove_area(session.budget, gone))
    press(Qt.Key.Key_Left, ALT)
    assert pages.current_key == SUMMARY


def test_a_line_that_is_gone_leaves_its_page_to_go_back_to() -> None:
    visits = Visits()
    for page, line_id in ((area_page(1), 11), (area_page(2), 22)):
        visits.arrive(page)
        visits.stand_on(line_id)
    with visits.leap():
        visits.stand_on(23)

    def still(visit: Visit) -> Visit:
        return visit if visit.line_id == 23 else Visit(visit.page)

    # The page of line 22 is in sight already: going back to it would do nothing.
    assert visits.step(-1, still) == Visit(area_page(1))


@pytest.fixture
def many(empty_window: MainWindow, qtbot: QtBot) -> MainWindow:
    """The window on an invented budget whose areas are longer than the page."""
    empty_window.session.open(Document(example_budget(6_000)), is_copy=True)
    empty_window.activateWindow()
    qtbot.waitUntil(empty_window.isActiveWindow)
    return empty_window


def grid_of(window: MainWindow) -> LineGrid:
    page = window.workbench.pages.lines_page
    assert page is not None
    return page.active_grid


@pytest.mark.parametrize("where", ["area", "all lines"])
def test_back_returns_to_the_cell_and_to_how_far_the_page_was_scrolled(many: MainWindow, where: str) -> None:
    budget, workbench = many.session.budget, many.workbench
    area = budget.areas[0].id
    workbench.pages.show_page(ALL_LINES if where == "all lines" else area_page(area))
    line_id = budget.line_ids(area)[-20]
    wanted = Field(AMOUNT, budget.years[2])
    workbench.lines.go_to_line(line_id)
    for _ in range(30):
        press(Qt.Key.Key_Up)
    grid = grid_of(many)
    while grid.lines.columns[grid.currentIndex().column()].field != wanted:
        press(Qt.Key.Key_Right)
    left = grid.current_line_id()
    top = grid.rowAt(0)
    seen = grid.visualRect(grid.currentIndex())
    press(Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(focused(), "27SC1")
    press(Qt.Key.Key_Return)
    assert grid_of(many).current_line_id() != left
    press(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_Left, ALT)
    assert grid_of(many) is grid
    assert grid.current_line_id() == left
    assert grid.lines.columns[grid.currentIndex().column()].field == wanted
    assert grid.rowAt(0) == top
    assert grid.visualRect(grid.currentIndex()) == seen
    assert grid.hasFocus()


def test_back_shows_the_page_of_a_line_deleted_meanwhile_and_says_nothing(
    window: MainWindow, areas: list[PageKey]
) -> None:
    workbench, session = window.workbench, window.session
    line_id = session.budget.line_ids(session.budget.areas[0].id)[2]
    workbench.lines.go_to_line(line_id)
    workbench.pages.show_page(CHECKS)
    session.do(delete_lines(session.budget, [line_id]))
    press(Qt.Key.Key_Left, ALT)
    assert workbench.pages.current_key == areas[0]
    assert window.message_bar.text == ""
    session.undo_stack.undo()
    workbench.pages.show_page(CHECKS)
    press(Qt.Key.Key_Left, ALT)
    assert workbench.pages.current_key == areas[0]


def test_back_shows_the_page_of_a_line_that_moved_to_another_area(window: MainWindow, areas: list[PageKey]) -> None:
    workbench, session = window.workbench, window.session
    line_id = session.budget.line_ids(session.budget.areas[0].id)[2]
    workbench.lines.go_to_line(line_id)
    workbench.pages.show_page(SUMMARY)
    session.do(move_to_area(session.budget, [line_id], session.budget.areas[3].id))
    press(Qt.Key.Key_Left, ALT)
    assert workbench.pages.current_key == areas[0]
