"""Ctrl+F, F3 and Ctrl+H as an officer uses them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from model.lines import Field, value_of
from model.planning import set_field
from tests.ui.window.focused import press
from ui.window.find_bar import FindBar
from ui.window.main_window import MainWindow
from ui.window.page_key import ALL_LINES, SUMMARY, area_page

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def bar(window: MainWindow, qtbot: QtBot) -> FindBar:
    """The find bar, opened by Ctrl+H on the page of the first area (Older People)."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.workbench.pages.show_page(area_page(window.session.budget.areas[0].id)).setFocus()
    press(Qt.Key.Key_H, CONTROL)
    bar = window.workbench.finding.bar
    qtbot.waitUntil(bar.words.hasFocus)
    return bar


def look_for(bar: FindBar, words: str) -> None:
    bar.words.clear()
    QTest.keyClicks(bar.words, words)


def press_enter(widget: QWidget, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(widget, Qt.Key.Key_Return, modifier)


def current_reference(window: MainWindow) -> str:
    line = window.session.current_line
    assert line is not None
    return line.reference


def test_typing_counts_and_enter_goes_from_match_to_match_and_round(
    window: MainWindow, bar: FindBar, qtbot: QtBot
) -> None:
    look_for(bar, "14scs1")
    bar.fields.setCurrentText("Reference only")
    qtbot.waitUntil(lambda: bar.count.text().endswith("found"))
    visited = []
    for _ in range(3):
        press_enter(bar.words)
        visited.append((current_reference(window), bar.count.text()))
        assert bar.words.hasFocus(), "Enter goes on and on while the words keep the focus"
    assert visited[0] == ("14SCS1", "1 of 2")
    assert visited[1] == ("14SCS17", "2 of 2")
    assert visited[2] == visited[0]
    press_enter(bar.words, SHIFT)
    assert bar.count.text() == "2 of 2"


def test_f3_goes_on_after_the_bar_is_closed(window: MainWindow, bar: FindBar) -> None:
    look_for(bar, "14SCS1")
    bar.fields.setCurrentText("Reference only")
    press_enter(bar.words)
    QTest.keyClick(bar.words, Qt.Key.Key_Escape)
    assert bar.isHidden()
    press(Qt.Key.Key_F3)
    assert current_reference(window) == "14SCS17"
    press(Qt.Key.Key_F3, SHIFT)
    assert current_reference(window) == "14SCS1"


def test_what_is_only_elsewhere_is_said_and_found_everywhere(window: MainWindow, bar: FindBar) -> None:
    look_for(bar, "14SCS10")
    bar.fields.setCurrentText("Reference only")
    press_enter(bar.words)
    assert bar.count.text().startswith("None on this page, ")
    bar.scope.setCurrentText("Everywhere")
    press_enter(bar.words)
    assert current_reference(window) == "14SCS10"
    assert window.workbench.pages.current_key == area_page(window.session.budget.areas[2].id)


def test_a_match_in_a_hidden_column_shows_in_the_line_panel(window: MainWindow, bar: FindBar) -> None:
    budget = window.session.budget
    line_id = budget.line_ids(budget.areas[0].id)[1]
    window.session.do(set_field(budget, line_id, Field("lead_officer"), "Head of Commissioning"))
    look_for(bar, "commissioning")
    bar.fields.setCurrentText("Lead officer only")
    QTest.keyClick(bar.words, Qt.Key.Key_Escape)
    window.workbench.line_panel.take()
    press(Qt.Key.Key_F3)
    editor = window.workbench.line_panel.fields[Field("lead_officer")].editor
    assert window.session.current_line == budget.line(line_id)
    assert editor.hasFocus()
    assert editor.property("selectedText") == "Commissioning"


@pytest.mark.parametrize(
    "words,match_case,whole_cell,count",
    [("new", False, False, None), ("new", True, False, 0), ("New", True, True, 5), ("ew", False, True, 0)],
)
def test_match_case_and_whole_cell_narrow(
    bar: FindBar, words: str, match_case: bool, whole_cell: bool, count: int | None
) -> None:
    look_for(bar, words)
    bar.fields.setCurrentText("Status only")
    bar.match_case.setChecked(match_case)
    bar.whole_cell.setChecked(whole_cell)
    press_enter(bar.words)
    if count == 0:
        assert bar.count.text() == f"No “{words}”"
        assert not bar.replace_all.isEnabled()
    else:
        assert bar.count.text().startswith("1 of ")


def test_replace_all_is_one_step_told_with_undo_and_leaves_amounts(window: MainWindow, bar: FindBar) -> None:
    budget = window.session.budget
    before = budget.snapshot()
    look_for(bar, "14SCS")
    QTest.keyClicks(bar.new_words, "15SCS")
    bar.scope.setCurrentText("Everywhere")
    bar.fields.setCurrentText("Reference only")
    QTest.mouseClick(bar.replace_all, Qt.MouseButton.LeftButton)
    count = sum("14SCS" in line.reference for line in before.lines.values())
    assert window.message_bar.text == f"Replaced in {count} cells."
    assert window.session.undo_stack.count() == 1
    for line in budget.lines():
        assert "14SCS" not in line.reference
        assert line.amounts == before.lines[line.id].amounts
    QTest.mouseClick(window.message_bar.action_button, Qt.MouseButton.LeftButton)
    assert budget.snapshot() == before
    assert window.message_bar.text == ""


def test_enter_in_the_second_field_replaces_one_and_goes_to_the_next(window: MainWindow, bar: FindBar) -> None:
    look_for(bar, "14SCS1")
    bar.fields.setCurrentText("Reference only")
    QTest.keyClicks(bar.new_words, "A1")
    bar.new_words.setFocus()
    press_enter(bar.new_words)
    assert window.session.undo_stack.count() == 0, "the first Enter only goes to the first match"
    press_enter(bar.new_words)
    assert window.session.undo_stack.count() == 1
    assert current_reference(window) == "14SCS17"
    press_enter(bar.new_words)
    assert bar.count.text() == "None on this page, 6 elsewhere"
    references = {value_of(line, Field("reference"), ()) for line in window.session.budget.lines()}
    assert {"A1", "A17"} <= references


def test_a_word_that_is_no_status_is_left_and_told(window: MainWindow, bar: FindBar) -> None:
    before = window.session.budget.snapshot()
    look_for(bar, "New")
    QTest.keyClicks(bar.new_words, "Fresh")
    bar.fields.setCurrentText("Status only")
    QTest.mouseClick(bar.replace_all, Qt.MouseButton.LeftButton)
    assert window.session.budget.snapshot() == before
    assert window.message_bar.text.startswith("Nothing was replaced. ")
    assert "“Fresh” is no status" in window.message_bar.text


def test_the_count_follows_edits_and_pages(window: MainWindow, bar: FindBar) -> None:
    look_for(bar, "14SCS26")
    bar.fields.setCurrentText("Reference only")
    press_enter(bar.words)
    assert bar.count.text() == "1 of 1"
    window.session.do(set_field(window.session.budget, _current(window), Field("reference"), "X"))
    assert bar.count.text() == "No “14SCS26”"
    window.session.undo_stack.undo()
    assert bar.count.text() == "1 cell found"
    look_for(bar, "14SCS10")
    window.workbench.pages.show_page(area_page(window.session.budget.areas[1].id))
    assert bar.count.text() == "None on this page, 1 elsewhere"
    for page in (ALL_LINES, SUMMARY):
        window.workbench.pages.show_page(page)
        assert bar.count.text() == "1 cell found"


def _current(window: MainWindow) -> int:
    line = window.session.current_line
    assert line is not None
    return line.id


def test_nothing_is_looked_for_once_the_workbook_is_closed(window: MainWindow, bar: FindBar) -> None:
    look_for(bar, "14SCS")
    window.session.open(None)
    assert bar.isHidden()
