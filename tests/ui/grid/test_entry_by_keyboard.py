"""Real keys in the real grid: what is typed reaches the budget, or a sentence says why it does not."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QLineEdit

from model.controls import Measure
from model.lines import AMOUNT, Field, Line, Section
from model.money import Unit
from model.planning import delete_lines, set_field
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


def test_a_bad_amount_leaves_the_cell_and_says_why_and_stays(session: Session, grid: LineGrid, go_to: GoTo) -> None:
    sentences: list[str] = []
    session.refused.connect(sentences.append)
    index = go_to("26ASC01", 0)
    type_in("1.2.3", grid)
    assert line_of(session, "26ASC01").amounts[0] == Decimal(3_200_000)
    assert session.undo_stack.count() == 0
    editor = editor_of(grid)
    assert isinstance(editor, QLineEdit)
    assert (editor.text(), editor.selectedText()) == ("1.2.3", "1.2.3")
    assert grid.currentIndex() == index
    assert grid.refusal.isVisible()
    assert "“1.2.3” is not an amount" in grid.refusal.text()
    assert sentences == [grid.refusal.text()]


def test_the_sentence_goes_when_the_officer_goes_on(grid: LineGrid, go_to: GoTo) -> None:
    go_to("26ASC01", 0)
    type_in("x", grid)
    press(Qt.Key.Key_Escape, grid)
    assert editor_of(grid) is None
    assert not grid.refusal.isVisible()
    press(Qt.Key.Key_Down, grid)
    type_in("4", grid)
    assert not grid.refusal.isVisible()


def test_a_refused_amount_is_mended_where_it_stands(session: Session, grid: LineGrid, go_to: GoTo) -> None:
    index = go_to("26ASC01", 0)
    type_in("64x", grid)
    press(Qt.Key.Key_End, grid)
    press(Qt.Key.Key_Backspace, grid)
    press(Qt.Key.Key_Return, grid)
    assert line_of(session, "26ASC01").amounts[0] == Decimal(64_000_000)
    assert editor_of(grid) is None
    assert not grid.refusal.isVisible()
    assert grid.currentIndex() == index.siblingAtRow(index.row() + 1)


@pytest.mark.parametrize("end", [Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Left])
def test_no_key_but_esc_leaves_a_refused_amount(session: Session, grid: LineGrid, go_to: GoTo, end: Qt.Key) -> None:
    index = go_to("26ASC01", 0)
    type_in("64x", grid, end)
    assert grid.currentIndex() == index
    press(Qt.Key.Key_Tab, grid)
    editor = editor_of(grid)
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "64x"
    press(Qt.Key.Key_Escape, grid)
    assert editor_of(grid) is None
    assert index.data() == "3.200"
    assert session.undo_stack.count() == 0
    type_in("4", grid)
    assert line_of(session, "26ASC01").amounts[0] == Decimal(4_000_000)


def test_a_refused_amount_stays_while_its_cell_changes_elsewhere(session: Session, grid: LineGrid, go_to: GoTo) -> None:
    go_to("26ASC01", 0)
    type_in("64x", grid)
    line = line_of(session, "26ASC01")
    session.do(set_field(session.budget, line.id, Field(AMOUNT, session.budget.years[0]), Decimal(1)))
    editor = editor_of(grid)
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "64x"


def test_a_line_that_goes_takes_its_refused_amount_along_and_the_grid_goes_on(
    session: Session, grid: LineGrid, go_to: GoTo
) -> None:
    go_to("26ASC01", 0)
    type_in("64x", grid)
    session.do(delete_lines(session.budget, [line_of(session, "26ASC01").id]))
    go_to("26ASC02", 0)
    type_in("4", grid)
    assert line_of(session, "26ASC02").amounts[0] == Decimal(4_000_000)


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


@pytest.mark.parametrize(
    "key, left", [(Qt.Key.Key_Up, False), (Qt.Key.Key_Down, False), (Qt.Key.Key_PageDown, False), (Qt.Key.Key_F2, True)]
)
def test_after_f2_arrows_stay_in_the_text(grid: LineGrid, go_to: GoTo, key: Qt.Key, *, left: bool) -> None:
    index = go_to("26ASC02", 0)
    press(Qt.Key.Key_F2, grid)
    press(key, grid)
    if left:
        press(Qt.Key.Key_Up, grid)
    assert (editor_of(grid) is None) == left
    assert grid.currentIndex().row() == index.row() - int(left)


def test_after_f2_the_caret_moves_in_the_text(grid: LineGrid, go_to: GoTo) -> None:
    go_to("26ASC01", 0)
    press(Qt.Key.Key_F2, grid)
    for key, place in ((Qt.Key.Key_Left, 2), (Qt.Key.Key_Home, 0), (Qt.Key.Key_Right, 1), (Qt.Key.Key_End, 3)):
        press(key, grid)
        editor = editor_of(grid)
        assert isinstance(editor, QLineEdit)
        assert editor.cursorPosition() == place


def test_arrows_leave_the_reference_of_a_new_line(session: Session, page: AreaPage, grid: LineGrid) -> None:
    page.add_line()
    type_in("27NEW1", grid, Qt.Key.Key_Right)
    assert line_of(session, "27NEW1").amounts[0] is None
    assert editor_of(grid) is None


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
