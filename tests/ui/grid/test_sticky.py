"""The reference and the title stay in sight when the years scroll: seen, clicked, edited and selected as any cell."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from model.lines import Field, Section
from model.planning import set_field
from tests.ui.grid.keys import GoTo, editor_of, press, type_in
from ui.window.grid.area_page import AreaPage
from ui.window.grid.line_grid import LineGrid
from ui.window.session import Session

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def sideways(page: AreaPage, grid: LineGrid) -> LineGrid:
    """The pressures, scrolled to the last year."""
    page.resize(700, 760)
    grid.horizontalScrollBar().setValue(grid.horizontalScrollBar().maximum())
    assert grid.horizontalScrollBar().value() > 0
    return grid


def cell(grid: LineGrid, row: int, name: str) -> QPoint:
    """Return a place in a cell of a stuck column."""
    return grid.visualRect(grid.lines.index(row, grid.lines.column_of(Field(name)) or 0)).topLeft() + QPoint(6, 6)


def test_reference_and_title_stand_side_by_side_at_the_left(sideways: LineGrid) -> None:
    reference = sideways.visualRect(sideways.lines.index(1, sideways.lines.column_of(Field("reference")) or 0))
    title = sideways.visualRect(sideways.lines.index(1, sideways.lines.column_of(Field("title")) or 0))
    assert reference.left() == 0
    assert title.left() == reference.right() + 1
    assert title.right() < sideways.viewport().width() // 2


def test_where_too_little_room_is_left_only_the_reference_stays(page: AreaPage, sideways: LineGrid) -> None:
    page.resize(420, 760)
    sideways.horizontalScrollBar().setValue(sideways.horizontalScrollBar().maximum())
    reference, title = (sideways.lines.column_of(Field(name)) or 0 for name in ("reference", "title"))
    assert sideways.visualRect(sideways.lines.index(0, reference)).left() == 0
    assert sideways.visualRect(sideways.lines.index(0, title)).left() < 0


def test_nothing_is_stuck_while_everything_is_in_sight(page: AreaPage, sideways: LineGrid) -> None:
    sideways.horizontalScrollBar().setValue(0)
    assert sideways.edge == 0
    assert not any(grid.edge for grid in page.grids)


@pytest.mark.parametrize("name", ["reference", "title"])
def test_a_click_reaches_the_cell_that_is_seen(sideways: LineGrid, name: str) -> None:
    scrolled = sideways.horizontalScrollBar().value()
    QTest.mouseClick(sideways.viewport(), Qt.MouseButton.LeftButton, pos=cell(sideways, 2, name))
    current = sideways.currentIndex()
    assert (current.row(), sideways.lines.columns[current.column()].field) == (2, Field(name))
    assert sideways.horizontalScrollBar().value() == scrolled


def test_a_stuck_cell_is_edited_where_it_is_seen(session: Session, sideways: LineGrid) -> None:
    where = cell(sideways, 1, "title")
    QTest.mouseClick(sideways.viewport(), Qt.MouseButton.LeftButton, pos=where)
    QTest.mouseDClick(sideways.viewport(), Qt.MouseButton.LeftButton, pos=where)
    editor = editor_of(sideways)
    assert isinstance(editor, QLineEdit)
    assert editor.geometry().contains(where)
    editor.selectAll()
    type_in("Home care fees", sideways)
    assert session.budget.line(sideways.lines.line_id(1) or 0).title == "Home care fees"


def test_keys_go_on_from_the_title_to_the_first_year_which_scrolls_into_sight(sideways: LineGrid) -> None:
    QTest.mouseClick(sideways.viewport(), Qt.MouseButton.LeftButton, pos=cell(sideways, 0, "title"))
    press(Qt.Key.Key_Right, sideways)
    first_year = sideways.visualRect(sideways.currentIndex())
    assert sideways.currentIndex().column() == sideways.lines.first_year
    assert first_year.left() >= sideways.edge


def test_no_cell_hides_under_the_stuck_ones(sideways: LineGrid, go_to: GoTo) -> None:
    for place in (4, 3, 2, 1, 0):
        index = go_to("26ASC01", place)
        assert sideways.visualRect(index).left() >= sideways.edge
        assert sideways.visualRect(index).right() <= sideways.viewport().width()


def test_a_drag_from_a_stuck_cell_selects_into_the_years(sideways: LineGrid, go_to: GoTo) -> None:
    year = sideways.visualRect(go_to("26ASC02", 4)).center()
    start = cell(sideways, 0, "title")
    QTest.mousePress(sideways.viewport(), Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(sideways.viewport(), year - QPoint(1, 0))
    QTest.mouseMove(sideways.viewport(), year)
    QTest.mouseRelease(sideways.viewport(), Qt.MouseButton.LeftButton, pos=year)
    headings = {sideways.lines.columns[index.column()].heading for index in sideways.selectedIndexes()}
    assert {"Title", "2026/27", "2030/31"} <= headings
    assert "Reference" not in headings
    assert {index.row() for index in sideways.selectedIndexes()} == {0, 1}
    assert sideways.lines.columns[sideways.currentIndex().column()].is_title


def test_totals_that_scroll_under_the_stuck_columns_are_not_seen(page: AreaPage, sideways: LineGrid) -> None:
    strip = page.net.net
    for figure in strip.figures:
        seen = figure.visibleRegion().boundingRect()
        if not seen.isEmpty():
            left = figure.mapToGlobal(seen.topLeft()).x()
            assert left >= sideways.viewport().mapToGlobal(QPoint(sideways.edge, 0)).x()
    assert strip.figures[0].visibleRegion().isEmpty()


@pytest.mark.parametrize("beyond", [1, 20, 74])
def test_a_figure_is_seen_whole_or_not_at_all(page: AreaPage, sideways: LineGrid, beyond: int) -> None:
    bar = sideways.horizontalScrollBar()
    bar.setValue(0)
    places = [place for place, column in enumerate(sideways.lines.columns) if column.is_amount]
    sideways.scrollTo(sideways.lines.index(0, places[-1]))
    bar.setValue(bar.value() - beyond)
    for place, figure in zip(places, page.totals[Section.PRESSURES].total.figures, strict=True):
        left = sideways.columnViewportPosition(place)
        assert left >= sideways.edge or left + sideways.columnWidth(place) <= sideways.edge
        assert figure.visibleRegion().isEmpty() is (left < sideways.edge)


def test_a_stuck_heading_is_over_its_column_and_sets_its_width(page: AreaPage, sideways: LineGrid) -> None:
    stuck = next(
        header
        for header in sideways.findChildren(type(sideways.horizontalHeader()))
        if header.isVisible() and header is not sideways.horizontalHeader()
    )
    reference = sideways.lines.column_of(Field("reference")) or 0
    before = sideways.columnWidth(reference)
    edge = QPoint(stuck.sectionViewportPosition(reference) + before - 1, 5)
    QTest.mousePress(stuck.viewport(), Qt.MouseButton.LeftButton, pos=edge)
    QTest.mouseMove(stuck.viewport(), edge + QPoint(5, 0))
    QTest.mouseMove(stuck.viewport(), edge + QPoint(10, 0))
    QTest.mouseRelease(stuck.viewport(), Qt.MouseButton.LeftButton, pos=edge + QPoint(10, 0))
    assert [grid.columnWidth(reference) for grid in page.grids] == [before + 10] * 2


def test_shift_and_home_selects_back_to_the_reference(sideways: LineGrid, go_to: GoTo) -> None:
    go_to("26ASC01", 4)
    press(Qt.Key.Key_Home, sideways, SHIFT)
    assert len(sideways.selectedIndexes()) == sideways.columns_in_sight().index(sideways.currentIndex().column()) + 1


def colours_seen(grid: LineGrid, row: int) -> int:
    """Return how many colours the gap between the stuck columns and the first whole year has in a row."""
    title = grid.visualRect(grid.lines.index(row, grid.lines.column_of(Field("title")) or 0))
    gap = QRect(title.right() + 1, title.top() + 1, grid.edge - title.right() - 2, title.height() - 2)
    picture = grid.viewport().grab(gap).toImage()
    return len({picture.pixel(x, y) for x in range(picture.width()) for y in range(picture.height())})


def test_a_year_half_under_the_edge_shows_which_lines_have_a_figure_but_no_part_of_one(
    session: Session, sideways: LineGrid
) -> None:
    first = session.budget.years[0]
    session.do(set_field(session.budget, sideways.lines.line_id(0) or 0, Field("amount", first), Decimal(1_500_000)))
    session.do(set_field(session.budget, sideways.lines.line_id(1) or 0, Field("amount", first), None))
    bar, title = sideways.horizontalScrollBar(), sideways.lines.column_of(Field("title")) or 0
    for value in range(bar.maximum(), 0, -1):
        bar.setValue(value)
        under = sideways.edge - sideways.visualRect(sideways.lines.index(0, title)).right()
        if sideways.columnAt(sideways.edge - 1) == sideways.lines.first_year and under > sideways.row_height:
            break
    assert colours_seen(sideways, 0) > 1
    assert colours_seen(sideways, 1) == 1
