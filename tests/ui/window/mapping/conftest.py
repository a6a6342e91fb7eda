"""Makes the dialog of what was found for each test, and lets it go."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from model.workbook.document import Document
from tests.model.workbook.finding.books import Sheets, book
from tests.ui.window.mapping.dialogs import ROOMY, Make
from ui.window.application import make_application
from ui.window.mapping.mapping_dialog import MappingDialog
from ui.window.mapping_actions import looked_at


@pytest.fixture
def make(qtbot: QtBot, tmp_path: Path) -> Iterator[Make]:
    make_application()
    made: list[MappingDialog] = []

    def of(sheets: Sheets) -> MappingDialog:
        path = tmp_path / "Theirs.xlsx"
        path.write_bytes(book(sheets))
        dialog = MappingDialog("Theirs.xlsx", *looked_at(Document.open(path), _no_progress))
        dialog.showNormal()
        dialog.resize(*ROOMY)
        qtbot.waitExposed(dialog)
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        made.append(dialog)
        return dialog

    yield of
    for dialog in made:
        dialog.done(0)
        dialog.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _no_progress(_step: str, _share: float) -> None:
    pass
