"""What was found is shown on a picture of the sheet, corrected by key, and what comes of it follows at once."""

import re
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from model.lines import Kind
from model.money import Unit
from model.workbook.finding.questions import Question
from model.years import Year
from tests.model.workbook.finding.books import Cells
from tests.ui.window.mapping.dialogs import ROADS, Key, Make, choose, column_labels, press, results, row_labels


def test_every_row_and_column_of_the_picture_says_in_words_what_it_is(make: Make) -> None:
    dialog = make({"Roads": ROADS})
    assert row_labels(dialog) == [
        "1",
        "2  column headings",
        "3  heading, pressure",
        "4  line, pressure",
        "5  line, pressure",
        "6  total",
        "7  heading, saving",
        "8  line, saving",
    ]
    dialog.picture.go_to(4, 1)
    assert column_labels(dialog) == ["A  reference", "B  title", "C  2013/14", "D  2014/15"]
    index = dialog.picture.picture_model.index(3, 2)
    told = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "C4: 150 (line, pressure; 2013/14)"


def test_rows_of_one_sort_have_one_tint_and_others_another(make: Make) -> None:
    model = make({"Roads": ROADS}).picture.picture_model
    tints = [model.index(row, 0).data(Qt.ItemDataRole.BackgroundRole) for row in range(model.rowCount())]
    names = [tint.color().name() if tint is not None else "" for tint in tints]
    assert names[3] == names[4] == names[7]
    assert len({names[0], names[2], names[3], names[5]}) == 4


def test_a_row_is_corrected_by_key_and_what_comes_of_it_follows(make: Make) -> None:
    dialog = make({"Roads": ROADS})
    dialog.picture.setFocus()
    dialog.picture.go_to(4, 1)
    press(Key.Key_Down)
    press(Key.Key_Return)
    assert QApplication.focusWidget() is dialog.form.row_box
    assert dialog.form.row_box.accessibleName() == "Row 5 is"
    choose(dialog, "Ignored")
    assert row_labels(dialog)[4] == "5  ignored, as you said"
    assert ("G2 Total care", "pressure", "30", "10") not in results(dialog)
    assert "2 lines" in dialog.summary.text()
    assert any("which does not agree" in dialog.noticed.row(place).texts[1] for place in range(2))
    press(Key.Key_Home)
    dialog.remapping.wait()
    assert row_labels(dialog)[4] == "5  line, pressure"
    assert dialog.said.corrections.is_empty


def test_several_rows_are_said_at_once(make: Make) -> None:
    dialog = make({"Roads": ROADS})
    dialog.picture.setFocus()
    dialog.picture.go_to(4, 1)
    press(Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(Key.Key_Return)
    choose(dialog, "Line: saving")
    assert [(row.row, row.kind) for row in dialog.said.corrections.rows] == [(4, Kind.SAVING), (5, Kind.SAVING)]
    assert row_labels(dialog)[3:5] == ["4  line, saving, as you said", "5  line, saving, as you said"]


def test_a_column_is_said_to_be_something_else(make: Make) -> None:
    dialog = make({"Roads": ROADS})
    dialog.picture.go_to(4, 4)
    dialog.form.column_box.setFocus()
    choose(dialog, "Amounts of 2016/17")
    assert column_labels(dialog)[3] == "D  2016/17"
    assert dialog.results.headerData(3, Qt.Orientation.Horizontal) == "2016/17"
    (said,) = dialog.said.corrections.columns
    assert (said.row, said.column, said.words, said.year) == (2, 4, "2014/15", Year(2016))


def test_a_table_is_left_out_and_taken_in_again(make: Make) -> None:
    dialog = make({"Roads": ROADS, "More": [*ROADS[:3], ["G9", "Else", 1, 1]]})
    dialog.picture.go_to(4, 1)
    dialog.form.read_box.setFocus()
    press(Key.Key_Down, times=2)
    dialog.remapping.wait()
    assert row_labels(dialog)[1] == "2  table not read"
    assert "1 table with 1 line" in dialog.summary.text()
    press(Key.Key_Home)
    dialog.remapping.wait()
    assert "2 tables with 4 lines" in dialog.summary.text()


def test_what_was_noticed_leads_to_its_cell(make: Make) -> None:
    dialog = make({"Cover": [["Hello"]], "Roads": [*ROADS, ["S2", "Doubtful", "1e3", "x"]]})
    assert dialog.sheets.currentText() == "Roads"
    dialog.sheets.setCurrentIndex(0)
    dialog.tabs.setCurrentWidget(dialog.noticed_table)
    rows = [dialog.noticed.row(place).texts for place in range(dialog.noticed.rowCount())]
    place = next(place for place, texts in enumerate(rows) if texts[2] == "Roads!C9")
    dialog.noticed_table.selectRow(place)
    dialog.noticed_table.setFocus()
    press(Key.Key_Return)
    assert dialog.isVisible()
    assert (dialog.sheets.currentText(), dialog.picture.place) == ("Roads", (9, 3))
    assert QApplication.focusWidget() is dialog.picture


def test_a_line_of_the_result_leads_to_its_cell(make: Make) -> None:
    dialog = make({"Roads": ROADS})
    place = results(dialog).index(("S1 Reablement", "saving", "-100", "-40"))
    dialog.results_table.selectRow(place)
    dialog.results_table.setFocus()
    press(Key.Key_Return)
    assert dialog.picture.place == (8, 1)


def test_what_must_be_asked_has_the_keyboard_and_is_answered_by_key(make: Make) -> None:
    dialog = make({"List": [["Ref", "Growth", "2013/14", "2014/15"], ["G1", "Roads", 10, 20], ["G2", "Sea", 30, 40]]})
    assert "Only you can say the unit and whether amounts are changes or levels." in dialog.summary.text()
    press(Key.Key_Down, times=2)
    dialog.remapping.wait()
    press(Key.Key_Tab)
    press(Key.Key_Down, times=2)
    dialog.remapping.wait()
    assert (dialog.said.unit, dialog.said.holds_levels) == (list(Unit)[1], True)
    assert "Only you" not in dialog.summary.text()
    assert ("G1 Roads", "pressure", "10", "10") in results(dialog)


def test_what_year_1_means_is_asked_and_a_wrong_answer_is_refused_in_the_dialog(make: Make) -> None:
    dialog = make({"List": [["£000"], ["Ref", "Growth", "Year 1", "Year 2"], ["G1", "Roads", 10, 20]]})
    assert not dialog.open_button.isEnabled()
    assert dialog.questions.year_line.accessibleName() == "Year 1 is the financial year"
    line = dialog.questions.year_line
    assert QApplication.focusWidget() is line
    QTest.keyClicks(line, "2026")
    press(Key.Key_Return)
    assert dialog.isVisible()
    assert "no financial year" in dialog._problem.text()
    QTest.keyClicks(line, "/27")
    press(Key.Key_Return)
    dialog.remapping.wait()
    assert not dialog._problem.isVisible()
    assert column_labels(dialog)[2:] == ["C  2026/27", "D  2027/28"]
    assert dialog.open_button.isEnabled()


def test_the_menu_of_a_place_offers_the_same(make: Make) -> None:
    dialog = make({"Roads": ROADS})
    dialog.picture.go_to(6, 1)
    rows, columns = dialog.picture.menu().actions()
    menus: list[Any] = [rows.menu(), columns.menu()]
    assert [len(menu.actions()) for menu in menus] == [dialog.form.row_box.count(), dialog.form.column_box.count()]
    next(action for action in menus[0].actions() if action.text() == "Line").trigger()
    dialog.remapping.wait()
    assert row_labels(dialog)[5] == "6  line, pressure, as you said"


def test_every_control_has_a_name_and_tab_leads_through_all_of_them(make: Make) -> None:
    dialog = make({"Roads": ROADS})
    for widget in dialog.findChildren(QWidget):
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or not widget.isVisibleTo(dialog):
            continue
        if not widget.objectName().startswith("qt_"):
            assert QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name), widget
    boxes = [box for box in dialog.questions.boxes.values() if box.isVisibleTo(dialog)]
    boxes[0].setFocus()
    met = []
    for _step in range(20):
        met.append(QApplication.focusWidget())
        press(Key.Key_Tab)
    assert dialog.picture in met
    assert dialog.form.row_box in met
    assert dialog.results_table in met
    assert dialog.open_button in met
    assert all(box in met for box in boxes)


def test_the_models_are_sound(make: Make) -> None:
    dialog = make({"Roads": ROADS})
    testers = [
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
        for model in (dialog.picture.picture_model, dialog.results, dialog.noticed)
    ]
    dialog.picture.go_to(5, 1)
    dialog.remapping.say_rows(dialog.remapping.pictures[0], [5], None)
    assert len(testers) == 3


def test_a_column_of_amounts_is_said_to_belong_to_an_activity_area(make: Make) -> None:
    rows: list[Cells] = [
        *(["Savings £000"], ["Ref", "Saving", "2013/14", "2013/14"]),
        *(["S1", "Fees", -10, -5], ["S2", "Rent", -1, -2]),
    ]
    dialog = make({"Adults": rows})
    dialog.picture.go_to(3, 4)
    assert not dialog.form.column_area_line.isEnabled()
    dialog.form.column_box.setFocus()
    choose(dialog, "Amounts of 2013/14")
    line = dialog.form.column_area_line
    assert line.accessibleName() == "Area of the column's amounts"
    line.setFocus()
    QTest.keyClicks(line, "Children")
    press(Key.Key_Return)
    dialog.remapping.wait()
    assert dialog.isVisible()
    assert column_labels(dialog)[2:] == ["C  2013/14", "D  2013/14 Children"]
    found = dialog.remapping.found.budget
    assert [
        (found.area(each.area_id).name, each.title, [amount or 0 for amount in each.amounts]) for each in found.lines()
    ] == [
        *(("Adults", "Fees", [-10_000]), ("Adults", "Rent", [-1_000])),
        *(("Children", "Fees", [-5_000]), ("Children", "Rent", [-2_000])),
    ]


def test_areas_over_columns_are_found_and_one_is_renamed(make: Make) -> None:
    rows: list[Cells] = [
        *(["Savings £000"], [None, None, "Adults", None, "A200"], ["Ref", "Saving", *["2013/14", "2014/15"] * 2]),
        *(["S1", "Fees", -10, -5, -20, 0], ["S2", "Rent", -1, None, None, -2]),
    ]
    dialog = make({"Savings": rows})
    for column in (5, 6):
        dialog.picture.go_to(4, column)
        line = dialog.form.column_area_line
        assert line.placeholderText() == "as found: A200"
        line.setFocus()
        QTest.keyClicks(line, "Children")
        press(Key.Key_Tab)
        dialog.remapping.wait()
    found = dialog.remapping.found.budget
    amounts = {found.area(each.area_id).name: each.amounts for each in found.lines() if each.reference == "S1"}
    assert {name: [each or 0 for each in figures] for name, figures in amounts.items()} == {
        "Adults": [-10_000, -5_000],
        "Children": [-20_000, 0],
    }
    assert [said.area for said in dialog.said.corrections.columns] == ["Children", "Children"]


def test_which_of_several_columns_for_a_year_counts_is_asked_and_answered_by_key(make: Make) -> None:
    headings = ["Draft 2026/27", "Final 2026/27"]
    dialog = make({"Plan": [["£000"], ["Ref", "Saving", *headings], ["S1", "Fees", -5, -6], ["S2", "Staff", -1, -2]]})
    box = dialog.questions.boxes[Question.VERSION]
    assert box.isVisibleTo(dialog)
    assert box.currentText() == "please say (taken as “Final”)"
    assert "which of several columns for a year counts" in dialog.summary.text()
    box.setFocus()
    choose(dialog, "Draft")
    assert dialog.said.corrections.version == "Draft"
    assert [line.amounts for line in dialog.remapping.found.budget.lines()] == [(Decimal(-5_000),), (Decimal(-1_000),)]
    assert "several columns" not in dialog.summary.text()
    choose(dialog, "as found")
    assert dialog.said.corrections.version == ""


def test_nothing_is_asked_of_columns_where_each_year_has_one(make: Make) -> None:
    dialog = make({"Roads": ROADS})
    assert not dialog.questions.boxes[Question.VERSION].isVisibleTo(dialog)


def test_the_area_of_a_table_with_columns_of_areas_is_theirs(make: Make) -> None:
    rows: list[Cells] = [["Growth £000"], ["Ref", "Bid", "2026/27 Adults", "2026/27 Place"], ["G1", "Pay", 10, 5]]
    dialog = make({"2026-27": [*rows, ["G2", "Energy", 4, 2]]})
    dialog.picture.go_to(3, 3)
    assert dialog.form.area_line.placeholderText() == "as found: Adults, Place"


def test_no_two_controls_share_a_letter(make: Make) -> None:
    dialog = make({"Plan": [["£000"], ["Ref", "Saving", "Draft 2026/27", "Final 2026/27"], ["S1", "Fees", -5, -6]]})
    captions = [label.text() for label in dialog.findChildren(QLabel) if label.isVisibleTo(dialog)]
    captions += [dialog.tabs.tabText(0), dialog.tabs.tabText(1), dialog.remember_box.text()]
    letters = [found[1].casefold() for text in captions if (found := re.search("&([^&])", text))]
    assert len(letters) == len(set(letters)), sorted(letters)
