"""Signs and buttons of the window's own set: what they show follows the theme while they are in sight."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QToolButton
from pytestqt.qtbot import QtBot

from model.findings import Level
from ui.window import messages
from ui.window.action_ids import ActionId
from ui.window.icon_widgets import Sign
from ui.window.main_window import MainWindow
from ui.window.search_line import SearchLine
from ui.window.theme import Scheme, apply_theme, current_theme


@pytest.fixture
def themed(application: QApplication) -> Iterator[QApplication]:
    yield application
    apply_theme(application, Scheme.LIGHT)


def drawn_in(image: QImage, colour: str) -> bool:
    """Whether what is drawn most fully has a colour of the theme."""
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    drawn, wanted = max(pixels, key=QColor.alpha), current_theme().colour(colour)
    return max(abs(drawn.red() - wanted.red()), abs(drawn.blue() - wanted.blue())) < 12


def show_bars(window: MainWindow) -> None:
    window.message_bar.tell(Level.WARNING, "Check that it is meant.")
    window.actions_table[ActionId.FIND].trigger()


@pytest.mark.parametrize("scheme", [Scheme.DARK, Scheme.LIGHT])
def test_what_closes_a_bar_is_seen_in_a_theme_that_comes_while_it_is_open(
    window: MainWindow, themed: QApplication, scheme: Scheme
) -> None:
    apply_theme(themed, Scheme.LIGHT if scheme is Scheme.DARK else Scheme.DARK)
    themed.processEvents()
    show_bars(window)
    apply_theme(themed, scheme)
    themed.processEvents()
    for bar in (window.message_bar, window.workbench.finding.bar):
        buttons = [each for each in bar.findChildren(QToolButton) if each.accessibleName().startswith("Close")]
        assert [drawn_in(each.icon().pixmap(48, 48).toImage(), "text") for each in buttons] == [True]
    sign = window.message_bar.findChild(Sign)
    assert isinstance(sign, Sign)
    assert drawn_in(sign.pixmap().toImage(), "warning")


def test_the_sign_that_clears_words_shows_while_there_are_any_and_clears_them(qtbot: QtBot) -> None:
    line = SearchLine()
    qtbot.addWidget(line)
    line.show()
    button = line.findChild(QToolButton)
    assert isinstance(button, QToolButton)
    assert not button.isVisible()
    QTest.keyClicks(line, "care")
    assert button.isVisible()
    assert drawn_in(button.icon().pixmap(48, 48).toImage(), "muted")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert line.text() == ""
    assert not button.isVisible()


def test_the_sign_goes_with_words_that_are_taken_away_unannounced(qtbot: QtBot) -> None:
    line = SearchLine()
    qtbot.addWidget(line)
    line.show()
    QTest.keyClicks(line, "care")
    with QSignalBlocker(line):
        line.setText("")
    button = line.findChild(QToolButton)
    assert isinstance(button, QToolButton)
    assert not button.isVisible()


def test_a_question_bears_a_sign_of_the_same_set(window: MainWindow) -> None:
    seen: list[bool] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        sign = box.findChild(QLabel, "qt_msgboxex_icon_label")
        assert isinstance(sign, QLabel)
        seen.append(drawn_in(sign.pixmap().toImage(), "accent"))
        box.reject()

    QTimer.singleShot(0, look)
    assert not messages.ask_confirm(window, "Replace the formula?", "Replace")
    assert seen == [True]
