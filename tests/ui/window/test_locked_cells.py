"""A cell that is locked or lies under merged ones takes no entry, and says so when it is to be edited."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from model.lines import Field
from tests.model.workbook.builder import LEARNING, sample_parts
from tests.ui.grid.keys import editor_of, press
from tests.ui.window.clipboard import go, key, put
from ui.window.main_window import MainWindow

LOCKED = (
    "The cell Learning Disability!I14 is locked on a protected sheet; remove the protection in Excel, or save as a new "
    "workbook first."
)


@pytest.fixture
def window(empty_window: MainWindow, tmp_path: Path) -> MainWindow:
    book = sample_parts().replace(LEARNING, "</sheetData>", '</sheetData><sheetProtection sheet="1"/>')
    (tmp_path / "Budget.xlsx").write_bytes(book.zipped())
    empty_window.documents.open_recent(tmp_path / "Budget.xlsx")
    empty_window.show()
    return empty_window


@pytest.mark.parametrize("pressed", [Qt.Key.Key_1, Qt.Key.Key_F2, Qt.Key.Key_Delete])
def test_no_key_edits_it_and_the_reason_stands_beside_it(window: MainWindow, pressed: Qt.Key) -> None:
    grid = go(window, "14SCS16")
    press(pressed, grid)
    assert editor_of(grid) is None
    assert grid.refusal.text() == LOCKED
    assert not window.session.is_modified


def test_nothing_is_pasted_over_it(window: MainWindow) -> None:
    grid = go(window, "14SCS16")
    put("4.2")
    key(Qt.Key.Key_V)
    assert grid.refusal.text() == LOCKED
    assert not window.session.is_modified


def test_its_words_are_as_fixed_as_its_amounts(window: MainWindow) -> None:
    grid = go(window, "14SCS16", Field("title"))
    QTest.keyClicks(grid, "x")
    assert "!D14 is locked on a protected sheet" in grid.refusal.text()
    assert not window.session.is_modified


def test_a_cell_of_another_sheet_takes_what_is_typed(window: MainWindow) -> None:
    grid = go(window, "14SCS6")
    QTest.keyClicks(grid, "1")
    assert editor_of(grid) is not None
    press(Qt.Key.Key_Return, grid)
    assert window.session.is_modified
    window.session.undo_stack.undo()


def test_a_cell_under_merged_ones_takes_no_entry(empty_window: MainWindow, tmp_path: Path) -> None:
    merges = '<mergeCells><mergeCell ref="I14:J14"/></mergeCells>'
    book = sample_parts().replace(LEARNING, "</sheetData>", f"</sheetData>{merges}")
    (tmp_path / "Budget.xlsx").write_bytes(book.zipped())
    empty_window.documents.open_recent(tmp_path / "Budget.xlsx")
    empty_window.show()
    grid = go(empty_window, "14SCS16", 1)
    press(Qt.Key.Key_1, grid)
    assert editor_of(grid) is None
    assert "!J14 lies hidden under the merged cells I14:J14" in grid.refusal.text()
