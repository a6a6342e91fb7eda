"""On the officers' usual screens every year of a five-year plan is read without scrolling sideways."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from model.lines import AMOUNT, KIND, Field, Section
from model.planning import delete_lines, set_field
from tests.ui.window.focused import press
from ui.window.action_ids import ActionId
from ui.window.grid.area_page import AreaPage
from ui.window.grid.grid_page import GridPage
from ui.window.layout_memory import panel_choice
from ui.window.main_window import MainWindow
from ui.window.page_key import ALL_LINES, PageKey, area_page

pytestmark = pytest.mark.thorough

LAPTOP, LAPTOP_AT_125, SCREEN_AT_150 = (1366, 768), (1093, 614), (1280, 720)
_ROWS = 5
SIZES = [LAPTOP, LAPTOP_AT_125, SCREEN_AT_150]


def shown_page(window: MainWindow, key: PageKey) -> GridPage:
    page = window.workbench.pages.show_page(key)
    QApplication.processEvents()
    assert isinstance(page, GridPage)
    return page


def first_area(window: MainWindow) -> PageKey:
    return area_page(window.session.budget.areas[0].id)


def years_cut(page: GridPage) -> list[str]:
    """Return the years of which a part is out of sight in any grid of the page."""
    return [
        column.heading
        for grid in page.grids
        for place, column in enumerate(grid.lines.columns)
        if column.is_amount and grid.columnViewportPosition(place) + grid.columnWidth(place) > grid.viewport().width()
    ]


def headings(page: GridPage) -> list[str]:
    grid = page.grids[0]
    return [
        grid.lines.columns[place].heading for place in range(len(grid.lines.columns)) if not grid.isColumnHidden(place)
    ]


def panel_is_shown(window: MainWindow) -> bool:
    return window.workbench.line_panel.isVisible()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("where", ["all lines", "area"])
def test_every_year_is_in_sight_at_first(example_window: MainWindow, size: tuple[int, int], where: str) -> None:
    example_window.resize(*size)
    page = shown_page(example_window, ALL_LINES if where == "all lines" else first_area(example_window))
    assert years_cut(page) == []
    assert headings(page)[-8:-3] == ["2026/27", "2027/28", "2028/29", "2029/30", "2030/31"]


@pytest.mark.parametrize("size", [LAPTOP, SCREEN_AT_150])
def test_with_the_panel_asked_for_too(example_window: MainWindow, size: tuple[int, int]) -> None:
    example_window.resize(*size)
    page = shown_page(example_window, ALL_LINES)
    example_window.actions_table[ActionId.LINE_PANEL].trigger()
    QApplication.processEvents()
    assert panel_is_shown(example_window)
    assert years_cut(page) == []


@pytest.mark.parametrize(
    "size,on_area,on_all_lines",
    [(LAPTOP, True, False), (LAPTOP_AT_125, False, False), (SCREEN_AT_150, True, False), ((1920, 1080), True, True)],
)
def test_at_first_the_panel_is_where_it_has_room(
    example_window: MainWindow, size: tuple[int, int], *, on_area: bool, on_all_lines: bool
) -> None:
    example_window.resize(*size)
    shown_page(example_window, first_area(example_window))
    assert panel_is_shown(example_window) is on_area
    shown_page(example_window, ALL_LINES)
    assert panel_is_shown(example_window) is on_all_lines
    assert example_window.actions_table[ActionId.LINE_PANEL].isChecked() is on_all_lines


def test_at_first_the_panel_comes_and_goes_with_the_width_of_the_window(example_window: MainWindow) -> None:
    shown_page(example_window, first_area(example_window))
    for size, shown in ((LAPTOP_AT_125, False), (LAPTOP, True)):
        example_window.resize(*size)
        QApplication.processEvents()
        assert panel_is_shown(example_window) is shown


def test_at_first_the_panel_makes_room_for_longer_figures(example_window: MainWindow) -> None:
    page = shown_page(example_window, first_area(example_window))
    assert panel_is_shown(example_window)
    example_window.actions_table[ActionId.SHOW_POUNDS].trigger()
    for _turn in range(3):
        QApplication.processEvents()
    assert not panel_is_shown(example_window)
    assert years_cut(page) == []


def test_the_panel_shows_every_figure_whole(example_window: MainWindow) -> None:
    example_window.resize(1920, 1080)
    shown_page(example_window, first_area(example_window))
    example_window.actions_table[ActionId.SHOW_POUNDS].trigger()
    session, panel = example_window.session, example_window.workbench.line_panel
    line = session.budget.line_ids(session.budget.areas[0].id)[0]
    session.do(set_field(session.budget, line, Field(AMOUNT, session.budget.years[0]), Decimal(-113_350_000)))
    example_window.workbench.lines.go_to_line(line)
    QApplication.processEvents()
    for field in panel.amounts:
        figure = field.editor.fontMetrics().horizontalAdvance(field.editor.text())  # type: ignore[union-attr]  # amounts
        assert field.editor.width() > figure
        right = field.editor.mapTo(panel.viewport(), field.editor.rect().topRight()).x()
        assert right < panel.viewport().width()


def test_what_the_officer_chose_holds_on_every_page_and_width(example_window: MainWindow, qtbot: QtBot) -> None:
    example_window.activateWindow()
    qtbot.waitUntil(example_window.isActiveWindow)
    shown_page(example_window, ALL_LINES).setFocus()
    for shown in (True, False):
        press(Qt.Key.Key_F4)
        for size in SIZES:
            example_window.resize(*size)
            for key in (first_area(example_window), ALL_LINES):
                shown_page(example_window, key).setFocus()
                assert panel_is_shown(example_window) is shown


@pytest.mark.parametrize("chosen", [None, True, False])
def test_only_a_choice_is_remembered(example_window: MainWindow, *, chosen: bool | None) -> None:
    shown_page(example_window, ALL_LINES)
    for _press in range({None: 0, True: 1, False: 2}[chosen]):
        example_window.actions_table[ActionId.LINE_PANEL].trigger()
    example_window.workbench.remember()
    assert panel_choice() is chosen


def test_a_match_in_the_panel_shows_it_until_the_next_page(example_window: MainWindow) -> None:
    page = shown_page(example_window, ALL_LINES)
    assert not page.shows_field(Field("description"))
    example_window.workbench.panel.reveal()
    QApplication.processEvents()
    assert panel_is_shown(example_window)
    example_window.resize(*LAPTOP_AT_125)
    QApplication.processEvents()
    assert panel_is_shown(example_window)
    shown_page(example_window, first_area(example_window))
    shown_page(example_window, ALL_LINES)
    assert not panel_is_shown(example_window)
    assert example_window.workbench.panel.choice is None


def test_a_column_that_the_officer_shows_is_not_left_out(example_window: MainWindow) -> None:
    example_window.resize(*LAPTOP_AT_125)
    page = shown_page(example_window, ALL_LINES)
    assert "Type" not in headings(page)
    page.columns.show(page.grids[0].lines.column_of(Field(KIND)) or 0, shown=True)
    QApplication.processEvents()
    assert "Type" in headings(page)


def test_the_cursor_leaves_a_column_that_is_left_out(example_window: MainWindow) -> None:
    page = shown_page(example_window, ALL_LINES)
    grid = page.grids[0]
    grid.selecting.go(3, grid.lines.column_of(Field(KIND)) or 0)
    example_window.resize(*LAPTOP_AT_125)
    QApplication.processEvents()
    current = grid.currentIndex()
    assert (current.row(), grid.lines.columns[current.column()].heading) == (3, "Reference")
    assert not grid.isColumnHidden(current.column())


@pytest.mark.parametrize("size", [*SIZES, (1180, 700), (980, 600)])
def test_the_last_column_in_sight_is_never_cut(example_window: MainWindow, size: tuple[int, int]) -> None:
    example_window.resize(*size)
    for key in (ALL_LINES, first_area(example_window)):
        page = shown_page(example_window, key)
        grid = page.grids[0]
        edges = [grid.columnViewportPosition(place) + grid.columnWidth(place) for place in grid.columns_in_sight()]
        assert any(0 <= grid.viewport().width() - edge <= grid.verticalScrollBar().sizeHint().width() for edge in edges)


@pytest.mark.parametrize("size", [LAPTOP_AT_125, SCREEN_AT_150])
@pytest.mark.parametrize("place", range(6))
def test_on_a_low_screen_five_rows_of_each_table_show(
    example_window: MainWindow, size: tuple[int, int], place: int
) -> None:
    example_window.resize(*size)
    page = shown_page(example_window, area_page(example_window.session.budget.areas[place].id))
    for _turn in range(4):  # the panel comes or goes beside the page
        QApplication.processEvents()
    for grid in page.grids:
        rows = range(min(_ROWS, grid.lines.rowCount()))
        ends = [grid.rowViewportPosition(row) + grid.rowHeight(row) for row in rows]
        assert max(ends) <= grid.viewport().height()
    assert isinstance(page, AreaPage)
    shown = [page.net.net, page.net.control, page.net.difference, *(row.total for row in page.totals.values())]
    bottom = page.mapToGlobal(page.rect().bottomLeft()).y()
    for strip in shown:
        assert strip.isVisible()
        assert strip.height() >= strip.fontMetrics().height()
        assert strip.mapToGlobal(strip.rect().bottomLeft()).y() <= bottom


def test_a_low_page_breaks_titles_only_where_all_lines_fit(example_window: MainWindow) -> None:
    example_window.resize(*LAPTOP_AT_125)
    budget = example_window.session.budget
    page = shown_page(example_window, first_area(example_window))
    grid = page.grids[0]
    assert {grid.rowHeight(row) for row in range(grid.lines.rowCount())} == {grid.row_height}
    lines = list(budget.lines_of(budget.areas[0].id))
    few = [line.id for each in Section for line in [line for line in lines if line.section is each][2:]]
    example_window.session.do(delete_lines(budget, few))
    QApplication.processEvents()
    savings = page.grids[1]
    assert savings.rowHeight(0) > savings.row_height


def test_a_page_that_is_high_again_has_its_usual_rows(example_window: MainWindow) -> None:
    grid = shown_page(example_window, first_area(example_window)).grids[0]
    before = [grid.rowHeight(row) for row in range(grid.lines.rowCount())], grid.height()
    example_window.resize(*LAPTOP_AT_125)
    QApplication.processEvents()
    assert grid.rowHeight(0) == grid.row_height
    example_window.resize(*LAPTOP)
    QApplication.processEvents()
    assert ([grid.rowHeight(row) for row in range(grid.lines.rowCount())], grid.height()) == before
