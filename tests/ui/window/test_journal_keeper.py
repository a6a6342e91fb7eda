"""The window's journal: what was typed is on disk soon after, and nothing is left once it was saved."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from model import planning
from model.journal.place import leftovers
from model.journal.recovering import restored
from model.lines import Field
from model.local_data import recovery_folder
from model.workbook import new_workbook
from model.workbook.document import Document
from ui.window import preferences
from ui.window.main_window import MainWindow


def _type(window: MainWindow, text: str) -> None:
    line = next(window.session.budget.lines())
    assert window.session.do(planning.set_field(window.session.budget, line.id, Field("title"), text))


def _places() -> list[Path]:
    return list(recovery_folder().iterdir()) if recovery_folder().exists() else []


def test_a_change_is_on_disk_within_a_second_of_its_own_accord(window: MainWindow, qtbot: QtBot) -> None:
    _type(window, "Typed")
    qtbot.waitUntil(lambda: len(_places()) == 1, timeout=5000)


def test_what_is_saved_is_not_kept_for_recovery(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.window.file_dialogs.ask_save", lambda *_: tmp_path / "Saved.xlsx")
    _type(window, "Typed")
    window.journal.flush()
    assert len(_places()) == 1
    assert window.documents.save()
    assert _places() == []


def test_work_after_a_save_is_kept_on_top_of_the_saved_file(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.window.file_dialogs.ask_save", lambda *_: tmp_path / "Saved.xlsx")
    _type(window, "First")
    assert window.documents.save()
    _type(window, "Second")
    window.journal.leave()
    (found,) = leftovers()
    again = Document.open(Path(found.heading.path))
    again.budget.apply(restored(found.edits, found.heading.order, again.budget).edit)
    assert next(again.budget.lines()).title == "Second"


def test_a_budget_that_was_never_saved_is_kept_too(window: MainWindow) -> None:
    _type(window, "Typed")
    window.journal.leave()
    (found,) = leftovers()
    assert found.heading.path == ""
    assert len(found.edits) == 1


def test_what_a_new_budget_begins_from_is_written_beside_the_window(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    written_by: list[threading.Thread] = []
    write, may_go_on = new_workbook.write_new_workbook, threading.Event()

    def slowly(*given: object) -> bytes:
        written_by.append(threading.current_thread())
        assert may_go_on.wait(10)
        return write(*given)  # type: ignore[arg-type]  # as given

    monkeypatch.setattr(new_workbook, "write_new_workbook", slowly)
    _type(window, "Typed")
    qtbot.waitUntil(lambda: bool(written_by), timeout=5000)
    window.journal._on_due()  # the moment at which changes go to disk: the window does not wait there
    assert _places() == []
    _type(window, "Typed meanwhile")
    may_go_on.set()
    qtbot.waitUntil(lambda: len(_places()) == 1, timeout=5000)
    assert written_by != [threading.main_thread()]
    assert len(written_by) == 1
    window.journal.leave()
    (found,) = leftovers()
    assert len(found.edits) == 2


def test_losing_the_focus_puts_it_on_disk_at_once(window: MainWindow) -> None:
    _type(window, "Typed")
    window.journal._on_state(Qt.ApplicationState.ApplicationInactive)
    assert len(_places()) == 1


def test_work_that_is_not_wanted_is_not_kept(window: MainWindow) -> None:
    _type(window, "Typed")
    window.journal.flush()
    window.session.open(None)
    assert _places() == []


def test_without_the_preference_nothing_is_kept_and_what_was_goes(window: MainWindow) -> None:
    _type(window, "Typed")
    window.journal.flush()
    preferences.remember_recovery(keeps=False)
    window.journal.follow_preference()
    assert _places() == []
    _type(window, "More")
    window.journal.flush()
    assert _places() == []


def test_with_the_preference_back_it_begins_again_where_nothing_would_be_missing(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.window.file_dialogs.ask_save", lambda *_: tmp_path / "Saved.xlsx")
    preferences.remember_recovery(keeps=False)
    window.journal.follow_preference()
    _type(window, "Typed")
    preferences.remember_recovery(keeps=True)
    window.journal.follow_preference()
    _type(window, "What came before is not kept, so this would not fit")
    window.journal.flush()
    assert _places() == []
    assert window.documents.save()
    _type(window, "After the save")
    window.journal.flush()
    assert len(_places()) == 1
