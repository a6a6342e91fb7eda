"""Back and Forward over pages and lines."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from model.area_planning import remove_area
from model.planning import delete_lines
from tests.ui.window.focused import press
from ui.window.actions import ActionId
from ui.window.main_window import MainWindow
from ui.window.page_key import CHECKS, SUMMARY, PageKey, area_page
from ui.window.visits import Visit, Visits

ALT = Qt.KeyboardModifier.AltModifier


def anything(_visit: Visit) -> bool:
    return True


def test_walking_is_one_visit_and_a_leap_is_another() -> None:
    visits = Visits()
    visits.arrive(area_page(1))
    for line_id in (11, 12, 13):
        visits.stand_on(line_id)
    with visits.leap():
        visits.stand_on(19)
    visits.stand_on(20)
    assert visits.step(-1, anything) == Visit(area_page(1), 13)
    assert visits.step(-1, anything) is None
    assert visits.step(1, anything) == Visit(area_page(1), 20)
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
    assert visits.step(-1, lambda visit: visit.page != area_page(1)) == Visit(SUMMARY)
    assert not visits.can_step(1, lambda visit: visit.page == SUMMARY)


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
