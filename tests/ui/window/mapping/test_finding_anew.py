"""Finding anew with what was said: told while it lasts, waited for or given up, and never lost by one key."""

from collections.abc import Iterator
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from model.workbook.conversion import ReadAs
from model.workbook.finding.questions import Question
from model.workbook.found_opening import FoundBudget, FoundReading
from tests.ui.window.mapping.dialogs import ROADS, Key, Make, press
from ui.window.mapping.mapping_dialog import MappingDialog


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Let finding wait, as in a large workbook, until it is told to go on."""
    goes_on = Event()
    find = FoundReading.find

    def waits(reading: FoundReading, said: ReadAs) -> FoundBudget:
        if said != ReadAs():
            assert goes_on.wait(30)
        return find(reading, said)

    monkeypatch.setattr(FoundReading, "find", waits)
    yield goes_on
    goes_on.set()


def test_what_lasts_is_told_and_the_workbook_is_read_once_everything_said_is_found_with(
    make: Make, held: Event, qtbot: QtBot
) -> None:
    dialog = make({"Roads": ROADS})
    assert not dialog.busy.isVisible()
    box = dialog.questions.boxes[Question.BASIS]
    box.setFocus()
    press(Key.Key_End)
    qtbot.waitUntil(dialog.busy.isVisible)
    press(Key.Key_Return)
    assert dialog.isVisible()
    held.set()
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert dialog.result() == MappingDialog.DialogCode.Accepted
    assert dialog.remapping.found.layout.levels
    assert dialog.said.holds_levels


def test_giving_up_waits_for_nothing(make: Make, held: Event) -> None:
    dialog = make({"Roads": ROADS})
    dialog.questions.boxes[Question.BASIS].setFocus()
    press(Key.Key_End)
    press(Key.Key_Escape, times=2)
    assert not dialog.isVisible()
    assert not dialog.remapping.is_settled
    held.set()
    dialog.remapping.wait()


def test_the_bar_that_tells_of_finding_goes_when_it_is_found(make: Make, held: Event, qtbot: QtBot) -> None:
    dialog = make({"Roads": ROADS})
    dialog.questions.boxes[Question.BASIS].setFocus()
    press(Key.Key_End)
    qtbot.waitUntil(dialog.busy.isVisible)
    held.set()
    qtbot.waitUntil(lambda: not dialog.busy.isVisible())
    assert dialog.isVisible()


def test_what_was_said_is_not_lost_by_one_press_of_a_key(make: Make) -> None:
    dialog = make({"Roads": ROADS})
    box = dialog.questions.boxes[Question.BASIS]
    box.setFocus()
    press(Key.Key_End)
    dialog.remapping.wait()
    press(Key.Key_Escape)
    assert dialog.isVisible()
    assert "Press Esc or Cancel once more" in dialog._problem.text()
    press(Key.Key_Up)
    dialog.remapping.wait()
    assert not dialog._problem.isVisible()
    dialog.cancel_button.click()
    assert dialog.isVisible()
    assert dialog.open_button.isEnabled()
    dialog.cancel_button.click()
    assert not dialog.isVisible()
    assert dialog.result() == MappingDialog.DialogCode.Rejected


def test_where_nothing_was_said_one_press_gives_it_up(make: Make) -> None:
    dialog = make({"Roads": ROADS})
    press(Key.Key_Escape)
    assert not dialog.isVisible()


def test_it_is_read_so_after_all_when_giving_up_was_begun(make: Make) -> None:
    dialog = make({"Roads": ROADS})
    dialog.questions.boxes[Question.BASIS].setFocus()
    press(Key.Key_End)
    dialog.remapping.wait()
    press(Key.Key_Escape)
    dialog.open_button.click()
    assert dialog.result() == MappingDialog.DialogCode.Accepted
