"""An officer fills cells as in Excel: down, right, all at once, by adding, and references that count on."""

from tests.journeys.officer import CONTROL, SHIFT, Key, Officer
from ui.window.action_ids import ActionId


def test_a_figure_with_its_working_is_filled_down_and_right_as_one_step_each(officer: Officer) -> None:
    officer.go_to("26ASC01")
    officer.enter("=2*1.6")
    officer.press(Key.Key_Up)
    officer.press(Key.Key_Down, SHIFT)
    officer.press(Key.Key_D, CONTROL)
    officer.press(Key.Key_Right, SHIFT)
    officer.press(Key.Key_R, CONTROL)
    for reference in ("26ASC01", "26ASC02"):
        assert officer.amounts(reference, 2) == ["3.200", "3.200"]
        assert [officer.working(reference, year) for year in (0, 1)] == ["2*1.6", "2*1.6"]
    assert officer.steps() == 3
    officer.press(Key.Key_Z, CONTROL, times=2)
    assert officer.amounts("26ASC01", 2) == ["3.200", "3.250"]
    assert officer.working("26ASC02") is None


def test_ctrl_enter_puts_one_figure_into_every_selected_cell(officer: Officer) -> None:
    officer.go_to("26ASC01")
    officer.press(Key.Key_Right, SHIFT, times=4)
    officer.type("0.25")
    officer.press(Key.Key_Return, CONTROL)
    assert officer.amounts("26ASC01") == ["0.250"] * 5
    assert officer.steps() == 1


def test_delete_clears_a_block_and_one_undo_brings_it_back(officer: Officer) -> None:
    officer.go_to("26ASC01")
    before = [officer.amounts(reference) for reference in ("26ASC01", "26ASC02")]
    officer.press(Key.Key_Right, SHIFT, times=2)
    officer.press(Key.Key_Down, SHIFT)
    officer.press(Key.Key_Delete)
    assert officer.amounts("26ASC02", 3) == ["", "", ""]
    officer.press(Key.Key_Z, CONTROL)
    assert [officer.amounts(reference) for reference in ("26ASC01", "26ASC02")] == before


def test_references_count_on_from_the_first(officer: Officer) -> None:
    officer.go_to("26ASC01", "Reference")
    officer.press(Key.Key_Down, SHIFT, times=2)
    lines = officer.grid.selected_line_ids()
    officer.window.actions_table[ActionId.INCREMENT_REFERENCES].trigger()
    budget = officer.window.session.budget
    found = [budget.line(line_id).reference for line_id in lines]
    assert found[0] == "26ASC01"
    assert found == sorted(set(found))


def test_a_slip_of_a_thousand_is_taken_and_told(officer: Officer) -> None:
    officer.go_to("26ASC01")
    officer.enter("3250")
    assert officer.amounts("26ASC01", 1) == ["3,250.000"]
    assert officer.message().endswith("If 3.25 is meant, undo and type that.")
    officer.click(officer.window.message_bar.action_button)
    assert officer.amounts("26ASC01", 1) == ["3.200"]
