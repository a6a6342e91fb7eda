"""The forms that plan for a line: a transfer to other areas, and a start part-way through a year."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

from model.edits import LineAdded
from model.lines import AMOUNT, Field, Line
from model.money import EXACT
from model.part_year import start_of
from model.planning import set_fields
from ui.window.action_ids import ActionId
from ui.window.amend_dialog import AmendDialog
from ui.window.main_window import MainWindow
from ui.window.page_key import SUMMARY
from ui.window.part_year import PartYearDialog
from ui.window.transfer_dialog import TransferDialog


def line_of(window: MainWindow, reference: str) -> Line:
    return next(line for line in window.session.budget.lines() if line.reference == reference)


def enter(dialog: TransferDialog, row: int, column: int, text: str) -> None:
    item = dialog.table.item(row, column)
    assert item is not None
    item.setText(text)


def test_several_areas_receive_what_one_gives(window: MainWindow) -> None:
    dialog = TransferDialog(window.session, line_of(window, "14SCS10"), window)
    assert dialog.preview.text() == "Nothing is moved yet."
    dialog.accept()
    assert "Nothing is moved yet" in dialog.problem
    enter(dialog, 0, 0, "0.1")
    enter(dialog, 2, 1, "=0.5/4")
    dialog.accept()
    assert dialog.edit is not None
    added = [change.line for change in dialog.edit.changes if isinstance(change, LineAdded)]
    assert [tuple(map(window.session.view.text, line.amounts)) for line in added] == [
        ("-0.100", "-0.125"),
        ("0.100", ""),
        ("", "0.125"),
    ]


@pytest.mark.parametrize(
    "text, words",
    [("x", "“x” is not an amount"), ("-0.1", "what an area receives is above nil")],
)
def test_what_is_no_amount_to_receive_is_told_at_once_and_refused(window: MainWindow, text: str, words: str) -> None:
    dialog = TransferDialog(window.session, line_of(window, "14SCS10"), window)
    enter(dialog, 0, 0, text)
    assert words in dialog.preview.text()
    assert dialog.preview.text().startswith("Older People, 2013/14: ")
    dialog.accept()
    assert words in dialog.problem


def test_what_a_line_itself_gives_is_received_in_another_area(window: MainWindow) -> None:
    budget, given, taken = window.session.budget, line_of(window, "14SCS16"), line_of(window, "14SCS10")
    linked = Field("linked_reference")
    window.session.do(set_fields(budget, [(given.id, linked, ""), (taken.id, linked, "")]))
    dialog = TransferDialog(window.session, line_of(window, "14SCS16"), window)
    assert "itself gives" in dialog.what.currentText()
    dialog.area.setCurrentIndex(1)
    dialog.accept()
    assert dialog.edit is not None
    assert window.session.do(dialog.edit)
    received = next(line for line in budget.lines() if line.linked_reference == "14SCS16")
    assert received.amounts[0] == EXACT.create_decimal(1_800_000)
    assert budget.area(received.area_id).name == dialog.area.currentText()


def test_a_start_part_way_is_told_before_it_is_entered(window: MainWindow) -> None:
    line = line_of(window, "14SCS16")
    dialog = PartYearDialog(window.session, line, window)
    assert dialog.full_year.text() == "-1.8"
    dialog.start.setText("1 Septembre 2013")
    assert "There is no day" in dialog.preview.text()
    dialog.start.setText("1 July 2013")
    assert dialog.preview.text() == "It comes to -1.350 in 2013/14, -0.450 in 2014/15."
    dialog.accept()
    assert window.session.do(dialog.edit)
    changed = window.session.budget.line(line.id)
    assert changed.formulas[window.session.budget.years[0]] == "-1.8*9/12"
    assert start_of(changed) == date(2013, 7, 1)
    again = PartYearDialog(window.session, changed, window)
    assert (again.start.text(), again.full_year.text()) == ("1 July 2013", "-1.8")
    assert again.preview.text() == "These are its amounts already."
    again.accept()
    assert again.edit is None


def test_they_are_offered_where_there_is_a_line(window: MainWindow) -> None:
    names = (ActionId.TRANSFER, ActionId.PART_YEAR, ActionId.AMEND, ActionId.LINE_LOG)
    assert not any(window.actions_table[name].isEnabled() for name in names)
    line = line_of(window, "14SCS16")
    window.workbench.lines.go_to_line(line.id, Field(AMOUNT, window.session.budget.years[0]))
    assert all(window.actions_table[name].isEnabled() for name in names)
    window.workbench.pages.show_page(SUMMARY)
    assert not any(window.actions_table[name].isEnabled() for name in names)


def test_previous_amounts_and_changes_are_entered_in_a_form(window: MainWindow) -> None:
    line = line_of(window, "14SCS16")
    dialog = AmendDialog(window.session, line, window)
    years = dialog.years
    assert [field[0].text() for field in (years.previous, years.changes, years.new)] == ["-1.8", "0", "-1.8"]
    assert dialog.preview.text() == "The amounts stay as they are."
    typed(years.changes[0], "x")
    assert "“x” is not an amount" in dialog.preview.text()
    assert years.new[0].text() == ""
    dialog.accept()
    assert "Change 2013/14" in dialog.problem
    typed(years.changes[0], "0.3")
    assert (years.new[0].text(), dialog.preview.text()) == ("-1.5", "")
    dialog.accept()
    assert window.session.do(dialog.edit)
    changed = line_of(window, "14SCS16")
    assert (changed.status, dict(changed.extra)) == ("Amended", {"Previous 2013/14": "-1.8"})
    assert window.session.view.text(changed.amounts[0]) == "-1.500"
    again = AmendDialog(window.session, changed, window)
    assert [field[0].text() for field in (again.years.previous, again.years.changes)] == ["-1.8", "0.3"]
    again.accept()
    assert again.edit is None
    window.session.undo()
    assert line_of(window, "14SCS16") == line


def test_a_new_amount_makes_the_change_and_a_previous_one_keeps_it(window: MainWindow) -> None:
    years = AmendDialog(window.session, line_of(window, "14SCS16"), window).years
    typed(years.new[0], "-1.25")
    assert years.changes[0].text() == "0.55"
    typed(years.previous[0], "-2")
    assert [field[0].text() for field in (years.previous, years.changes, years.new)] == ["-2", "0.55", "-1.45"]
    typed(years.new[1], "=0.1*3")
    assert years.changes[1].text() == "0.3"
    typed(years.new[1], "")
    assert years.changes[1].text() == ""


def test_what_is_no_new_amount_is_told_of(window: MainWindow) -> None:
    dialog = AmendDialog(window.session, line_of(window, "14SCS16"), window)
    typed(dialog.years.new[1], "soon")
    dialog.accept()
    assert "New 2014/15" in dialog.problem


def test_tab_goes_through_the_years_row_by_row_and_on_to_the_buttons(window: MainWindow) -> None:
    dialog = AmendDialog(window.session, line_of(window, "14SCS16"), window)
    dialog.show()
    assert dialog.focusWidget() is dialog.years.previous[0]
    seen = []
    for _ in range(6):
        seen.append(dialog.focusWidget().accessibleName())
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    words = ("Previous", "Change", "New")
    assert seen == [f"{word} {year}, £m" for year in ("2013/14", "2014/15") for word in words]
    assert isinstance(dialog.focusWidget(), QPushButton)


def test_who_agreed_a_line_and_when_is_kept_with_it(window: MainWindow) -> None:
    dialog = AmendDialog(window.session, line_of(window, "14SCS16"), window)
    typed(dialog.agreed_by, "Council, 19 February 2013")
    dialog.accept()
    assert window.session.do(dialog.edit)
    line = line_of(window, "14SCS16")
    assert (line.status, dict(line.extra)) == ("New", {"Agreed by": "Council, 19 February 2013"})
    assert AmendDialog(window.session, line, window).agreed_by.text() == "Council, 19 February 2013"


def typed(editor: QLineEdit, text: str) -> None:
    """Replace what is in a field by keys."""
    editor.selectAll()
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    QTest.keyClicks(editor, text)
