"""Copying thousands of lines: beside the window, which waits and can stop it, and the same cells as ever."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from model.workbook.document import Document
from tests.ui.window.clipboard import key
from tools.example_budget import example_budget
from ui.window.grid import copying
from ui.window.main_window import MainWindow
from ui.window.page_key import ALL_LINES


def _every_cell(window: MainWindow, lines: int) -> None:
    window.session.open(Document(example_budget(lines)), is_copy=True)
    window.workbench.pages.show_page(ALL_LINES)
    page = window.workbench.pages.lines_page
    assert page is not None
    page.active_grid.setFocus()
    key(Qt.Key.Key_A)


def test_what_was_written_beside_the_window_is_what_is_written_at_once(
    example_window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    _every_cell(example_window, 300)
    key(Qt.Key.Key_C)
    at_once = QGuiApplication.clipboard().mimeData()
    kept = {name: bytes(at_once.data(name).data()) for name in at_once.formats()}
    QGuiApplication.clipboard().clear()
    monkeypatch.setattr(copying, "MOST_CELLS_AT_ONCE", 100)
    started: list[bool] = []
    example_window.work.started.connect(lambda _can_stop, waits: started.append(waits))
    key(Qt.Key.Key_C)
    beside = QGuiApplication.clipboard().mimeData()
    assert started == [True]
    assert {name: bytes(beside.data(name).data()) for name in beside.formats()} == kept
    assert len(kept) >= 3


@pytest.mark.parametrize("command", [Qt.Key.Key_C, Qt.Key.Key_X])
def test_stopped_it_leaves_clipboard_and_lines_alone(example_window: MainWindow, command: Qt.Key) -> None:
    _every_cell(example_window, 3_000)
    before = example_window.session.budget.snapshot()
    QGuiApplication.clipboard().setText("before")
    QTimer.singleShot(0, lambda: QTest.keyClick(example_window, Qt.Key.Key_Escape))
    key(command)
    assert QGuiApplication.clipboard().text() == "before"
    assert example_window.message_bar.text == "Nothing was copied. Stopped; nothing has changed."
    assert example_window.session.budget.snapshot() == before
