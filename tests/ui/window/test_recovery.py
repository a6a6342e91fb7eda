"""After a crash: what was kept is told, looked at, recovered and only then let go."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from model import planning
from model.journal.place import leftovers
from model.lines import Field
from model.local_data import recovery_folder
from model.samples import OXFORDSHIRE, load_sample
from model.saving import lock_record
from model.saving.lock_record import LockRecord
from model.workbook.document import Document
from ui.window.main_window import MainWindow
from ui.window.recovery_dialog import RecoveryDialog


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    Document(load_sample(OXFORDSHIRE).budget).save_as(tmp_path / "Strategy.xlsx")
    return tmp_path / "Strategy.xlsx"


def _crash(window: MainWindow, document: Document, *titles: str) -> None:
    """Edit a document and end without saving, as a crash does."""
    window.session.open(document)
    budget = window.session.budget
    line = next(budget.lines())
    for title in titles:
        assert window.session.do(planning.set_field(budget, line.id, Field("title"), title))
    window.journal.leave()
    window.session.undo_stack.setIndex(0)
    window.session.open(None)


def _in_dialog(do: Callable[[RecoveryDialog], None]) -> None:
    def found() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, RecoveryDialog):
            do(dialog)
        else:  # what was kept is still read
            QTimer.singleShot(10, found)

    QTimer.singleShot(0, found)


def test_work_that_was_kept_is_told_and_recovered_into_the_workbook(empty_window: MainWindow, workbook: Path) -> None:
    window = empty_window
    _crash(window, Document.open(workbook), "First", "Second")
    window.recovery.look()
    assert "were kept" in window.message_bar.text
    seen: list[str] = []

    def recover(dialog: RecoveryDialog) -> None:
        seen.extend(dialog.changes.item(row).text() for row in range(dialog.changes.count()))
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    _in_dialog(recover)
    window.message_bar.action_button.click()
    assert len(seen) == 2
    assert "“First” to “Second”" in seen[1]
    assert next(window.session.budget.lines()).title == "Second"
    assert window.session.is_modified
    assert window.session.document is not None
    assert window.session.document.path == workbook


def test_what_was_recovered_is_kept_until_it_is_saved(empty_window: MainWindow, workbook: Path) -> None:
    window = empty_window
    _crash(window, Document.open(workbook), "Typed")
    _in_dialog(lambda dialog: dialog.recover.click())
    window.recovery.show()
    assert any(recovery_folder().iterdir())
    assert window.documents.save()
    assert not any(recovery_folder().iterdir())
    assert next(Document.open(workbook).budget.lines()).title == "Typed"


def test_undo_takes_everything_recovered_back_at_once(empty_window: MainWindow, workbook: Path) -> None:
    window = empty_window
    _crash(window, Document.open(workbook), "First", "Second")
    _in_dialog(lambda dialog: dialog.recover.click())
    window.recovery.show()
    window.session.undo_stack.undo()
    document = window.session.document
    assert document is not None
    assert not document.changed


def test_a_workbook_changed_meanwhile_is_left_alone(empty_window: MainWindow, workbook: Path) -> None:
    window = empty_window
    _crash(window, Document.open(workbook), "Typed")
    other = Document.open(workbook)
    line = next(other.budget.lines())
    edit = planning.set_field(other.budget, line.id, Field("notes"), "A colleague's")
    assert edit is not None
    other.budget.apply(edit)
    other.save()
    theirs = workbook.read_bytes()
    told: list[str] = []

    def recover(dialog: RecoveryDialog) -> None:
        told.append(dialog.remark.text())
        dialog.recover.click()

    _in_dialog(recover)
    window.recovery.show()
    assert "is not the file any more that was worked on" in told[0]
    assert next(window.session.budget.lines()).title == "Typed"
    assert not window.documents.save()
    assert workbook.read_bytes() == theirs


def test_a_budget_that_was_never_saved_is_recovered(empty_window: MainWindow) -> None:
    window = empty_window
    _crash(window, Document(load_sample(OXFORDSHIRE).budget), "Typed")
    _in_dialog(lambda dialog: dialog.recover.click())
    window.recovery.show()
    document = window.session.document
    assert document is not None
    assert document.path is None
    assert next(document.budget.lines()).title == "Typed"


def test_later_keeps_it_and_deleting_asks_first(
    empty_window: MainWindow, workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = empty_window
    _crash(window, Document.open(workbook), "Typed")
    _in_dialog(lambda dialog: dialog.reject())
    window.recovery.show()
    (piece,) = leftovers()
    piece.leave()
    asked: list[str] = []

    def agree(_parent: object, question: str, *_: object) -> bool:
        asked.append(question)
        return True

    monkeypatch.setattr("ui.window.messages.ask_confirm", agree)
    _in_dialog(lambda dialog: dialog.delete.click())
    window.recovery.show()
    assert asked[0].startswith("Delete the unsaved work on Strategy.xlsx")
    assert not any(recovery_folder().iterdir())


def test_nothing_is_said_where_nothing_was_kept(empty_window: MainWindow) -> None:
    empty_window.recovery.look()
    assert empty_window.message_bar.text == ""


def test_a_recovered_workbook_is_held_as_an_opened_one_is(empty_window: MainWindow, workbook: Path) -> None:
    window = empty_window
    _crash(window, Document.open(workbook), "Typed")
    _in_dialog(lambda dialog: dialog.recover.click())
    window.recovery.show()
    record = lock_record.read(lock_record.place_of(workbook))
    assert record is not None
    assert record.is_ours
    assert window.documents.save()


def test_a_recovered_workbook_that_a_colleague_has_is_read_only(empty_window: MainWindow, workbook: Path) -> None:
    window = empty_window
    _crash(window, Document.open(workbook), "Typed")
    lock_record.put(lock_record.place_of(workbook), LockRecord("ann", "desk-7", "2026-10-01T09:00:00+00:00", "d" * 16))
    _in_dialog(lambda dialog: dialog.recover.click())
    window.recovery.show()
    assert "ann on desk-7" in window.read_only.text
    window.session.undo_stack.undo()


def test_what_was_kept_and_is_damaged_is_told_and_can_only_be_deleted(
    empty_window: MainWindow, workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = empty_window
    _crash(window, Document.open(workbook), "Typed")
    (place,) = recovery_folder().iterdir()
    (place / "journal").write_bytes(b"noise")
    window.recovery.look()
    assert window.message_bar.text.endswith("they were kept, but some of what was kept is damaged.")
    monkeypatch.setattr("ui.window.messages.ask_confirm", lambda *_: True)
    told: list[str] = []

    def delete(dialog: RecoveryDialog) -> None:
        told.append(dialog.remark.text())
        assert not dialog.recover.isEnabled()
        dialog.delete.click()

    _in_dialog(delete)
    window.recovery.show()
    assert told == [f"What was kept in {place} is damaged and cannot be recovered."]
    assert not any(recovery_folder().iterdir())
