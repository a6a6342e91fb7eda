"""What a spreadsheet tells of the selected cells is told here: sum, average and count, and the sum of each year."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QItemSelectionModel, Qt

from model.areas import Area
from model.budget import Budget
from model.lines import Field, Kind, Line
from model.money import Amount, Unreadable
from model.settings import Settings
from model.workbook.document import Document
from model.years import Year
from tests.ui.grid.keys import GoTo, press
from ui.window.grid.area_page import AreaPage
from ui.window.grid.grid_model import LineGridModel
from ui.window.grid.line_grid import LineGrid
from ui.window.grid.selected import Part
from ui.window.grid.selection_statistics import SelectionStatistics, Statistics
from ui.window.session import Session

YEARS = (Year(2026), Year(2027))
SHIFT = Qt.KeyboardModifier.ShiftModifier


def model_of(*amounts: tuple[Amount, Amount]) -> LineGridModel:
    lines = [
        Line(number, 1, Kind.PRESSURE, pair, title="Homes" if number % 2 else "", forecasts=(None, None))
        for number, pair in enumerate(amounts, start=1)
    ]
    session = Session()
    session.open(Document(Budget(Settings(YEARS), [Area(1, "Roads")], lines)))
    return LineGridModel(session, 1)


def told(model: LineGridModel, *places: int, bottom: int = 99) -> Statistics:
    return SelectionStatistics(model, [Part(0, min(bottom, model.rowCount() - 1), places)]).statistics()


@pytest.fixture
def model(qapp: object) -> LineGridModel:  # noqa: ARG001  # a model needs an application
    return model_of(
        (Decimal(10), Decimal("0.01")), (None, Decimal(-4)), (Decimal(0), Unreadable("tbc")), (Decimal(1), None)
    )


def test_blank_cells_are_not_counted_nil_is_and_what_is_no_amount_is_told(model: LineGridModel) -> None:
    year = model.first_year
    assert told(model, year) == Statistics(3, Decimal(11), (), blank=1)
    assert told(model, year, year + 1) == Statistics(
        5, Decimal("7.01"), (("2026/27", Decimal(11)), ("2027/28", Decimal("-3.99"))), blank=2, unreadable=1
    )


def test_the_average_is_exact_and_there_is_none_of_nothing(model: LineGridModel) -> None:
    average = told(model, model.first_year).average
    assert average is not None
    assert abs(average * 3 - 11) < Decimal("1E-25")
    assert told(model, model.first_year, bottom=-1).average is None


def test_words_beside_amounts_are_left_out_and_words_alone_are_counted(model: LineGridModel) -> None:
    title, kind = model.column_of(Field("title")), model.column_of(Field("kind"))
    assert title is not None
    assert kind is not None
    assert told(model, title, model.first_year) == told(model, model.first_year)
    assert told(model, title) == Statistics(2)
    assert told(model, title, kind) == Statistics(6)


AMOUNTS = st.one_of(st.none(), st.integers(-(10**14), 10**14).map(lambda pence: Decimal(pence) / 100))


@given(st.lists(st.tuples(AMOUNTS, AMOUNTS), min_size=1, max_size=12), st.integers(0, 11))
def test_blocks_add_up_to_what_their_cells_add_up_to(pairs: list[tuple[Amount, Amount]], cut: int) -> None:
    model = model_of(*pairs)
    first, last, cut = model.first_year, len(pairs) - 1, min(cut, len(pairs))
    blocks = [Part(0, cut - 1, (first, first + 1)), Part(cut, last, (first,)), Part(cut, last, (first + 1,))]
    found = SelectionStatistics(model, blocks).statistics()
    figures = [amount for pair in pairs for amount in pair if isinstance(amount, Decimal)]
    assert (found.count, found.total, found.blank) == (len(figures), sum(figures), 2 * len(pairs) - len(figures))
    assert sum(total for _, total in found.years) == found.total


def test_the_selected_cells_are_those_in_sight(page: AreaPage, grid: LineGrid, go_to: GoTo) -> None:
    go_to("26ASC01", 0)
    press(Qt.Key.Key_Down, grid, SHIFT)
    press(Qt.Key.Key_Right, grid, SHIFT)
    assert page.selection_statistics().size == 4
    assert page.selection_statistics().statistics().total == Decimal(3_200_000) + Decimal(1_450_000) + sum(
        amount for line in list(page.session.budget.lines())[:2] if isinstance(amount := line.amounts[1], Decimal)
    )
    grid.setColumnHidden(grid.lines.first_year + 1, True)
    assert page.selection_statistics().statistics().total == Decimal(4_650_000)


def test_cells_apart_are_told_together(page: AreaPage, grid: LineGrid, go_to: GoTo) -> None:
    go_to("26ASC01", 0)
    other = grid.lines.index(2, grid.lines.first_year)
    grid.selectionModel().select(other, QItemSelectionModel.SelectionFlag.Select)
    assert page.selection_statistics().size == 2
