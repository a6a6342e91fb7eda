"""What was typed and cannot be taken stays where it is; until it is mended or given up, every command waits for it."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

import ui.window
from model.lines import AMOUNT, Field, Section
from tests.ui.grid.keys import editor_of
from tests.ui.window.focused import focused, press
from ui.window.action_ids import ActionId
from ui.window.action_table import TABLE
from ui.window.grid.area_page import AreaPage
from ui.window.grid.card import LineCard
from ui.window.grid.line_grid import LineGrid
from ui.window.main_window import MainWindow
from ui.window.page_key import SUMMARY, PageKey, area_page
from ui.window.panel_editors import TextEditor

WRONG = "1.2.3"
PLACES = ["grid", "panel"]


@pytest.fixture
def at_work(example_window: MainWindow, qtbot: QtBot) -> MainWindow:
    """The window with the keyboard on an amount of the first pressure, on its area's page."""
    example_window.activateWindow()
    qtbot.waitUntil(example_window.isActiveWindow)
    budget = example_window.session.budget
    example_window.workbench.lines.go_to_line(budget.line_ids(budget.areas[0].id)[0], Field(AMOUNT, budget.years[0]))
    return example_window


def grid_of(window: MainWindow) -> LineGrid:
    page = window.workbench.pages.lines_page
    assert page is not None
    return page.active_grid


def panel_editor(window: MainWindow) -> TextEditor:
    editor = window.workbench.line_panel.fields[Field(AMOUNT, window.session.budget.years[1])].editor
    assert isinstance(editor, TextEditor)
    return editor


def type_text(text: str) -> None:
    """Type letter by letter: the first may open an editor, which has the others."""
    for letter in text:
        QTest.keyClick(focused(), letter)  # type: ignore[call-overload]  # a letter will do


def type_wrongly(window: MainWindow, place: str) -> QLineEdit:
    """Type what is no amount, press Enter, and return where it stands."""
    if place == "panel":
        panel_editor(window).setFocus()
    type_text(WRONG)
    press(Qt.Key.Key_Return)
    editor = editor_of(grid_of(window)) if place == "grid" else panel_editor(window)
    assert isinstance(editor, QLineEdit)
    return editor


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def click_cell(grid: LineGrid, row: int) -> None:
    where = grid.visualRect(grid.lines.index(row, 0)).center()
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=where)


def waits(window: MainWindow, editor: QLineEdit) -> bool:
    """Whether the text still stands in its editor, which has the keyboard, and nothing was done."""
    is_kept = editor.text() == WRONG and editor.hasFocus()
    return is_kept and window.session.undo_stack.count() == 0 and grid_of(window).currentIndex().row() == 0


@pytest.mark.parametrize("place", PLACES)
def test_no_command_that_could_change_it_is_carried_out(at_work: MainWindow, place: str) -> None:
    editor, carried_out = type_wrongly(at_work, place), []
    checked = {name: at_work.actions_table[name].isChecked() for name in ActionId}
    for name in ActionId:
        action = at_work.actions_table[name]
        action.setEnabled(True)
        if not next(row for row in TABLE if row.id == name).keeps_entry:
            action.due.connect(lambda _checked, name=name: carried_out.append(name))
            action.trigger()
            assert waits(at_work, editor), name
    assert carried_out == []
    assert {name: at_work.actions_table[name].isChecked() for name in ActionId} == checked


def test_no_command_goes_past_the_door_of_the_table() -> None:
    paths = [Path(path) for folder in ui.window.__path__ for path in Path(folder).rglob("*.py")]
    assert paths
    wanton = [
        path.name for path in paths if re.search(r"actions(_table)?\[[^]]+\]\.triggered", path.read_text("utf-8"))
    ]
    assert wanton == []


@pytest.mark.parametrize("place", PLACES)
def test_esc_gives_it_up_and_commands_are_carried_out_again(at_work: MainWindow, place: str) -> None:
    editor = type_wrongly(at_work, place)
    press(Qt.Key.Key_Escape)
    if place == "panel":
        assert editor.text() != WRONG
        assert at_work.workbench.line_panel.is_mending is False
    at_work.actions_table[ActionId.LINE_DOWN].trigger()
    assert at_work.session.undo_stack.count() == 1


@pytest.mark.parametrize("place", PLACES)
def test_mended_it_is_taken_as_one_step(at_work: MainWindow, place: str) -> None:
    type_wrongly(at_work, place)
    type_text("1.2")
    press(Qt.Key.Key_Return)
    assert at_work.session.undo_stack.count() == 1
    assert at_work.session.settle()


@pytest.mark.parametrize("place", PLACES)
def test_the_navigator_stays_on_the_page(at_work: MainWindow, place: str) -> None:
    here = at_work.workbench.pages.current_key
    editor = type_wrongly(at_work, place)
    navigator = at_work.workbench.navigator
    summary = navigator.topLevelItem(0)
    assert summary is not None
    QTest.mouseClick(navigator.viewport(), Qt.MouseButton.LeftButton, pos=navigator.visualItemRect(summary).center())
    assert at_work.workbench.pages.current_key == here
    current = navigator.currentItem()
    assert current is not None
    assert PageKey(*current.data(0, Qt.ItemDataRole.UserRole)) == here
    assert editor.text() == WRONG


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("section", Section)
def test_a_click_on_another_line_leads_back_to_it(at_work: MainWindow, place: str, section: Section) -> None:
    editor = type_wrongly(at_work, place)
    page = at_work.workbench.pages.lines_page
    assert isinstance(page, AreaPage)
    click_cell(page.grid_for(section), 2)
    assert waits(at_work, editor)


@pytest.mark.parametrize("place", PLACES)
def test_the_buttons_around_the_lines_lead_back_to_it(at_work: MainWindow, place: str) -> None:
    editor = type_wrongly(at_work, place)
    page = at_work.workbench.pages.lines_page
    assert page is not None
    for card in page.findChildren(LineCard):
        click(card.add_button)
        assert waits(at_work, editor)
    for box in (at_work.workbench.top_bar.unit, at_work.workbench.top_bar.basis):
        before = box.currentIndex()
        box.setCurrentIndex(1 - min(before, 1))
        box.activated.emit(box.currentIndex())
        assert box.currentIndex() == before
        assert waits(at_work, editor)


def test_undo_in_a_message_waits_too(at_work: MainWindow) -> None:
    at_work.actions_table[ActionId.DELETE_LINE].trigger()
    count = at_work.session.budget.line_count
    grid_of(at_work).setCurrentIndex(grid_of(at_work).lines.index(0, grid_of(at_work).lines.first_year))
    type_wrongly(at_work, "grid")
    click(at_work.message_bar.action_button)
    assert at_work.session.budget.line_count == count
    assert grid_of(at_work).is_mending


def test_a_field_of_the_panel_leads_back_to_the_cell(at_work: MainWindow) -> None:
    editor = type_wrongly(at_work, "grid")
    for name in ("title", "category"):
        at_work.workbench.line_panel.fields[Field(name)].editor.setFocus()
        assert waits(at_work, editor)


def test_the_panel_says_why_beneath_the_text(at_work: MainWindow) -> None:
    editor = type_wrongly(at_work, "panel")
    field = next(each for each in at_work.workbench.line_panel.fields.values() if each.editor is editor)
    assert field.refusal_label.isVisible()
    assert WRONG in field.refusal
    assert editor.accessibleDescription() == field.refusal


def test_the_old_text_typed_again_is_nothing_to_wait_for(at_work: MainWindow) -> None:
    panel_editor(at_work).setFocus()
    old = panel_editor(at_work).text()
    type_wrongly(at_work, "panel")
    panel_editor(at_work).selectAll()
    QTest.keyClicks(panel_editor(at_work), old)
    press(Qt.Key.Key_Return)
    assert not at_work.workbench.line_panel.is_mending
    assert at_work.session.undo_stack.count() == 0


def test_the_old_text_fetched_back_is_given_up_with_esc(at_work: MainWindow) -> None:
    type_wrongly(at_work, "panel")
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert panel_editor(at_work).text() != WRONG
    press(Qt.Key.Key_Escape)
    assert not at_work.workbench.line_panel.is_mending
    assert at_work.session.undo_stack.count() == 0


def test_other_fields_of_the_panel_can_be_filled_in_meanwhile(at_work: MainWindow) -> None:
    editor = type_wrongly(at_work, "panel")
    at_work.workbench.line_panel.fields[Field("category")].editor.setFocus()
    type_text("Demand")
    press(Qt.Key.Key_Return)
    assert editor.text() == WRONG
    assert at_work.session.undo_stack.count() == 1


def test_a_panel_that_goes_out_of_sight_tells_in_the_window_what_it_gives_up(at_work: MainWindow) -> None:
    type_wrongly(at_work, "panel")
    at_work.workbench.line_panel.hide()
    assert f"“{WRONG}” is not an amount" in at_work.message_bar.text
    assert at_work.session.settle()


def test_a_column_hidden_with_it_tells_in_the_window_what_it_gives_up(at_work: MainWindow) -> None:
    grid = grid_of(at_work)
    columns = grid.column_layout
    place = next(each for each in grid.columns_in_sight() if columns.columns[each].is_figure and columns.can_hide(each))
    grid.selecting.go(0, grid.columns_in_sight().index(place))
    type_wrongly(at_work, "grid")
    columns.show(place, shown=False)
    assert f"“{WRONG}” is not an amount" in at_work.message_bar.text
    assert at_work.session.settle()


def test_a_page_shown_all_the_same_tells_in_the_window_what_it_gives_up(at_work: MainWindow) -> None:
    type_wrongly(at_work, "grid")
    at_work.workbench.pages.show_page(SUMMARY)
    assert f"“{WRONG}” is not an amount" in at_work.message_bar.text
    at_work.workbench.pages.show_page(area_page(at_work.session.budget.areas[0].id))
    assert at_work.session.settle()
