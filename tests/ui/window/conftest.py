"""The real window on the sample budget, with its own preferences and no dialogs that wait."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from model.samples import EXAMPLE, OXFORDSHIRE, load_sample
from model.workbook.document import Document
from ui.window.application import make_application
from ui.window.main_window import MainWindow


@pytest.fixture(autouse=True)
def preferences(tmp_path: Path) -> None:
    """Keep what the window remembers out of the officer's own settings."""
    folder = tmp_path / "preferences"
    folder.mkdir()
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(folder))


@pytest.fixture(scope="session")
def application(qapp: QApplication) -> QApplication:
    """The application in its theme."""
    assert isinstance(qapp, QApplication)
    return make_application()


@pytest.fixture
def empty_window(qtbot: QtBot, application: QApplication) -> Iterator[MainWindow]:
    """The window with no document."""
    window = MainWindow(application)
    window.resize(1366, 768)
    window.show()
    qtbot.waitExposed(window)
    yield window
    window.session.open(None)
    window.close()
    window.end()
    assert window.work.errands.finish(30)
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def window(empty_window: MainWindow) -> MainWindow:
    """The window with a copy of the Oxfordshire sample."""
    empty_window.session.open(Document(load_sample(OXFORDSHIRE).budget), is_copy=True)
    return empty_window


@pytest.fixture
def example_window(empty_window: MainWindow) -> MainWindow:
    """The window with a copy of the invented example, five years and two services."""
    empty_window.session.open(Document(load_sample(EXAMPLE).budget), is_copy=True)
    return empty_window
