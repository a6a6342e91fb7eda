"""The reconciliation: parts cast to totals, with control totals beside them; transfers, risk and pots told apart."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from model.basis import Basis
from model.control_planning import ControlWish, add_control
from model.controls import Measure, Scope
from model.explaining import SumPart
from model.lines import AMOUNT, STATUSES, Field
from model.money import EXACT, NIL, total
from model.planning import set_field
from model.samples import OXFORDSHIRE, TEMPORARY_FUNDING, load_sample
from model.scopes import ScopeTally, scopes
from tests.model.drafts import STEPS, small_budget, try_step
from ui.window.explain.part_dialog import PartDialog
from ui.window.explain.subject import TotalSubject
from ui.window.main_window import MainWindow
from ui.window.page_key import RECONCILIATION
from ui.window.reconciliation.page import ReconciliationPage
from ui.window.reconciliation.rows import Kind, State, StatedRow, reconciliation


def scope_named(budget: object, name: str) -> ScopeTally:
    return next(each for each in scopes(budget) if each.name == name)  # type: ignore[arg-type]  # a Budget


def figures(rows: list[StatedRow], words: str) -> list[tuple[str, ...]]:
    return [tuple(f"{Decimal(str(each)) / 10**6:.3f}" for each in row.figures) for row in rows if row.text == words]


def test_the_statement_proves_the_paper_of_2013() -> None:
    budget = load_sample(OXFORDSHIRE).budget
    rows = reconciliation(budget, scope_named(budget, "Adult Social Care"), Basis.YEAR_ON_YEAR)
    assert figures(rows, "Total")[:3] == [("14.675", "7.060"), ("-17.651", "-11.097"), ("-2.976", "-4.037")]
    states = [row.state for row in rows if row.kind is Kind.DIFFERENCE]
    assert states
    assert set(states) == {State.AGREES}
    assert figures(rows, "Pressures & Additional Funding without transfers") == [("12.875", "7.060")]
    assert figures(rows, "Savings without transfers") == [("-15.851", "-11.097")]
    assert figures(rows, "Net change without transfers") == [("-2.976", "-4.037")]


def test_what_a_pot_leaves_is_shown_as_it_is() -> None:
    budget = load_sample(TEMPORARY_FUNDING).budget
    rows = reconciliation(budget, next(scopes(budget)), Basis.YEAR_ON_YEAR)
    left = [row for row in rows if row.state in (State.LEFT, State.OVER)]
    told = {f"{Decimal(str(figure)) / 10**6:.3f}" for row in left for figure in row.figures}
    assert "0.255" in told
    assert any(row.state is State.OVER for row in left)


@given(STEPS)
def test_the_parts_always_cast_to_the_total(steps: list[tuple[int, int, int, int]]) -> None:
    budget = small_budget()
    for step in steps:
        edit = try_step(budget, step)
        if edit is not None:
            budget.apply(edit)
    for scope in scopes(budget):
        parts: list[StatedRow] = []
        for row in reconciliation(budget, scope, Basis.YEAR_ON_YEAR):
            if row.kind is Kind.HEADING:
                parts = []
            elif row.kind is Kind.PART:
                parts.append(row)
            elif row.measure is not None:
                sums = [NIL] * len(budget.years)
                for part in parts:
                    sums = [EXACT.add(one, other) for one, other in zip(sums, part.figures, strict=True)]  # type: ignore[arg-type]  # figures
                assert tuple(sums) == row.figures


def test_a_difference_is_told_as_rounding_or_as_what_it_is() -> None:
    budget = load_sample(OXFORDSHIRE).budget
    area = budget.areas[1].name
    cast = budget.totals.area(budget.areas[1].id).measure(Measure.SAVINGS)
    for over, state in ((Decimal(400), State.ROUNDING), (Decimal(400_000), State.DIFFERS)):
        amounts = (EXACT.add(cast[0], over), None)
        budget.apply(add_control(budget, ControlWish(Scope.AREA, area, Measure.SAVINGS, amounts, "Draft")))
        rows = reconciliation(budget, scope_named(budget, area), Basis.YEAR_ON_YEAR)
        assert state in {row.state for row in rows}


def page_of(window: MainWindow) -> ReconciliationPage:
    page = window.workbench.pages.show_page(RECONCILIATION)
    assert isinstance(page, ReconciliationPage)
    return page


def test_it_begins_where_control_totals_are_and_follows_every_edit(window: MainWindow) -> None:
    page, budget = page_of(window), window.session.budget
    assert page.chosen.name == "Adult Social Care"
    line = next(line for line in budget.lines() if line.reference == "14SCS10")
    window.session.do(set_field(budget, line.id, Field(AMOUNT, budget.years[0]), EXACT.create_decimal("2000000")))
    texts = [page.rows.data(page.rows.index(row, 0)) for row in range(page.rows.rowCount())]
    difference = texts.index("Difference")
    assert page.rows.data(page.rows.index(difference, 1)) == "0.200"
    assert page.rows.data(page.rows.index(difference, page.rows.columnCount() - 1)) == "differs"
    window.session.undo()
    assert page.rows.data(page.rows.index(difference, page.rows.columnCount() - 1)) == "agrees"


def test_every_area_can_be_reconciled(window: MainWindow) -> None:
    page = page_of(window)
    area = window.session.budget.areas[1]
    page.choose(Scope.AREA, "", area.id)
    assert page.scope.currentText().strip() == area.name
    new = next(row for row in range(page.rows.rowCount()) if page.rows.row(row).text == "New")
    assert page.rows.row(new).figures
    assert set(STATUSES) >= {"New"}


def test_the_model_keeps_qts_rules(window: MainWindow, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(page_of(window).rows)  # type: ignore[no-untyped-call]  # pytest-qt


def numbers_of(page: ReconciliationPage) -> list[tuple[StatedRow, object]]:
    """What the first year of each row that has figures is explained as."""
    found: list[tuple[StatedRow, object]] = []
    for place in range(page.rows.rowCount()):
        page.table.setCurrentIndex(page.rows.index(place, 1))
        if page.rows.row(place).figures:
            found.append((page.rows.row(place), page.number_in_focus()))
    return found


@pytest.mark.parametrize("basis", list(Basis))
def test_every_figure_is_explained_as_itself(example_window: MainWindow, basis: Basis) -> None:
    example_window.session.look(replace(example_window.session.view, basis=basis))
    named: list[str] = []
    for row, number in numbers_of(page_of(example_window)):
        if isinstance(number, SumPart):
            assert number.pounds == row.figures[0]
            assert not number.parts or total(part.pounds for part in number.parts) == number.pounds
            named += [row.text] if number.parts else []
        elif row.kind is Kind.TOTAL:
            assert isinstance(number, TotalSubject)
            assert number.measure is row.measure
    assert {"Previously agreed", "Changes to what was agreed", "New", "Savings without transfers"} <= set(named)
    assert "Savings at risk or not deliverable" in named
    assert {"Unallocated by the end of the year", "Over-allocated (below nil) by the end of the year"} <= set(named)
    assert ("Shortfall that is forecast" in named) is (basis is Basis.YEAR_ON_YEAR)


def test_a_control_total_and_its_difference_are_of_the_total_above(window: MainWindow) -> None:
    found = [number for row, number in numbers_of(page_of(window)) if row.kind in (Kind.CONTROL, Kind.DIFFERENCE)]
    measures = [number.measure for number in found if isinstance(number, TotalSubject)]
    assert measures == [Measure.PRESSURES, Measure.PRESSURES, Measure.SAVINGS, Measure.SAVINGS]


def test_what_is_new_is_explained_down_to_its_line_by_key(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    page = page_of(window)
    new = next(row for row in range(page.rows.rowCount()) if page.rows.row(row).text == "New")
    page.table.setFocus()
    page.table.setCurrentIndex(page.rows.index(new, 1))
    told: list[tuple[str, ...]] = []

    def see() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PartDialog)
        told.extend(dialog.tree.texts())
        dialog.tree.go_to_words("14SCS10")
        QTest.keyClick(dialog.tree, Qt.Key.Key_Return)

    QTimer.singleShot(0, see)
    QTest.keyClick(page.table, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert told[0][:2] == ("Adult Social Care, Pressures & Additional Funding, New 2013/14", "1.800")
    assert [row[1] for row in told if row[0].startswith("14SCS10")] == ["1.800"]
    line = window.session.current_line
    assert line is not None
    assert line.reference == "14SCS10"


def test_what_is_left_of_a_pot_is_what_there_is_less_its_lines_down_to_their_cells(example_window: MainWindow) -> None:
    (number,) = [number for row, number in numbers_of(page_of(example_window)) if row.state is State.OVER]
    assert isinstance(number, SumPart)
    there_is, line = number.parts
    assert (there_is.words, there_is.pounds) == ("There is, by the end of 2026/27", Decimal(300_000))
    assert line.words.startswith("Less ")
    assert line.pounds == Decimal(-350_000)
    while isinstance(line, SumPart):
        (line,) = line.parts
    assert line.field == Field(AMOUNT, example_window.session.budget.years[0])
