"""Whatever an officer does with keys in the grid, Ctrl+Z brings the very same workbook back, byte for byte."""

import io
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtTest import QTest

from model.budget import Budget
from model.workbook.new_workbook import write_new_workbook
from tests.journeys.officer import ALT, CONTROL, SHIFT, Key, Officer
from tests.journeys.programs import excel
from ui.window.action_ids import ActionId

pytestmark = pytest.mark.thorough

Doing = Callable[[Officer, int], None]


def type_a_figure(officer: Officer, number: int) -> None:
    officer.enter(("1.25", "-0.5", "=2*1.6", "(0.3)", "0", "1250", "no figure")[number % 7])
    officer.press(Key.Key_Escape)


def clear(officer: Officer, _number: int) -> None:
    officer.press(Key.Key_Delete)


def fill_down(officer: Officer, _number: int) -> None:
    officer.press(Key.Key_D, CONTROL)


def fill_right(officer: Officer, _number: int) -> None:
    officer.press(Key.Key_R, CONTROL)


def fill_the_selection(officer: Officer, number: int) -> None:
    officer.type(("0.75", "=1/4", "x")[number % 3])
    officer.press(Key.Key_Return, CONTROL)
    officer.press(Key.Key_Escape)


def cut(officer: Officer, _number: int) -> None:
    officer.press(Key.Key_X, CONTROL)


def copy_and_paste_below(officer: Officer, _number: int) -> None:
    officer.press(Key.Key_C, CONTROL)
    officer.press(Key.Key_Down)
    officer.pastes()


def paste_from_excel(officer: Officer, number: int) -> None:
    officer.copies_elsewhere(excel([["-0.4", "-0.6"], ["-0.2", ""]] if number % 2 else [["-1.1"]]))
    officer.pastes()


def move_lines(officer: Officer, number: int) -> None:
    officer.press(Key.Key_Down if number % 2 else Key.Key_Up, ALT)


def add_a_line(officer: Officer, _number: int) -> None:
    officer.press(Key.Key_Plus, CONTROL)
    officer.press(Key.Key_Escape)


def delete_lines(officer: Officer, _number: int) -> None:
    officer.press(Key.Key_Minus, CONTROL)


def count_references_on(officer: Officer, _number: int) -> None:
    officer.window.actions_table[ActionId.INCREMENT_REFERENCES].trigger()


def replace_a_word(officer: Officer, number: int) -> None:
    officer.press(Key.Key_H, CONTROL)
    bar = officer.window.workbench.finding.bar
    bar.words.setText(("care", "27ASC", "New")[number % 3])
    bar.new_words.setText(("CARE", "28ASC", "Agreed")[number % 3])
    bar.words.setFocus()
    officer.press(Key.Key_Return)
    if bar.replace_all.isEnabled():
        officer.click(bar.replace_all)
    QTest.keyClick(bar, Key.Key_Escape)


DOINGS: tuple[Doing, ...] = (
    *(type_a_figure, clear, fill_down, fill_right, fill_the_selection, cut, copy_and_paste_below),
    *(paste_from_excel, move_lines, add_a_line, delete_lines, count_references_on, replace_a_word),
)
SAVINGS = ("25ASC07", "26ASC05", "27ASC06", "27ASC09")
MOVES = st.tuples(
    st.sampled_from(DOINGS), st.sampled_from(SAVINGS), st.integers(0, 3), st.integers(0, 1), st.integers(0, 41)
)


def serialised(budget: Budget) -> dict[str, bytes]:
    """The budget as a new workbook holds it, part by part, without the moment at which it is written."""
    with zipfile.ZipFile(io.BytesIO(write_new_workbook(budget))) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name != "docProps/core.xml"}


def carry_out(officer: Officer, moves: list[tuple[Doing, str, int, int, int]]) -> None:
    for doing, reference, year, more, number in moves:
        if not any(line.reference == reference for line in officer.window.session.budget.lines()):
            continue
        officer.go_to(reference)
        officer.press(Key.Key_Right, times=year)
        officer.press(Key.Key_Down, SHIFT, times=more)
        officer.press(Key.Key_Right, SHIFT, times=more if year < 3 else 0)
        doing(officer, number)


@pytest.mark.parametrize("doing", DOINGS, ids=lambda doing: doing.__name__)
def test_each_habit_is_undone_whole_and_redone(officer: Officer, doing: Doing) -> None:
    budget = officer.window.session.budget
    before = serialised(budget)
    carry_out(officer, [(doing, "26ASC05", 0, 1, 1)])
    after = serialised(budget)
    assert after != before
    officer.undo_everything()
    assert serialised(budget) == before
    officer.press(Key.Key_Y, CONTROL, times=officer.window.session.undo_stack.count())
    assert serialised(budget) == after
    officer.undo_everything()


@settings(max_examples=6, suppress_health_check=list(HealthCheck))
@given(st.lists(MOVES, min_size=2, max_size=6))
def test_any_sequence_of_them_undone_is_the_same_workbook_byte_for_byte(
    officer: Officer, moves: list[tuple[Doing, str, int, int, int]]
) -> None:
    budget = officer.window.session.budget
    before, snapshot = serialised(budget), budget.snapshot()
    carry_out(officer, moves)
    officer.undo_everything()
    assert budget.snapshot() == snapshot
    assert serialised(budget) == before
    assert not officer.window.isWindowModified()
