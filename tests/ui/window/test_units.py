from decimal import Decimal

import pytest

from model.lines import AMOUNT, Field
from model.money import Negatives, Unit
from model.planning import change_setting, set_field
from ui.window.action_ids import ActionId
from ui.window.main_window import MainWindow
from ui.window.page_key import SUMMARY
from ui.window.summary_page import SummaryPage


def summary_figure(window: MainWindow, row: int, column: int) -> str:
    page = window.workbench.pages.show_page(SUMMARY)
    assert isinstance(page, SummaryPage)
    model = page.tables[0].summary
    return str(model.data(model.index(row, column)))


@pytest.mark.parametrize(
    "action,unit,figure,total",
    [
        (ActionId.SHOW_MILLIONS, Unit.MILLIONS, "-13.480", "14.675"),
        (ActionId.SHOW_THOUSANDS, Unit.THOUSANDS, "-13,480.0", "14,675.0"),
        (ActionId.SHOW_POUNDS, Unit.GBP, "-13,480,000.00", "14,675,000.00"),
    ],
)
def test_the_unit_changes_every_figure_in_sight(
    window: MainWindow, action: ActionId, unit: Unit, figure: str, total: str
) -> None:
    window.actions_table[action].trigger()
    assert window.session.view.unit is unit
    assert summary_figure(window, 0, 3) == figure
    assert total in window.workbench.bottom_bar.figures()
    assert window.workbench.top_bar.unit.currentData() is unit


def test_the_unit_can_be_chosen_in_the_top_bar(window: MainWindow) -> None:
    unit = window.workbench.top_bar.unit
    texts = [unit.itemText(place) for place in range(unit.count())]
    assert texts == ["£m, 3 decimals", "£000, 1 decimal", "£, 2 decimals"]
    unit.setCurrentIndex(1)
    unit.activated.emit(1)
    assert window.session.view.unit is Unit.THOUSANDS
    assert window.actions_table[ActionId.SHOW_THOUSANDS].isChecked()


def test_decimals_and_negatives_of_the_settings_are_followed_at_once(window: MainWindow) -> None:
    budget = window.session.budget
    window.session.do(change_setting(budget, "decimals", 1))
    window.session.do(change_setting(budget, "negatives", Negatives.BRACKETS))
    assert summary_figure(window, 0, 3) == "(13.5)"
    window.session.undo_stack.undo()
    window.session.undo_stack.undo()
    assert summary_figure(window, 0, 3) == "-13.480"


def test_totals_at_the_bottom_follow_an_edit(window: MainWindow) -> None:
    budget = window.session.budget
    line = next(budget.lines())
    assert "14.675" in window.workbench.bottom_bar.figures()
    window.session.do(set_field(budget, line.id, Field(AMOUNT, budget.years[0]), Decimal(1_000_000)))
    assert "15.675" in window.workbench.bottom_bar.figures()
    window.session.undo_stack.undo()
    assert "14.675" in window.workbench.bottom_bar.figures()


def test_two_years_stand_on_one_line_and_five_in_a_table(window: MainWindow) -> None:
    assert window.workbench.bottom_bar.figures()[:3] == ["2013/14", "P&AF", "14.675"]


def test_five_years_fit_a_small_laptop(example_window: MainWindow) -> None:
    example_window.resize(1093, 614)
    bar = example_window.workbench.bottom_bar
    assert bar.figures()[:4] == ["People & Places", "P&AF", "Savings", "Net"]
    assert bar.minimumSizeHint().width() <= 1093
    assert example_window.minimumSizeHint().width() <= 1093
