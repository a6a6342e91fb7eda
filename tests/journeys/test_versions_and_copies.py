"""Between two meetings: a version is frozen, worked on, restored and taken back; a colleague's copy is merged."""

import shutil
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton

from model import planning
from model.lines import AMOUNT, Field
from model.workbook.document import Document
from tests.journeys.officer import CONTROL, Key, Officer
from ui.window import file_dialogs
from ui.window.action_ids import ActionId
from ui.window.actions import plain
from ui.window.merging.merge_dialog import MergeDialog
from ui.window.versions.freeze_form import FreezeForm
from ui.window.versions.frozen_dialog import FrozenDialog

LINE = "26ASC05"


def answers(officer: Officer, action: ActionId, kind: type[QDialog], do: Callable[[], None]) -> None:
    """Choose a command; once its dialog is there, press keys in it."""
    met: list[QDialog] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, kind) or not (dialog.isEnabled() and dialog.isActiveWindow()):  # still read or shown
            QTimer.singleShot(10, look)
            return
        met.append(dialog)
        try:
            do()
        finally:
            if dialog.isVisible():
                dialog.reject()

    QTimer.singleShot(0, look)
    officer.window.actions_table[action].trigger()
    assert met
    officer.window.activateWindow()
    assert QTest.qWaitForWindowActive(officer.window)


def type_into_form(officer: Officer, *texts: str) -> None:
    """Type into one field after the other, and press Enter."""
    for text in texts:
        officer.type(text)
        officer.press(Key.Key_Tab)
    officer.press(Key.Key_Return)


def walk_to(officer: Officer, button: str) -> None:
    """Press Tab until a button has the keys, and the space bar then."""
    for _step in range(30):
        focused = QApplication.focusWidget()
        if isinstance(focused, QPushButton) and plain(focused.text()) == button:
            officer.press(Key.Key_Space)
            return
        officer.press(Key.Key_Tab)
    raise AssertionError(button)


def path_of(officer: Officer) -> Path:
    document = officer.window.session.document
    assert document is not None
    assert document.path is not None
    return document.path


def test_a_version_is_restored_and_that_is_undone(officer: Officer) -> None:
    answers(
        officer,
        ActionId.FREEZE,
        FreezeForm,
        lambda: type_into_form(officer, "Draft for scrutiny", "People Scrutiny Committee", "14 January 2026", "6"),
    )
    frozen = officer.amounts(LINE)
    officer.go_to(LINE)
    officer.enter("-0.588")
    officer.press(Key.Key_S, CONTROL)
    changed = officer.amounts(LINE)
    assert changed[0] == "-0.588" != frozen[0]

    answers(officer, ActionId.VERSIONS, FrozenDialog, lambda: walk_to(officer, "Restore"))
    assert officer.amounts(LINE) == frozen
    assert officer.last_step() == "Restore the version “Draft for scrutiny”"
    officer.grid.setFocus()
    officer.press(Key.Key_Z, CONTROL)
    assert officer.amounts(LINE) == changed
    head = Document.open(path_of(officer)).versions[0]
    assert (head.name, head.meeting, head.date) == (
        "Draft for scrutiny",
        "People Scrutiny Committee",
        "14 January 2026",
    )
    assert head.agenda_item == "6"


def test_two_copies_with_one_conflict_are_merged(officer: Officer, monkeypatch: pytest.MonkeyPatch) -> None:
    path = path_of(officer)
    copy = path.with_name("Colleague.xlsx")
    answers(officer, ActionId.FREEZE, FreezeForm, lambda: type_into_form(officer, "Draft"))
    shutil.copy(path, copy)
    theirs = Document.open(copy)
    line = next(each for each in theirs.budget.lines() if each.reference == LINE)
    for field, value in ((Field(AMOUNT, theirs.budget.years[0]), Decimal(-400000)), (Field("notes"), "As agreed")):
        edit = planning.set_field(theirs.budget, line.id, field, value)
        assert edit is not None
        theirs.budget.apply(edit)
    theirs.save()
    officer.go_to(LINE)
    officer.enter("-0.588")
    monkeypatch.setattr(file_dialogs, "ask_copies", lambda *_: [copy])

    def decide() -> None:
        walk_to(officer, "Take as in the copy")
        officer.press(Key.Key_Return)  # Merge has the keys, once everything is decided

    answers(officer, ActionId.MERGE, MergeDialog, decide)
    assert officer.amounts(LINE)[0] == "-0.400"
    assert officer.line(LINE).notes == "As agreed"
    assert "Colleague.xlsx brings 2 changes" in officer.message()
    officer.grid.setFocus()
    officer.press(Key.Key_Z, CONTROL)
    assert officer.amounts(LINE)[0] == "-0.588"
    assert officer.line(LINE).notes != "As agreed"
