"""F1 and the pages of the help; About with the licences."""

import re
import tomllib
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextBrowser
from pytestqt.qtbot import QtBot

from tests.ui.window.focused import press
from ui.window.about import PACKAGES
from ui.window.action_ids import ActionId
from ui.window.action_table import TABLE
from ui.window.grid.key_help import GRID_KEYS
from ui.window.help_texts import guide, newest_version, whats_new
from ui.window.main_window import MainWindow

ROOT = Path(__file__).resolve().parents[3]


def shown(window: MainWindow) -> QTextBrowser:
    page = window.help.help_window.pages.currentWidget()
    assert isinstance(page, QTextBrowser)
    return page


def test_f1_opens_the_guide_beside_the_work(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    press(Qt.Key.Key_F1)
    assert window.help.help_window.isVisible()
    assert not window.help.help_window.isModal()
    assert "What saving does, and does not, touch" in shown(window).toPlainText()
    QTest.keyClick(shown(window), Qt.Key.Key_Escape)
    assert not window.help.help_window.isVisible()


def test_help_is_there_before_a_workbook_is_open(empty_window: MainWindow) -> None:
    for name in (ActionId.GUIDE, ActionId.SHORTCUTS, ActionId.WHATS_NEW, ActionId.ABOUT, ActionId.PALETTE):
        assert empty_window.actions_table[name].isEnabled()


@pytest.mark.parametrize("text", [guide(), whats_new()])
def test_no_page_leads_out_to_the_network(text: str) -> None:
    assert text
    assert not re.search(r"https?:|www\.|]\(", text)


def test_the_guide_names_only_shortcuts_that_exist() -> None:
    known = {QKeySequence(keys).toString() for row in TABLE for keys in row.shortcuts}
    named = re.findall(r"\b(?:(?:Ctrl|Alt|Shift)\+)+(?:\w+|,)|\bF\d+", guide())
    assert len(named) > 10
    own = " ".join(keys for keys, _words in GRID_KEYS)
    assert [keys for keys in named if QKeySequence(keys).toString() not in known and keys not in own] == []


def test_the_shortcut_page_has_every_key_of_the_table_and_of_the_grid(window: MainWindow) -> None:
    window.actions_table[ActionId.SHORTCUTS].trigger()
    text = shown(window).toPlainText()
    for row in TABLE:
        for keys in row.shortcuts:
            assert QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) in text, row.id
    for keys, words in GRID_KEYS:
        assert keys in text
        assert words in text


def test_about_names_every_package_with_its_licence(window: MainWindow) -> None:
    window.actions_table[ActionId.ABOUT].trigger()
    text = shown(window).toPlainText()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {re.split(r"[><=!]", each)[0].strip() for each in project["dependencies"]}
    locked = re.findall(r"^([a-z0-9-]+)==", (ROOT / "requirements.lock").read_text(encoding="utf-8"), re.MULTILINE)
    assert wanted <= set(PACKAGES)
    assert {name.replace("_", "-").lower() for name in PACKAGES} == set(locked)
    for name in PACKAGES:
        assert name in text
    for licence in ("MIT", "LGPL", "BSD"):
        assert licence in text
    assert "not stated" not in text


def test_about_has_the_version(window: MainWindow) -> None:
    window.actions_table[ActionId.ABOUT].trigger()
    assert newest_version()
    assert newest_version().split()[0] in shown(window).toPlainText()
