"""An officer selects figures and reads sum, average and count at the bottom of the window, year by year."""

from tests.journeys.officer import CONTROL, SHIFT, Key, Officer


def shown(officer: Officer) -> str:
    return officer.window.workbench.bottom_bar.selection.text


def test_a_block_over_two_years_has_its_sums(officer: Officer) -> None:
    officer.go_to("26ASC01")
    officer.press(Key.Key_Right, SHIFT)
    assert shown(officer) == "Sum 6.450 · Average 3.225 · Count 2 · 2026/27 3.200 · 2027/28 3.250"


def test_blank_and_nil_differ_in_the_count(officer: Officer) -> None:
    officer.go_to("26ASC01", "2028/29")
    officer.press(Key.Key_Right, SHIFT)
    nil = shown(officer)
    officer.press(Key.Key_Left, SHIFT)
    officer.press(Key.Key_Right)
    officer.press(Key.Key_Delete)
    officer.press(Key.Key_Left)
    officer.press(Key.Key_Right, SHIFT)
    assert "Count 2" in nil
    assert "Average 1.650" in nil
    assert "Count 2" not in shown(officer)
    assert "3.300" in shown(officer)


def test_the_sum_follows_an_edit_and_its_undo(officer: Officer) -> None:
    officer.go_to("26ASC01")
    officer.press(Key.Key_Right, SHIFT)
    officer.type("4.2")
    officer.press(Key.Key_Return, CONTROL)
    assert shown(officer).startswith("Sum 8.400")
    officer.press(Key.Key_Z, CONTROL)
    assert shown(officer).startswith("Sum 6.450")
