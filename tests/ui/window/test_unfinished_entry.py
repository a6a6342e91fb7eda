"""What is being typed is work too: saving, closing and every command take it first, or say why they cannot."""

from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton

from model.lines import AMOUNT, Field
from model.workbook.document import Document
from tests.ui.grid.keys import editor_of
from ui.window import messages
from ui.window.action_ids import ActionId
from ui.window.grid.line_grid import LineGrid
from ui.window.main_window import MainWindow
from ui.window.messages import SaveAnswer

REFERENCE = "14SCS10"


@pytest.fixture
def opened(empty_window: MainWindow, tmp_path: Path) -> MainWindow:
    """The sample in a file of the officer's own."""
    from model.samples import OXFORDSHIRE, load_sample

    path = tmp_path / "Budget.xlsx"
    Document(load_sample(OXFORDSHIRE).budget).save_as(path)
    empty_window.activateWindow()
    empty_window.documents.open_recent(path)
    return empty_window


def begin_typing(window: MainWindow, text: str) -> LineGrid:
    """Go to the first year's amount of the line and type, without ending the entry."""
    line = next(line for line in window.session.budget.lines() if line.reference == REFERENCE)
    window.workbench.lines.go_to_line(line.id, Field(AMOUNT, window.session.budget.years[0]))
    page = window.workbench.pages.lines_page
    assert page is not None
    grid = page.active_grid
    for letter in text:
        QTest.keyClick(editor_of(grid) or grid, letter)  # type: ignore[call-overload]  # a letter will do
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    return grid


def kept_in(grid: LineGrid) -> str:
    """Return what stands in the open editor, which has the focus."""
    editor = editor_of(grid)
    assert isinstance(editor, QLineEdit)
    return editor.text()


def amount_in(path: Path) -> object:
    budget = Document.open(path).budget
    return next(line for line in budget.lines() if line.reference == REFERENCE).amounts[0]


def amount(window: MainWindow) -> object:
    return next(line for line in window.session.budget.lines() if line.reference == REFERENCE).amounts[0]


def path_of(window: MainWindow) -> Path:
    document = window.session.document
    assert document is not None
    assert document.path is not None
    return document.path


def test_saving_takes_what_is_being_typed_in_a_cell(opened: MainWindow) -> None:
    grid = begin_typing(opened, "9.9")
    opened.actions_table[ActionId.SAVE].trigger()
    assert amount_in(path_of(opened)) == Decimal(9_900_000)
    assert editor_of(grid) is None
    assert not opened.isWindowModified()


def test_saving_takes_what_is_being_typed_in_the_line_panel(opened: MainWindow) -> None:
    line = next(line for line in opened.session.budget.lines() if line.reference == REFERENCE)
    opened.workbench.lines.go_to_line(line.id)
    field = opened.workbench.line_panel.fields[Field("lead_officer")]
    field.editor.setFocus()
    QTest.keyClicks(field.editor, "Head of Service")
    opened.actions_table[ActionId.SAVE].trigger()
    saved = Document.open(path_of(opened)).budget
    assert next(line for line in saved.lines() if line.reference == REFERENCE).lead_officer == "Head of Service"


@pytest.mark.parametrize("command", [ActionId.SAVE, ActionId.CLOSE, ActionId.OPEN, ActionId.EXPORT])
def test_an_entry_that_cannot_be_taken_stops_the_command(opened: MainWindow, command: ActionId) -> None:
    before = path_of(opened).read_bytes()
    grid = begin_typing(opened, "1.2.3")
    opened.actions_table[command].trigger()
    assert opened.session.document is not None
    assert path_of(opened).read_bytes() == before
    assert grid.refusal.isVisible()
    assert "is not an amount" in grid.refusal.text()


def test_closing_the_window_asks_about_what_is_being_typed(opened: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def ask(_parent: object, name: str) -> SaveAnswer:
        asked.append(name)
        return SaveAnswer.SAVE

    monkeypatch.setattr(messages, "ask_save", ask)
    begin_typing(opened, "9.9")
    path = path_of(opened)
    assert opened.close()
    assert asked == ["Budget.xlsx"]
    assert amount_in(path) == Decimal(9_900_000)


def test_undo_takes_back_what_was_just_typed_and_nothing_older(opened: MainWindow) -> None:
    before = amount(opened)
    begin_typing(opened, "9.9")
    button = next(
        button
        for button in opened.workbench.top_bar.findChildren(QToolButton)
        if button.defaultAction() is opened.actions_table[ActionId.UNDO]
    )
    opened.actions_table[ActionId.UNDO].setEnabled(True)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert amount(opened) == before
    assert opened.session.undo_stack.canRedo()


def test_another_unit_takes_what_was_typed_in_the_old_one(opened: MainWindow) -> None:
    begin_typing(opened, "2.5")
    opened.actions_table[ActionId.SHOW_POUNDS].trigger()
    assert amount(opened) == Decimal(2_500_000)


def test_leaving_the_cell_by_a_click_says_why_nothing_was_taken(opened: MainWindow) -> None:
    grid = begin_typing(opened, "1.2.3")
    row = grid.currentIndex().row()
    other = grid.lines.index(0, grid.lines.column_of(Field("title")) or 0)
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=grid.visualRect(other).center())
    assert grid.refusal.isVisible()
    assert "1.2.3" in grid.refusal.text()
    assert kept_in(grid) == "1.2.3"
    assert grid.currentIndex() == grid.lines.index(row, grid.currentIndex().column())


def test_another_control_leaves_it_open_and_the_grid_goes_back_to_it(opened: MainWindow) -> None:
    grid = begin_typing(opened, "1.2.3")
    opened.workbench.top_bar.search.setFocus()
    assert grid.refusal.isVisible()
    assert grid.is_mending
    grid.setFocus()
    assert kept_in(grid) == "1.2.3"
    QTest.keyClick(editor_of(grid) or grid, Qt.Key.Key_Escape)
    opened.actions_table[ActionId.SAVE].trigger()
    assert not grid.is_mending


def test_sorting_waits_for_what_cannot_be_taken(opened: MainWindow) -> None:
    grid = begin_typing(opened, "1.2.3")
    page = opened.workbench.pages.lines_page
    assert page is not None
    page.arranger.turn(grid.lines.columns[grid.lines.column_of(Field("title")) or 0])
    assert page.arranger.arrangement.is_plain
    assert kept_in(grid) == "1.2.3"


def test_undo_takes_no_older_step_back_while_something_is_to_be_mended(opened: MainWindow) -> None:
    begin_typing(opened, "9.9")
    opened.actions_table[ActionId.SAVE].trigger()
    grid = begin_typing(opened, "1.2.3")
    opened.actions_table[ActionId.UNDO].trigger()
    assert amount(opened) == Decimal(9_900_000)
    assert kept_in(grid) == "1.2.3"


def test_another_line_says_in_the_message_bar_what_the_panel_could_not_take(opened: MainWindow) -> None:
    line = next(line for line in opened.session.budget.lines() if line.reference == REFERENCE)
    opened.workbench.lines.go_to_line(line.id)
    field = opened.workbench.line_panel.fields[Field(AMOUNT, opened.session.budget.years[0])]
    field.editor.setFocus()
    assert isinstance(field.editor, QLineEdit)
    field.editor.selectAll()
    QTest.keyClicks(field.editor, "abc")
    opened.session.set_current_line(next(opened.session.budget.lines()).id)
    assert "“abc” is not an amount" in opened.message_bar.text
