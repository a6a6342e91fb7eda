"""The card of long work lies over the window's corner, moves nothing, and takes no key when nothing waits for it."""

import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame
from pytestqt.qtbot import QtBot

from model.progress import Progress
from ui.window.main_window import MainWindow


def card_of(window: MainWindow) -> QFrame:
    card = window.findChild(QFrame, "WorkCard")
    assert isinstance(card, QFrame)
    return card


def in_sight(window: MainWindow, card: QFrame) -> QRect:
    return QRect(card.mapTo(window, card.rect().topLeft()), card.size())


def while_working(qtbot: QtBot, window: MainWindow, look: Callable[[], None]) -> None:
    """Carry out `look` once the card of some work is in sight."""
    card, done, looked = card_of(window), threading.Event(), QTimer()

    def job(progress: Progress) -> None:
        progress("Writing a budget with a name that is much too long for any card in any corner", 0.5)
        assert done.wait(20)

    def looks() -> None:
        if card.isVisible():
            looked.stop()
            try:
                look()
            finally:
                done.set()

    looked.timeout.connect(looks)
    looked.start(20)
    with qtbot.capture_exceptions() as raised:
        window.work.run("Writing", job)
    assert not raised, raised


def test_the_page_stays_where_it_is_while_the_card_is_there(qtbot: QtBot, window: MainWindow) -> None:
    before = window.workbench.geometry()

    def look() -> None:
        assert window.workbench.geometry() == before
        assert window.rect().contains(in_sight(window, card_of(window)))

    while_working(qtbot, window, look)
    assert window.workbench.geometry() == before
    assert card_of(window).isHidden()


def test_the_card_stays_in_its_corner_when_the_window_changes_its_size(qtbot: QtBot, window: MainWindow) -> None:
    card = card_of(window)

    def look() -> None:
        window.resize(window.width() - 150, window.height() - 90)
        QTest.qWait(20)
        place, bar = in_sight(window, card), window.statusBar().geometry()
        assert window.rect().contains(place)
        assert place.left() < window.width() // 8
        assert 0 <= bar.top() - place.bottom() < card.height()

    while_working(qtbot, window, look)


@pytest.mark.parametrize("moment", ["meanwhile", "afterwards"])
def test_keys_reach_the_page_beside_work_that_nothing_waits_for(qtbot: QtBot, window: MainWindow, moment: str) -> None:
    navigator = window.workbench.navigator
    shown: list[int] = []

    def press() -> None:
        navigator.setFocus()
        QTest.keyClick(navigator, Qt.Key.Key_Home)
        before = navigator.currentIndex().row()
        QTest.keyClick(navigator, Qt.Key.Key_Down)
        shown.append(before)
        shown.append(navigator.currentIndex().row())

    while_working(qtbot, window, press if moment == "meanwhile" else lambda: None)
    if moment == "afterwards":
        press()
    assert shown[0] != shown[1]
