"""On a slow share the window goes on: whatever is opened, saved, compared, taken over or closed."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from model import planning
from model.lines import Field
from model.saving import lock_record
from model.saving.lock_record import LockRecord
from tests.model.workbook.builder import sample, sample_parts
from tests.ui.window.slow_share import SlowShare
from ui.window import file_dialogs, messages
from ui.window.action_ids import ActionId
from ui.window.differences_dialog import DifferencesDialog
from ui.window.main_window import MainWindow
from ui.window.preferences import remember_file
from ui.window.recovery_dialog import RecoveryDialog
from ui.window.versions_dialog import VersionsDialog

pytestmark = pytest.mark.thorough

ANN = LockRecord("ann", "desk-7", "2026-10-01T09:00:00+00:00", "d" * 16)


def edit(window: MainWindow, title: str) -> None:
    line = next(window.session.budget.lines())
    assert window.session.do(planning.set_field(window.session.budget, line.id, Field("title"), title))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "share").mkdir()
    path = tmp_path / "share" / "Budget.xlsx"
    path.write_bytes(sample())
    return path


def settle(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.work.errands.is_idle and window.work.looks.is_idle, timeout=30_000)


def goes_on(share: SlowShare) -> None:
    share.is_slow = False
    assert share.calls
    assert share.in_window == []
    assert share.unanswered == []


def test_opening_saving_and_closing(
    empty_window: MainWindow, path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    share = SlowShare(path.parent, monkeypatch)
    empty_window.documents.open_recent(path)
    edit(empty_window, "Mine")
    assert empty_window.documents.save()
    monkeypatch.setattr(file_dialogs, "ask_save", lambda *_: path.with_name("Other.xlsx"))
    edit(empty_window, "Other")
    assert empty_window.documents.save_as()
    empty_window.actions_table[ActionId.CLOSE].trigger()
    settle(empty_window, qtbot)
    goes_on(share)


def test_what_somebody_has_changed(
    empty_window: MainWindow, path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty_window.documents.open_recent(path)
    edit(empty_window, "Mine")
    path.write_bytes(sample_parts().zipped(streamed=True))
    share = SlowShare(path.parent, monkeypatch)
    assert not empty_window.documents.save()
    monkeypatch.setattr(DifferencesDialog, "exec", lambda dialog: dialog.overwrite.click() or dialog.result())
    empty_window.message_bar.action_button.click()
    assert not empty_window.session.is_modified
    settle(empty_window, qtbot)
    goes_on(share)


def test_what_somebody_has_open(
    empty_window: MainWindow, path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock_record.put(lock_record.place_of(path), ANN)
    monkeypatch.setattr(messages, "ask_confirm", lambda *_: True)
    monkeypatch.setattr(file_dialogs, "ask_save", lambda *_: None)
    share = SlowShare(path.parent, monkeypatch)
    empty_window.documents.open_recent(path)
    edit(empty_window, "Mine")
    assert not empty_window.documents.save()
    empty_window.read_only.take_over.click()
    assert empty_window.documents.save()
    settle(empty_window, qtbot)
    goes_on(share)


def test_earlier_versions(empty_window: MainWindow, path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    empty_window.documents.open_recent(path)
    edit(empty_window, "Mine")
    assert empty_window.documents.save()
    share = SlowShare(path.parent, monkeypatch)
    monkeypatch.setattr(VersionsDialog, "exec", lambda _dialog: int(QDialog.DialogCode.Rejected.value))
    empty_window.actions_table[ActionId.RESTORE].trigger()
    settle(empty_window, qtbot)
    goes_on(share)


def test_recovering(empty_window: MainWindow, path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    empty_window.documents.open_recent(path)
    edit(empty_window, "Mine")
    empty_window.journal.leave()
    empty_window.session.undo_stack.undo()
    empty_window.session.open(None)
    settle(empty_window, qtbot)
    share = SlowShare(path.parent, monkeypatch)

    def recover() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, RecoveryDialog):
            QTimer.singleShot(10, recover)
            return
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    QTimer.singleShot(10, recover)
    empty_window.recovery.show()
    assert next(empty_window.session.budget.lines()).title == "Mine"
    assert empty_window.documents.save()
    empty_window.session.open(None)
    settle(empty_window, qtbot)
    goes_on(share)


def test_the_list_of_recent_files(
    empty_window: MainWindow, path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    remember_file(path)
    share = SlowShare(path.parent, monkeypatch)
    empty_window.welcome.refresh()
    empty_window._menus._recent.aboutToShow.emit()
    settle(empty_window, qtbot)
    goes_on(share)
