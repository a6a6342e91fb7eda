"""The keys that an officer knows from Excel, pressed in the real grid."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from model.lines import AMOUNT, Field, Line, Section
from model.planning import set_fields
from tests.ui.grid.keys import GoTo, editor_of, press, type_in
from ui.window.grid.area_page import AreaPage
from ui.window.grid.line_grid import LineGrid
from ui.window.session import Session

KEY = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def heading(grid: LineGrid) -> str:
    return grid.lines.columns[grid.currentIndex().column()].heading


def selected(grid: LineGrid) -> set[tuple[int, str]]:
    return {(index.row(), grid.lines.columns[index.column()].heading) for index in grid.selectedIndexes()}


def line_of(session: Session, reference: str) -> Line:
    return next(line for line in session.budget.lines() if line.reference == reference)


@pytest.mark.parametrize(
    "key, held, row, column",
    [
        (KEY.Key_Right, Qt.KeyboardModifier.NoModifier, 1, "2028/29"),
        (KEY.Key_Left, Qt.KeyboardModifier.NoModifier, 1, "2026/27"),
        (KEY.Key_Down, Qt.KeyboardModifier.NoModifier, 2, "2027/28"),
        (KEY.Key_Up, Qt.KeyboardModifier.NoModifier, 0, "2027/28"),
        (KEY.Key_Home, Qt.KeyboardModifier.NoModifier, 1, "Reference"),
        (KEY.Key_End, Qt.KeyboardModifier.NoModifier, 1, "Forecast 2028/29"),
        (KEY.Key_Home, CONTROL, 0, "Reference"),
        (KEY.Key_End, CONTROL, 6, "Forecast 2028/29"),
        (KEY.Key_Right, CONTROL, 1, "2030/31"),
        (KEY.Key_Left, CONTROL, 1, "Reference"),
        (KEY.Key_Down, CONTROL, 6, "2027/28"),
        (KEY.Key_PageDown, Qt.KeyboardModifier.NoModifier, 6, "2027/28"),
        (KEY.Key_Tab, Qt.KeyboardModifier.NoModifier, 1, "2028/29"),
        (KEY.Key_Backtab, SHIFT, 1, "2026/27"),
        (KEY.Key_Return, Qt.KeyboardModifier.NoModifier, 2, "2027/28"),
        (KEY.Key_Return, SHIFT, 0, "2027/28"),
    ],
)
def test_a_key_leads_where_it_leads_in_excel(
    grid: LineGrid, go_to: GoTo, key: Qt.Key, held: Qt.KeyboardModifier, row: int, column: str
) -> None:
    go_to("26ASC02", 1)
    press(key, grid, held)
    assert (grid.currentIndex().row(), heading(grid)) == (row, column)
    assert selected(grid) == {(row, column)}


def test_control_and_down_stops_where_the_figures_stop(session: Session, grid: LineGrid, go_to: GoTo) -> None:
    year = session.budget.years[0]
    session.do(set_fields(session.budget, [(grid.lines.line_id(3) or 0, Field(AMOUNT, year), None)]))
    go_to("26ASC01", 0)
    press(KEY.Key_Down, grid, CONTROL)
    assert grid.currentIndex().row() == 2
    press(KEY.Key_Down, grid, CONTROL)
    assert grid.currentIndex().row() == 4


def test_shift_extends_from_the_cell_where_it_began_which_stays_current(grid: LineGrid, go_to: GoTo) -> None:
    start = go_to("26ASC02", 1)
    press(KEY.Key_Down, grid, SHIFT)
    press(KEY.Key_Right, grid, SHIFT)
    assert selected(grid) == {(row, year) for row in (1, 2) for year in ("2027/28", "2028/29")}
    assert grid.currentIndex() == start
    press(KEY.Key_Left, grid, SHIFT)
    press(KEY.Key_Left, grid, SHIFT)
    assert selected(grid) == {(row, year) for row in (1, 2) for year in ("2026/27", "2027/28")}
    press(KEY.Key_Home, grid, CONTROL | SHIFT)
    assert (0, "Reference") in selected(grid)
    assert (2, "2027/28") not in selected(grid)
    press(KEY.Key_Down, grid)
    assert len(selected(grid)) == 1


def test_hidden_columns_are_never_in_a_selection(page: AreaPage, grid: LineGrid) -> None:
    grid.selecting.go(0, 0)
    press(KEY.Key_End, grid, SHIFT)
    columns = [index.column() for index in grid.selectionModel().selectedIndexes()]
    assert sorted(columns) == grid.columns_in_sight()
    assert not any(page.columns.is_hidden(column) for column in columns)


def test_space_with_control_takes_the_column_and_with_shift_the_row(grid: LineGrid, go_to: GoTo) -> None:
    go_to("26ASC02", 1)
    press(KEY.Key_Space, grid, CONTROL)
    assert selected(grid) == {(row, "2027/28") for row in range(7)}
    go_to("26ASC02", 1)
    press(KEY.Key_Space, grid, SHIFT)
    assert {row for row, _ in selected(grid)} == {1}
    assert len(selected(grid)) == len(grid.columns_in_sight())


def test_shift_and_an_arrow_add_whole_rows_to_a_row_and_columns_to_a_column(grid: LineGrid, go_to: GoTo) -> None:
    go_to("26ASC02", 1)
    press(KEY.Key_Space, grid, SHIFT)
    press(KEY.Key_Down, grid, SHIFT)
    press(KEY.Key_Down, grid, SHIFT)
    assert {row for row, _ in selected(grid)} == {1, 2, 3}
    assert len(selected(grid)) == 3 * len(grid.columns_in_sight())
    go_to("26ASC02", 1)
    press(KEY.Key_Space, grid, CONTROL)
    press(KEY.Key_Right, grid, SHIFT)
    assert selected(grid) == {(row, heading) for row in range(7) for heading in ("2027/28", "2028/29")}
    go_to("26ASC02", 1)
    press(KEY.Key_Down, grid, SHIFT)
    assert selected(grid) == {(1, "2027/28"), (2, "2027/28")}


def test_the_row_of_a_block_grows_from_where_shift_had_led(grid: LineGrid, go_to: GoTo) -> None:
    go_to("26ASC02", 1)
    press(KEY.Key_Down, grid, SHIFT)
    press(KEY.Key_Space, grid, SHIFT)
    press(KEY.Key_Down, grid, SHIFT)
    assert {row for row, _ in selected(grid)} == {1, 2, 3}


def test_after_a_click_on_the_current_cell_shift_adds_to_it_alone(grid: LineGrid, go_to: GoTo) -> None:
    go_to("26ASC02", 1)
    for _time in range(3):
        press(KEY.Key_Down, grid, SHIFT)
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=grid.visualRect(grid.currentIndex()).center())
    press(KEY.Key_Down, grid, SHIFT)
    assert selected(grid) == {(1, "2027/28"), (2, "2027/28")}


def test_control_a_takes_the_region_and_then_everything(grid: LineGrid, go_to: GoTo) -> None:
    go_to("26ASC02", 1)
    press(KEY.Key_A, grid, CONTROL)
    assert {column for _, column in selected(grid)} == {
        *("Reference", "Status", "Title", "2026/27", "2027/28", "2028/29", "2029/30", "2030/31")
    }
    press(KEY.Key_A, grid, CONTROL)
    assert len(selected(grid)) == 7 * len(grid.columns_in_sight())
    assert grid.currentIndex().row() == 1


def test_enter_and_tab_go_round_inside_a_selection(session: Session, grid: LineGrid, go_to: GoTo) -> None:
    go_to("26ASC01", 0)
    press(KEY.Key_Down, grid, SHIFT)
    press(KEY.Key_Right, grid, SHIFT)
    for text in ("1", "2", "3", "4"):
        type_in(text, grid)
    shown = [[grid.lines.shown(row, grid.lines.first_year + place) for place in (0, 1)] for row in (0, 1)]
    assert shown == [["1.000", "3.000"], ["2.000", "4.000"]]
    assert (grid.currentIndex().row(), heading(grid)) == (0, "2026/27")
    assert len(selected(grid)) == 4
    press(KEY.Key_Tab, grid)
    assert (grid.currentIndex().row(), heading(grid)) == (0, "2027/28")
    press(KEY.Key_Backtab, grid, SHIFT)
    press(KEY.Key_Backtab, grid, SHIFT)
    assert (grid.currentIndex().row(), heading(grid)) == (1, "2027/28")
    assert session.undo_stack.count() == 4


def test_down_from_the_last_pressure_goes_to_the_first_saving_and_up_comes_back(page: AreaPage, go_to: GoTo) -> None:
    pressures, savings = page.grids
    go_to("26ASC01", 0)
    press(KEY.Key_Down, pressures, CONTROL)
    press(KEY.Key_Down, pressures)
    assert page.active_grid is savings
    assert savings.hasFocus()
    assert (savings.currentIndex().row(), heading(savings)) == (0, "2026/27")
    assert not pressures.selectionModel().hasSelection()
    press(KEY.Key_Up, savings)
    assert pressures.hasFocus()
    assert pressures.currentIndex().row() == pressures.lines.rowCount() - 1


def test_tab_from_the_last_cell_of_the_pressures_goes_to_the_first_of_the_savings(page: AreaPage, go_to: GoTo) -> None:
    pressures, savings = page.grids
    go_to("26ASC01", 0)
    press(KEY.Key_End, pressures, CONTROL)
    press(KEY.Key_Tab, pressures)
    assert savings.hasFocus()
    assert (savings.currentIndex().row(), heading(savings)) == (0, "Reference")
    press(KEY.Key_Backtab, savings, SHIFT)
    assert pressures.hasFocus()
    assert heading(pressures) == "Forecast 2028/29"


def test_the_first_cell_is_current_once_the_keyboard_is_in_the_grid(grid: LineGrid) -> None:
    grid.setFocus()
    assert (grid.currentIndex().row(), heading(grid)) == (0, "Reference")


def test_f2_changes_what_arrows_do_in_an_entry(grid: LineGrid, go_to: GoTo, session: Session) -> None:
    go_to("26ASC01", 0)
    type_in("12", grid, KEY.Key_F2)
    press(KEY.Key_Left, grid)
    editor = editor_of(grid)
    assert isinstance(editor, QLineEdit)
    assert (editor.text(), editor.cursorPosition()) == ("12", 1)
    press(KEY.Key_F2, grid)
    press(KEY.Key_Left, grid)
    assert editor_of(grid) is None
    assert heading(grid) == "Title"
    assert line_of(session, "26ASC01").amounts[0] == 12_000_000


@pytest.mark.parametrize(
    "key, column", [(KEY.Key_Home, "Reference"), (KEY.Key_End, "Forecast 2028/29"), (KEY.Key_Up, "2027/28")]
)
def test_keys_that_move_end_an_entry_begun_by_typing(
    grid: LineGrid, go_to: GoTo, session: Session, key: Qt.Key, column: str
) -> None:
    go_to("26ASC02", 1)
    type_in("7", grid, key)
    assert line_of(session, "26ASC02").amounts[1] == 7_000_000
    assert heading(grid) == column


def test_backspace_blanks_the_cell_and_stays_in_it(grid: LineGrid, go_to: GoTo, session: Session) -> None:
    go_to("26ASC01", 0)
    press(KEY.Key_Backspace, grid)
    editor = editor_of(grid)
    assert isinstance(editor, QLineEdit)
    assert editor.text() == ""
    assert line_of(session, "26ASC01").amounts[0] == 3_200_000
    press(KEY.Key_Return, grid)
    assert line_of(session, "26ASC01").amounts[0] is None


def test_escape_leaves_the_cell_as_it_was(grid: LineGrid, go_to: GoTo, session: Session) -> None:
    index = go_to("26ASC01", 0)
    type_in("99", grid, KEY.Key_Escape)
    assert index.data() == "3.200"
    assert session.undo_stack.count() == 0
    assert grid.hasFocus()


def test_what_is_refused_keeps_the_officer_in_the_cell(grid: LineGrid, go_to: GoTo) -> None:
    index = go_to("26ASC01", 0)
    type_in("x", grid, KEY.Key_Home)
    assert grid.currentIndex() == index


def test_moving_lines_keeps_them_selected(page: AreaPage, grid: LineGrid, go_to: GoTo) -> None:
    go_to("26ASC01", 0)
    press(KEY.Key_Down, grid, SHIFT)
    page.move_selected(1)
    assert selected(grid) == {(1, "2026/27"), (2, "2026/27")}
    assert grid.currentIndex().row() == 1


def test_page_down_goes_by_what_is_in_sight(page: AreaPage, session: Session, go_to: GoTo) -> None:
    page.resize(1000, 480)
    grid = page.grid_for(Section.SAVINGS)
    go_to("25ASC07", 0)
    rows = grid.rows_a_page()
    press(KEY.Key_PageDown, grid)
    assert grid.currentIndex().row() == min(rows, grid.lines.rowCount() - 1)
    press(KEY.Key_PageUp, grid)
    assert grid.currentIndex().row() == 0
    assert session.current_line is not None


@pytest.mark.parametrize("height", range(480, 800, 40))
@pytest.mark.parametrize("at", ["first", "last"])
def test_a_page_is_the_rows_in_sight_in_full(page: AreaPage, height: int, at: str) -> None:
    page.resize(1000, height)
    for grid in page.grids:
        grid.selecting.go(0 if at == "first" else grid.lines.rowCount() - 1, 0)
        rects = [grid.visualRect(grid.lines.index(row, 0)) for row in range(grid.lines.rowCount())]
        whole = [rect for rect in rects if rect.top() >= 0 and rect.bottom() < grid.viewport().height()]
        assert grid.rows_a_page() == max(1, len(whole))
