"""Arithmetic typed into a cell keeps its working: marked, explained, edited again as typed, replaced by a figure."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from model.edits import Edit, FieldChange
from model.lines import FORMULA, Field, Line
from model.money import Unit
from tests.ui.grid.keys import GoTo, editor_of, press, type_in
from ui.window.grid.area_page import AreaPage
from ui.window.grid.line_grid import LineGrid
from ui.window.session import Session

TOOLTIP, SPOKEN = Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole


def first_line(session: Session) -> Line:
    return next(line for line in session.budget.lines() if line.reference == "26ASC01")


def worked(go_to: GoTo, grid: LineGrid, typed: str = "=195*52*26/1000000") -> None:
    go_to("26ASC01", 0)
    type_in(typed, grid)
    go_to("26ASC01", 0)


def test_a_typed_working_is_kept_with_its_amount_as_one_step(session: Session, grid: LineGrid, go_to: GoTo) -> None:
    worked(go_to, grid)
    line = first_line(session)
    assert line.amounts[0] == Decimal("263640.00")
    assert line.formulas == {session.budget.years[0]: "195*52*26/1000000"}
    assert session.undo_stack.count() == 1
    session.undo_stack.undo()
    assert (first_line(session).amounts[0], first_line(session).formulas) == (Decimal(3_200_000), {})


def test_the_cell_is_marked_and_says_its_working(session: Session, grid: LineGrid, go_to: GoTo) -> None:
    worked(go_to, grid)
    index = grid.currentIndex()
    assert grid.lines.formula_sign(index.row(), index.column()) == "="
    assert grid.lines.formula_sign(index.row(), index.column() + 1) == ""
    assert index.data(TOOLTIP) == "Working: =195*52*26/1000000, in £m"
    assert index.data(SPOKEN) == "26ASC01, 2026/27: 0.264, worked out as =195*52*26/1000000"
    session.show_in(Unit.THOUSANDS)
    assert index.data(TOOLTIP) == "Working: =(195*52*26/1000000)*1000, in £000"


def test_in_another_unit_the_working_is_shown_as_it_was_typed(session: Session, grid: LineGrid, go_to: GoTo) -> None:
    session.show_in(Unit.THOUSANDS)
    worked(go_to, grid, "=195*52*26")
    assert first_line(session).formulas == {session.budget.years[0]: "(195*52*26)/1000"}
    assert grid.currentIndex().data(TOOLTIP) == "Working: =195*52*26, in £000"


def test_names_and_note_are_shown_spoken_and_edited_again(session: Session, grid: LineGrid, go_to: GoTo) -> None:
    session.show_in(Unit.THOUSANDS)
    worked(go_to, grid, '=195 clients * 52 weeks * 26 "a new rate"')
    shown = '=195 clients × 52 weeks × 26 "a new rate"'
    line = first_line(session)
    assert line.amounts[0] == Decimal(263640000)
    words = "195 clients × 52 weeks × 26; a new rate"
    assert line.formulas == {session.budget.years[0]: f'(195*52*26)/1000+N("{words}")'}
    assert grid.currentIndex().data(TOOLTIP) == f"Working: {shown}, in £000"
    press(Qt.Key.Key_F2, grid)
    editor = editor_of(grid)
    assert isinstance(editor, QLineEdit)
    assert editor.text() == shown
    press(Qt.Key.Key_Return, grid)
    assert session.undo_stack.count() == 1
    session.undo_stack.undo()
    assert first_line(session).formulas == {}


def test_f2_opens_the_working_and_leaving_it_changes_nothing(session: Session, grid: LineGrid, go_to: GoTo) -> None:
    session.show_in(Unit.THOUSANDS)
    worked(go_to, grid, "=1/3")
    press(Qt.Key.Key_F2, grid)
    editor = editor_of(grid)
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "=1/3"
    press(Qt.Key.Key_Return, grid)
    assert session.undo_stack.count() == 1


def test_a_working_is_edited_without_a_question(
    session: Session, grid: LineGrid, go_to: GoTo, questions: list[str]
) -> None:
    worked(go_to, grid)
    press(Qt.Key.Key_F2, grid)
    press(Qt.Key.Key_End, grid)
    type_in("*2", grid)
    assert first_line(session).formulas == {session.budget.years[0]: "195*52*26/1000000*2"}
    assert first_line(session).amounts[0] == Decimal("527280.00")
    assert questions == []


@pytest.mark.parametrize("typed, pounds", [("+20", 20_000_000), ("-20", -20_000_000), ("1.2", 1_200_000)])
def test_a_mere_figure_replaces_the_working_and_the_step_says_so(
    session: Session, grid: LineGrid, go_to: GoTo, questions: list[str], typed: str, pounds: int
) -> None:
    worked(go_to, grid)
    type_in(typed, grid)
    assert first_line(session).amounts[0] == Decimal(pounds)
    assert first_line(session).formulas == {}
    assert session.undo_stack.undoText() == "Change 2026/27 of 26ASC01, working removed"
    assert questions == []
    session.undo_stack.undo()
    assert first_line(session).formulas == {session.budget.years[0]: "195*52*26/1000000"}


@pytest.mark.parametrize("typed, pounds", [("+20", 20_000_000), ("-20", -20_000_000)])
def test_a_bare_sign_replaces_the_figure_and_adds_nothing(
    session: Session, grid: LineGrid, go_to: GoTo, typed: str, pounds: int
) -> None:
    go_to("26ASC01", 0)
    type_in(typed, grid)
    assert first_line(session).amounts[0] == Decimal(pounds)
    assert first_line(session).formulas == {}


def test_clearing_a_cell_clears_its_working(
    session: Session, grid: LineGrid, go_to: GoTo, questions: list[str]
) -> None:
    worked(go_to, grid)
    press(Qt.Key.Key_Delete, grid)
    assert (first_line(session).amounts[0], first_line(session).formulas) == (None, {})
    assert questions == []


def test_copying_takes_the_figure_and_not_its_working(grid: LineGrid, go_to: GoTo, page: AreaPage) -> None:
    worked(go_to, grid)
    index = grid.currentIndex()
    assert page.active_grid.lines.edit_text(index.row(), index.column()) == "0.26364"


def test_a_working_that_no_spreadsheet_gets_right_is_refused_at_the_cell(
    session: Session, grid: LineGrid, go_to: GoTo, qtbot: QtBot
) -> None:
    go_to("26ASC01", 0)
    with qtbot.waitSignal(session.refused):
        type_in("=100000000-99999999.9999999", grid)
    assert "would not work out" in grid.refusal.text()
    assert session.undo_stack.count() == 0


def test_a_formula_says_that_it_follows_at_the_save_once_there_are_edits(
    session: Session, grid: LineGrid, go_to: GoTo
) -> None:
    years = session.budget.years
    follows = "follows the workbook's other cells when you save"
    index = go_to("26ASC01", 0)
    session.mark_saved()
    assert follows not in index.data(TOOLTIP)
    _give_formula(session, "I13*2")
    go_to("26ASC02", 1)
    type_in("1", grid)
    assert follows in index.data(TOOLTIP)
    assert first_line(session).formulas == {years[0]: "I13*2"}


def _give_formula(session: Session, formula: str) -> None:
    field = Field(FORMULA, session.budget.years[0])
    session.budget.apply(Edit("Give a formula", (FieldChange(first_line(session).id, field, None, formula),)))
