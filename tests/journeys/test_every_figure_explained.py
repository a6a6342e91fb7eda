"""An officer moves budget, reverses a one-off, explains a total down to its cell, and finds who changed an amount."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from model.controls import Measure
from model.lines import AMOUNT, Field, Line
from model.samples import OXFORDSHIRE, load_sample
from model.workbook.document import Document
from tests.journeys.officer import CONTROL, SHIFT, Key, Officer
from ui.window.action_ids import ActionId
from ui.window.application import make_application
from ui.window.change_log_page import ChangeLogPage
from ui.window.explain.dialog import ExplainDialog
from ui.window.main_window import MainWindow
from ui.window.preferences import remember_author
from ui.window.signing import ReasonDialog
from ui.window.summary_page import SummaryPage
from ui.window.transfer_dialog import TransferDialog

LEARNING, PHYSICAL = "Learning Disability", "Physical Disability and Sensory Impairment"


@pytest.fixture
def officer(qtbot: QtBot, tmp_path: Path) -> Iterator[Officer]:
    """An officer with the strategy of 2013/14 open."""
    (tmp_path / "preferences").mkdir()
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "preferences"))
    path = tmp_path / "Adult Social Care 2013-14.xlsx"
    sample = load_sample(OXFORDSHIRE)
    Document(sample.budget, sample.about).save_as(path)
    window = MainWindow(make_application())
    window.resize(1366, 768)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.documents.open_recent(path)
    yield Officer(window)
    window.session.open(None)
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def totals(officer: Officer, measure: Measure) -> dict[str, str]:
    """The first year's total of a measure for each area, and of all."""
    session = officer.window.session
    every = {area.name: session.budget.totals.area(area.id) for area in session.budget.areas}
    every["all"] = session.budget.totals.directorate
    return {name: session.view.text(tally.measure(measure)[0]) for name, tally in every.items()}


def answering(kind: type[QDialog], look: Callable[[QDialog], None]) -> list[QDialog]:
    """Let `look` fill the dialog that opens next; it is shut all the same."""
    met: list[QDialog] = []

    def see() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, kind)
        met.append(dialog)
        try:
            look(dialog)
        finally:
            if dialog.isVisible():
                dialog.reject()

    QTimer.singleShot(0, see)
    return met


def test_a_transfer_is_made_from_the_grid_and_seen_in_both_areas_and_the_directorate(officer: Officer) -> None:
    officer.go_to("14SCS16", "2013/14")
    before = {measure: totals(officer, measure) for measure in Measure}
    told: list[str] = []

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, TransferDialog)
        row = [area.name for area in officer.window.session.budget.areas if area.name != LEARNING].index(PHYSICAL)
        dialog.table.setFocus()
        dialog.table.setCurrentCell(row, 0)
        for letter in "0.25":
            QTest.keyClick(dialog.focusWidget(), letter)  # type: ignore[call-overload]  # a letter will do
        QTest.keyClick(dialog.focusWidget(), Key.Key_Return)
        QApplication.processEvents()
        told.append(dialog.preview.text())
        QTest.keyClick(dialog.what, Key.Key_Return)

    met = answering(TransferDialog, fill)
    officer.press(Key.Key_T, CONTROL | SHIFT)
    assert len(met) == 1
    assert "-0.250 in 2013/14" in told[0]
    assert f"a pressure of {PHYSICAL}: 0.250 in 2013/14." in told[0]
    after = {measure: totals(officer, measure) for measure in Measure}
    assert (before[Measure.SAVINGS][LEARNING], after[Measure.SAVINGS][LEARNING]) == ("-2.886", "-3.136")
    assert (before[Measure.PRESSURES][PHYSICAL], after[Measure.PRESSURES][PHYSICAL]) == ("2.206", "2.456")
    assert (before[Measure.NET]["all"], after[Measure.NET]["all"]) == ("-2.976", "-2.976")
    assert (after[Measure.PRESSURES]["all"], after[Measure.SAVINGS]["all"]) == ("14.925", "-17.901")
    assert "were added" in officer.message()
    assert officer.steps() == 1
    officer.window.session.undo()
    assert {measure: totals(officer, measure) for measure in Measure} == before


def test_a_one_off_is_reversed_from_its_finding_with_one_click(officer: Officer, qtbot: QtBot) -> None:
    window = officer.window
    officer.go_to("14SCS10", "2013/14")
    recurrence(officer, "One-off")
    qtbot.waitUntil(lambda: window.workbench.watch.is_settled)
    for _press in range(len(window.workbench.watch.findings)):
        officer.press(Key.Key_F8)
        if "is one-off" in officer.message():
            break
    assert "14SCS10 is one-off" in officer.message()
    button = window.message_bar.action_button
    assert button.text() == "Reverse it"
    officer.click(button)
    assert officer.amounts("14SCS10", 2) == ["1.800", "-1.800"]
    qtbot.waitUntil(lambda: window.workbench.watch.is_settled)
    assert not [each for each in window.workbench.watch.findings if each.rule == "one-off not reversed"]
    assert officer.last_step() == "Reverse the one-off 14SCS10"
    officer.grid.setFocus()
    officer.press(Key.Key_Z, CONTROL)
    assert officer.amounts("14SCS10", 2) == ["1.800", ""]


def recurrence(officer: Officer, word: str) -> None:
    """Choose a recurrence in the line panel."""
    fields = officer.window.workbench.line_panel.fields
    (field,) = [each for name, each in fields.items() if name.name == "recurrence"]
    field.entered.emit(field, word)


def test_the_directorates_savings_are_explained_down_to_a_cell_of_the_workbook(officer: Officer) -> None:
    window = officer.window
    page = window.workbench.pages.currentWidget()
    assert isinstance(page, SummaryPage)
    table = page.tables[0]
    table.setFocus()
    savings = next(column for column in range(table.summary.columnCount()) if _of(table, column) == ("-17.651"))
    table.setCurrentIndex(table.summary.index(table.summary.rowCount() - 1, savings))
    officer.press(Key.Key_E, CONTROL | SHIFT)
    dialog = window.workbench.explaining.dialog
    assert isinstance(dialog, ExplainDialog)
    assert dialog.figure.text() == "-17.651"
    assert "it agrees" in dialog.proof.text()
    assert "no rounding difference" in dialog.proof.text()
    rows = {texts[0]: texts for texts in dialog.tree.texts()}
    areas = [texts[1] for words, texts in rows.items() if words.endswith(", Savings 2013/14") and "Adult" not in words]
    assert areas == ["-13.480", "-2.886", "-0.119", "-0.206", "-0.980", "0.020"]
    assert dialog.tree.go_to_words("14SCS16")
    document = window.session.document
    assert document is not None
    cell = document.place_of(officer.line("14SCS16").id, Field(AMOUNT, document.budget.years[0]))
    assert cell is not None
    assert rows[dialog.tree.currentItem().text(0)][1:4] == ("-1.800", f"{cell[0]}!{cell[1]}", "transfer with 14SCS10")  # type: ignore[union-attr]  # a row
    assert f"It stands in {cell[0]}!{cell[1]} of the workbook." in dialog.details.text()
    assert "which nets to nil" in dialog.details.text()
    QTest.keyClick(dialog.tree, Key.Key_Return)
    line = window.session.current_line
    assert line is not None
    assert (line.reference, officer.heading()) == ("14SCS16", "2013/14")
    dialog.close()


def _of(table: object, column: int) -> str:
    model = table.summary  # type: ignore[attr-defined]  # a table of the summary
    return str(model.data(model.index(model.rowCount() - 1, column)))


def test_who_changed_an_amount_is_found_and_it_is_put_back(officer: Officer, qtbot: QtBot) -> None:
    window = officer.window
    remember_author("Service accountant")
    officer.go_to("14SCS10", "2013/14")
    officer.enter("1.9")
    officer.press(Key.Key_S, CONTROL)
    remember_author("Head of Finance")
    officer.go_to("14SCS10", "2013/14")
    officer.enter("2.1")

    def give(dialog: QDialog) -> None:
        assert isinstance(dialog, ReasonDialog)
        dialog.text.setPlainText("As Cabinet decided")
        dialog.accept()

    answering(ReasonDialog, give)
    window.actions_table[ActionId.SAVE_WITH_REASON].trigger()
    assert window.session.document is not None
    path = window.session.document.path
    assert path is not None
    window.documents.close()
    window.documents.open_recent(path)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.workbench.navigator.setFocus()

    officer.go_to("14SCS10", "2013/14")
    assert "Head of Finance. 2013/14: 1.9 to 2.1 (As Cabinet decided)" in "\n".join(history(officer))
    window.actions_table[ActionId.LINE_LOG].trigger()
    page = window.workbench.pages.currentWidget()
    assert isinstance(page, ChangeLogPage)
    assert [entry[1:] for entry in page.log.entries] == [
        ("Head of Finance", PHYSICAL, "14SCS10", "2013/14", "1.9", "2.1", "As Cabinet decided"),
        ("Service accountant", PHYSICAL, "14SCS10", "2013/14", "1.8", "1.9", ""),
    ]
    page.table.setFocus()
    officer.press(Key.Key_Down)
    officer.click(page.back_button)
    assert line_of(officer).amounts[0] == Decimal(1_800_000)
    assert officer.message() == "2013/14 of 14SCS10 is 1.8 again."
    assert page.log.entries[0][4:7] == ("2013/14", "2.1", "1.8")
    window.session.undo()
    assert line_of(officer).amounts[0] == Decimal(2_100_000)


def history(officer: Officer) -> list[str]:
    return officer.window.workbench.line_panel.history.texts()


def line_of(officer: Officer) -> Line:
    return officer.line("14SCS10")
