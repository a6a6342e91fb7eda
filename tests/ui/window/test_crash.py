"""An unexpected exception, wherever it comes from: the work is on disk, the officer is told, the window goes on."""

import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from model import planning
from model.journal.place import leftovers
from model.lines import Field
from model.local_data import recovery_folder
from model.problems import EntryProblem
from model.progress import Progress
from ui import event_log
from ui.window.crash import CrashHandler
from ui.window.main_window import MainWindow


@pytest.fixture
def guarded(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """The window with the last net and work that is not on disk yet."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    CrashHandler(window).install()
    retitle(window, "Not on disk yet")
    return window


def retitle(window: MainWindow, title: str) -> None:
    line = next(window.session.budget.lines())
    assert window.session.do(planning.set_field(window.session.budget, line.id, Field("title"), title))


def is_told_and_goes_on(qtbot: QtBot, window: MainWindow, kind: str) -> None:
    qtbot.waitUntil(lambda: f"Something went wrong in the program ({kind})" in window.message_bar.text)
    assert any(recovery_folder().iterdir())
    assert window.isVisible()
    retitle(window, "Work goes on")
    window.journal.leave()
    (found,) = leftovers()
    assert len(found.edits) == 2
    found.leave()
    assert f"fault {kind} " in event_log.place().read_text(encoding="utf-8")


def _fail() -> None:
    raise ValueError("surprise")


def _fail_in_thread(_progress: Progress) -> None:
    _fail()


def test_in_a_slot(guarded: MainWindow, qtbot: QtBot, capsys: pytest.CaptureFixture[str]) -> None:
    button = QPushButton("Fail", guarded)
    button.clicked.connect(_fail)
    button.click()
    assert "surprise" in capsys.readouterr().err
    is_told_and_goes_on(qtbot, guarded, "ValueError")


def test_in_long_work(guarded: MainWindow, qtbot: QtBot) -> None:
    QTimer.singleShot(0, lambda: guarded.work.run("Failing", _fail_in_thread))
    is_told_and_goes_on(qtbot, guarded, "ValueError")
    assert not guarded.work.is_busy


def test_in_a_thread_of_its_own(guarded: MainWindow, qtbot: QtBot) -> None:
    thread = threading.Thread(target=_fail)
    thread.start()
    thread.join()
    is_told_and_goes_on(qtbot, guarded, "ValueError")


class _Unpaintable(QWidget):
    paintings = 0

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        self.paintings += 1
        raise ZeroDivisionError


def paint_again(qtbot: QtBot, widget: _Unpaintable) -> None:
    painted = widget.paintings
    widget.update()
    qtbot.waitUntil(lambda: widget.paintings > painted)


def test_in_a_painting_which_is_told_once_however_often_it_is_painted(
    guarded: MainWindow, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    widget = _Unpaintable(guarded)
    widget.resize(50, 50)
    widget.show()
    for _ in range(5):
        paint_again(qtbot, widget)
    assert capsys.readouterr().err.count("\nZeroDivisionError") == 1
    widget.hide()
    is_told_and_goes_on(qtbot, guarded, "ZeroDivisionError")


def test_while_the_work_is_put_on_disk(guarded: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guarded.journal, "flush", _fail)
    sys.excepthook(KeyError, KeyError("another"), None)
    qtbot.waitUntil(lambda: "(KeyError)" in guarded.message_bar.text)
    assert "fault ValueError" in event_log.place().read_text(encoding="utf-8")


def test_a_problem_that_nobody_took_is_told_in_its_own_words(
    guarded: MainWindow, capsys: pytest.CaptureFixture[str]
) -> None:
    sys.excepthook(EntryProblem, EntryProblem("An amount is a figure or blank."), None)
    assert guarded.message_bar.text == "An amount is a figure or blank."
    assert capsys.readouterr().err == ""


def test_the_log_holds_nothing_of_the_budget(guarded: MainWindow, tmp_path: Path) -> None:
    guarded.documents._open(tmp_path / "Marker of a name.xlsx")
    sys.excepthook(ValueError, ValueError("Marker of a text 987654321"), None)
    text = event_log.place().read_text(encoding="utf-8")
    assert "refused FileProblem FileNotFoundError" in text
    assert "Marker" not in text
    assert "987654321" not in text
