"""Errands beside a window that goes before it has heard that they are done."""

import gc
import threading

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.qtbot import QtBot

from ui.window.errands import Errands


def test_the_collector_is_on_again_when_the_window_goes_first(qtbot: QtBot) -> None:  # noqa: ARG001  # timers need an application
    window = QObject()
    done = threading.Event()
    Errands(window).do(done.set)
    assert done.wait(10)
    assert not gc.isenabled()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert gc.isenabled()
