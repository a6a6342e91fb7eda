"""An amount that is a formula in the workbook is marked, and replaced only when the officer says so."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from model.budget import Budget
from model.lines import AMOUNT, Field, Section
from model.samples import EXAMPLE, load_sample
from model.workbook.document import Document
from tests.ui.grid.keys import press, type_in
from ui.window.grid.area_page import AreaPage
from ui.window.session import Session

Answer = Callable[[str], bool]


@pytest.fixture
def formula_session(qapp: object) -> Session:  # noqa: ARG001  # a session needs an application
    budget = load_sample(EXAMPLE).budget
    lines = list(budget.lines())
    lines[0] = replace(lines[0], formulas=MappingProxyType({budget.years[0]: "SUM(A1:A3)"}))
    session = Session()
    session.open(Document(Budget(budget.settings, budget.areas, lines, budget.controls)))
    return session


def shown(session: Session, qtbot: QtBot, answer: Answer) -> AreaPage:
    page = AreaPage(session, session.budget.areas[0].id, answer)
    qtbot.addWidget(page)
    page.show()
    page.select_line(next(session.budget.lines()).id, Field(AMOUNT, session.budget.years[0]))
    return page


@pytest.mark.parametrize("answer", [True, False])
def test_the_officer_is_asked(formula_session: Session, qtbot: QtBot, answer: bool) -> None:
    asked: list[str] = []

    def confirm(question: str) -> bool:
        asked.append(question)
        return answer

    page = shown(formula_session, qtbot, confirm)
    type_in("1", page.active_grid)
    qtbot.waitUntil(lambda: bool(asked))
    line = next(formula_session.budget.lines())
    assert asked == ["2026/27 of 26ASC01 is a formula in the workbook (=SUM(A1:A3)). Replace it with “1”?"]
    assert line.amounts[0] == (Decimal(1_000_000) if answer else Decimal(3_200_000))
    assert bool(line.formulas) is not answer


def test_clearing_several_cells_asks_once(formula_session: Session, qtbot: QtBot) -> None:
    asked: list[str] = []

    def confirm(question: str) -> bool:
        asked.append(question)
        return True

    page = shown(formula_session, qtbot, confirm)
    press(Qt.Key.Key_Right, page.active_grid, Qt.KeyboardModifier.ShiftModifier)
    press(Qt.Key.Key_Delete, page.active_grid)
    qtbot.waitUntil(lambda: bool(asked))
    assert asked == ["2026/27 of 26ASC01 is a formula in the workbook (=SUM(A1:A3)). Replace it with a blank?"]
    assert next(formula_session.budget.lines()).amounts[:2] == (None, None)
    assert formula_session.undo_stack.count() == 1


def test_without_anyone_to_ask_the_answer_is_no(formula_session: Session, qtbot: QtBot) -> None:
    page = AreaPage(formula_session, formula_session.budget.areas[0].id)
    qtbot.addWidget(page)
    page.show()
    page.select_line(next(formula_session.budget.lines()).id, Field(AMOUNT, formula_session.budget.years[0]))
    with qtbot.waitSignal(formula_session.refused):
        type_in("1", page.active_grid)
    assert formula_session.undo_stack.count() == 0


def test_the_cell_says_that_it_is_a_formula(formula_session: Session, qtbot: QtBot) -> None:
    page = shown(formula_session, qtbot, lambda _question: False)
    index = page.grid_for(Section.PRESSURES).currentIndex()
    assert "=SUM(A1:A3)" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "26ASC01, 2026/27: 3.200, a formula in the workbook"
