from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester

from model.controls import Measure
from model.lines import AMOUNT, Field
from model.planning import set_field
from ui.window.main_window import MainWindow
from ui.window.page_key import SUMMARY, area_page
from ui.window.summary_page import SummaryPage
from ui.window.summary_rows import RowKind, summary_rows


def page_of(window: MainWindow) -> SummaryPage:
    page = window.workbench.pages.show_page(SUMMARY)
    assert isinstance(page, SummaryPage)
    return page


def test_the_published_table_is_cast(window: MainWindow) -> None:
    rows = summary_rows(window.session.budget, tuple(Measure))
    total = rows[-1]
    assert total.kind is RowKind.TOTAL
    assert total.figures[:4] == (Decimal(14_675_000), Decimal(7_060_000), Decimal(-17_651_000), Decimal(-11_097_000))
    assert all(row.compared and not row.differing for row in rows)


def test_several_services_have_subtotals(example_window: MainWindow) -> None:
    rows = summary_rows(example_window.session.budget, (Measure.NET,))
    assert [row.text for row in rows if row.kind is RowKind.SUBTOTAL] == [
        "Total Adult Social Care",
        "Total Highways & Environment",
    ]
    assert rows[-1].text == "Total People & Places"


def test_five_years_have_a_table_for_each_measure(example_window: MainWindow) -> None:
    assert len(page_of(example_window).tables) == 3


def test_a_figure_and_its_agreement_follow_an_edit(window: MainWindow) -> None:
    model = page_of(window).tables[0].summary
    budget = window.session.budget
    line = next(budget.lines())
    last = model.columnCount() - 1
    assert model.data(model.index(0, last)) == "agrees"
    window.session.do(set_field(budget, line.id, Field(AMOUNT, budget.years[0]), Decimal(1_000_000)))
    assert model.data(model.index(0, 1)) == "10.844"
    assert model.data(model.index(0, last)) == "differs"
    told = str(model.data(model.index(0, last), Qt.ItemDataRole.ToolTipRole))
    assert "the lines cast to 10.844, the control total is 9.844; difference 1.000." in told


def test_a_double_click_opens_the_area(window: MainWindow) -> None:
    table = page_of(window).tables[0]
    table.doubleClicked.emit(table.summary.index(1, 0))
    assert window.workbench.pages.current_key == area_page(window.session.budget.areas[1].id)


def test_enter_opens_the_area(window: MainWindow) -> None:
    table = page_of(window).tables[0]
    table.setCurrentIndex(table.summary.index(2, 0))
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert window.workbench.pages.current_key == area_page(window.session.budget.areas[2].id)


@pytest.mark.parametrize("measures", [tuple(Measure), (Measure.NET,)])
def test_the_model_keeps_qts_rules(
    window: MainWindow, qtmodeltester: ModelTester, measures: tuple[Measure, ...]
) -> None:
    from ui.window.summary_model import SummaryModel

    qtmodeltester.check(SummaryModel(window.session, measures))  # type: ignore[no-untyped-call]  # pytest-qt


def test_an_edit_on_another_page_shows_when_the_summary_is_shown_again(window: MainWindow) -> None:
    page, budget = page_of(window), window.session.budget
    model = page.tables[0].summary
    before = model.data(model.index(0, 1))
    window.workbench.pages.show_page(area_page(budget.areas[0].id))
    line = next(budget.lines())
    window.session.do(set_field(budget, line.id, Field(AMOUNT, budget.years[0]), Decimal(1_000_000)))
    assert page_of(window) is page
    assert before != model.data(model.index(0, 1)) == "10.844"
