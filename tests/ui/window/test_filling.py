"""Filling cells with real keys in the real window."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from model.lines import Field
from tests.ui.grid.keys import type_in
from tests.ui.window.clipboard import CONTROL, SHIFT, answer, go, key, line_of
from ui.window.action_ids import ActionId
from ui.window.add_amount_dialog import AddAmountDialog
from ui.window.main_window import MainWindow

NONE = Qt.KeyboardModifier.NoModifier
STATUS, REFERENCE = Field("status"), Field("reference")


def amounts(window: MainWindow, reference: str, count: int) -> list[object]:
    return list(line_of(window, reference).amounts[:count])


def test_ctrl_d_fills_down_every_selected_column(example_window: MainWindow) -> None:
    window = example_window
    go(window, "26ASC01")
    for press in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right):
        key(press, SHIFT)
    key(Qt.Key.Key_D)
    first = [Decimal(3_200_000), Decimal(3_250_000)]
    for reference in ("26ASC01", "26ASC02", "27ASC01"):
        assert amounts(window, reference, 2) == first
    assert window.session.undo_stack.count() == 1


def test_ctrl_d_in_one_row_copies_the_row_above(example_window: MainWindow) -> None:
    window = example_window
    go(window, "26ASC02")
    key(Qt.Key.Key_D)
    assert amounts(window, "26ASC02", 1) == [Decimal(3_200_000)]


def test_ctrl_d_in_the_first_row_and_ctrl_r_in_the_first_column_do_nothing(example_window: MainWindow) -> None:
    window = example_window
    go(window, "26ASC01", REFERENCE)
    key(Qt.Key.Key_D)
    key(Qt.Key.Key_R)
    assert window.session.undo_stack.count() == 0


def test_ctrl_r_fills_to_the_right(example_window: MainWindow) -> None:
    window = example_window
    go(window, "26ASC01")
    key(Qt.Key.Key_Right, SHIFT)
    key(Qt.Key.Key_Right, SHIFT)
    key(Qt.Key.Key_R)
    assert amounts(window, "26ASC01", 3) == [Decimal(3_200_000)] * 3


@pytest.mark.parametrize("fill, move", [(Qt.Key.Key_D, Qt.Key.Key_Down), (Qt.Key.Key_R, Qt.Key.Key_Right)])
def test_a_filled_amount_has_the_working_of_the_first(example_window: MainWindow, fill: Qt.Key, move: Qt.Key) -> None:
    window = example_window
    grid = go(window, "26ASC01")
    type_in('=195 clients*2 "agreed"', grid)
    grid = go(window, "26ASC01")
    key(move, SHIFT)
    key(fill)
    filled = line_of(window, "26ASC02" if fill == Qt.Key.Key_D else "26ASC01")
    place = 0 if fill == Qt.Key.Key_D else 1
    assert filled.amounts[place] == Decimal(390_000_000)
    kept = '195*2+N("195 clients × 2; agreed")'  # the sign for times
    assert filled.formulas[window.session.budget.years[place]] == kept


def test_words_do_not_fill_amounts(example_window: MainWindow) -> None:
    window = example_window
    grid = go(window, "26ASC01")
    key(Qt.Key.Key_R)
    assert grid.refusal.text() == "Title and 2026/27 hold different things."
    assert window.session.undo_stack.count() == 0


def test_ctrl_enter_fills_the_selection_with_what_was_typed(example_window: MainWindow) -> None:
    window = example_window
    go(window, "26ASC01")
    key(Qt.Key.Key_Down, SHIFT)
    key(Qt.Key.Key_Right, SHIFT)
    for letter in "1.5":
        QTest.keyClick(QApplication.focusWidget(), letter)  # type: ignore[call-overload]  # a letter will do
    key(Qt.Key.Key_Return, CONTROL)
    for reference in ("26ASC01", "26ASC02"):
        assert amounts(window, reference, 2) == [Decimal(1_500_000)] * 2
    assert window.session.undo_stack.count() == 1


def test_ctrl_enter_with_what_no_cell_can_take_is_refused(example_window: MainWindow) -> None:
    window = example_window
    grid = go(window, "26ASC01")
    key(Qt.Key.Key_Down, SHIFT)
    QTest.keyClick(QApplication.focusWidget(), "x")  # type: ignore[call-overload]  # a letter will do
    key(Qt.Key.Key_Return, CONTROL)
    assert "“x” is not an amount" in grid.refusal.text()
    assert amounts(window, "26ASC01", 1) == [Decimal(3_200_000)]
    key(Qt.Key.Key_Backspace, Qt.KeyboardModifier.NoModifier)
    QTest.keyClick(QApplication.focusWidget(), "2")  # type: ignore[call-overload]  # as above
    key(Qt.Key.Key_Return, CONTROL)
    assert [amounts(window, each, 1) for each in ("26ASC01", "26ASC02")] == [[Decimal(2_000_000)]] * 2


def test_an_amount_is_added_to_the_selected_ones(example_window: MainWindow) -> None:
    window = example_window
    go(window, "26ASC01")
    key(Qt.Key.Key_Down, SHIFT)

    def fill_in(dialog: AddAmountDialog) -> None:
        dialog.accept()
        assert dialog.problem.startswith("Type the amount")
        dialog.amount.setText("=-1/4")
        dialog.accept()

    answer(AddAmountDialog, fill_in)
    window.actions_table[ActionId.ADD_TO_AMOUNTS].trigger()
    assert amounts(window, "26ASC01", 1) == [Decimal(2_950_000)]
    assert amounts(window, "26ASC02", 1) == [Decimal(1_200_000)]
    assert window.session.undo_stack.undoText() == "Add to 2 cells"


def test_without_amounts_selected_nothing_is_added(example_window: MainWindow) -> None:
    grid = go(example_window, "26ASC01", REFERENCE)
    example_window.actions_table[ActionId.ADD_TO_AMOUNTS].trigger()
    assert grid.refusal.text().startswith("Select the amounts")


def test_references_count_on_from_the_first_selected(example_window: MainWindow) -> None:
    window = example_window
    grid = go(window, "26ASC01", REFERENCE)
    key(Qt.Key.Key_Down, SHIFT)
    key(Qt.Key.Key_Down, SHIFT)
    lines = grid.selected_line_ids()
    used = {line.reference for line in window.session.budget.lines() if line.id not in lines[1:]}
    window.actions_table[ActionId.INCREMENT_REFERENCES].trigger()
    found = [window.session.budget.line(line).reference for line in lines]
    assert found[0] == "26ASC01"
    assert len({*found, *used}) == len(used) + 2
    assert found == sorted(found)
    assert all(reference.startswith("26ASC") for reference in found)
    assert window.session.undo_stack.count() <= 1


@pytest.mark.parametrize("name", [ActionId.FILL_DOWN, ActionId.ADD_TO_AMOUNTS, ActionId.INCREMENT_REFERENCES])
def test_pages_without_lines_offer_no_filling(example_window: MainWindow, name: ActionId) -> None:
    assert not example_window.actions_table[name].isEnabled()
    go(example_window, "26ASC01")
    assert example_window.actions_table[name].isEnabled()
