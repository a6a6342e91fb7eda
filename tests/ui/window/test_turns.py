"""What takes long in the window's own thread leaves it turns, in which nothing half-made is seen or heard of."""

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from model.workbook.document import Document
from model.workbook.new_workbook import write_new_workbook
from tests.ui.window.drawn import Drawn
from tools.example_budget import example_budget
from ui.window.gradually import Gradually
from ui.window.grid.area_page import AreaPage
from ui.window.main_window import MainWindow
from ui.window.page_key import area_page
from ui.window.turns import drawn_once, is_in_turn, take_turn


@pytest.fixture
def widget(qtbot: QtBot) -> QWidget:
    shown = QWidget()
    qtbot.addWidget(shown)
    shown.show()
    qtbot.waitExposed(shown)
    QApplication.processEvents()
    return shown


def test_what_is_due_is_done_in_a_turn(application: QApplication) -> None:
    done: list[bool] = []
    QTimer.singleShot(0, application, lambda: done.append(is_in_turn()))
    take_turn()
    assert done == [True]
    assert not is_in_turn()


def test_there_is_no_turn_within_a_turn(application: QApplication) -> None:
    done: list[str] = []

    def first() -> None:
        QTimer.singleShot(0, application, lambda: done.append("second"))
        take_turn()
        done.append("first")

    QTimer.singleShot(0, application, first)
    take_turn()
    assert done[0] == "first"


def test_what_nobody_waits_for_is_not_done_in_a_turn(application: QApplication, qtbot: QtBot) -> None:
    steps: list[int] = []
    gradually = Gradually(application)
    gradually.begin(map(steps.append, range(3)))
    take_turn()
    assert steps == []
    qtbot.waitUntil(lambda: steps == [0, 1, 2])


def test_what_is_drawn_once_is_drawn_when_all_is_in_place(widget: QWidget) -> None:
    seen = Drawn(widget)
    with drawn_once(widget):
        widget.update()
        take_turn()
        assert seen.times == 0
    take_turn()
    assert seen.times == 1


def test_what_fails_while_nothing_is_drawn_leaves_the_window_drawn(widget: QWidget) -> None:
    with pytest.raises(ZeroDivisionError), drawn_once(widget):
        _ = 1 / 0
    assert widget.updatesEnabled()


class _Watch:
    """Notes what is in sight at each turn of the event loop."""

    def __init__(self, window: MainWindow) -> None:
        self.pages: list[object] = []
        self._window = window
        self._timer = QTimer(window)
        self._timer.timeout.connect(self._on_turn)
        self._timer.start(0)

    def stop(self) -> None:
        self._timer.stop()

    def _on_turn(self) -> None:
        self.pages.append(self._window.workbench.pages.current_key)


def test_the_window_has_turns_while_an_area_is_shown(example_window: MainWindow) -> None:
    pages = example_window.workbench.pages
    QApplication.processEvents()
    before, key = pages.current_key, area_page(example_window.session.budget.areas[0].id)
    watch = _Watch(example_window)
    page = pages.show_page(key)
    watch.stop()
    assert watch.pages.count(before) >= 2
    assert isinstance(page, AreaPage)
    assert pages.currentWidget() is page


def test_a_page_asked_for_while_another_is_made_is_the_one_shown(example_window: MainWindow) -> None:
    pages, areas = example_window.workbench.pages, example_window.session.budget.areas
    first, second = area_page(areas[0].id), area_page(areas[1].id)
    QTimer.singleShot(0, example_window, lambda: pages.show_page(second))
    pages.show_page(first)
    assert pages.current_key == second
    assert pages.currentWidget() is pages.page(second)
    assert pages.show_page(first) is pages.currentWidget()


def test_a_page_whose_document_goes_while_it_is_made_is_not_kept(example_window: MainWindow) -> None:
    pages, key = example_window.workbench.pages, area_page(example_window.session.budget.areas[0].id)
    QTimer.singleShot(0, example_window, pages.clear)
    pages.show_page(key)
    assert pages.current_key is None
    assert pages.page(key) is None


def test_the_welcome_page_stays_until_what_was_opened_can_be_looked_at(
    empty_window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "large.xlsx"
    path.write_bytes(write_new_workbook(example_budget(500)))
    seen: list[bool] = []

    def look() -> None:
        has_page = empty_window.session.document is not None and empty_window.workbench.pages.current_key is not None
        seen.append(empty_window.welcome.isVisible() or has_page)

    timer = QTimer(empty_window)
    timer.timeout.connect(look)
    timer.start(0)
    empty_window.documents.open_recent(path)
    timer.stop()
    assert seen
    assert all(seen)
    assert not empty_window.welcome.isVisible()
    assert empty_window.workbench.isVisible()


def test_a_document_made_here_is_shown_at_once(empty_window: MainWindow) -> None:
    empty_window.session.open(Document(example_budget(40)), is_copy=True)
    assert empty_window.workbench.isVisible()
    assert empty_window.updatesEnabled()
