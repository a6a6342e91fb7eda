"""The change log page: saved and unsaved changes, filtered, put back, exported; every save of the window is signed."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester

from model.change_log import LogEntry, Signature
from model.control_planning import change_control, wish_of
from model.entry import read_worked
from model.lines import AMOUNT, Field
from model.money import EXACT, Unit
from model.planning import change_setting, delete_lines, move_lines, set_field
from model.samples import OXFORDSHIRE, load_sample
from model.workbook.document import Document
from ui.window import file_dialogs
from ui.window.action_ids import ActionId
from ui.window.change_log_model import HEADINGS, ChangeLogModel
from ui.window.change_log_page import ChangeLogPage
from ui.window.logged_entry import in_full
from ui.window.main_window import MainWindow
from ui.window.page_key import CHANGE_LOG, area_page
from ui.window.preferences import Reasons, remember_author, remember_reasons
from ui.window.signing import ReasonDialog


@pytest.fixture
def saved(empty_window: MainWindow, tmp_path: Path) -> MainWindow:
    """The window with the sample open from a file."""
    path = tmp_path / "Adult Social Care.xlsx"
    Document(load_sample(OXFORDSHIRE).budget).save_as(path)
    empty_window.documents.open_recent(path)
    return empty_window


def log_of(window: MainWindow) -> ChangeLogPage:
    page = window.workbench.pages.show_page(CHANGE_LOG)
    assert isinstance(page, ChangeLogPage)
    return page


def change(window: MainWindow, reference: str, figure: str) -> int:
    budget = window.session.budget
    line = next(line for line in budget.lines() if line.reference == reference)
    window.session.do(set_field(budget, line.id, Field(AMOUNT, budget.years[0]), EXACT.create_decimal(figure)))
    return line.id


def told(page: ChangeLogPage) -> list[tuple[str, ...]]:
    return [(entry.who, entry.line, entry.old, entry.new) for entry in page.log.entries]


def test_every_save_of_the_window_is_signed_with_the_name_of_the_preferences(saved: MainWindow) -> None:
    page = log_of(saved)
    assert page.log.rowCount() == 0
    change(saved, "14SCS10", "1900000")
    assert told(page) == [("", "14SCS10", "1.8", "1.9")]
    assert page.log.data(page.log.index(0, 0)) == "Not saved yet"
    remember_author("Head of Finance")
    assert saved.documents.save()
    assert told(page) == [("Head of Finance", "14SCS10", "1.8", "1.9")]
    remember_author("")
    change(saved, "14SCS10", "2000000")
    assert saved.documents.save()
    assert told(page)[0][0] == saved.session.budget.settings.organisation


def test_what_is_undone_is_no_change(saved: MainWindow) -> None:
    page = log_of(saved)
    change(saved, "14SCS10", "1900000")
    saved.session.undo()
    assert page.log.rowCount() == 0
    assert not page.table.isVisible()


def test_the_words_of_the_filter_are_all_to_be_found(saved: MainWindow) -> None:
    page = log_of(saved)
    change(saved, "14SCS10", "1900000")
    change(saved, "14SCS16", "-1900000")
    page.words.setText("learning 14scs16")
    assert [entry.line for entry in page.log.entries] == ["14SCS16"]
    page.words.setText("not saved")
    assert page.log.rowCount() == 2
    page.words.setText("nobody")
    assert page.log.rowCount() == 0
    assert not page.export_button.isEnabled()


def test_the_entry_that_the_officer_is_on_is_shown_in_full(saved: MainWindow) -> None:
    page = log_of(saved)
    assert not page.entry.isVisible()
    budget = saved.session.budget
    line = next(line for line in budget.lines() if line.reference == "14SCS10")
    change(saved, "14SCS10", "1900000")
    long = "Investment in the service, " * 20
    saved.session.do(set_field(budget, line.id, Field("description"), long.strip()))
    assert page.entry.isVisible()
    assert f"New: {long.strip()}" not in page.entry.toPlainText()
    page.table.selectRow(next(row for row, each in enumerate(page.log.entries) if each.field == "Description"))
    assert f"New: {long.strip()}" in page.entry.toPlainText()
    page.words.setText("no entry has this")
    assert not page.entry.isVisible()


@pytest.mark.parametrize(
    "entry, told",
    [
        (
            LogEntry(
                "2026-01-09 14:30:00",
                "Head of Finance",
                "Older People",
                "14SCS3",
                "2013/14",
                "",
                '2 (=2+N("a"))',
                "Why",
            ),
            [
                "2013/14, 14SCS3, Older People (2026-01-09 14:30:00, Head of Finance)",
                "Old: blank",
                'New: 2 (=2 "a")',
                "Reason: Why",
            ],
        ),
        (
            LogEntry("", "", "", "", "Setting title", "A", "B", ""),
            ["Setting title (Not saved yet)", "Old: A", "New: B"],
        ),
    ],
)
def test_an_entry_in_full_says_what_when_who_and_why(entry: LogEntry, told: list[str]) -> None:
    assert in_full(entry, Unit.GBP) == told


def test_the_filter_finds_a_working_as_it_is_shown(saved: MainWindow) -> None:
    page = log_of(saved)
    budget = saved.session.budget
    line = next(line for line in budget.lines() if line.reference == "14SCS10")
    worked = read_worked('=10 homes / 3 areas "shared"', budget.settings.unit, budget.settings.unit)
    saved.session.do(set_field(budget, line.id, Field(AMOUNT, budget.years[0]), worked))
    for words, count in (("(=10 homes", 1), ('"shared"', 1), ("N(", 0), ("ROUND", 0)):
        page.words.setText(words)
        assert page.log.rowCount() == count, words


def test_an_earlier_value_is_put_back_as_one_step_and_the_entry_leads_to_its_cell(saved: MainWindow) -> None:
    page = log_of(saved)
    line_id = change(saved, "14SCS10", "1900000")
    saved.documents.save()
    page.back_button.click()
    line = saved.session.budget.line(line_id)
    assert line.amounts[0] == EXACT.create_decimal("1800000")
    assert saved.message_bar.text == "2013/14 of 14SCS10 is 1.8 again."
    page.table.selectRow(1)
    page.back_button.click()
    assert "has that value already" in saved.message_bar.text
    saved.message_bar.action_button.click()
    page.go_button.click()
    assert saved.workbench.pages.current_key == area_page(line.area_id)
    assert saved.session.current_line is not None
    assert saved.session.current_line.id == line_id


def test_a_control_total_a_setting_and_a_deleted_line_are_put_back_each_as_one_step(saved: MainWindow) -> None:
    page, session = log_of(saved), saved.session
    control = session.budget.controls[0]
    wish = replace(wish_of(control), source="Cabinet, 29 January 2013")
    session.do(change_control(session.budget, control.id, wish))
    session.do(change_setting(session.budget, "marking", "Draft"))
    line = next(line for line in session.budget.lines() if line.reference == "14SCS16")
    session.do(delete_lines(session.budget, [line.id]))
    saved.documents.save()
    told = []
    for field in ("Source", "Setting marking", "Line"):
        place = next(place for place, entry in enumerate(page.log.entries) if entry.field == field and entry.when)
        page.table.selectRow(place)
        assert page.back_button.isEnabled()
        QTest.mouseClick(page.back_button, Qt.MouseButton.LeftButton)
        told.append(saved.message_bar.text)
    assert session.budget.controls[0] == control
    assert session.budget.settings.marking == ""
    assert told[1:] == ["Setting marking is blank again.", "14SCS16 is there again."]
    assert [each.amounts for each in session.budget.lines() if each.reference == "14SCS16"] == [line.amounts]
    for _step in range(3):
        session.undo()
    assert (session.budget.controls[0].source, session.budget.settings.marking) == (wish.source, "Draft")


def test_a_line_that_moved_is_told_from_place_to_place_and_put_back_by_the_keyboard(saved: MainWindow) -> None:
    page, session = log_of(saved), saved.session
    line = next(line for line in session.budget.lines() if line.reference == "14SCS16")
    was = session.budget.line_ids(line.area_id)
    session.do(move_lines(session.budget, [line.id], 1))
    assert saved.documents.save()
    (entry,) = page.log.entries
    assert (entry.field, entry.old[:6], entry.new[:6]) == ("Order of lines", "place ", "place ")
    assert [page.log.data(page.log.index(0, HEADINGS.index(each))) for each in ("Old", "New")] == [entry.old, entry.new]
    page.back_button.setFocus()
    QTest.keyClick(page.back_button, Qt.Key.Key_Space)
    assert session.budget.line_ids(line.area_id) == was
    assert saved.message_bar.text == f"{entry.line} is in its old place again."
    session.undo()
    assert session.budget.line_ids(line.area_id) != was


def test_what_cannot_be_put_back_says_why(saved: MainWindow) -> None:
    page = log_of(saved)
    line_id = change(saved, "14SCS10", "1900000")
    saved.session.do(delete_lines(saved.session.budget, [line_id]))
    saved.documents.save()
    change_of = [place for place, entry in enumerate(page.log.entries) if entry.field == "Title"]
    page.table.selectRow(change_of[0])
    QTest.mouseClick(page.back_button, Qt.MouseButton.LeftButton)
    assert "was removed; put the entry back that says so" in saved.message_bar.text


def test_the_log_of_a_line_is_shown_alone_and_all_of_it_again(saved: MainWindow) -> None:
    change(saved, "14SCS16", "-1900000")
    line_id = change(saved, "14SCS10", "1900000")
    saved.workbench.lines.go_to_line(line_id)
    saved.actions_table[ActionId.LINE_LOG].trigger()
    page = log_of(saved)
    assert [entry.line for entry in page.log.entries] == ["14SCS10"]
    page.only_line.click()
    assert page.log.rowCount() == 2


def test_the_entries_shown_are_exported(saved: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = log_of(saved)
    change(saved, "14SCS10", "1900000")
    change(saved, "14SCS16", "-1900000")
    saved.documents.save()
    page.words.setText("14SCS16")
    target = tmp_path / "log.csv"
    monkeypatch.setattr(file_dialogs, "ask_csv", lambda *_: target)
    page.export_button.click()
    rows = target.read_text(encoding="utf-8-sig").splitlines()
    assert rows[0] == "When,Who,Area,Line,Field,Old,New,Reason"
    assert len(rows) == 2
    assert rows[1].endswith("Learning Disability,14SCS16,2013/14,-1.8,-1.9,")
    assert "with one entry" in saved.message_bar.text


def answer(reason: str, asked: list[str]) -> None:
    def give() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ReasonDialog)
        dialog.accept()
        asked.append(dialog.problem)
        dialog.text.setPlainText(reason)
        dialog.accept()

    QTimer.singleShot(0, give)


def test_a_reason_is_required_once_a_version_is_frozen(saved: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    remember_reasons(Reasons.FROZEN)
    change(saved, "14SCS10", "1900000")
    assert saved.documents.save()
    monkeypatch.setattr(Document, "has_frozen_version", True)
    change(saved, "14SCS10", "2000000")
    asked: list[str] = []
    answer("As Cabinet\ndecided", asked)
    assert saved.documents.save()
    assert "Say why" in asked[0]
    document = saved.session.document
    assert document is not None
    assert [entry.reason for entry in document.change_log] == ["", "As Cabinet decided"]


def test_a_save_that_wants_a_reason_and_gets_none_is_no_save(saved: MainWindow) -> None:
    remember_reasons(Reasons.ALWAYS)
    change(saved, "14SCS10", "1900000")
    QTimer.singleShot(0, lambda: QApplication.activeModalWidget().close())  # type: ignore[union-attr]  # the form
    assert not saved.documents.save()
    assert saved.session.is_modified


def test_nothing_is_asked_where_there_is_nothing_to_log(saved: MainWindow) -> None:
    remember_reasons(Reasons.ALWAYS)
    assert saved.documents.save()


def test_a_versions_table_freezes_the_workbook(saved: MainWindow) -> None:
    document = saved.session.document
    assert document is not None
    assert not document.has_frozen_version
    assert document.keeps_log
    assert document.signature is None or isinstance(document.signature, Signature)


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = ChangeLogModel()
    model.show([LogEntry("", "", "Older People", "14SCS3", "2013/14", "1", "2", "")] * 3, Unit.GBP)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt


def test_a_working_with_names_is_shown_as_it_was_typed() -> None:
    model = ChangeLogModel()
    new = '1560 (=52*30+N("52 weeks × £30 a week; agreed"))'
    model.show([LogEntry("", "", "Older People", "14SCS3", "2013/14", "", new, "")], Unit.GBP)
    assert model.index(0, HEADINGS.index("New")).data() == '1560 (=52 weeks × £30 a week "agreed")'
