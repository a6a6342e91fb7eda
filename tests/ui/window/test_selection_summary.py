"""The bottom bar tells of the selected cells as a spreadsheet does, in the view's unit, in full on hover."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from model.lines import AMOUNT, Field
from model.money import Unit
from ui.window import selection_summary
from ui.window.grid.grid_page import GridPage
from ui.window.main_window import MainWindow
from ui.window.page_key import ALL_LINES, SUMMARY, area_page
from ui.window.selection_summary import SelectionSummary

SHIFT = Qt.KeyboardModifier.ShiftModifier


def page_of(window: MainWindow) -> GridPage:
    window.workbench.pages.show_page(area_page(window.session.budget.areas[0].id))
    page = window.workbench.pages.lines_page
    assert page is not None
    return page


def go_to(window: MainWindow, reference: str, field: Field) -> GridPage:
    page = page_of(window)
    line = next(line for line in window.session.budget.lines() if line.reference == reference)
    assert page.select_line(line.id, field)
    return page


@pytest.fixture
def summary(window: MainWindow) -> SelectionSummary:
    return window.workbench.bottom_bar.selection


@pytest.fixture
def page(window: MainWindow) -> GridPage:
    """A line of the first area is selected in both years."""
    years = window.session.budget.years
    line = next(line for line in window.session.budget.lines() if None not in line.amounts)
    page = page_of(window)
    assert page.select_line(line.id, Field(AMOUNT, years[0]))
    QTest.keyClick(page.active_grid, Qt.Key.Key_Right, SHIFT)
    return page


def test_a_selection_over_years_tells_each_years_sum(
    window: MainWindow, page: GridPage, summary: SelectionSummary
) -> None:
    found = page.selection_statistics().statistics()
    assert found.total is not None
    assert found.average is not None
    shown = window.session.view.text
    years = " · ".join(f"{year} {shown(total)}" for year, total in found.years)
    assert summary.text == f"Sum {shown(found.total)} · Average {shown(found.average)} · Count 2 · {years}"
    assert "2013/14" in summary.text
    assert summary.toolTip() == summary.accessibleDescription() == summary.text


def test_it_follows_the_unit_and_every_edit(window: MainWindow, page: GridPage, summary: SelectionSummary) -> None:
    before = summary.text
    window.session.show_in(Unit.THOUSANDS)
    assert summary.text != before
    window.session.show_in(Unit.MILLIONS)
    assert summary.text == before
    page.active_grid.clear_selected()
    assert summary.text.startswith("Count 0 · 2 blank")
    window.session.undo_stack.undo()
    assert summary.text == before


def test_words_are_merely_counted_and_one_cell_tells_nothing(window: MainWindow, summary: SelectionSummary) -> None:
    page = go_to(window, "14SCS6", Field("title"))
    assert summary.text == ""
    QTest.keyClick(page.active_grid, Qt.Key.Key_Down, SHIFT)
    assert summary.text == "Count 2"
    window.workbench.pages.show_page(SUMMARY)
    assert summary.text == ""


def test_a_large_selection_is_reckoned_up_a_moment_later(
    window: MainWindow, summary: SelectionSummary, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(selection_summary, "MOST_AT_ONCE", 10)
    window.workbench.pages.show_page(ALL_LINES)
    page = window.workbench.pages.lines_page
    assert page is not None
    page.active_grid.selectAll()
    assert summary.text == "Adding up the selection"
    qtbot.waitUntil(lambda: summary.text.startswith("Sum"))
    page.active_grid.clearSelection()
    page.active_grid.selectAll()
    assert summary.text == "Adding up the selection"
    window.session.open(None)
    qtbot.waitUntil(lambda: summary.text == "")


@pytest.mark.parametrize("width", [1366, 1920, 2800])
def test_the_year_totals_stay_in_sight_beside_a_long_selection(example_window: MainWindow, width: int) -> None:
    window = example_window
    window.resize(width, 768)
    page = page_of(window)
    page.active_grid.selectAll()
    QTest.qWait(0)
    bar = window.workbench.bottom_bar
    assert bar.selection.text.startswith("Sum")
    for cell in bar._cells:
        assert cell.width() >= cell.sizeHint().width()
        assert cell.mapTo(bar, cell.rect().topRight()).x() <= bar.selection.x()
    assert bar.state.geometry().right() <= bar.width()
