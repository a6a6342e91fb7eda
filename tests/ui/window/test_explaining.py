"""Explain this number: from cells, totals, summary and reconciliation; live, in every basis, leading to the lines."""

from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyledItemDelegate, QStyleOptionViewItem

from model.areas import Area
from model.basis import Basis
from model.budget import Budget
from model.controls import ControlTotal, Measure, Scope
from model.lines import AMOUNT, Field, Kind, Line
from model.money import EXACT
from model.planning import delete_lines, set_field
from model.scopes import scopes
from model.settings import Settings
from model.workings import Worked
from model.years import Year
from ui.window.action_ids import ActionId
from ui.window.explain.dialog import ExplainDialog
from ui.window.explain.part_words import control_words
from ui.window.explain.subject import AmountSubject, Subject, TotalSubject
from ui.window.grid.area_page import AreaPage
from ui.window.main_window import MainWindow
from ui.window.page_key import ALL_LINES, RECONCILIATION, SUMMARY, area_page
from ui.window.reconciliation.page import ReconciliationPage
from ui.window.summary_page import SummaryPage
from ui.window.view import View


def explained(window: MainWindow, subject: Subject | None = None) -> ExplainDialog:
    if subject is None:
        window.actions_table[ActionId.EXPLAIN].trigger()
    else:
        window.workbench.explaining.explain(subject)
    dialog = window.workbench.explaining.dialog
    assert isinstance(dialog, ExplainDialog)
    return dialog


def line_id_of(window: MainWindow, reference: str) -> int:
    return next(line.id for line in window.session.budget.lines() if line.reference == reference)


def first(window: MainWindow) -> Field:
    return Field(AMOUNT, window.session.budget.years[0])


def test_the_amount_of_the_current_cell_is_explained(window: MainWindow) -> None:
    window.workbench.lines.go_to_line(line_id_of(window, "14SCS16"), first(window))
    dialog = explained(window)
    assert dialog.figure.text() == "-1.800"
    assert "14SCS16" in dialog.words.text()
    assert dialog.tree.texts()[0][3] == "transfer with 14SCS10"
    assert "No file holds it yet." in dialog.details.text() or dialog.tree.texts()[0][2] == "Not in a file yet"


def test_beside_the_amounts_the_total_of_the_section_is_explained(window: MainWindow) -> None:
    line_id = line_id_of(window, "14SCS16")
    window.workbench.lines.go_to_line(line_id, Field("title"))
    assert explained(window).words.text() == "Learning Disability, Savings 2013/14"


def double_click(page: AreaPage, place: int) -> None:
    strip = page.net.net
    where = strip.figures[place].mapToGlobal(strip.figures[place].rect().center())
    event = QMouseEvent(
        QMouseEvent.Type.MouseButtonDblClick, QPoint(0, 0), where, Qt.MouseButton.LeftButton,
        Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    strip.mouseDoubleClickEvent(event)


def test_a_double_click_on_a_total_explains_it(window: MainWindow) -> None:
    area = window.session.budget.areas[1]
    page = window.workbench.pages.show_page(area_page(area.id))
    assert isinstance(page, AreaPage)
    QApplication.processEvents()
    double_click(page, 1)
    dialog = window.workbench.explaining.dialog
    assert isinstance(dialog, ExplainDialog)
    assert dialog.words.text() == f"{area.name}, net change 2014/15"


def test_the_number_of_the_summary_and_of_the_reconciliation_is_explained(window: MainWindow) -> None:
    page = window.workbench.pages.show_page(SUMMARY)
    assert isinstance(page, SummaryPage)
    table = page.tables[0]
    table.setCurrentIndex(table.summary.index(0, 3))
    dialog = explained(window)
    assert (dialog.words.text(), dialog.figure.text()) == ("Older People, Savings 2013/14", "-13.480")
    statement = window.workbench.pages.show_page(RECONCILIATION)
    assert isinstance(statement, ReconciliationPage)
    statement.table.setCurrentIndex(statement.rows.index(4, 2))
    assert explained(window).words.text() == "Adult Social Care, Pressures & Additional Funding 2014/15"
    window.workbench.pages.show_page(ALL_LINES)


def test_it_follows_edits_and_goes_with_its_line(window: MainWindow) -> None:
    line_id = line_id_of(window, "14SCS10")
    dialog = explained(window, AmountSubject(line_id, first(window)))
    budget = window.session.budget
    window.session.do(set_field(budget, line_id, first(window), EXACT.create_decimal("1900000")))
    QApplication.processEvents()
    assert dialog.figure.text() == "1.900"
    window.session.do(delete_lines(budget, [line_id]))
    QApplication.processEvents()
    assert not dialog.isVisible()


def test_a_level_is_taken_apart_into_years_and_a_working_is_told(window: MainWindow) -> None:
    budget, line_id = window.session.budget, line_id_of(window, "14SCS10")
    second = Field(AMOUNT, budget.years[1])
    worked = Worked(EXACT.create_decimal("263640"), "195*52*26/1000000")
    window.session.do(set_field(budget, line_id, second, worked))
    window.session.look(window.session.view.__class__(basis=Basis.LEVEL))
    dialog = explained(window, AmountSubject(line_id, second))
    assert dialog.figure.text() == "2.064"
    assert [texts[1] for texts in dialog.tree.texts()][-1] == "0.264"
    QTest.keyClick(dialog.tree, Qt.Key.Key_End)
    assert "Its working is =195*52*26/1000000, in £m." in dialog.details.text()


def test_what_states_no_amount_is_listed_and_leads_to_its_line(window: MainWindow) -> None:
    budget = window.session.budget
    dialog = explained(window, TotalSubject(Measure.SAVINGS, budget.years[0], budget.areas[0].id))
    (row,) = [texts[0] for texts in dialog.tree.texts() if "no amount" in texts[0]]
    assert dialog.tree.go_to_words(row)
    assert not dialog.go_button.isEnabled()
    item = dialog.tree.currentItem()
    assert item is not None
    item.setExpanded(True)
    assert dialog.tree.go_to_words("14SCS1")
    dialog.go_button.click()
    assert window.session.current_line is not None
    assert window.session.current_line.reference.startswith("14SCS1")


def test_a_control_total_of_another_scope_by_the_same_name_is_not_compared_with_a_total() -> None:
    hundred, year = (EXACT.create_decimal(100),), Year(2026)
    controls = [
        ControlTotal(10 + place, scope, "Place", Measure.NET, hundred, source=scope.value)
        for place, scope in enumerate(Scope)
    ]
    line = Line(11, 1, Kind.PRESSURE, hundred, forecasts=(None,))
    budget = Budget(Settings((year,), directorate="Place"), [Area(1, "Place", "Place")], [line], controls)
    told = control_words(TotalSubject(Measure.NET, year), budget, View())
    assert [told.count(f"({scope.value})") for scope in (Scope.DIRECTORATE, Scope.SERVICE, Scope.AREA)] == [1, 1, 0]


def test_a_cell_shows_whole_behind_the_name_of_a_long_sheet(window: MainWindow, tmp_path: Path) -> None:
    window.session.document.save_as(tmp_path / "Social care.xlsx")  # type: ignore[union-attr]  # a copy of the sample
    year = window.session.budget.years[0]
    tree = explained(window, TotalSubject(Measure.SAVINGS, year)).tree
    assert tree.go_to_words("14SCS23")
    index = tree.currentIndex().siblingAtColumn(2)
    cell = str(index.data()).rpartition("!")[2]
    option = QStyleOptionViewItem()
    delegate = tree.itemDelegateForIndex(index)
    assert isinstance(delegate, QStyledItemDelegate)
    delegate.initStyleOption(option, index)
    shown = option.fontMetrics.elidedText(option.text, option.textElideMode, option.fontMetrics.averageCharWidth() * 16)
    assert shown != option.text
    assert shown.startswith("Serv")
    assert shown.endswith(f"!{cell}")


def test_any_total_can_be_chosen(window: MainWindow) -> None:
    budget = window.session.budget
    dialog = explained(window, TotalSubject(Measure.NET, budget.years[0]))
    names = [dialog.chooser.what.itemText(place).strip() for place in range(dialog.chooser.what.count())]
    assert names == [each.name for each in scopes(budget)]
    dialog.chooser.what.setCurrentIndex(len(names) - 1)
    dialog.chooser.figure.setCurrentIndex(1)
    dialog.chooser.what.activated.emit(len(names) - 1)
    assert dialog.words.text() == f"{names[-1]}, Savings 2013/14"
    assert dialog.figure.text() == "0.020"


def test_the_linked_line_is_one_click_away(window: MainWindow) -> None:
    dialog = explained(window, AmountSubject(line_id_of(window, "14SCS16"), first(window)))
    assert dialog.tree.go_to_words("14SCS16 ")
    dialog.other_button.click()
    assert window.session.current_line is not None
    assert window.session.current_line.reference == "14SCS10"


def test_a_change_that_is_not_saved_yet_is_the_last_one(window: MainWindow, tmp_path: Path) -> None:
    session = window.session
    assert session.document is not None
    session.document.save_as(tmp_path / "Saved.xlsx")
    line_id = line_id_of(window, "14SCS16")
    dialog = explained(window, AmountSubject(line_id, first(window)))
    assert "The change log tells of no change." in dialog.details.text()
    session.do(set_field(session.budget, line_id, first(window), Decimal(-1_550_000)))
    dialog.refresh()
    assert dialog.tree.texts()[0][4] == "now, not saved yet"
    assert "Changed from -1.8 to -1.55 since it was last saved." in dialog.details.text()
