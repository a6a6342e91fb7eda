"""Real keys in the real grid: what is typed reaches the budget, or a sentence says why it does not."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QLineEdit

from model.controls import Measure
from model.lines import Field, Line, Section
from model.money import Unit
from tests.ui.grid.keys import GoTo, editor_of, press, type_in
from ui.window.grid.area_page import AreaPage
from ui.window.grid.line_grid import LineGrid
from ui.window.session import Session


def line_of(session: Session, reference: str) -> Line:
    return next(line for line in session.budget.lines() if line.reference == reference)


def test_a_typed_amount_is_taken_and_the_totals_follow(
    session: Session, page: AreaPage, grid: LineGrid, go_to: GoTo
) -> None:
    go_to("26ASC01", 0)
    type_in("4.2", grid)
    assert line_of(session, "26ASC01").amounts[0] == Decimal(4_200_000)
    assert page.totals[Section.PRESSURES].total.figures[0].text() == "14.580"
    assert grid.currentIndex().row() == 1
    assert session.undo_stack.count() == 1


@pytest.mark.parametrize(
    "typed, pounds",
    [
        ("1.25", Decimal(1_250_000)),
        ("(0.5)", Decimal(-500_000)),
        ("=195*52*26/1000000", Decimal(263_640)),
        ("0", Decimal(0)),
        (" ", None),
    ],
)
def test_amounts_are_read_in_the_unit_of_the_view(
    session: Session, grid: LineGrid, go_to: GoTo, typed: str, pounds: Decimal | None
) -> None:
    go_to("26ASC01", 0)
    type_in(typed, grid)
    assert line_of(session, "26ASC01").amounts[0] == pounds


def test_a_bad_amount_leaves_the_cell_and_says_why(session: Session, grid: LineGrid, go_to: GoTo) -> None:
    sentences: list[str] = []
    session.refused.connect(sentences.append)
    index = go_to("26ASC01", 0)
    type_in("1.2.3", grid)
    assert line_of(session, "26ASC01").amounts[0] == Decimal(3_200_000)
    assert session.undo_stack.count() == 0
    assert editor_of(grid) is None
    assert grid.currentIndex() == index
    assert grid.refusal.isVisible()
    assert "“1.2.3” is not an amount" in grid.refusal.text()
    assert sentences == [grid.refusal.text()]


def test_the_sentence_goes_when_the_officer_goes_on(grid: LineGrid, go_to: GoTo) -> None:
    go_to("26ASC01", 0)
    type_in("x", grid)
    press(Qt.Key.Key_Down, grid)
    assert not grid.refusal.isVisible()


def test_undo_and_redo_show_in_the_grid(session: Session, grid: LineGrid, go_to: GoTo) -> None:
    index = go_to("26ASC01", 0)
    type_in("4.2", grid)
    session.undo_stack.undo()
    assert index.data() == "3.200"
    session.undo_stack.redo()
    assert index.data() == "4.200"


def test_typing_replaces_and_f2_keeps_the_text(session: Session, grid: LineGrid, go_to: GoTo) -> None:
    go_to("26ASC01", 0)
    press(Qt.Key.Key_F2, grid)
    editor = editor_of(grid)
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "3.2"
    assert (editor.selectedText(), editor.cursorPosition()) == ("", 3)
    press(Qt.Key.Key_Escape, grid)
    type_in("7", grid)
    assert line_of(session, "26ASC01").amounts[0] == Decimal(7_000_000)


def test_an_unchanged_editor_is_no_edit(session: Session, grid: LineGrid, go_to: GoTo) -> None:
    go_to("26ASC01", 0)
    press(Qt.Key.Key_F2, grid)
    press(Qt.Key.Key_Return, grid)
    assert session.undo_stack.count() == 0


def test_arrows_leave_an_entry_begun_by_typing(session: Session, grid: LineGrid, go_to: GoTo) -> None:
    index = go_to("26ASC01", 0)
    type_in("5", grid, Qt.Key.Key_Right)
    assert line_of(session, "26ASC01").amounts[0] == Decimal(5_000_000)
    assert grid.currentIndex() == index.siblingAtColumn(index.column() + 1)


def test_enter_after_tabs_returns_under_where_they_began(grid: LineGrid, go_to: GoTo) -> None:
    index = go_to("26ASC01", 0)
    type_in("1", grid, Qt.Key.Key_Tab)
    type_in("2", grid, Qt.Key.Key_Tab)
    type_in("3", grid)
    assert grid.currentIndex() == index.siblingAtRow(index.row() + 1)


def test_tab_goes_on_in_the_next_line_and_leaves_the_grid_at_its_end(grid: LineGrid, go_to: GoTo) -> None:
    go_to("26ASC01", 4)
    press(Qt.Key.Key_End, grid)
    index = grid.currentIndex()
    press(Qt.Key.Key_Tab, grid)
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (index.row() + 1, 0)
    grid.setCurrentIndex(grid.lines.index(grid.lines.rowCount() - 1, index.column()))
    press(Qt.Key.Key_Tab, grid)
    assert not grid.hasFocus()


def test_delete_blanks_the_selected_cells_as_one_edit(session: Session, grid: LineGrid, go_to: GoTo) -> None:
    go_to("26ASC01", 0)
    press(Qt.Key.Key_Down, grid, Qt.KeyboardModifier.ShiftModifier)
    press(Qt.Key.Key_Right, grid, Qt.KeyboardModifier.ShiftModifier)
    press(Qt.Key.Key_Delete, grid)
    for reference in ("26ASC01", "26ASC02"):
        assert line_of(session, reference).amounts[:2] == (None, None)
    assert session.undo_stack.count() == 1


def test_copying_takes_full_figures_with_tabs_between(grid: LineGrid, go_to: GoTo) -> None:
    go_to("26ASC01", 0)
    press(Qt.Key.Key_Down, grid, Qt.KeyboardModifier.ShiftModifier)
    press(Qt.Key.Key_Right, grid, Qt.KeyboardModifier.ShiftModifier)
    press(Qt.Key.Key_C, grid, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "3.2\t3.25\n1.45\t0.6"


def test_a_status_is_chosen_from_its_list(session: Session, grid: LineGrid, page: AreaPage) -> None:
    line = line_of(session, "26ASC01")
    page.select_line(line.id, Field("status"))
    press(Qt.Key.Key_A, grid)
    editor = editor_of(grid)
    assert isinstance(editor, QComboBox)
    editor.setCurrentText("Withdrawn")
    press(Qt.Key.Key_Return, grid)
    assert line_of(session, "26ASC01").status == "Withdrawn"


def test_another_unit_shows_the_same_money_and_takes_entries_in_it(
    session: Session, page: AreaPage, grid: LineGrid, go_to: GoTo
) -> None:
    index = go_to("26ASC01", 0)
    session.show_in(Unit.THOUSANDS)
    assert index.data() == "3,200.0"
    assert page.totals[Section.PRESSURES].total.figures[0].text() == "13,580.0"
    type_in("4,200", grid)
    assert line_of(session, "26ASC01").amounts[0] == Decimal(4_200_000)
    assert session.budget.totals.area(page.area_id or 0).measure(Measure.PRESSURES)[0] == Decimal(14_580_000)


def test_the_line_of_the_current_cell_is_the_sessions_line(session: Session, go_to: GoTo) -> None:
    go_to("27ASC01", 0)
    assert session.current_line == line_of(session, "27ASC01")
