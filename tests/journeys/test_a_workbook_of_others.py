"""A workbook that others laid out: asked about once, corrected, edited and saved back, and known again by its shape."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from model.backups.store import versions
from model.lines import AMOUNT, Field
from model.planning import set_field
from model.progress import silent
from model.workbook.document import Document
from model.workbook.finding.questions import Question
from tests.journeys.officer import Key, Officer
from tests.model.workbook.finding.books import Cells, Live, book
from ui.window.action_ids import ActionId
from ui.window.mapping.choices import ROW_CHOICES
from ui.window.mapping.mapping_dialog import MappingDialog
from ui.window.restore_actions import _compared

PAGE: list[Cells] = [
    ["Growth bids £000"],
    ["Ref", "Proposal", "2026/27", "2027/28"],
    ["G1", "Demography", 150, 50],
    ["G2", "Care", 30, 10],
    ["Total", None, Live("SUM(C3:C4)", 180), Live("SUM(D3:D4)", 60)],
]
See = Callable[[MappingDialog], None]


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    path = tmp_path / "Theirs.xlsx"
    path.write_bytes(book({"Growth": PAGE}))
    return path


def asked(act: Callable[[], None], see: See) -> None:
    """Do something that shows the dialog, and answer it."""
    met: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, MappingDialog) or not dialog.isActiveWindow():
            if len(met) < 2000:
                met.append("")
                QTimer.singleShot(5, look)
            return
        met.append("dialog")
        try:
            see(dialog)
        finally:
            if dialog.isVisible():
                dialog.done(0)

    QTimer.singleShot(0, look)
    act()
    assert "dialog" in met


def unasked(act: Callable[[], None]) -> None:
    """Do something that must not ask."""
    met: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, MappingDialog):
            met.append("dialog")
            dialog.reject()

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(5)
    act()
    timer.stop()
    assert met == []


def press(key: Qt.Key, times: int = 1) -> None:
    for _time in range(times):
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClick(widget, key)


def says_year_on_year(dialog: MappingDialog) -> None:
    """Answer the one question, which has the keyboard, and read the workbook so."""
    assert QApplication.focusWidget() is not dialog.picture
    press(Key.Key_Down)
    dialog.remapping.wait()
    assert "Only you" not in dialog.summary.text()
    press(Key.Key_Return)


def test_a_workbook_of_others_is_asked_about_once_and_known_again_by_its_shape(
    officer: Officer, theirs: Path, tmp_path: Path
) -> None:
    window = officer.window
    asked(lambda: window.documents.open_recent(theirs), says_year_on_year)
    assert [line.reference for line in window.session.budget.lines()] == ["G1", "G2"]
    assert officer.message().startswith("Found 1 table with 2 lines in Theirs.xlsx")
    assert window.message_bar.action_button.text() == "Show what was found…"
    other = tmp_path / "Next month.xlsx"
    other.write_bytes(book({"Growth": [*PAGE[:3], ["G3", "Another", 1, 2], *PAGE[3:]]}))
    unasked(lambda: window.documents.open_recent(other))
    assert [line.reference for line in window.session.budget.lines()] == ["G1", "G3", "G2"]
    assert "It was read as you said of Theirs.xlsx" in officer.message()
    assert window.message_bar.other_button.text() == "Forget that"
    asked(lambda: officer.click(window.message_bar.other_button), lambda dialog: dialog.reject())
    unasked(window.documents.close)
    asked(lambda: window.documents.open_recent(theirs), says_year_on_year)


def test_what_was_said_of_this_years_workbook_is_filled_in_for_the_next_and_told(
    officer: Officer, theirs: Path, tmp_path: Path
) -> None:
    window = officer.window

    def ignores_care(dialog: MappingDialog) -> None:
        press(Key.Key_Down)
        dialog.remapping.say_rows(dialog.remapping.pictures[0], [4], ROW_CHOICES[-1])
        dialog.remapping.wait()
        press(Key.Key_Return)

    asked(lambda: window.documents.open_recent(theirs), ignores_care)
    assert [line.reference for line in window.session.budget.lines()] == ["G1"]
    following = tmp_path / "Next year.xlsx"
    following.write_bytes(book({"Growth": [PAGE[0], ["Ref", "Proposal", "2027/28", "2028/29"], *PAGE[2:4]]}))

    def sees_it_filled_in(dialog: MappingDialog) -> None:
        assert dialog.offer.isVisible()
        assert dialog.offer.text().startswith("It is laid out as Theirs.xlsx was but for its years.")
        assert "is filled in, its years moved by one; look whether it holds." in dialog.offer.text()
        assert "Only you" not in dialog.summary.text()
        assert [row.row for row in dialog.said.corrections.rows] == [4]
        dialog.open_button.setFocus()
        press(Key.Key_Space)

    asked(lambda: window.documents.open_recent(following), sees_it_filled_in)
    assert [(line.reference, line.amounts) for line in window.session.budget.lines()] == [
        ("G1", (Decimal(150_000), Decimal(50_000)))
    ]
    assert [year.start for year in window.session.budget.years] == [2027, 2028]
    window.documents.close()
    unasked(lambda: window.documents.open_recent(following))
    assert "It was read as you said of Next year.xlsx" in officer.message()


def test_what_is_not_answered_is_not_opened_and_its_lock_is_let_go(officer: Officer, theirs: Path) -> None:
    window = officer.window
    before = window.session.document
    asked(lambda: window.documents.open_recent(theirs), lambda _dialog: press(Key.Key_Escape))
    assert officer.message() == "Theirs.xlsx was not opened."
    assert window.session.document is before
    assert window.work.errands.finish(30)
    assert not [path for path in theirs.parent.iterdir() if "lock" in path.name and "Theirs" in path.name]


def test_a_row_is_left_out_in_the_dialog_edited_and_saved_into_its_own_cells(
    officer: Officer, theirs: Path, qtbot: QtBot
) -> None:
    window = officer.window
    asked(lambda: window.documents.open_recent(theirs), says_year_on_year)

    def ignores_g2(dialog: MappingDialog) -> None:
        dialog.picture.setFocus()
        dialog.picture.go_to(3, 1)
        press(Key.Key_Down)
        press(Key.Key_Return)
        assert QApplication.focusWidget() is dialog.form.row_box
        press(Key.Key_End)
        dialog.remapping.wait()
        dialog.open_button.setFocus()
        press(Key.Key_Space)

    asked(window.actions_table[ActionId.WHAT_WAS_FOUND].trigger, ignores_g2)
    assert [line.reference for line in window.session.budget.lines()] == ["G1"]
    assert window.documents.locks.lock is not None
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    officer.go_to("G1")
    officer.enter("155")
    assert window.actions_table[ActionId.SAVE].isEnabled()
    assert window.documents.save()
    assert "1 cell changed" in officer.message() or "saved" in officer.message()
    again = Document.open(theirs)
    assert [line.amounts[0] for line in again.budget.lines()] == [155_000, 30_000]


def test_unsaved_work_is_asked_about_before_the_workbook_is_read_otherwise(
    officer: Officer, theirs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = officer.window
    asked(lambda: window.documents.open_recent(theirs), says_year_on_year)
    line = next(window.session.budget.lines())
    year = window.session.budget.years[0]
    window.session.do(set_field(window.session.budget, line.id, Field(AMOUNT, year), line.amounts[1]))
    monkeypatch.setattr(window.documents, "may_leave", lambda: False)

    def says_levels(dialog: MappingDialog) -> None:
        dialog.questions.boxes[Question.BASIS].setFocus()
        press(Key.Key_End)
        dialog.remapping.wait()
        press(Key.Key_Return)

    document = window.session.document
    asked(window.actions_table[ActionId.WHAT_WAS_FOUND].trigger, says_levels)
    assert window.session.document is document
    assert window.session.is_modified
    monkeypatch.undo()
    unasked(window.session.undo)


def test_a_workbook_of_our_own_needs_nothing_found(officer: Officer) -> None:
    unasked(officer.window.actions_table[ActionId.WHAT_WAS_FOUND].trigger)
    assert "is laid out by Budget Workbook, so nothing had to be found" in officer.message()


def test_an_earlier_version_and_a_file_that_changed_are_read_as_was_said(
    officer: Officer, theirs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = officer.window
    theirs.write_bytes(book({"Growth": [["Growth bids £000"], ["Ref", "Proposal", "Year 1", "Year 2"], *PAGE[2:]]}))

    def says_years(dialog: MappingDialog) -> None:
        assert QApplication.focusWidget() is dialog.questions.year_line
        QTest.keyClicks(dialog.questions.year_line, "2026/27")
        press(Key.Key_Tab)
        dialog.remapping.wait()
        dialog.open_button.setFocus()
        press(Key.Key_Space)

    asked(lambda: window.documents.open_recent(theirs), says_years)
    budget = window.session.budget
    line = next(budget.lines())
    window.session.do(set_field(budget, line.id, Field(AMOUNT, budget.years[0]), Decimal(9000)))
    assert window.documents.save()
    (version, *_) = versions(theirs)
    listed = _compared(theirs, budget.snapshot(), window.session.document.said, silent)  # type: ignore[union-attr]  # open
    assert listed[0].differences == "1 line differs; net 2026/27 £180k, now £39k"
    monkeypatch.setattr(window.documents, "may_leave", lambda: True)
    window.documents.open_version(version, theirs)
    assert [line.amounts[0] for line in window.session.budget.lines()] == [150_000, 30_000]
