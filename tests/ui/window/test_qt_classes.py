"""The classes of Qt are made before a workbook is opened, while events go on."""

from threading import Event

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from model.progress import silent
from ui.window import main_window
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


class _Awaited(Event):
    """Takes note that somebody waited for it."""

    def __init__(self, done: list[str]) -> None:
        super().__init__()
        self._done = done

    def wait(self, timeout: float | None = None) -> bool:
        self._done.append(f"classes made within {timeout:g} s")
        return True


def test_pages_are_imported_beside_the_window_only_once_all_classes_are_made(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    monkeypatch.setattr(main_window, "_import_pages", lambda: done.append("imported"))
    main_window._get_ready(_Awaited(done), silent)  # what opening runs beside the window
    assert done == ["classes made within 2 s", "imported"]
