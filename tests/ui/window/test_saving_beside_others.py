"""Saving a workbook that others have, change or take away: nobody's work is lost, and the ways out are offered."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from model.backups.store import versions
from model.files import sha256
from model.lines import Field
from model.planning import set_field
from model.samples import OXFORDSHIRE, load_sample
from model.saving import lock_record
from model.saving.lock_record import LockRecord
from model.workbook.document import Document
from ui.window import file_dialogs, messages
from ui.window.action_ids import ActionId
from ui.window.differences_dialog import DifferencesDialog
from ui.window.main_window import MainWindow
from ui.window.versions_dialog import VersionsDialog, VersionUse

ANN = LockRecord("ann", "desk-7", "2026-10-01T09:00:00+00:00", "d" * 16)


def edit(window: MainWindow, title: str = "Another title") -> None:
    line = next(window.session.budget.lines())
    assert window.session.do(set_field(window.session.budget, line.id, Field("title"), title))


def title_in(path: Path) -> str:
    return next(Document.open(path).budget.lines()).title


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "Budget.xlsx"
    Document(load_sample(OXFORDSHIRE).budget).save_as(path)
    return path


@pytest.fixture
def opened(empty_window: MainWindow, path: Path) -> MainWindow:
    empty_window.documents.open_recent(path)
    assert empty_window.session.document is not None
    return empty_window


def theirs(path: Path, title: str = "Theirs") -> bytes:
    """A colleague saves from another program."""
    document = Document.open(path)
    line = next(document.budget.lines())
    planned = set_field(document.budget, line.id, Field("title"), title)
    assert planned is not None
    document.budget.apply(planned)
    document.save_as(path.with_name("theirs.xlsx"))
    data = path.with_name("theirs.xlsx").read_bytes()
    path.with_name("theirs.xlsx").unlink()
    path.write_bytes(data)
    return data


def test_a_file_that_somebody_changed_is_overwritten_only_when_told_and_theirs_is_kept(
    opened: MainWindow, path: Path
) -> None:
    data = theirs(path)
    edit(opened, "Mine")
    assert not opened.documents.save()
    assert path.read_bytes() == data
    assert "Budget.xlsx was changed by somebody else" in opened.message_bar.text
    bar = opened.message_bar
    offered = [button.text() for button in (bar.action_button, bar.other_button, bar.third_button)]
    assert offered == ["See the differences…", "Overwrite, keeping theirs", "Save as…"]
    bar.other_button.click()
    assert title_in(path) == "Mine"
    assert not opened.session.is_modified
    assert versions(path)[0].read() == data


def test_a_file_that_somebody_changed_can_be_left_and_the_work_saved_as_another(
    opened: MainWindow, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = theirs(path)
    other = path.with_name("Mine.xlsx")
    monkeypatch.setattr(file_dialogs, "ask_save", lambda *_: other)
    edit(opened, "Mine")
    opened.documents.save()
    opened.message_bar.third_button.click()
    assert opened.work.errands.finish(10)
    assert (path.read_bytes(), title_in(other)) == (data, "Mine")
    assert [lock.name for lock in path.parent.glob(".~*")] == [".~budget-workbook.Mine.xlsx"]


def test_a_file_that_has_gone_is_said_and_can_be_saved_as_again(
    opened: MainWindow, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.unlink()
    edit(opened, "Mine")
    assert not opened.documents.save()
    assert "no longer there" in opened.message_bar.text
    monkeypatch.setattr(file_dialogs, "ask_save", lambda *_: path)
    opened.message_bar.action_button.click()
    assert title_in(path) == "Mine"


def test_what_is_open_here_is_said_to_others_until_it_is_closed(opened: MainWindow, path: Path) -> None:
    record = lock_record.read(lock_record.place_of(path))
    assert record is not None
    assert record.is_ours
    edit(opened)
    assert opened.documents.save()
    assert lock_record.read(lock_record.place_of(path)) == record
    opened.actions_table[ActionId.CLOSE].trigger()
    assert opened.work.errands.finish(10)
    assert lock_record.read(lock_record.place_of(path)) is None


@pytest.mark.parametrize("agreed", [True, False])
def test_what_a_colleague_has_open_is_read_and_saved_only_when_taken_over(
    empty_window: MainWindow, path: Path, monkeypatch: pytest.MonkeyPatch, agreed: bool
) -> None:
    lock_record.put(lock_record.place_of(path), ANN)
    before = sha256(path.read_bytes())
    monkeypatch.setattr(messages, "ask_confirm", lambda *_: agreed)
    empty_window.documents.open_recent(path)
    strip = empty_window.read_only
    assert "Read-only: Budget.xlsx is open in Budget Workbook (ann on desk-7, since 01 October 2026" in strip.text
    assert "Budget.xlsx (read-only)" in empty_window.windowTitle()
    monkeypatch.setattr(file_dialogs, "ask_save", lambda *_: None)
    edit(empty_window, "Mine")
    strip.take_over.click()
    assert bool(strip.text) is not agreed
    assert ("(read-only)" in empty_window.windowTitle()) is not agreed
    assert empty_window.documents.save() is agreed
    assert (sha256(path.read_bytes()) != before) is agreed
    empty_window.session.undo_stack.undo()
    empty_window.session.open(None)
    assert empty_window.work.errands.finish(10)
    assert (lock_record.read(lock_record.place_of(path)) == ANN) is not agreed


def test_what_excel_has_open_is_said_at_opening(empty_window: MainWindow, path: Path) -> None:
    path.with_name("~$Budget.xlsx").write_bytes(b"\x0bAnn Example" + b" " * 43)
    empty_window.documents.open_recent(path)
    assert "open in Excel (Ann Example, since" in empty_window.read_only.text
    assert empty_window.read_only.take_over.isHidden()


def test_what_a_libreoffice_that_is_gone_left_can_be_taken_over(
    empty_window: MainWindow, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner = path.with_name(".~lock.Budget.xlsx#")
    owner.write_text(f",{lock_record.this_user()},{lock_record.this_host()},22.11.2026 09:00,file:///x;")
    monkeypatch.setattr("model.workbook.owner_files._runs", lambda _program: False)
    monkeypatch.setattr(messages, "ask_confirm", lambda *_: True)
    empty_window.documents.open_recent(path)
    empty_window.read_only.take_over.click()
    assert not owner.exists()
    assert empty_window.read_only.text == ""
    edit(empty_window, "Mine")
    assert empty_window.documents.save()


def test_an_earlier_version_opens_as_a_copy_that_no_file_holds(
    opened: MainWindow, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = title_in(path)
    edit(opened, "Mine")
    assert opened.documents.save()
    shown: list[VersionsDialog] = []

    def choose(dialog: VersionsDialog) -> int:
        shown.append(dialog)
        dialog.open_button.click()
        return dialog.result()

    monkeypatch.setattr(VersionsDialog, "exec", choose)
    opened.actions_table[ActionId.RESTORE].trigger()
    assert [row.differences for row in shown[0]._listed] == ["1 line differs"]
    document = opened.session.document
    assert document is not None
    assert document.path is None
    assert next(document.budget.lines()).title == first
    assert title_in(path) == "Mine"
    again = path.with_name("Again.xlsx")
    monkeypatch.setattr(file_dialogs, "ask_save", lambda *_: again)
    opened.message_bar.action_button.click()
    assert again.read_bytes() == versions(path)[0].read()


def test_an_earlier_version_is_saved_as_a_file(opened: MainWindow, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = path.read_bytes()
    edit(opened, "Mine")
    assert opened.documents.save()
    monkeypatch.setattr(file_dialogs, "ask_save", lambda _parent, suggestion: suggestion)

    def choose(dialog: VersionsDialog) -> int:
        dialog.use = VersionUse.SAVE
        return int(QDialog.DialogCode.Accepted.value)

    monkeypatch.setattr(VersionsDialog, "exec", choose)
    opened.actions_table[ActionId.RESTORE].trigger()
    (saved,) = path.parent.glob("Budget 20*.xlsx")
    assert saved.read_bytes() == before


def test_a_workbook_without_earlier_versions_says_so(opened: MainWindow) -> None:
    opened.actions_table[ActionId.RESTORE].trigger()
    assert opened.message_bar.text == "Budget.xlsx has no earlier versions on this computer."


def test_a_save_asked_for_while_one_is_under_way_follows_it(opened: MainWindow, path: Path, qtbot: QtBot) -> None:
    def meanwhile() -> None:
        opened.session.saving.disconnect(meanwhile)
        opened.work.told.connect(again)

    def again(*_: object) -> None:
        opened.work.told.disconnect(again)
        edit(opened, "Second")
        assert not opened.documents.save()

    edit(opened, "First")
    opened.session.saving.connect(meanwhile)
    assert opened.documents.save()
    qtbot.waitUntil(lambda: not opened.session.is_modified and not opened.work.is_busy)
    assert title_in(path) == "Second"


def test_a_save_that_could_not_be_read_back_leaves_the_work_unsaved(
    opened: MainWindow, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from model.saving import replacing

    monkeypatch.setattr(replacing, "flush_folder", lambda _folder: path.write_bytes(b"another"))
    edit(opened, "Mine")
    assert not opened.documents.save()
    assert opened.session.is_modified
    assert "somebody has changed it in the same moment" in opened.message_bar.text
    opened.session.undo_stack.undo()


def test_what_somebody_changed_is_seen_beside_the_work_before_deciding(
    opened: MainWindow, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs(path)
    edit(opened, "Mine")
    opened.documents.save()
    seen: list[list[str]] = []

    def close(dialog: DifferencesDialog) -> int:
        items = [dialog.list.topLevelItem(row) for row in range(dialog.list.topLevelItemCount())]
        seen.extend([item.text(column) for column in range(2, 7)] for item in items if item is not None)
        return int(QDialog.DialogCode.Rejected.value)

    monkeypatch.setattr(DifferencesDialog, "exec", close)
    opened.message_bar.action_button.click()
    assert [(row[0], *row[2:]) for row in seen] == [("Title", "Theirs", "Mine", "both")]
    assert "is not what you opened" in opened.message_bar.text
    assert title_in(path) == "Theirs"

    def overwrite(dialog: DifferencesDialog) -> int:
        dialog.overwrite.click()
        return dialog.result()

    monkeypatch.setattr(DifferencesDialog, "exec", overwrite)
    opened.message_bar.action_button.click()
    assert title_in(path) == "Mine"
    assert not opened.session.is_modified


def test_what_cannot_be_read_any_more_is_said_in_one_sentence_with_the_ways_out(
    opened: MainWindow, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.write_bytes(b"no workbook any more")
    edit(opened, "Mine")
    opened.documents.save()
    opened.message_bar.action_button.click()
    assert opened.message_bar.text.startswith("The differences cannot be shown. Budget.xlsx is plain text")
    monkeypatch.setattr(file_dialogs, "ask_save", lambda *_: path.with_name("Mine.xlsx"))
    opened.message_bar.other_button.click()
    assert title_in(path.with_name("Mine.xlsx")) == "Mine"
