"""Levels and cumulative figures in the grid: read-only, exact, named, and every figure of a page in step."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from model.basis import Basis
from model.lines import AMOUNT, FORECAST, Field, Section
from model.planning import set_field
from tests.ui.grid.keys import GoTo, editor_of, press, type_in
from ui.window.grid.area_page import AreaPage
from ui.window.grid.column_choices import ColumnChoices
from ui.window.grid.line_grid import LineGrid
from ui.window.session import Session
from ui.window.view import View


def look(session: Session, basis: Basis) -> None:
    session.look(View(session.view.unit, session.view.decimals, session.view.negatives, basis))


def row_texts(grid: LineGrid, row: int) -> list[str]:
    return [grid.lines.shown(row, place) for place, column in enumerate(grid.lines.columns) if column.is_amount]


@pytest.mark.parametrize(
    "basis,expected",
    [
        (Basis.YEAR_ON_YEAR, ["6.500", "5.100", "4.900", "5.000", "5.100"]),
        (Basis.LEVEL, ["6.500", "11.600", "16.500", "21.500", "26.600"]),
        (Basis.CUMULATIVE, ["6.500", "18.100", "34.600", "56.100", "82.700"]),
    ],
)
def test_amounts_show_in_the_basis(
    grid: LineGrid, session: Session, go_to: GoTo, basis: Basis, expected: list[str]
) -> None:
    row = go_to("27ASC02", 0).row()
    look(session, basis)
    assert row_texts(grid, row) == expected


def test_totals_net_and_control_total_follow_the_basis(page: AreaPage, session: Session) -> None:
    def shown() -> list[list[str]]:
        strips = [page.totals[Section.PRESSURES].total, page.net.net, page.net.control, page.net.difference]
        return [[figure.text() for figure in strip.figures] for strip in strips]

    assert shown()[1][:2] == ["9.405", "6.315"]
    look(session, Basis.LEVEL)
    level = shown()
    assert level[0][:2] == ["13.580", "22.500"]
    assert level[1] == level[2]
    assert level[1][:2] == ["9.405", "15.720"]
    assert set(level[3]) == {"agrees"}
    assert page.net.net.figures[1].accessibleName() == "Net change 2027/28, level: 15.720"
    assert page.top.note.text() == "15 lines · £m, level"


def test_a_difference_from_the_control_total_is_carried_through_the_levels(
    page: AreaPage, session: Session, grid: LineGrid
) -> None:
    line_id = grid.lines.line_id(0)
    assert line_id is not None
    line, years = session.budget.line(line_id), session.budget.years
    assert isinstance(line.amounts[0], Decimal)
    session.do(set_field(session.budget, line_id, Field(AMOUNT, years[0]), line.amounts[0] + 10_000))
    look(session, Basis.LEVEL)
    assert [figure.text() for figure in page.net.difference.figures] == ["0.010"] * len(years)


@pytest.mark.parametrize("key", [Qt.Key.Key_F2, Qt.Key.Key_1, Qt.Key.Key_Delete])
def test_an_amount_is_entered_year_on_year_only(grid: LineGrid, session: Session, go_to: GoTo, key: Qt.Key) -> None:
    look(session, Basis.LEVEL)
    index = go_to("27ASC02", 1)
    press(key, grid)
    assert editor_of(grid) is None
    assert grid.refusal.text() == (
        "These are levels, worked out from the year-on-year amounts: "
        "choose “Year on year” at the top of the window or in the View menu to enter an amount."
    )
    assert not index.flags() & Qt.ItemFlag.ItemIsEditable
    assert not session.undo_stack.canUndo()


def test_a_double_click_on_a_level_says_why_nothing_opens(grid: LineGrid, session: Session, go_to: GoTo) -> None:
    look(session, Basis.CUMULATIVE)
    cell = grid.visualRect(go_to("27ASC02", 1)).center()
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, cell)
    QTest.mouseDClick(grid.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, cell)
    assert editor_of(grid) is None
    assert grid.refusal.text().startswith("These are cumulative figures")


def test_words_are_still_entered_while_levels_show(
    page: AreaPage, grid: LineGrid, session: Session, go_to: GoTo
) -> None:
    look(session, Basis.LEVEL)
    go_to("27ASC02", 0)
    page.select_line(grid.current_line_id() or 0, Field("title"))
    type_in("Fees", grid)
    assert session.undo_stack.canUndo()


def test_what_is_copied_is_what_shows_in_full(grid: LineGrid, session: Session, go_to: GoTo) -> None:
    go_to("27ASC02", 1)
    look(session, Basis.LEVEL)
    grid.copy_selected()
    assert QGuiApplication.clipboard().text() == "11.6"
    assert grid.selection_statistics().statistics().total == Decimal(11_600_000)


def test_a_level_explains_itself(session: Session, go_to: GoTo) -> None:
    index = go_to("27ASC02", 1)
    look(session, Basis.LEVEL)
    tip = str(index.data(Qt.ItemDataRole.ToolTipRole))
    assert "The level figure of 2027/28; year on year it is 5.100." in tip
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "27ASC02, 2027/28 level: 11.600"


def test_later_levels_are_told_of_when_an_earlier_amount_changes(grid: LineGrid, session: Session, go_to: GoTo) -> None:
    index = go_to("27ASC02", 0)
    look(session, Basis.LEVEL)
    told: list[tuple[int, int]] = []
    grid.lines.dataChanged.connect(lambda first, last: told.append((first.column(), last.column())))
    line_id = grid.lines.line_id(index.row())
    assert line_id is not None
    session.do(set_field(session.budget, line_id, Field(AMOUNT, session.budget.years[0]), Decimal(7_000_000)))
    assert told == [(grid.lines.first_year, len(grid.lines.columns) - 1)]


def forecast_texts(grid: LineGrid, row: int) -> list[str]:
    fields = [column.field.name if column.field else "" for column in grid.lines.columns]
    return [grid.lines.shown(row, place) for place, name in enumerate(fields) if name == FORECAST]


@pytest.mark.parametrize(
    "basis,agreed,forecast",
    [
        (Basis.YEAR_ON_YEAR, ["-1.800", "-1.400", "0.000"], ["-1.200", "-1.400", "-0.600"]),
        (Basis.LEVEL, ["-1.800", "-3.200", "-3.200"], ["-1.200", "-2.600", "-3.200"]),
        (Basis.CUMULATIVE, ["-1.800", "-5.000", "-8.200"], ["-1.200", "-3.800", "-7.000"]),
    ],
)
def test_forecasts_show_in_the_basis_of_the_amounts_beside_them(
    page: AreaPage, session: Session, go_to: GoTo, basis: Basis, agreed: list[str], forecast: list[str]
) -> None:
    row = go_to("25ASC07", 0).row()
    grid = page.grid_for(Section.SAVINGS)
    look(session, basis)
    assert row_texts(grid, row)[:3] == agreed
    assert forecast_texts(grid, row)[:3] == forecast


def test_a_forecast_is_entered_year_on_year_only_and_its_level_explains_itself(
    page: AreaPage, session: Session, go_to: GoTo
) -> None:
    go_to("25ASC07", 0)
    grid = page.grid_for(Section.SAVINGS)
    page.select_line(grid.current_line_id() or 0, Field(FORECAST, session.budget.years[1]))
    look(session, Basis.LEVEL)
    index = grid.currentIndex()
    press(Qt.Key.Key_1, grid)
    assert editor_of(grid) is None
    assert grid.refusal.text().startswith("These are levels")
    assert not session.undo_stack.canUndo()
    assert str(index.data(Qt.ItemDataRole.ToolTipRole)).startswith(
        "The level figure of Forecast 2027/28; year on year it is -1.400."
    )
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "25ASC07, Forecast 2027/28 level: -2.600"
    grid.copy_selected()
    assert QGuiApplication.clipboard().text() == "-2.6"


def test_later_forecasts_are_told_of_wherever_their_columns_stand(
    page: AreaPage, session: Session, go_to: GoTo
) -> None:
    go_to("25ASC07", 0)
    grid = page.grid_for(Section.SAVINGS)
    forecasts = [column.key for column in grid.lines.columns if column.field and column.field.name == FORECAST]
    page.columns.choose(ColumnChoices(order=(*forecasts, "reference")))
    look(session, Basis.LEVEL)
    told: list[tuple[int, int]] = []
    grid.lines.dataChanged.connect(lambda first, last: told.append((first.column(), last.column())))
    line_id = grid.current_line_id() or 0
    session.do(set_field(session.budget, line_id, Field(FORECAST, session.budget.years[0]), Decimal(-1_500_000)))
    shown = [place for place, column in enumerate(grid.lines.columns) if column.is_figure]
    assert told == [(min(shown), max(shown))]
    assert forecast_texts(grid, grid.lines.row_of(line_id) or 0)[:3] == ["-1.500", "-2.900", "-3.500"]
