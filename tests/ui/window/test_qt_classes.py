"""The classes of Qt are made before a workbook is opened, while events go on."""

from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from ui.window.qt_classes import QtClasses


def test_other_events_come_between(qtbot: QtBot) -> None:
    parent = QObject()
    classes = QtClasses(parent)
    were_made: list[bool] = []
    classes.begin()
    QTimer.singleShot(0, lambda: were_made.append(classes.made.is_set()))
    qtbot.waitUntil(classes.made.is_set)
    assert were_made


def test_to_begin_again_does_no_harm(qtbot: QtBot) -> None:
    parent = QObject()
    classes = QtClasses(parent)
    classes.begin()
    qtbot.waitUntil(classes.made.is_set)
    classes.begin()
    assert classes.made.is_set()
