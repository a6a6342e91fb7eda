"""What a closed document held is given back, although the collector seldom looks through everything by itself."""

import gc
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from model.samples import OXFORDSHIRE, load_sample
from model.workbook.document import Document
from ui.window import forgetting
from ui.window.main_window import MainWindow


@pytest.mark.parametrize("is_followed", [False, True])
def test_a_document_is_forgotten_once_it_was_left(
    qtbot: QtBot, empty_window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, is_followed: bool
) -> None:
    monkeypatch.setattr(forgetting, "_IDLE_MS", 0)
    session = empty_window.session
    document = Document(load_sample(OXFORDSHIRE).budget)
    session.open(document)
    empty_window.documents.receipts.tell(document.save_as(tmp_path / "Budget.xlsx"), "Budget.xlsx")
    del document
    left = weakref.ref(session.budget)
    was_on = gc.isenabled()
    gc.disable()  # so that it is not left to chance
    try:
        session.open(Document(load_sample(OXFORDSHIRE).budget) if is_followed else None, is_copy=True)
        qtbot.waitUntil(lambda: left() is None, timeout=20_000)
    finally:
        if was_on:
            gc.enable()


def test_nothing_is_looked_through_while_the_officer_types(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forgetting, "_IDLE_MS", 400)
    collected: list[int] = []
    monkeypatch.setattr(gc, "collect", lambda: collected.append(1))
    window.session.open(Document(load_sample(OXFORDSHIRE).budget), is_copy=True)
    for _ in range(12):
        QTest.keyClick(window, Qt.Key.Key_Shift)
        QTest.qWait(60)
    assert not collected
    qtbot.waitUntil(lambda: bool(collected), timeout=20_000)
    QTest.qWait(50)
    assert collected == [1]
