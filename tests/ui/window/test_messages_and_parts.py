"""Results with Undo, what a screen reader hears, and F6 from part to part."""

from threading import Event

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from model.area_planning import add_area
from model.findings import Level
from model.lines import Field
from model.planning import set_field
from model.progress import Progress
from tests.ui.window.focused import focused, press
from ui.window import announcing, message_bar
from ui.window.action_ids import ActionId
from ui.window.main_window import MainWindow
from ui.window.page_key import area_page


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader is given to say."""
    said: list[str] = []

    def hear(_source: QObject, text: str, *, now: bool = False) -> None:
        said.append(f"{'now: ' if now else ''}{text}")

    monkeypatch.setattr(message_bar, "announce", hear)
    return said


@pytest.fixture
def ready(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """The window, active, on the page of its first area with the first line chosen."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    budget = window.session.budget
    area = budget.areas[0].id
    window.workbench.pages.show_page(area_page(area))
    window.workbench.lines.go_to_line(budget.line_ids(area)[0])
    return window


def test_deleting_lines_is_told_with_undo_and_undo_brings_them_back(ready: MainWindow) -> None:
    before = ready.session.budget.snapshot()
    ready.actions_table[ActionId.DELETE_LINE].trigger()
    assert ready.message_bar.text == "One line was deleted."
    assert ready.message_bar.action_button.text() == "Undo"
    QTest.mouseClick(ready.message_bar.action_button, Qt.MouseButton.LeftButton)
    assert ready.session.budget.snapshot() == before
    assert ready.message_bar.text == ""


def test_undo_is_no_longer_offered_once_it_would_take_something_else_back(ready: MainWindow) -> None:
    ready.actions_table[ActionId.DELETE_LINE].trigger()
    line_id = ready.session.budget.line_ids(ready.session.budget.areas[0].id)[0]
    ready.session.do(set_field(ready.session.budget, line_id, Field("notes"), "another step"))
    assert ready.message_bar.text == ""


def test_another_message_is_not_taken_away_by_an_older_offer(ready: MainWindow) -> None:
    ready.actions_table[ActionId.DELETE_LINE].trigger()
    ready.message_bar.tell(Level.WARNING, "Something else.")
    ready.session.undo_stack.undo()
    assert ready.message_bar.text == "Something else."


def test_an_area_that_is_removed_is_told_with_undo(ready: MainWindow) -> None:
    budget = ready.session.budget
    ready.session.do(add_area(budget, "Carers", "Adult Social Care"))
    area = next(area for area in budget.areas if area.name == "Carers")
    ready.workbench.pages.show_page(area_page(area.id))
    ready.actions_table[ActionId.REMOVE_AREA].trigger()
    assert ready.message_bar.text == "The area Carers was removed."
    QTest.mouseClick(ready.message_bar.action_button, Qt.MouseButton.LeftButton)
    assert area in budget.areas


def test_a_message_is_read_aloud_and_never_takes_the_focus(ready: MainWindow, spoken: list[str]) -> None:
    before = focused()
    ready.message_bar.tell(Level.ERROR, "The file is locked.")
    ready.message_bar.tell_result("Saved.", "Undo", ready.session.undo_stack.undo)
    assert spoken == ["now: Problem: The file is locked.", "Done: Saved. Undo is offered in the message bar."]
    assert focused() is before


def test_the_announcement_goes_to_the_accessibility_of_the_system(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[object] = []

    monkeypatch.setattr(QAccessible, "updateAccessibility", told.append)
    announcing.announce(window, "Replaced in 3 cells.", now=True)
    assert len(told) == 1
    assert isinstance(told[0], QAccessibleAnnouncementEvent)
    assert told[0].message() == "Replaced in 3 cells."


def test_esc_closes_the_message_that_has_the_focus(ready: MainWindow) -> None:
    ready.message_bar.tell(Level.WARNING, "Look here.")
    ready.message_bar.first_control().setFocus()
    press(Qt.Key.Key_Escape)
    assert ready.message_bar.text == ""


def test_f6_goes_round_the_parts_and_shift_f6_back(ready: MainWindow) -> None:
    workbench = ready.workbench
    parts = [workbench.navigator, workbench.pages, workbench.line_panel, ready.message_bar]
    ready.message_bar.tell(Level.NOTE, "A message.")

    def holds() -> list[bool]:
        here = focused()
        return [part is here or part.isAncestorOf(here) for part in parts]

    workbench.navigator.setFocus()
    for place in (1, 2, 3, 0, 1):
        press(Qt.Key.Key_F6)
        assert holds().index(True) == place
    press(Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert holds().index(True) == 0


def test_f6_returns_to_where_the_focus_was_within_a_part(ready: MainWindow) -> None:
    editor = ready.workbench.line_panel.fields[Field("category")].editor
    editor.setFocus()
    for _ in range(3):
        press(Qt.Key.Key_F6)
    assert editor.hasFocus()


def test_ctrl_g_takes_a_reference_or_a_part_of_one(ready: MainWindow) -> None:
    for typed, reference in (("14scs16", "14SCS16"), ("scs25", "14SCS25"), ("Payback", "14SCS8")):
        press(Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
        search = ready.workbench.top_bar.search
        assert search.hasFocus()
        QTest.keyClicks(search, typed)
        QTest.keyClick(search, Qt.Key.Key_Return)
        line = ready.session.current_line
        assert line is not None
        assert line.reference == reference


def test_a_result_stays_while_work_goes_on_and_leaves_after_it(
    ready: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(message_bar, "_RESULT_STAYS_MS", 30)
    bar, may_end = ready.message_bar, Event()
    seen: list[str] = []

    def look() -> None:
        seen.append(bar.text)
        may_end.set()

    def job(_progress: Progress) -> None:
        assert may_end.wait(20)

    bar.tell_result("Done.")
    QTimer.singleShot(300, look)
    ready.work.run("Writing", job)
    assert seen == ["Done."]
    qtbot.waitUntil(lambda: not bar.text)
