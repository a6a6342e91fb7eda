"""Copying and pasting while a view is on: figures land in lines, never in headings, and levels in no amount."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from model.lines import AMOUNT, Field
from tests.ui.window.clipboard import go, key, line_of, put
from ui.window.action_ids import ActionId
from ui.window.main_window import MainWindow


def test_a_block_pasted_in_a_grouped_view_lands_in_the_lines_shown(example_window: MainWindow) -> None:
    window = example_window
    window.activateWindow()
    grid = go(window, "26ASC01")
    lines = grid.lines.rowCount()
    window.actions_table[ActionId.GROUP_STATUS].trigger()
    shown = [line_id for row in range(grid.lines.rowCount()) if (line_id := grid.lines.line_id(row)) is not None]
    grid.select_line(shown[0], Field(AMOUNT, window.session.budget.years[0]))
    put("\r\n".join(f"{number}" for number in range(1, lines + 1)) + "\r\n")
    key(Qt.Key.Key_V)
    budget = window.session.budget
    assert [budget.line(line_id).amounts[0] for line_id in shown] == [n * 1_000_000 for n in range(1, lines + 1)]
    assert grid.lines.rowCount() - len(grid.lines.arranged.groups) == lines


def test_what_is_copied_over_a_heading_leaves_the_heading_out(example_window: MainWindow) -> None:
    window = example_window
    grid = go(window, "26ASC01")
    window.actions_table[ActionId.GROUP_STATUS].trigger()
    column = grid.lines.column_of(Field(AMOUNT, window.session.budget.years[0])) or 0
    grid.setCurrentIndex(grid.lines.index(0, column))
    key(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    key(Qt.Key.Key_C)
    rows = QGuiApplication.clipboard().text().rstrip("\n").split("\n")
    assert len(rows) == sum(1 for row in range(grid.lines.rowCount()) if grid.lines.line_id(row) is not None)


def test_figures_copied_as_levels_are_not_pasted_as_amounts(example_window: MainWindow) -> None:
    window = example_window
    go(window, "26ASC01")
    window.actions_table[ActionId.SHOW_LEVEL].trigger()
    key(Qt.Key.Key_C)
    window.actions_table[ActionId.SHOW_YEAR_ON_YEAR].trigger()
    before = line_of(window, "26ASC01").amounts
    key(Qt.Key.Key_V)
    assert line_of(window, "26ASC01").amounts == before
    assert "copied as levels" in window.message_bar.text or "copied as levels" in _refusal(window)


def _refusal(window: MainWindow) -> str:
    page = window.workbench.pages.lines_page
    return page.active_grid.refusal.text() if page is not None else ""
