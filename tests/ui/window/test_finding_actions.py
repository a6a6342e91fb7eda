"""F8 goes through the findings; one is put right in a step, or muted with a reason that stays in the workbook."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from model.findings import Finding, Level
from model.lines import AMOUNT, Field
from model.money import EXACT
from model.planning import set_field
from model.workbook.document import Document
from tests.ui.window.focused import press
from ui.window.action_ids import ActionId
from ui.window.checks_page import ChecksPage
from ui.window.finding_actions import MuteDialog
from ui.window.main_window import MainWindow
from ui.window.page_key import CHECKS, area_page
from ui.window.preferences import remember_author
from ui.window.reconciliation.page import ReconciliationPage

KEY, SHIFT = Qt.Key, Qt.KeyboardModifier.ShiftModifier


def page_of(window: MainWindow) -> ChecksPage:
    page = window.workbench.pages.show_page(CHECKS)
    assert isinstance(page, ChecksPage)
    return page


def make_one_off(window: MainWindow) -> int:
    """A one-off that is not taken out again: £1.8m of 2013/14."""
    budget = window.session.budget
    line = next(line for line in budget.lines() if line.reference == "14SCS10")
    window.session.do(set_field(budget, line.id, Field("recurrence"), "One-off"))
    window.workbench.watch.look()
    return line.id


def row_of(page: ChecksPage, rule: str) -> int:
    return next(row for row, finding in enumerate(page.shown) if finding.rule == rule)


def test_f8_goes_from_finding_to_finding_and_round(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.workbench.watch.look()
    found = window.workbench.watch.findings
    seen = []
    for _press in range(len(found) + 1):
        press(KEY.Key_F8)
        seen.append(window.message_bar.text.partition(". ")[2])
    assert seen[:-1] == [finding.message for finding in found]
    assert seen[-1] == found[0].message
    press(KEY.Key_F8, SHIFT)
    assert window.message_bar.text == f"Finding {len(found)} of {len(found)}. {found[-1].message}"


def test_a_finding_of_a_line_is_shown_on_its_cell(window: MainWindow) -> None:
    line_id = make_one_off(window)
    page = page_of(window)
    page.words.setText("one-off")
    window.actions_table[ActionId.NEXT_FINDING].trigger()
    assert window.workbench.pages.current_key == area_page(window.session.budget.line(line_id).area_id)
    shown = window.workbench.pages.lines_page
    assert shown is not None
    field = shown.active_grid.lines.columns[shown.active_grid.currentIndex().column()].field
    assert field == page.shown[0].field
    assert window.message_bar.text.startswith("Finding 1 of 1. 14SCS10 is one-off")


def test_what_is_told_of_a_finding_leaves_once_it_no_longer_holds(window: MainWindow) -> None:
    line_id = make_one_off(window)
    page_of(window).words.setText("one-off")
    window.actions_table[ActionId.NEXT_FINDING].trigger()
    told = window.message_bar.text
    budget = window.session.budget
    window.session.do(set_field(budget, line_id, Field("title"), "Transfer of budget"))
    window.workbench.watch.look()
    assert window.message_bar.text == told
    window.session.do(set_field(budget, line_id, Field("recurrence"), "Ongoing"))
    window.workbench.watch.look()
    assert window.message_bar.isHidden()


def test_a_message_about_something_else_stays_when_a_finding_leaves(window: MainWindow) -> None:
    line_id = make_one_off(window)
    page_of(window).words.setText("one-off")
    window.actions_table[ActionId.NEXT_FINDING].trigger()
    window.message_bar.tell(Level.WARNING, "The folder for exports is full.")
    window.session.do(set_field(window.session.budget, line_id, Field("recurrence"), "Ongoing"))
    window.workbench.watch.look()
    assert window.message_bar.text == "The folder for exports is full."


def test_only_what_the_page_shows_is_gone_through(window: MainWindow) -> None:
    page = page_of(window)
    page.level.setCurrentIndex(page.level.findData(Level.WARNING))
    window.actions_table[ActionId.PREVIOUS_FINDING].trigger()
    assert window.message_bar.text.startswith("Finding 2 of 2. ")


def test_a_fix_is_one_step_from_the_page(window: MainWindow) -> None:
    line_id = make_one_off(window)
    page = page_of(window)
    page.table.selectRow(row_of(page, "one-off not reversed"))
    assert page.fix_button.text() == "Reverse it"
    page.fix_button.click()
    assert [window.session.view.text(amount) for amount in window.session.budget.line(line_id).amounts] == [
        "1.800",
        "-1.800",
    ]
    window.workbench.watch.look()
    assert "one-off not reversed" not in {finding.rule for finding in page.shown}
    window.session.undo()
    window.workbench.watch.look()
    assert "one-off not reversed" in {finding.rule for finding in page.shown}


def test_what_has_no_fix_offers_none(window: MainWindow) -> None:
    page = page_of(window)
    page.table.selectRow(row_of(page, "positive saving"))
    assert page.fix_button.isHidden()
    assert page.mute_button.isEnabled()


def give(reason: str) -> None:
    def see() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, MuteDialog)
        dialog.accept()
        assert "Say why" in dialog.problem
        dialog.reason.setText(reason)
        QTest.keyClick(dialog.reason, KEY.Key_Return)

    QTimer.singleShot(0, see)


def test_a_muted_finding_stays_in_the_workbook_with_its_reason(window: MainWindow, tmp_path: Path) -> None:
    remember_author("Head of Finance")
    page = page_of(window)
    before = window.workbench.navigator.count_beside(CHECKS)
    finding = page.shown[row_of(page, "positive saving")]
    page.table.selectRow(row_of(page, "positive saving"))
    give("As printed")
    page.mute_button.click()
    assert finding not in page.shown
    assert window.workbench.navigator.count_beside(CHECKS) == str(int(before) - 1)
    document = window.session.document
    assert document is not None
    document.save_as(tmp_path / "muted.xlsx")
    (kept,) = Document.open(tmp_path / "muted.xlsx").budget.mutes
    assert (kept.finding, kept.reason, kept.who) == (finding.message, "As printed", "Head of Finance")


def test_muted_ones_are_shown_on_wish_and_told_again(window: MainWindow) -> None:
    page = page_of(window)
    finding = page.shown[row_of(page, "positive saving")]
    page.table.selectRow(row_of(page, "positive saving"))
    give("As printed")
    page.mute_button.click()
    page.muted.click()
    assert page.shown[-1] == finding
    row = page.found.rowCount() - 1
    assert page.found.data(page.found.index(row, 0)) == "Muted"
    assert "Muted: As printed" in str(page.found.data(page.found.index(row, 1)))
    page.table.selectRow(row)
    assert page.mute_button.text() == "Tell it again"
    page.mute_button.click()
    assert window.workbench.watch.muted == ()
    assert finding in window.workbench.watch.findings
    window.session.undo()
    assert finding not in window.workbench.watch.findings


def test_an_error_cannot_be_muted(window: MainWindow) -> None:
    page = page_of(window)
    page.found.show([Finding(Level.ERROR, "control total", "It differs.")])
    page.table.selectRow(0)
    assert not page.mute_button.isEnabled()


@pytest.mark.parametrize("words, fits", [("joint commissioning", True), ("positive saving", True), ("bridge", False)])
def test_findings_are_filtered_by_words_areas_and_rules(window: MainWindow, words: str, fits: bool) -> None:
    page = page_of(window)
    page.words.setText(words)
    assert ("positive saving" in {finding.rule for finding in page.shown}) is fits


def test_a_finding_about_a_pot_leads_to_it_in_the_reconciliation(example_window: MainWindow) -> None:
    page = page_of(example_window)
    page.table.selectRow(row_of(page, "pot over-allocated"))
    assert page.go_button.text() == "Go to the reconciliation"
    QTest.mouseClick(page.go_button, Qt.MouseButton.LeftButton)
    shown = example_window.workbench.pages.currentWidget()
    assert isinstance(shown, ReconciliationPage)
    assert shown.rows.row(shown.table.currentIndex().row()).text.startswith("Pot: Transformation reserve")
    assert "over-allocated" in example_window.message_bar.text


def test_a_finding_about_a_control_total_of_all_leads_to_its_difference(window: MainWindow) -> None:
    budget = window.session.budget
    line = next(line for line in budget.lines() if line.reference == "14SCS16")
    window.session.do(set_field(budget, line.id, Field(AMOUNT, budget.years[0]), EXACT.create_decimal(-2_000_000)))
    page = page_of(window)
    page.words.setText("Adult Social Care, savings")
    page.table.selectRow(0)
    assert page.shown[0].area_id is None
    QTest.mouseClick(page.go_button, Qt.MouseButton.LeftButton)
    shown = window.workbench.pages.currentWidget()
    assert isinstance(shown, ReconciliationPage)
    assert shown.chosen.name == "Adult Social Care"
    row = shown.table.currentIndex().row()
    assert (shown.rows.row(row).text, shown.rows.index(row, 1).data()) == ("Difference", "-0.200")


def test_a_finding_about_the_whole_workbook_leads_nowhere_and_says_so(window: MainWindow) -> None:
    window.workbench.watch.add((Finding(Level.WARNING, "file", "The workbook is laid out by others."),))
    page = page_of(window)
    page.table.selectRow(row_of(page, "file"))
    assert not page.go_button.isEnabled()
    page.words.setText("14SCS18, 14SCS19")
    page.table.selectRow(0)
    assert page.go_button.isEnabled()


def test_the_keys_stay_on_the_page_when_a_finding_is_put_right_by_key(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    line_id = make_one_off(window)
    page = page_of(window)
    page.words.setText("is one-off")
    page.table.setFocus()
    page.table.selectRow(0)
    press(KEY.Key_Tab)
    press(KEY.Key_Tab)
    assert page.fix_button.hasFocus()
    press(KEY.Key_Space)
    window.workbench.watch.look()
    assert page.found.rowCount() == 0
    assert page.level.hasFocus()
    press(KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    window.workbench.watch.look()
    assert window.session.budget.line(line_id).amounts[1] is None
    assert page.found.rowCount() == 1
    focused = QApplication.focusWidget()
    assert focused is not None
    assert page.isAncestorOf(focused)
