"""Cut, copy and paste with real keys in the real window."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit

from model.clipboard.html_reading import read_html
from model.edits import Change, Edit, FieldChange
from model.lines import FORMULA, Field, Kind, Section
from model.money import Unit
from model.pasting.questions import Topic
from tests.ui.grid.keys import type_in
from tests.ui.window.clipboard import CONTROL, SHIFT, answer, go, key, line_of, put
from ui.window import messages
from ui.window.grid.copying import UNIT_FORMAT
from ui.window.grid.selected import selected_cells
from ui.window.main_window import MainWindow
from ui.window.page_key import ALL_LINES
from ui.window.paste_dialog import PasteDialog
from ui.window.paste_special_dialog import PasteSpecialDialog

REFERENCE, TITLE = Field("reference"), Field("title")
ALT = Qt.KeyboardModifier.AltModifier


def test_a_plain_block_lands_at_once_as_one_step_and_one_notice(example_window: MainWindow) -> None:
    window = example_window
    notices: list[tuple[Change, ...]] = []
    grid = go(window, "26ASC01")
    window.session.changed.connect(notices.append)
    put("4.2\t5.1\r\n1.5\t0.7\r\n")
    key(Qt.Key.Key_V)
    assert line_of(window, "26ASC01").amounts[:2] == (Decimal(4_200_000), Decimal(5_100_000))
    assert line_of(window, "26ASC02").amounts[:2] == (Decimal(1_500_000), Decimal(700_000))
    assert len(notices) == window.session.undo_stack.count() == 1
    assert window.session.undo_stack.undoText() == "Paste 4 cells"
    assert len(selected_cells(grid).cells()) == 4
    key(Qt.Key.Key_Z)
    assert line_of(window, "26ASC01").amounts[0] == Decimal(3_200_000)


def test_rows_beyond_the_last_line_become_lines(example_window: MainWindow) -> None:
    window = example_window
    before = window.session.budget.snapshot()
    area = window.session.budget.areas[0]
    savings = [line for line in window.session.budget.lines_of(area.id) if line.section is Section.SAVINGS]
    grid = go(window, savings[-1].reference, REFERENCE)
    inserted: list[tuple[int, int]] = []
    grid.lines.rowsInserted.connect(lambda _parent, first, end: inserted.append((first, end)))
    put(f"{savings[-1].reference}\tNew\r\n27X1\tNew\r\n27X2\tAgreed\r\n27X3\tNew\r\n")
    key(Qt.Key.Key_V)
    assert line_of(window, "27X2").kind is Kind.SAVING
    assert inserted == [(len(savings), len(savings) + 2)]  # one block of rows
    assert window.message_bar.text == "Pasted; 3 lines were added."
    window.session.undo_stack.undo()
    assert window.session.budget.snapshot() == before


def test_on_all_lines_more_rows_are_refused_with_the_way_out(example_window: MainWindow) -> None:
    window = example_window
    window.workbench.pages.show_page(ALL_LINES)
    last = list(window.session.budget.lines())[-1]
    grid = go(window, last.reference, TITLE)
    put("one\r\ntwo\r\n")
    key(Qt.Key.Key_V)
    assert window.session.undo_stack.count() == 0
    assert "Paste on the area’s own page" in grid.refusal.text()


def test_what_has_to_be_decided_is_shown_before_and_after_until_paste(example_window: MainWindow) -> None:
    window = example_window
    go(window, "26ASC01")

    def decide(dialog: PasteDialog) -> None:
        assert [box.isVisible() for box in dialog.boxes.values()] == [True, True]
        assert _table(dialog) == [
            ["26ASC01", "2026/27", "changed", "3.200", "4.200"],
            ["26ASC01", "2027/28", "kept: “n/a” is not an amount.", "3.250", "3.250"],
        ]
        assert dialog.summary.text().startswith("1 cell would change; 1 cell keeps what it has.")
        dialog.boxes[Topic.NO_AMOUNT].setCurrentText("Take it as blank")
        dialog.boxes[Topic.UNITS].setCurrentText("£")
        assert [row[4] for row in _table(dialog)] == ["0.0042", "blank"]
        assert window.session.undo_stack.count() == 0
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    put("4200\tn/a\r\n")
    assert answer(PasteDialog, decide) is not None
    key(Qt.Key.Key_V)
    assert line_of(window, "26ASC01").amounts[:2] == (Decimal(4200), None)
    assert window.session.undo_stack.count() == 1


def test_cancelling_the_preview_changes_nothing(example_window: MainWindow) -> None:
    window = example_window
    before = window.session.budget.snapshot()
    go(window, "26ASC01")
    put("n/a\r\n")
    met = answer(PasteDialog, lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Escape))
    key(Qt.Key.Key_V)
    assert len(met) == 1
    assert not met[0].paste_button.isEnabled()  # nothing would change
    assert window.session.budget.snapshot() == before


def test_an_answer_may_raise_or_end_other_questions(example_window: MainWindow) -> None:
    window = example_window
    go(window, "26ASC01")

    def decide(dialog: PasteDialog) -> None:
        assert [topic for topic, box in dialog.boxes.items() if box.isVisible()] == [Topic.HEADINGS]
        dialog.boxes[Topic.HEADINGS].setCurrentIndex(1)
        assert [topic for topic, box in dialog.boxes.items() if box.isVisible()] == [Topic.HEADINGS, Topic.NO_AMOUNT]
        dialog.boxes[Topic.HEADINGS].setCurrentIndex(0)
        assert not dialog.boxes[Topic.NO_AMOUNT].isVisible()
        dialog.accept()

    put("2026/27\t2027/28\r\n4\t5\r\n")
    answer(PasteDialog, decide)
    key(Qt.Key.Key_V)
    assert line_of(window, "26ASC01").amounts[:2] == (Decimal(4_000_000), Decimal(5_000_000))


@pytest.mark.parametrize("agreed", [True, False])
def test_a_formula_of_the_workbook_is_asked_about_by_itself(
    example_window: MainWindow, monkeypatch: pytest.MonkeyPatch, agreed: bool
) -> None:
    window = example_window
    line = line_of(window, "26ASC01")
    formula = Field(FORMULA, window.session.budget.years[0])
    window.session.budget.apply(Edit("Read a formula", (FieldChange(line.id, formula, None, "B7+0.2"),)))
    asked: list[str] = []

    def confirm(_parent: object, question: str, *_: str) -> bool:
        asked.append(question)
        return agreed

    monkeypatch.setattr(messages, "ask_confirm", confirm)
    go(window, "26ASC01")
    put("1.5\r\n")
    key(Qt.Key.Key_V)
    assert asked == ["1 amount is a formula in the workbook (=B7+0.2). Replace it with the pasted figure?"]
    assert line_of(window, "26ASC01").amounts[0] == Decimal(1_500_000 if agreed else 3_200_000)
    assert window.session.undo_stack.count() == int(agreed)


def test_a_copy_pasted_in_another_unit_is_the_same_money(example_window: MainWindow) -> None:
    window = example_window
    go(window, "26ASC01")
    key(Qt.Key.Key_C)
    window.session.show_in(Unit.GBP)
    go(window, "26ASC02")
    key(Qt.Key.Key_V)
    assert line_of(window, "26ASC02").amounts[0] == Decimal(3_200_000)


def test_a_copy_is_text_table_and_unit(example_window: MainWindow) -> None:
    window = example_window
    grid = go(window, "26ASC01", TITLE)
    key(Qt.Key.Key_Right, SHIFT)
    key(Qt.Key.Key_C)
    content = QGuiApplication.clipboard().mimeData()
    title = line_of(window, "26ASC01").title
    assert content.text() == f"{title}\t3.2"
    table = read_html(content.html())
    assert table is not None
    assert table.rows == ((title, "3.200"),)
    assert dict(table.held) == {(0, 1): "3.2"}
    assert bytes(content.data(UNIT_FORMAT).data()) == b"m"
    assert grid.currentIndex().isValid()


@pytest.mark.parametrize("shown", list(Unit))
def test_a_copied_amount_brings_its_working_along_whatever_the_view(example_window: MainWindow, shown: Unit) -> None:
    window = example_window
    window.session.show_in(Unit.THOUSANDS)
    grid = go(window, "26ASC01")
    type_in("=195*2", grid)
    window.session.show_in(shown)
    go(window, "26ASC01")
    key(Qt.Key.Key_C)
    grid = go(window, "26ASC02", 1)
    key(Qt.Key.Key_V)
    line = line_of(window, "26ASC02")
    assert line.amounts[1] == Decimal(390_000)
    window.session.show_in(Unit.THOUSANDS)
    assert grid.currentIndex().data(Qt.ItemDataRole.ToolTipRole) == "Working: =195*2, in £000"
    key(Qt.Key.Key_Z)
    assert not line_of(window, "26ASC02").formulas


def test_more_columns_than_years_are_left_out_unless_the_officer_says_otherwise(example_window: MainWindow) -> None:
    window = example_window
    before = line_of(window, "26ASC01").forecasts
    go(window, "26ASC01", 3)
    put("1.1\t1.2\t1.3\r\n")

    def look(dialog: PasteDialog) -> None:
        assert [topic for topic, box in dialog.boxes.items() if box.isVisible()] == [Topic.BEYOND]
        assert [row[1] for row in _table(dialog)] == ["2029/30", "2030/31"]
        dialog.accept()

    met = answer(PasteDialog, look)
    key(Qt.Key.Key_V)
    assert len(met) == 1
    assert line_of(window, "26ASC01").amounts[3:] == (Decimal(1_100_000), Decimal(1_200_000))
    assert line_of(window, "26ASC01").forecasts == before


@pytest.mark.parametrize("kind, held", [(PasteDialog, CONTROL), (PasteSpecialDialog, CONTROL | ALT)])
def test_a_dialog_is_gone_once_it_is_answered(
    example_window: MainWindow, kind: type[QDialog], held: Qt.KeyboardModifier
) -> None:
    go(example_window, "26ASC01")
    put("n/a\r\n")
    met = answer(kind, QDialog.reject)
    key(Qt.Key.Key_V, held)
    assert len(met) == 1
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert example_window.findChildren(QDialog) == []


def test_cut_copies_and_clears_as_one_step(example_window: MainWindow) -> None:
    window = example_window
    go(window, "26ASC01")
    key(Qt.Key.Key_Right, SHIFT)
    key(Qt.Key.Key_X)
    assert QGuiApplication.clipboard().text() == "3.2\t3.25"
    assert line_of(window, "26ASC01").amounts[:2] == (None, None)
    assert window.session.undo_stack.undoText() == "Cut 2 cells"


def test_a_type_cannot_be_cut(example_window: MainWindow) -> None:
    window = example_window
    window.workbench.pages.show_page(ALL_LINES)
    grid = go(window, "26ASC01", Field("kind"))
    put("kept")
    key(Qt.Key.Key_X)
    assert window.session.undo_stack.count() == 0
    assert "cannot be cut" in grid.refusal.text()
    assert QGuiApplication.clipboard().text() == "kept"


def test_a_table_from_word_is_pasted_cell_by_cell(example_window: MainWindow) -> None:
    window = example_window
    go(window, "26ASC01", TITLE)
    html = "<table><tr><td><p>Care homes</p><p>and more</p></td><td><p>4.2<o:p></o:p></p></td></tr></table>"
    put("Care homes\r\nand more\t4.2\r\n", html)
    key(Qt.Key.Key_V)
    line = line_of(window, "26ASC01")
    assert (line.title, line.amounts[0]) == ("Care homes\nand more", Decimal(4_200_000))


def test_paste_special_adds_in_its_own_unit(example_window: MainWindow) -> None:
    window = example_window
    go(window, "26ASC01")

    def wish(dialog: PasteSpecialDialog) -> None:
        dialog.operation.setCurrentIndex(1)
        dialog.unit.setCurrentText("£000")
        dialog.accept()

    put("20\r\n")
    answer(PasteSpecialDialog, wish)
    key(Qt.Key.Key_V, CONTROL | ALT)
    assert line_of(window, "26ASC01").amounts[0] == Decimal(3_220_000)


def test_an_empty_clipboard_is_refused_in_a_sentence(example_window: MainWindow) -> None:
    grid = go(example_window, "26ASC01")
    QGuiApplication.clipboard().clear()
    key(Qt.Key.Key_V)
    assert "holds n" in grid.refusal.text()


def test_an_open_editor_takes_the_text_itself(example_window: MainWindow) -> None:
    window = example_window
    grid = go(window, "26ASC01", TITLE)
    put("=1+1")
    key(Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier)
    editor = grid.findChild(QLineEdit, "CellEditor")
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    key(Qt.Key.Key_V)
    assert editor.text() == "=1+1"
    key(Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    assert line_of(window, "26ASC01").title == "=1+1"


def test_every_question_can_be_reached_and_named(example_window: MainWindow) -> None:
    window = example_window
    go(window, "26ASC01")

    def look(dialog: PasteDialog) -> None:
        boxes = dialog.findChildren(QComboBox)
        assert all(box.accessibleName().endswith((".", "?")) for box in boxes)
        first, second = dialog.boxes[Topic.MINUS], dialog.boxes[Topic.NO_AMOUNT]
        first.setFocus()
        QTest.keyClick(first, Qt.Key.Key_Tab)
        assert dialog.focusWidget() is second

    put("(4)\tn/a\r\n")
    met = answer(PasteDialog, look)
    key(Qt.Key.Key_V)
    assert len(met) == 1
    assert line_of(window, "26ASC01").amounts[0] == Decimal(3_200_000)


def _table(dialog: PasteDialog) -> list[list[str]]:
    model = dialog.preview
    return [[model.text(row, column) for column in range(model.columnCount())] for row in range(model.rowCount())]
