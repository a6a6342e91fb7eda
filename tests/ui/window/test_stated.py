"""Control totals and pots are added, changed and removed in the window, each as one step to undo."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from model.control_planning import remove_control
from model.controls import Measure, Scope
from model.money import EXACT
from model.narrative_planning import add_narrative
from model.years import Year
from ui.window.main_window import MainWindow
from ui.window.stated.control_form import ControlForm
from ui.window.stated.dialogs import ControlsDialog, PotsDialog
from ui.window.stated.narrative_form import NarrativeForm
from ui.window.stated.narratives_dialog import NarrativesDialog
from ui.window.stated.pot_form import PotForm


def answered(look: Callable[[QDialog], None]) -> None:
    def see() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        look(dialog)
        if dialog.isVisible():
            dialog.reject()

    QTimer.singleShot(0, see)


def test_a_workbook_without_control_totals_gets_some(window: MainWindow) -> None:
    session = window.session
    for control in session.budget.controls:
        session.do(remove_control(session.budget, control.id))
    dialog = ControlsDialog(session, window)

    def fill(form: QDialog) -> None:
        assert isinstance(form, ControlForm)
        form.accept()
        assert "at least one year" in form.problem
        form.years.editors[0].setText("1.x")
        form.accept()
        assert form.problem.startswith("2013/14: ")
        form.name.setCurrentText("Older People")
        form.measure.setCurrentIndex(1)
        form.years.editors[0].setText("-13.480")
        form.source.setText("Council")
        form.accept()

    answered(fill)
    dialog.add_button.click()
    (control,) = session.budget.controls
    assert (control.scope, control.name, control.measure) == (Scope.AREA, "Older People", Measure.SAVINGS)
    assert control.amounts == (EXACT.create_decimal(-13480000), None)
    assert [dialog.list.topLevelItem(0).text(place) for place in (0, 2)] == ["Older People", "-13.480"]  # type: ignore[union-attr]  # one row
    dialog.remove_button.click()
    assert not session.budget.controls
    session.undo()
    assert list(session.budget.controls) == [control]


def test_a_control_total_is_changed_in_a_form_that_shows_it(window: MainWindow) -> None:
    dialog = ControlsDialog(window.session, window)
    old = window.session.budget.controls[0]

    def fill(form: QDialog) -> None:
        assert isinstance(form, ControlForm)
        assert form.name.currentText() == old.name
        assert form.years.editors[0].text() == "9.844"
        form.without.setChecked(True)
        form.accept()

    answered(fill)
    dialog.change_button.click()
    new = window.session.budget.controls[0]
    assert new.without_transfers
    assert (new.name, new.amounts, new.source, new.date) == (old.name, old.amounts, old.source, old.date)


def test_a_pot_is_added_and_not_removed_while_lines_are_met_from_it(window: MainWindow) -> None:
    session = window.session
    dialog = PotsDialog(session, window)
    before = len(session.budget.pots)

    def fill(form: QDialog) -> None:
        assert isinstance(form, PotForm)
        form.name.setText("Transition reserve")
        form.years.editors[0].setText("3.4")
        form.ends.setCurrentIndex(form.ends.findData(2014))
        form.accept()

    answered(fill)
    dialog.add_button.click()
    pot = session.budget.pots[-1]
    assert (len(session.budget.pots), pot.name, pot.ends) == (before + 1, "Transition reserve", Year(2014))
    dialog.remove_button.click()
    assert len(session.budget.pots) == before
    dialog.list.setCurrentItem(dialog.list.topLevelItem(0))  # type: ignore[arg-type]  # the sample has a pot
    dialog.remove_button.click()
    assert "met from" in dialog.problem


def test_a_narrative_is_written_by_keys_for_the_area_in_sight(window: MainWindow) -> None:
    session = window.session
    area = session.budget.areas[1].name
    dialog = NarrativesDialog(session, area, window)

    def fill(form: QDialog) -> None:
        assert isinstance(form, NarrativeForm)
        QTest.keyClicks(form.text, "Fees rise.")
        QTest.keyClick(form.text, Qt.Key.Key_Tab)
        assert not form.text.hasFocus()
        form.heading.setCurrentText("Impact on providers")
        form.accept()

    answered(fill)
    dialog.add_button.click()
    told = session.budget.narratives[-1]
    assert (told.area, told.heading, told.text) == (area, "Impact on providers", "Fees rise.")
    item = dialog.list.currentItem()
    assert item is not None
    assert [item.text(place) for place in range(3)] == [area, "Impact on providers", "Fees rise."]
    dialog.remove_button.click()
    assert told not in session.budget.narratives
    session.undo()
    assert told in session.budget.narratives


def test_a_form_offers_headings_that_nothing_is_written_under(window: MainWindow) -> None:
    session = window.session
    area = session.budget.areas[0].name
    session.do(add_narrative(session.budget, area, "Impact on providers", "Fees rise."))
    form = NarrativeForm(session, None, area, window)
    offered = [form.heading.itemText(place) for place in range(form.heading.count())]
    assert "Impact on providers" not in offered
    assert offered[0] == "Current service activity"
    form.heading.setCurrentText("Impact on providers")
    form.text.setPlainText("Again")
    form.accept()
    assert "already" in form.problem
    form.area.setCurrentIndex(0)
    assert form.heading.itemText(0) == "Statement"
