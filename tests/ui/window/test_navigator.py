from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from model.area_planning import add_area, move_area, regroup_area, remove_area, rename_area
from model.samples import OXFORDSHIRE, load_sample
from model.workbook.document import Document
from ui.window.action_ids import ActionId
from ui.window.main_window import MainWindow
from ui.window.page_key import ALL_LINES, CHECKS, SUMMARY, area_page


def test_it_lists_the_areas_under_their_service(window: MainWindow) -> None:
    assert window.workbench.navigator.texts() == [
        "Summary",
        "Adult Social Care",
        "Older People",
        "Learning Disability",
        "Physical Disability and Sensory Impairment",
        "Mental Health",
        "Services that support all client groups",
        "Joint Commissioning",
        "All lines",
        "Checks",
        "Reconciliation",
        "Change log",
    ]


def test_it_follows_areas_that_are_added_renamed_moved_and_regrouped(window: MainWindow) -> None:
    session = window.session
    first, second = session.budget.areas[:2]
    session.do(add_area(session.budget, "Carers", "Adult Social Care"))
    session.do(rename_area(session.budget, first.id, "Elders"))
    session.do(move_area(session.budget, second.id, -1))
    assert window.workbench.navigator.texts()[2:4] == ["Learning Disability", "Elders"]
    assert "Carers" in window.workbench.navigator.texts()
    session.do(regroup_area(session.budget, second.id, "Health"))
    assert "Health" in window.workbench.navigator.texts()
    for _step in range(4):
        session.undo_stack.undo()
    assert window.workbench.navigator.texts()[2:4] == ["Older People", "Learning Disability"]


def test_a_page_stays_in_sight_while_its_area_is_renamed(window: MainWindow) -> None:
    area = window.session.budget.areas[1]
    window.workbench.pages.show_page(area_page(area.id))
    window.session.do(rename_area(window.session.budget, area.id, "Learning"))
    assert window.workbench.pages.current_key == area_page(area.id)
    item = window.workbench.navigator.currentItem()
    assert item is not None
    assert item.text(0) == "Learning"


def test_the_summary_takes_the_place_of_an_area_that_is_removed(window: MainWindow) -> None:
    session = window.session
    session.do(add_area(session.budget, "Carers"))
    carers = session.budget.areas[-1]
    window.workbench.pages.show_page(area_page(carers.id))
    session.do(remove_area(session.budget, carers.id))
    assert window.workbench.pages.current_key == SUMMARY


def test_numbered_shortcuts_lead_to_the_pages_in_their_order(window: MainWindow) -> None:
    window.actions_table[ActionId.PAGE_2].trigger()
    assert window.workbench.pages.current_key == area_page(window.session.budget.areas[0].id)
    window.actions_table[ActionId.PAGE_8].trigger()
    assert window.workbench.pages.current_key == ALL_LINES
    window.actions_table[ActionId.PAGE_1].trigger()
    assert window.workbench.pages.current_key == SUMMARY


def test_choosing_an_entry_shows_its_page(window: MainWindow) -> None:
    item = window.workbench.navigator.topLevelItem(3)
    assert item is not None
    window.workbench.navigator.setCurrentItem(item)
    assert window.workbench.pages.current_key == CHECKS


def test_errors_and_warnings_are_counted_beside_area_and_checks_after_a_pause(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.workbench.watch.is_settled)
    area = window.session.budget.areas[-1]
    assert area.name == "Joint Commissioning"
    assert window.workbench.watch.count_of(area.id) == 1
    assert window.workbench.navigator.count_beside(area_page(area.id)) == "1"
    assert window.workbench.navigator.count_beside(CHECKS) == "2"


def test_area_commands_are_offered_only_where_they_make_sense(window: MainWindow) -> None:
    actions = window.actions_table
    assert not actions[ActionId.RENAME_AREA].isEnabled()
    window.workbench.pages.show_page(area_page(window.session.budget.areas[0].id))
    assert actions[ActionId.RENAME_AREA].isEnabled()
    assert not actions[ActionId.AREA_UP].isEnabled()
    assert actions[ActionId.AREA_DOWN].isEnabled()
    assert not actions[ActionId.REMOVE_AREA].isEnabled()
    actions[ActionId.AREA_DOWN].trigger()
    assert window.session.budget.areas[1].name == "Older People"
    assert actions[ActionId.AREA_UP].isEnabled()


def test_typing_goes_on_in_the_grid_of_the_page_that_a_key_leads_to(window: MainWindow) -> None:
    window.activateWindow()
    first, second = window.session.budget.areas[:2]
    window.workbench.pages.show_page(area_page(first.id))
    page = window.workbench.pages.lines_page
    assert page is not None
    page.active_grid.setFocus()
    window.actions_table[ActionId.PAGE_3].trigger()
    assert window.workbench.pages.current_key == area_page(second.id)
    page = window.workbench.pages.lines_page
    assert page is not None
    assert QApplication.focusWidget() is page.grids[0]


def test_its_rows_are_as_high_for_the_first_document_as_for_the_next(window: MainWindow) -> None:
    navigator = window.workbench.navigator

    def height() -> int:
        item = navigator.topLevelItem(0)
        assert item is not None
        return navigator.visualItemRect(item).height()

    first = height()
    window.session.open(Document(load_sample(OXFORDSHIRE).budget), is_copy=True)
    QApplication.processEvents()
    assert height() == first
    assert first > navigator.fontMetrics().height()
