"""What a closed document held is given back, although the collector seldom looks through everything by itself."""

import gc
import weakref

import pytest
from pytestqt.qtbot import QtBot

from model.samples import OXFORDSHIRE, load_sample
from model.workbook.document import Document
from ui.window import forgetting
from ui.window.main_window import MainWindow


@pytest.mark.parametrize("is_followed", [False, True])
def test_a_document_is_forgotten_once_it_was_left(
    qtbot: QtBot, empty_window: MainWindow, monkeypatch: pytest.MonkeyPatch, is_followed: bool
) -> None:
    monkeypatch.setattr(forgetting, "_IDLE_MS", 0)
    session = empty_window.session
    session.open(Document(load_sample(OXFORDSHIRE).budget), is_copy=True)
    left = weakref.ref(session.budget)
    was_on = gc.isenabled()
    gc.disable()  # so that it is not left to chance
    try:
        session.open(Document(load_sample(OXFORDSHIRE).budget) if is_followed else None, is_copy=True)
        qtbot.waitUntil(lambda: left() is None, timeout=20_000)
    finally:
        if was_on:
            gc.enable()
