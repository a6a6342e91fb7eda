"""An officer looks words up and replaces them: counted, as one step, and never in a figure."""

import pytest
from PySide6.QtTest import QTest

from tests.journeys.officer import CONTROL, SHIFT, Key, Officer
from ui.window.find_bar import FindBar


def look_for(officer: Officer, words: str, new: str | None = None, field: str = "") -> FindBar:
    """Ctrl+F, or Ctrl+H where something is to be replaced, and type."""
    officer.press(Key.Key_F if new is None else Key.Key_H, CONTROL)
    bar = officer.window.workbench.finding.bar
    if field:
        bar.fields.setCurrentText(field)
    bar.words.clear()
    QTest.keyClicks(bar.words, words)
    if new is not None:
        bar.new_words.clear()
        QTest.keyClicks(bar.new_words, new)
    bar.words.setFocus()
    officer.press(Key.Key_Return)
    return bar


def test_matches_are_counted_and_walked_through_round_and_back(officer: Officer) -> None:
    officer.go_to("26ASC01", "Reference")
    bar = look_for(officer, "demographic")
    count = int(bar.count.text().rpartition(" ")[2])
    officer.press(Key.Key_Return, times=count)
    assert bar.count.text() == f"1 of {count}"
    officer.press(Key.Key_Return, SHIFT)
    assert bar.count.text() == f"{count} of {count}"


def test_a_word_is_replaced_everywhere_as_one_step_that_one_undo_takes_back(officer: Officer) -> None:
    before = officer.window.session.budget.snapshot()
    officer.go_to("26ASC01", "Reference")
    bar = look_for(officer, "Demographic growth", "Population growth", "Title only")
    bar.scope.setCurrentText("Everywhere")
    wanted = sum("demographic growth" in line.title.lower() for line in officer.window.session.budget.lines())
    officer.click(bar.replace_all)
    assert officer.message() == f"Replaced in {wanted} cells."
    assert officer.line("26ASC01").title == "Population growth: older people"
    assert officer.steps() == 1
    officer.press(Key.Key_Escape)
    officer.press(Key.Key_Z, CONTROL)
    assert officer.window.session.budget.snapshot() == before


def test_replacing_on_this_page_leaves_other_areas_alone(officer: Officer) -> None:
    officer.go_to("26ASC01", "Reference")
    bar = look_for(officer, "27ASC", "28ASC", "Reference only")
    lines = list(officer.window.session.budget.lines())
    here = [line.id for line in lines if line.area_id == officer.page.area_id and line.reference.startswith("27ASC")]
    officer.click(bar.replace_all)
    renamed = [line.id for line in officer.window.session.budget.lines() if line.reference.startswith("28ASC")]
    assert renamed == here
    assert officer.message() == f"Replaced in {len(here)} cells."


@pytest.mark.parametrize("words", ["3.2", "3,250", "3.250"])
def test_figures_are_neither_found_nor_ever_replaced(officer: Officer, words: str) -> None:
    amounts = [line.amounts for line in officer.window.session.budget.lines()]
    officer.go_to("26ASC01", "Reference")
    bar = look_for(officer, words, "9.9")
    assert not bar.replace_all.isEnabled()
    assert [line.amounts for line in officer.window.session.budget.lines()] == amounts


def test_capitals_matter_when_asked(officer: Officer) -> None:
    officer.go_to("26ASC01", "Reference")
    bar = look_for(officer, "DEMOGRAPHIC", "X", "Title only")
    assert bar.count.text() == "1 of 2"
    QTest.keyClick(bar.match_case, Key.Key_Space)
    assert bar.count.text() == "No “DEMOGRAPHIC”"
    assert not bar.replace_all.isEnabled()


def test_a_word_is_replaced_with_nothing(officer: Officer) -> None:
    officer.go_to("26ASC01", "Reference")
    bar = look_for(officer, ": older people", "", "Title only")
    officer.click(bar.replace_all)
    assert officer.line("26ASC01").title == "Demographic growth"
    assert officer.last_step() == "Replace “: older people” with nothing in 1 cell"


def test_a_status_takes_only_a_status_and_the_one_left_is_named(officer: Officer) -> None:
    officer.go_to("26ASC01", "Reference")
    bar = look_for(officer, "Withdrawn", "Dropped")
    officer.click(bar.replace_all)
    assert officer.line("26ASC09").status == "Withdrawn"
    assert (
        "1 cell was left as it was, where the text would not fit (26ASC09: “Dropped” is no status" in officer.message()
    )


def test_what_a_filter_hides_is_replaced_too_and_that_is_told(officer: Officer) -> None:
    officer.go_to("26ASC01", "Reference")
    officer.page.filter_bar.open()
    QTest.keyClicks(officer.page.filter_bar.text, "demographic")
    assert "26ASC01" in officer.references_in_sight()
    officer.go_to("26ASC01", "Reference")
    bar = look_for(officer, "27ASC", "28ASC", "Reference only")
    officer.click(bar.replace_all)
    assert "of them on lines that a filter hides." in officer.message()
