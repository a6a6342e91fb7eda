"""What was found is shown on a picture of the sheet, corrected by key, and what comes of it follows at once."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from model.lines import Kind
from model.money import Unit
from model.workbook.conversion import ReadAs
from model.workbook.document import Document
from model.workbook.finding.questions import Question
from model.workbook.found_opening import FoundBudget, FoundReading
from model.years import Year
from tests.model.workbook.finding.books import Cells, Live, Sheets, book
from ui.window.application import make_application
from ui.window.mapping.mapping_dialog import MappingDialog
from ui.window.mapping_actions import looked_at
from ui.window.metrics import figure_font

Key = Qt.Key
ROADS: list[Cells] = [
    ["£000"],
    ["Ref", "Proposal", "2013/14", "2014/15"],
    ["Growth"],
    ["G1", "Demography", 150, 50],
    ["G2", "Total care", 30, 10],
    ["Total growth", None, Live("SUM(C4:C5)", 180), Live("SUM(D4:D5)", 60)],
    ["Savings"],
    ["S1", "Reablement", -100, -40],
]
Make = Callable[[Sheets], MappingDialog]
ROOMY = (1366, 704)


@pytest.fixture
def make(qtbot: QtBot, tmp_path: Path) -> Iterator[Make]:
    make_application()
    made: list[MappingDialog] = []

    def of(sheets: Sheets) -> MappingDialog:
        path = tmp_path / "Theirs.xlsx"
        path.write_bytes(book(sheets))
        dialog = MappingDialog("Theirs.xlsx", *looked_at(Document.open(path), _no_progress))
        dialog.showNormal()
        dialog.resize(*ROOMY)
        qtbot.waitExposed(dialog)
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        made.append(dialog)
        return dialog

    yield of
    for dialog in made:
        dialog.done(0)
        dialog.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _no_progress(_step: str, _share: float) -> None:
    pass


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, times: int = 1) -> None:
    for _time in range(times):
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClick(widget, key, held)


def choose(dialog: MappingDialog, words: str) -> None:
    """Walk with the arrow keys to a choice of the box that has the keyboard."""
    box = QApplication.focusWidget()
    assert isinstance(box, QComboBox)
    press(Key.Key_Home)
    while box.currentText() != words:
        assert box.currentIndex() < box.count() - 1, words
        press(Key.Key_Down)
    dialog.remapping.wait()


def row_labels(dialog: MappingDialog) -> list[str]:
    model = dialog.picture.picture_model
    return [str(model.headerData(row, Qt.Orientation.Vertical)) for row in range(model.rowCount())]


def column_labels(dialog: MappingDialog) -> list[str]:
    model = dialog.picture.picture_model
    return [str(model.headerData(column, Qt.Orientation.Horizontal)) for column in range(model.columnCount())]


def results(dialog: MappingDialog) -> list[tuple[str, ...]]:
    return [dialog.results.row(place).texts for place in range(dialog.results.rowCount())]


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


def test_the_dialog_fits_a_small_screen(make: Make) -> None:
    dialog = make({"Roads": ROADS})
    least = dialog.minimumSizeHint()
    assert least.width() <= 1366
    assert least.height() <= 720


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


@pytest.mark.parametrize(
    "size, is_over, rows, columns",
    [
        (ROOMY, False, 20, 5),
        ((908, 509), False, 10, 2),  # 1366 x 768 at 150 %
        ((780, 410), False, 7, 1),
        ((800, 700), True, 6, 4),
    ],
)
def test_the_picture_has_its_room_however_small_the_dialog_is(
    make: Make, size: tuple[int, int], is_over: bool, rows: int, columns: int
) -> None:
    dialog = make({"Roads": ROADS})
    for each in (size, (800, 700), ROOMY, size):
        dialog.resize(*each)
        QApplication.processEvents()
    room = dialog.picture.viewport()
    assert room.width() >= columns * dialog.picture.columnWidth(0)
    assert room.height() >= rows * dialog.picture.rowHeight(0)
    under = dialog.side.mapTo(dialog, dialog.side.rect().topLeft()).y()
    assert (under > dialog.picture.geometry().bottom()) == is_over
    dialog.picture.setFocus()
    dialog.tabs.setCurrentWidget(dialog.noticed_table)
    press(Key.Key_Return)
    assert QApplication.focusWidget() is dialog.form.row_box
    met = set()
    for _step in range(25):
        press(Key.Key_Tab)
        met.add(QApplication.focusWidget())
    assert {dialog.picture, dialog.form.row_box, dialog.form.signs_box, dialog.open_button, dialog.sheets} <= met


def test_the_picture_alone_has_all_the_room_until_what_it_is_is_wanted(make: Make) -> None:
    dialog = make({"Roads": ROADS})
    before = dialog.picture.width()
    dialog.alone_button.setFocus()
    press(Key.Key_Space)
    QApplication.processEvents()
    assert not dialog.side.isVisible()
    assert dialog.picture.width() > before * 1.4
    dialog.picture.setFocus()
    press(Key.Key_Return)
    assert not dialog.alone_button.isChecked()
    assert QApplication.focusWidget() is dialog.form.row_box


def test_the_shares_of_picture_and_side_are_as_the_officer_left_them(make: Make) -> None:
    dialog = make({"Roads": ROADS})
    handle = dialog.halves.handle(1)
    QTest.mousePress(handle, Qt.MouseButton.LeftButton)
    QTest.mouseMove(handle, handle.rect().center() - QPoint(200, 0))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton)
    left = dialog.picture.width()
    dialog.reject()
    again = make({"Roads": ROADS})
    QApplication.processEvents()
    assert abs(again.picture.width() - left) <= 8
    again.reject()
    other = make({"Roads": ROADS})
    QApplication.processEvents()
    assert abs(other.picture.width() - left) <= 8


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


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Let finding wait, as in a large workbook, until it is told to go on."""
    goes_on = Event()
    find = FoundReading.find

    def waits(reading: FoundReading, said: ReadAs) -> FoundBudget:
        if said != ReadAs():
            assert goes_on.wait(30)
        return find(reading, said)

    monkeypatch.setattr(FoundReading, "find", waits)
    yield goes_on
    goes_on.set()


def test_what_lasts_is_told_and_the_workbook_is_read_once_everything_said_is_found_with(
    make: Make, held: Event, qtbot: QtBot
) -> None:
    dialog = make({"Roads": ROADS})
    assert not dialog.busy.isVisible()
    box = dialog.questions.boxes[Question.BASIS]
    box.setFocus()
    press(Key.Key_End)
    qtbot.waitUntil(dialog.busy.isVisible)
    press(Key.Key_Return)
    assert dialog.isVisible()
    held.set()
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert dialog.result() == MappingDialog.DialogCode.Accepted
    assert dialog.remapping.found.layout.levels
    assert dialog.said.holds_levels


def test_giving_up_waits_for_nothing(make: Make, held: Event) -> None:
    dialog = make({"Roads": ROADS})
    dialog.questions.boxes[Question.BASIS].setFocus()
    press(Key.Key_End)
    press(Key.Key_Escape, times=2)
    assert not dialog.isVisible()
    assert not dialog.remapping.is_settled
    held.set()
    dialog.remapping.wait()


def test_the_bar_that_tells_of_finding_goes_when_it_is_found(make: Make, held: Event, qtbot: QtBot) -> None:
    dialog = make({"Roads": ROADS})
    dialog.questions.boxes[Question.BASIS].setFocus()
    press(Key.Key_End)
    qtbot.waitUntil(dialog.busy.isVisible)
    held.set()
    qtbot.waitUntil(lambda: not dialog.busy.isVisible())
    assert dialog.isVisible()


def test_figures_of_the_result_are_never_cut(make: Make) -> None:
    rows: list[Cells] = [["Savings £"], ["Ref", "Saving", "2026/27", "2027/28"], ["S1", "Fees", -123456789.5, -5]]
    table = make({"Adults": rows}).results_table
    for row in range(table.model().rowCount()):
        for column in (2, 3):
            text = str(table.model().index(row, column).data() or "")
            bold = QFontMetrics(figure_font(bold=True))
            assert bold.horizontalAdvance(text) < table.columnWidth(column), text


def test_what_was_said_is_not_lost_by_one_press_of_a_key(make: Make) -> None:
    dialog = make({"Roads": ROADS})
    box = dialog.questions.boxes[Question.BASIS]
    box.setFocus()
    press(Key.Key_End)
    dialog.remapping.wait()
    press(Key.Key_Escape)
    assert dialog.isVisible()
    assert "Press Esc or Cancel once more" in dialog._problem.text()
    press(Key.Key_Up)
    dialog.remapping.wait()
    assert not dialog._problem.isVisible()
    dialog.cancel_button.click()
    assert dialog.isVisible()
    assert dialog.open_button.isEnabled()
    dialog.cancel_button.click()
    assert not dialog.isVisible()
    assert dialog.result() == MappingDialog.DialogCode.Rejected


def test_where_nothing_was_said_one_press_gives_it_up(make: Make) -> None:
    dialog = make({"Roads": ROADS})
    press(Key.Key_Escape)
    assert not dialog.isVisible()


def test_it_is_read_so_after_all_when_giving_up_was_begun(make: Make) -> None:
    dialog = make({"Roads": ROADS})
    dialog.questions.boxes[Question.BASIS].setFocus()
    press(Key.Key_End)
    dialog.remapping.wait()
    press(Key.Key_Escape)
    dialog.open_button.click()
    assert dialog.result() == MappingDialog.DialogCode.Accepted


@pytest.mark.parametrize("size", [ROOMY, (908, 509)])
def test_what_was_noticed_is_read_whole_at_any_width(make: Make, size: tuple[int, int], qtbot: QtBot) -> None:
    dialog = make({"Roads": [*ROADS[:-1], ["S1", "Reablement", "doubtful, see the note of the director", "x"]]})
    dialog.resize(*size)
    dialog.tabs.setCurrentWidget(dialog.noticed_table)
    table = dialog.noticed_table
    rows = range(table.model().rowCount())
    qtbot.waitUntil(lambda: all(table.rowHeight(row) >= table.sizeHintForRow(row) for row in rows))
    assert max(table.rowHeight(row) for row in rows) > 2 * table.fontMetrics().height()
