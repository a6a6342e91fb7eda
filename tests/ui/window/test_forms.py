from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from exporters.annexes.registry import ANNEXES
from model.money import Negatives, Unit
from model.samples import OXFORDSHIRE, load_sample
from model.workbook.document import Document
from ui.window.action_ids import ActionId
from ui.window.annex_source import AnnexSource
from ui.window.area_dialog import AreaDialog
from ui.window.export_dialog import ExportDialog
from ui.window.main_window import MainWindow
from ui.window.new_dialog import NewDialog
from ui.window.settings_dialog import SettingsDialog


def filled(areas: str = "Older People\n\nMental Health\n") -> NewDialog:
    dialog = NewDialog(2026)
    dialog.organisation.setText("Example Council")
    dialog.service.setText("Adult Social Care")
    dialog.areas.setPlainText(areas)
    return dialog


@pytest.mark.usefixtures("qapp")
def test_a_new_budget_has_its_years_and_areas() -> None:
    dialog = filled()
    dialog.unit.setCurrentIndex(dialog.unit.findData(Unit.THOUSANDS))
    dialog.negatives.setCurrentIndex(dialog.negatives.findData(Negatives.BRACKETS))
    dialog.accept()
    budget = dialog.budget
    assert budget is not None
    assert [str(year) for year in budget.years] == ["2026/27", "2027/28", "2028/29", "2029/30"]
    assert [(area.name, area.service) for area in budget.areas] == [
        ("Older People", "Adult Social Care"),
        ("Mental Health", "Adult Social Care"),
    ]
    assert budget.settings.unit is Unit.THOUSANDS
    assert budget.settings.decimals == 1
    assert budget.settings.negatives is Negatives.BRACKETS


@pytest.mark.parametrize(
    "first,last,areas,problem",
    [
        ("2026/28", "2029/30", "A", "is no financial year"),
        ("2026/27", "2025/26", "A", "comes before"),
        ("2026/27", "2029/30", " \n", "at least one activity area"),
        ("2026/27", "2029/30", "A\na", "There is an area"),
    ],
)
@pytest.mark.usefixtures("qapp")
def test_a_new_budget_that_cannot_be_says_why_and_stays_open(first: str, last: str, areas: str, problem: str) -> None:
    dialog = filled(areas)
    dialog.first_year.setText(first)
    dialog.last_year.setText(last)
    dialog.accept()
    assert dialog.budget is None
    assert problem in dialog.problem
    assert dialog.result() != QDialog.DialogCode.Accepted


def test_settings_change_as_one_undo_step(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    def fill(dialog: SettingsDialog) -> int:
        dialog.texts["marking"].setText("For general release")
        dialog.texts["title"].setText("Another title")
        dialog.decimals.setCurrentIndex(dialog.decimals.findData(1))
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(SettingsDialog, "exec", fill)
    window.actions_table[ActionId.SETTINGS].trigger()
    settings = window.session.budget.settings
    assert (settings.marking, settings.title, settings.decimals) == ("For general release", "Another title", 1)
    assert window.session.undo_stack.count() == 1


def test_settings_left_as_they_are_change_nothing(window: MainWindow) -> None:
    dialog = SettingsDialog(window.session.budget)
    dialog.accept()
    assert dialog.edit is None


def test_an_area_is_added_from_the_menu_and_shown(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    def fill(dialog: AreaDialog) -> int:
        dialog.name.setText("Carers")
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(AreaDialog, "exec", fill)
    window.actions_table[ActionId.ADD_AREA].trigger()
    area = window.session.budget.areas[-1]
    assert (area.name, area.service) == ("Carers", "Adult Social Care")
    assert window.workbench.pages.current_key is not None
    assert window.workbench.pages.current_key.area_id == area.id
    assert window.actions_table[ActionId.REMOVE_AREA].isEnabled()


def test_a_name_that_is_taken_is_refused_in_the_form(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    problems: list[str] = []

    def fill(dialog: AreaDialog) -> int:
        dialog.name.setText("mental health")
        dialog.accept()
        problems.append(dialog.problem)
        return dialog.result()

    monkeypatch.setattr(AreaDialog, "exec", fill)
    window.actions_table[ActionId.PAGE_2].trigger()
    window.actions_table[ActionId.RENAME_AREA].trigger()
    assert "There is an area mental health already" in problems[0]
    assert window.session.undo_stack.count() == 0


@pytest.mark.usefixtures("qapp")
def test_an_export_needs_an_annex_a_format_and_a_folder(tmp_path: Path) -> None:
    dialog = ExportDialog(AnnexSource(Document(load_sample(OXFORDSHIRE).budget)), Unit.MILLIONS, tmp_path)
    dialog.accept()
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.chosen_annexes == [kind.name for kind in ANNEXES]
    assert dialog.chosen_formats == ["xlsx", "csv", "pdf"]
    dialog.folder.setText(str(tmp_path / "missing"))
    dialog.accept()
    assert "There is no folder" in dialog.problem
    for box in dialog.formats.values():
        box.setChecked(False)
    dialog.accept()
    assert dialog.problem == "Choose at least one format."
    dialog.choose()
    dialog.accept()
    assert dialog.problem == "Choose at least one annex."


def test_annexes_are_exported_from_the_menu(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fill(dialog: ExportDialog) -> int:
        dialog.folder.setText(str(tmp_path))
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(ExportDialog, "exec", fill)
    window.actions_table[ActionId.EXPORT].trigger()
    assert f"written to {tmp_path}." in window.message_bar.text
    assert list(tmp_path.glob("*.xlsx"))
    assert list(tmp_path.glob("*.csv"))
    assert list(tmp_path.glob("*.pdf"))


def typed(keys: list[str | Qt.Key]) -> None:
    """Type into whatever has the focus; a form that does not end by that is closed."""
    form = QApplication.activeModalWidget()
    if form is None or QApplication.activeWindow() is not form:
        QTimer.singleShot(0, partial(typed, keys))
        return
    for key in keys:
        widget = QApplication.focusWidget() or form
        if isinstance(key, str):
            QTest.keyClicks(widget, key)
        else:
            QTest.keyClick(widget, key)
    if isinstance(form, QDialog) and form.isVisible():
        form.reject()


@pytest.mark.parametrize(
    "keys,service",
    [
        (["Carers", Qt.Key.Key_Return], "Adult Social Care"),
        (["Carers", Qt.Key.Key_Tab, "Health", Qt.Key.Key_Return], "Health"),
        (["Carers", Qt.Key.Key_Tab, "Health", Qt.Key.Key_Tab, Qt.Key.Key_Space], "Health"),
    ],
)
def test_an_area_is_added_by_keyboard_alone(window: MainWindow, keys: list[str | Qt.Key], service: str) -> None:
    window.activateWindow()
    QTimer.singleShot(0, partial(typed, keys))
    window.actions_table[ActionId.ADD_AREA].trigger()
    added = window.session.budget.areas[-1]
    assert added.name == "Carers"
    assert added.service == service


def test_cancel_by_keyboard_changes_nothing(window: MainWindow) -> None:
    window.activateWindow()
    before = window.session.budget.snapshot()
    keys: list[str | Qt.Key] = ["Carers", Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Space]
    QTimer.singleShot(0, partial(typed, keys))
    window.actions_table[ActionId.ADD_AREA].trigger()
    assert window.session.budget.snapshot() == before


def test_every_form_begins_in_its_first_field(window: MainWindow) -> None:
    dialogs = (
        NewDialog(2026, window),
        SettingsDialog(window.session.budget, window),
        ExportDialog(AnnexSource(Document(window.session.budget)), Unit.MILLIONS, Path.home(), window),
    )
    for dialog in dialogs:
        dialog.show()
        dialog.activateWindow()
        QApplication.processEvents()
        focused = QApplication.focusWidget()
        assert focused is not None
        assert not isinstance(focused, QPushButton), dialog.windowTitle()
        dialog.close()


def test_tab_goes_through_the_fields_in_their_order_and_then_to_the_buttons(window: MainWindow, qtbot: QtBot) -> None:
    form = SettingsDialog(window.session.budget)
    form.show()
    qtbot.waitUntil(form.isActiveWindow)
    fields: list[QWidget] = [*form.texts.values(), form.decimals, form.negatives]
    for field in fields:
        assert form.focusWidget() is field
        QTest.keyClick(field, Qt.Key.Key_Tab)
    assert isinstance(form.focusWidget(), QPushButton)
    assert form.focusWidget().property("text") == "Change settings"
    form.close()
    form.deleteLater()


def test_enter_in_any_field_does_what_the_form_is_for(window: MainWindow, qtbot: QtBot) -> None:
    form = SettingsDialog(window.session.budget)
    form.show()
    qtbot.waitUntil(form.isActiveWindow)
    QTest.keyClick(form.texts["title"], Qt.Key.Key_Tab)
    form.texts["version"].setFocus()
    QTest.keyClicks(form.texts["version"], "Cabinet")
    QTest.keyClick(form.texts["version"], Qt.Key.Key_Return)
    assert form.edit is not None
    assert not form.isVisible()
    form.deleteLater()
