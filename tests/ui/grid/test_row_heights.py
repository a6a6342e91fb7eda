"""Rows as high as their wrapped title, and no more measured than is looked at."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from pytestqt.qtbot import QtBot

from model.area_planning import rename_area
from model.budget import Budget
from model.lines import Field, Section
from model.planning import set_field
from model.samples import EXAMPLE, load_sample
from model.workbook.document import Document
from tests.ui.grid.keys import press
from ui.window.grid.all_lines_page import AllLinesPage
from ui.window.grid.area_page import AreaPage
from ui.window.grid.figures import row_height
from ui.window.grid.line_grid import LineGrid
from ui.window.grid.wrapping import MOST_LINES, Wrapper
from ui.window.session import Session

LONG = "Demographic growth in the number of older people who need care at home or in a care home, net of fees " * 6


def height(grid: LineGrid, lines: int) -> int:
    metrics = grid.fontMetrics()
    return row_height(metrics) + (lines - 1) * metrics.lineSpacing()


def retitle(session: Session, grid: LineGrid, row: int, title: str) -> None:
    session.do(set_field(session.budget, grid.lines.line_id(row) or 0, Field("title"), title))


def test_a_row_follows_its_title_at_once(session: Session, grid: LineGrid) -> None:
    retitle(session, grid, 0, "Short")
    assert grid.rowHeight(0) == height(grid, 1)
    retitle(session, grid, 0, LONG)
    assert grid.rowHeight(0) == height(grid, MOST_LINES)
    assert grid.lines.index(0, grid.lines.column_of(Field("title")) or 0).data(Qt.ItemDataRole.ToolTipRole) == LONG
    session.undo_stack.undo()
    assert grid.rowHeight(0) == height(grid, 1)


def test_a_row_follows_the_width_of_the_title(session: Session, page: AreaPage, grid: LineGrid) -> None:
    retitle(session, grid, 0, "Home care fees: inflation and the National Living Wage")
    page.columns.choose_width(page.columns.title, 80)
    narrow = grid.rowHeight(0)
    page.columns.choose_width(page.columns.title, 800)
    assert narrow > grid.rowHeight(0) == height(grid, 1)


def test_a_row_follows_the_font(page: AreaPage, grid: LineGrid) -> None:
    before = grid.rowHeight(0)
    font = QFont(page.font())
    font.setPointSizeF(font.pointSizeF() * 2)
    for widget in (page, *page.grids):
        widget.setFont(font)
    assert grid.rowHeight(0) > before
    assert grid.rowHeight(0) in [height(grid, lines) for lines in range(1, MOST_LINES + 1)]


def test_the_page_shares_its_height_by_what_rows_need(session: Session, page: AreaPage, grid: LineGrid) -> None:
    for row in range(3, grid.lines.rowCount()):
        retitle(session, grid, row, "Short")
    savings = page.grid_for(Section.SAVINGS)
    page.resize(1000, 1100)
    for each in (grid, savings):
        rows = sum(each.rowHeight(row) for row in range(each.lines.rowCount()))
        assert each.sizeHint().height() == each.height_of(0) + rows


def test_rows_far_away_are_measured_when_they_come_into_sight(qtbot: QtBot) -> None:
    sample = load_sample(EXAMPLE).budget
    area, pattern = sample.areas[0], next(sample.lines())
    lines = [replace(pattern, id=1_000 + number, title=LONG if number % 2 else "Short") for number in range(5_000)]
    session = Session()
    session.open(Document(Budget(sample.settings, [area], lines)))
    page = AreaPage(session, area.id)
    qtbot.addWidget(page)
    page.resize(1000, 760)
    page.show()
    grid = page.grids[0]
    qtbot.waitUntil(lambda: grid.viewport().height() > height(grid, MOST_LINES))
    assert grid.rowHeight(4_001) == height(grid, 1)
    grid.selecting.go(4_001, 0)
    assert grid.rowHeight(4_001) == height(grid, MOST_LINES)
    assert grid.visualRect(grid.currentIndex()).bottom() <= grid.viewport().height()
    grid.setFocus()
    press(Qt.Key.Key_End, grid, Qt.KeyboardModifier.ControlModifier)
    rect = grid.visualRect(grid.currentIndex())
    assert grid.currentIndex().row() == 4_999
    assert rect.height() == height(grid, MOST_LINES)
    assert rect.bottom() <= grid.viewport().height()


@pytest.mark.parametrize("at", [0, 3])
def test_rows_of_all_lines_follow_the_name_of_their_area(session: Session, qtbot: QtBot, at: int) -> None:
    page = AllLinesPage(session)
    qtbot.addWidget(page)
    page.resize(1300, 900)
    page.show()
    grid, area = page.grids[0], session.budget.areas[0]
    order = [column for column in page.columns.columns if not column.is_area]
    order.insert(at, next(column for column in page.columns.columns if column.is_area))
    page.columns.choose(replace(page.columns.choices, order=tuple(dict.fromkeys(column.block for column in order))))
    before = grid.rowHeight(0)
    session.do(rename_area(session.budget, area.id, "Older people, their carers and families in the community"))
    assert grid.rowHeight(0) > before
    session.undo_stack.undo()
    assert grid.rowHeight(0) == before


@pytest.mark.usefixtures("qapp")
def test_a_title_is_broken_between_words_and_elided_at_the_last_line() -> None:
    wrapper = Wrapper()
    font = QFont()
    width = QFontMetrics(font).horizontalAdvance("n" * 20)
    assert wrapper.measure_in(font, width)
    assert not wrapper.measure_in(font, width)
    assert wrapper.lines("Short") == ("Short",)
    assert wrapper.lines("") == ("",)
    lines = wrapper.lines(LONG)
    assert len(lines) == MOST_LINES
    assert lines[-1].endswith("…")
    assert LONG.startswith(" ".join(lines[:-1]))
    assert all(QFontMetrics(font).horizontalAdvance(line) <= width for line in lines)
    assert len(wrapper.lines("n" * 50)) == 3
