"""Long work goes on beside the window: it can be stopped, it replaces nothing behind the officer, edits go on."""

import contextlib
import sys
import threading
import weakref
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from model.collecting import without_collecting
from model.lines import Field
from model.planning import set_field
from model.progress import Cancelled, Progress
from model.samples import EXAMPLE, load_sample
from model.workbook.document import Document
from ui.window.action_ids import ActionId
from ui.window.main_window import MainWindow
from ui.window.work import Busy, Work
from ui.window.workbench import Workbench


@pytest.fixture
def work(qtbot: QtBot) -> Work:  # noqa: ARG001  # signals need an application
    return Work()


def later(what: Callable[[], object], milliseconds: int = 0) -> None:
    QTimer.singleShot(milliseconds, what)


def test_a_job_runs_in_another_thread_while_events_go_on(work: Work) -> None:
    seen: list[str] = []
    goes_on = threading.Event()

    def happen() -> None:
        seen.append("event")
        goes_on.set()

    later(happen)

    def job(_progress: Progress) -> int:
        assert goes_on.wait(10)
        return threading.get_ident()

    assert work.run("Reading", job) != threading.get_ident()
    assert seen == ["event"]
    assert not work.is_busy


def test_a_job_gives_way_to_the_window_sooner_than_is_the_custom(work: Work) -> None:
    before = sys.getswitchinterval()
    assert work.run("Reading", lambda _progress: sys.getswitchinterval()) < before
    assert sys.getswitchinterval() == before


def test_what_a_failed_job_made_is_gone_with_its_error(work: Work) -> None:
    class Made:
        """Something large."""

    held: list[weakref.ref[Made]] = []

    def job(_progress: Progress) -> None:
        made = Made()
        held.append(weakref.ref(made))
        raise ZeroDivisionError

    with without_collecting():
        with contextlib.suppress(ZeroDivisionError):
            work.run("Reading", job)
        assert held[0]() is None


def test_giving_way_is_as_before_when_a_job_has_failed(work: Work) -> None:
    before = sys.getswitchinterval()
    with pytest.raises(ZeroDivisionError):
        work.run("Reading", lambda _progress: 1 / 0)
    assert sys.getswitchinterval() == before


def test_the_workbench_is_made_before_the_first_document_is_there(empty_window: MainWindow, tmp_path: Path) -> None:
    made: list[bool] = []
    path = tmp_path / "Budget.xlsx"
    Document(load_sample(EXAMPLE).budget).save_as(path)
    empty_window.work.started.connect(lambda: made.append(empty_window.findChild(Workbench) is not None))
    empty_window.documents.open_recent(path)
    assert made == [False, True]
    assert empty_window.workbench.isVisibleTo(empty_window)


def test_what_a_job_raises_is_raised_by_run(work: Work) -> None:
    def job(_progress: Progress) -> None:
        raise ValueError("wrong")

    with pytest.raises(ValueError, match="wrong"):
        work.run("Reading", job)
    assert not work.is_busy


def test_progress_is_told_in_order(work: Work) -> None:
    told: list[tuple[str, float]] = []
    work.told.connect(lambda words, share: told.append((words, share)))

    def job(progress: Progress) -> None:
        progress("One", 0.25)
        progress("Two", 0.75)

    work.run("Reading", job)
    assert told == [("Reading", 0.0), ("One", 0.25), ("Two", 0.75)]


def test_a_job_is_stopped_at_its_next_step(work: Work) -> None:
    has_begun, may_go_on = threading.Event(), threading.Event()

    def job(progress: Progress) -> None:
        has_begun.set()
        assert may_go_on.wait(10)
        progress("Two", 0.5)

    def stop() -> None:
        assert has_begun.wait(10)
        work.stop()
        may_go_on.set()

    later(stop)
    with pytest.raises(Cancelled):
        work.run("Reading", job)


def test_a_second_job_is_refused_while_one_is_under_way(work: Work) -> None:
    refused: list[str] = []
    may_end = threading.Event()

    def second() -> None:
        try:
            work.run("Exporting", lambda _progress: None)
        except Busy as problem:
            refused.append(str(problem))
        may_end.set()

    later(second)
    work.run("Saving Budget.xlsx", lambda _progress: may_end.wait(10))
    assert refused == ["Saving Budget.xlsx is still under way; wait until it is done, or stop it."]


def saved_sample(window: MainWindow, path: Path) -> Path:
    Document(load_sample(EXAMPLE).budget).save_as(path)
    window.documents.open_recent(path)
    return path


def title_of(path: Path) -> str:
    return next(Document.open(path).budget.lines()).title


def retitle(window: MainWindow, text: str) -> None:
    line = next(window.session.budget.lines())
    window.session.do(set_field(window.session.budget, line.id, Field("title"), text))


def test_an_edit_made_while_saving_stays_unsaved_and_is_in_the_next_save(
    empty_window: MainWindow, tmp_path: Path
) -> None:
    window, path = empty_window, saved_sample(empty_window, tmp_path / "Budget.xlsx")
    retitle(window, "Before")
    window.work.started.connect(lambda *_: retitle(window, "Meanwhile"), Qt.ConnectionType.SingleShotConnection)
    window.actions_table[ActionId.SAVE].trigger()
    assert title_of(path) == "Before"
    assert window.isWindowModified()
    window.actions_table[ActionId.SAVE].trigger()
    assert title_of(path) == "Meanwhile"
    assert not window.isWindowModified()
    window.actions_table[ActionId.UNDO].trigger()
    assert window.isWindowModified()
    window.actions_table[ActionId.REDO].trigger()
    assert not window.isWindowModified()


def test_closing_waits_for_a_save_under_way(empty_window: MainWindow, tmp_path: Path) -> None:
    window, path = empty_window, saved_sample(empty_window, tmp_path / "Budget.xlsx")
    retitle(window, "Before")
    closed: list[bool] = []
    window.work.told.connect(lambda *_: closed.append(window.close()), Qt.ConnectionType.SingleShotConnection)
    window.actions_table[ActionId.SAVE].trigger()
    assert closed == [False]
    assert window.isVisible()
    assert title_of(path) == "Before"


def test_opening_can_be_stopped_and_leaves_the_document(empty_window: MainWindow, tmp_path: Path) -> None:
    window, path = empty_window, saved_sample(empty_window, tmp_path / "Budget.xlsx")
    before = window.session.document
    window.work.started.connect(lambda *_: window.work.stop(), Qt.ConnectionType.SingleShotConnection)
    window.documents.open_recent(path)
    assert window.session.document is before
    assert window.message_bar.text == "Stopped; nothing has changed."


def test_keys_do_nothing_to_a_document_that_is_about_to_be_replaced(empty_window: MainWindow, tmp_path: Path) -> None:
    window, path = empty_window, saved_sample(empty_window, tmp_path / "Budget.xlsx")
    window.activateWindow()
    before = window.session.document
    window.work.told.connect(
        lambda *_: QTest.keyClick(window, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier),
        Qt.ConnectionType.SingleShotConnection,
    )
    window.documents.open_recent(path)
    assert window.session.document is not None
    assert window.session.document is not before
