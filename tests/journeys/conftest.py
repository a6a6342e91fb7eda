"""An officer with the example workbook open on the first activity area."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from pytestqt.qtbot import QtBot

from model.samples import EXAMPLE, load_sample
from model.workbook.document import Document
from tests.journeys.officer import CONTROL, Key, Officer
from ui.window.application import make_application
from ui.window.main_window import MainWindow


@pytest.fixture(scope="session")
def example_file(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The example workbook, written once."""
    path = tmp_path_factory.mktemp("example") / "example.xlsx"
    Document(load_sample(EXAMPLE).budget).save_as(path)
    return path.read_bytes()


@pytest.fixture
def officer(qtbot: QtBot, tmp_path: Path, example_file: bytes) -> Iterator[Officer]:
    (tmp_path / "preferences").mkdir()
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "preferences"))
    path = tmp_path / "People and Places 2026-27.xlsx"
    path.write_bytes(example_file)
    window = MainWindow(make_application())
    window.resize(1366, 768)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.documents.open_recent(path)
    officer = Officer(window)
    officer.press(Key.Key_2, CONTROL)
    yield officer
    window.session.undo_stack.setClean()
    window.session.open(None)
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
