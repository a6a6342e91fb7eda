"""A slip of magnitude is told in the message bar once it is done; the figure stays as it was typed."""

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.grid.keys import type_in
from tests.ui.window.clipboard import SHIFT, go, key, line_of
from ui.window.main_window import MainWindow


def test_1250_among_millions_is_taken_and_told_with_undo(example_window: MainWindow) -> None:
    window = example_window
    type_in("3250", go(window, "26ASC01"))
    assert line_of(window, "26ASC01").amounts[0] == Decimal(3_250_000_000)
    assert window.message_bar.text.startswith("2026/27 of 26ASC01 is now 3250 (£m), about 1,000 times")
    QTest.mouseClick(window.message_bar.action_button, Qt.MouseButton.LeftButton)
    assert line_of(window, "26ASC01").amounts[0] == Decimal(3_200_000)
    assert window.message_bar.text == ""


def test_an_amount_like_the_others_is_not_remarked_on(example_window: MainWindow) -> None:
    type_in("3.25", go(example_window, "26ASC01"))
    assert example_window.message_bar.text == ""


def test_a_selection_filled_with_a_slip_is_told_too(example_window: MainWindow) -> None:
    window = example_window
    grid = go(window, "26ASC01")
    key(Qt.Key.Key_Down, SHIFT)
    QTest.keyClicks(grid, "3")
    for letter in "250":
        key(Qt.Key(ord(letter)), Qt.KeyboardModifier.NoModifier)
    key(Qt.Key.Key_Return)
    assert line_of(window, "26ASC02").amounts[0] == Decimal(3_250_000_000)
    assert "3250 (£m)" in window.message_bar.text
