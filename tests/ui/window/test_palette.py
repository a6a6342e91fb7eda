"""Ctrl+Shift+P: any command by a few letters of its words."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.window.focused import press
from ui.window.action_ids import ActionId
from ui.window.action_table import TABLE
from ui.window.command_model import CommandModel
from ui.window.command_ranking import ranked
from ui.window.main_window import MainWindow
from ui.window.palette import CommandPalette

ENTRIES = [
    ("File: Save", "Save the changes into the workbook."),
    ("File: Save as…", "Save as another workbook."),
    ("Line: Delete line", "Delete the selected lines."),
    ("View: Line panel", "Show or hide the details of the line."),
    ("Colours: Dark", "Always dark."),
]
BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.mark.parametrize(
    "query,found",
    [
        ("", [0, 1, 2, 3, 4]),
        ("save", [0, 1]),
        ("save as", [1]),
        ("SAVE  AS", [1]),
        ("panel", [3]),
        ("line", [2, 3]),
        ("dark", [4]),
        ("details", [3]),
        ("lpnl", [3]),
        ("xyzzy", []),
    ],
)
def test_letters_find_commands_best_first(query: str, found: list[int]) -> None:
    assert ranked(query, ENTRIES) == found


@pytest.fixture
def palette(window: MainWindow, qtbot: QtBot) -> CommandPalette:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    press(Qt.Key.Key_P, BOTH)
    palette = window.help.palette
    qtbot.waitUntil(palette.isVisible)
    return palette


def test_the_model_passes_qts_own_tester(window: MainWindow) -> None:
    model = CommandModel(window.actions_table)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for query in ("sav", "", "zzzz", "page"):
        model.seek(query)
    assert tester.model() is model
    assert model.rowCount() > 0


def test_every_command_but_itself_is_listed(palette: CommandPalette) -> None:
    listed = {palette.commands.action(row).objectName() for row in range(palette.commands.rowCount())}
    assert listed == {row.id for row in TABLE} - {ActionId.PALETTE}


def test_enter_runs_the_best_match_and_closes(window: MainWindow, palette: CommandPalette, qtbot: QtBot) -> None:
    QTest.keyClicks(palette.words, "show £000")
    QTest.keyClick(palette.words, Qt.Key.Key_Return)
    assert not palette.isVisible()
    qtbot.waitUntil(lambda: window.session.view.unit.symbol == "£000")


def test_the_arrows_choose_and_pass_over_what_cannot_be_used(window: MainWindow, palette: CommandPalette) -> None:
    QTest.keyClicks(palette.words, "undo")
    assert not window.actions_table[ActionId.UNDO].isEnabled()
    chosen = set()
    for _ in range(palette.commands.rowCount() + 1):
        index = palette.table.currentIndex()
        assert not index.isValid() or palette.commands.action(index.row()).isEnabled()
        chosen.add(index.row())
        QTest.keyClick(palette.words, Qt.Key.Key_Down)
    unusable = [
        row for row in range(palette.commands.rowCount()) if palette.commands.texts(row)[1].startswith("Not now. ")
    ]
    assert unusable
    assert not chosen & set(unusable)


def test_esc_closes_and_the_focus_is_where_it_was(window: MainWindow, palette: CommandPalette, qtbot: QtBot) -> None:
    QTest.keyClick(palette.words, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is window.workbench.navigator)


def test_a_row_is_read_with_its_help_and_its_keys(palette: CommandPalette) -> None:
    palette.words.setText("save as")
    assert palette.commands.spoken(0) == "File: Save as…. Save as another workbook. Ctrl+Shift+S"
    spoken = palette.commands.data(palette.commands.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == palette.commands.spoken(0)


def test_what_finds_nothing_says_so(palette: CommandPalette) -> None:
    QTest.keyClicks(palette.words, "xyzzy")
    assert palette.table.isHidden()
    QTest.keyClick(palette.words, Qt.Key.Key_Return)
    assert palette.isVisible()
