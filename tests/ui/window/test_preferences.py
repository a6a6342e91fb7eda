"""Preferences: kept on this computer, honoured the next time, never written into a workbook."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox

from model.money import Negatives, Unit
from model.samples import OXFORDSHIRE, load_sample
from model.workbook.document import Document
from ui.window import preferences
from ui.window.action_ids import ActionId
from ui.window.application import make_application
from ui.window.export_dialog import ExportDialog
from ui.window.main_window import MainWindow
from ui.window.opening_view import OpeningView
from ui.window.preferences_dialog import PreferencesDialog
from ui.window.theme import Scheme, apply_theme, current_theme
from ui.window.view import View


@pytest.fixture
def dialog(window: MainWindow) -> PreferencesDialog:
    dialog = PreferencesDialog(window)
    dialog.show()
    return dialog


def choose(box: QComboBox, words: str) -> None:
    assert box.findText(words) >= 0, words
    box.setFocus()
    box.setCurrentText(words)


def test_at_first_a_workbook_opens_as_its_own_settings_say() -> None:
    settings = load_sample(OXFORDSHIRE).budget.settings
    assert preferences.opening_view() == OpeningView()
    assert OpeningView().view_of(settings) == View(settings.unit, settings.decimals, settings.negatives)


@pytest.mark.parametrize(
    "wanted,expected",
    [
        (OpeningView(Unit.THOUSANDS), View(Unit.THOUSANDS, 1, Negatives.MINUS)),
        (OpeningView(Unit.MILLIONS, 1), View(Unit.MILLIONS, 1, Negatives.MINUS)),
        (OpeningView(None, 0, Negatives.BRACKETS), View(Unit.MILLIONS, 0, Negatives.BRACKETS)),
    ],
)
def test_what_is_preferred_is_kept_and_honoured_on_opening(
    empty_window: MainWindow, wanted: OpeningView, expected: View
) -> None:
    preferences.remember_opening_view(wanted)
    assert preferences.opening_view() == wanted
    document = Document(load_sample(OXFORDSHIRE).budget)
    before = document.budget.snapshot()
    empty_window.session.open(document, is_copy=True)
    assert empty_window.session.view == expected
    assert document.budget.snapshot() == before
    assert not empty_window.session.is_modified


def test_negatives_that_are_preferred_stay_while_lines_are_edited(window: MainWindow) -> None:
    preferences.remember_opening_view(OpeningView(negatives=Negatives.BRACKETS))
    window.session.open(Document(load_sample(OXFORDSHIRE).budget), is_copy=True)
    window.workbench.pages.show_page(window.workbench.navigator.pages()[1])
    window.actions_table[ActionId.ADD_SAVING].trigger()
    assert window.session.view.negatives is Negatives.BRACKETS


def test_the_form_keeps_everything_and_shows_it_again(dialog: PreferencesDialog, tmp_path: Path) -> None:
    choose(dialog.scheme, "Dark")
    choose(dialog.unit, "Always £000")
    choose(dialog.decimals, "Always 2")
    choose(dialog.negatives, "In brackets: (1.250)")
    QTest.keyClicks(dialog.author, " Head of Finance ")
    dialog.folder.setText(str(tmp_path))
    QTest.keyClick(dialog.author, Qt.Key.Key_Return)
    assert dialog.result()
    assert preferences.opening_view() == OpeningView(Unit.THOUSANDS, 2, Negatives.BRACKETS)
    assert preferences.author() == "Head of Finance"
    assert preferences.export_folder() == tmp_path
    assert dialog.chosen_scheme is Scheme.DARK
    again = PreferencesDialog()
    shown = [box.currentText() for box in (again.unit, again.decimals, again.negatives)]
    assert shown == ["Always £000", "Always 2", "In brackets: (1.250)"]
    assert again.author.text() == "Head of Finance"
    again.deleteLater()


def test_a_folder_that_does_not_exist_is_refused_and_nothing_is_kept(dialog: PreferencesDialog, tmp_path: Path) -> None:
    choose(dialog.decimals, "Always 2")
    dialog.folder.setText(str(tmp_path / "nowhere"))
    QTest.keyClick(dialog.author, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.problem.startswith("There is no folder ")
    assert preferences.opening_view() == OpeningView()


def test_no_name_is_taken_from_the_computers_account(dialog: PreferencesDialog) -> None:
    assert preferences.author() == ""
    assert dialog.author.text() == ""


def test_colours_chosen_in_the_form_are_applied_and_ticked(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    def answer(dialog: PreferencesDialog) -> int:
        choose(dialog.scheme, "Dark")
        dialog.accept()
        return 1

    monkeypatch.setattr(PreferencesDialog, "exec", answer)
    window.actions_table[ActionId.PREFERENCES].trigger()
    assert current_theme().key == "dark"
    assert preferences.scheme() is Scheme.DARK
    assert window.actions_table[ActionId.THEME_DARK].isChecked()
    window.actions_table[ActionId.THEME_LIGHT].trigger()
    assert current_theme().key == "light"


@pytest.mark.parametrize("kept", ["nonsense", "7", "-1", "[1]"])
def test_a_damaged_store_reads_as_no_preference(kept: str) -> None:
    for part in ("unit", "decimals", "negatives"):
        preferences.store().setValue(f"opening/{part}", kept)
    preferences.store().setValue("last_pages", kept)
    assert preferences.opening_view() == OpeningView()
    assert preferences.last_page(Path("a.xlsx")) == ""


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders in which the export form began; the form is cancelled."""
    folders: list[Path] = []

    def cancel(dialog: ExportDialog) -> int:
        folders.append(dialog.chosen_folder)
        return 0

    monkeypatch.setattr(ExportDialog, "exec", cancel)
    return folders


def export_in(window: MainWindow, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    def accept(dialog: ExportDialog) -> int:
        dialog.folder.setText(str(folder))
        dialog.accept()
        return dialog.result()

    with monkeypatch.context() as answering:
        answering.setattr(ExportDialog, "exec", accept)
        window.actions_table[ActionId.EXPORT].trigger()
    assert list(folder.iterdir())


def test_the_export_form_begins_in_the_preferred_folder(window: MainWindow, asked: list[Path], tmp_path: Path) -> None:
    preferences.remember_export_folder(tmp_path)
    window.actions_table[ActionId.EXPORT].trigger()
    preferences.remember_export_folder(tmp_path / "gone")
    window.actions_table[ActionId.EXPORT].trigger()
    assert asked == [tmp_path, Path.home()]


def test_a_folder_chosen_for_one_workbook_is_no_preference(
    window: MainWindow, asked: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "committee"
    folder.mkdir()
    export_in(window, monkeypatch, folder)
    assert preferences.export_folder() is None
    window.actions_table[ActionId.EXPORT].trigger()
    window.session.open(Document(load_sample(OXFORDSHIRE).budget), is_copy=True)
    window.actions_table[ActionId.EXPORT].trigger()
    assert asked == [folder, Path.home()]


def test_every_preference_is_there_at_the_next_start(
    window: MainWindow, application: QApplication, tmp_path: Path, asked: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(dialog: PreferencesDialog) -> int:
        choose(dialog.scheme, "Dark")
        choose(dialog.unit, "Always £000")
        choose(dialog.decimals, "Always 2")
        choose(dialog.negatives, "In brackets: (1.250)")
        QTest.keyClicks(dialog.author, "Head of Finance")
        dialog.folder.setText(str(tmp_path))
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(PreferencesDialog, "exec", answer)
    window.actions_table[ActionId.PREFERENCES].trigger()
    window.close()
    preferences.store().sync()
    apply_theme(application, Scheme.LIGHT)
    again = MainWindow(make_application())
    assert current_theme().key == "dark"
    assert again.actions_table[ActionId.THEME_DARK].isChecked()
    again.session.open(Document(load_sample(OXFORDSHIRE).budget), is_copy=True)
    view = again.session.view
    assert (view.unit, view.decimals, view.negatives) == (Unit.THOUSANDS, 2, Negatives.BRACKETS)
    again.actions_table[ActionId.EXPORT].trigger()
    assert asked == [tmp_path]
    assert PreferencesDialog(again).author.text() == "Head of Finance"
    again.session.open(None)
    again.close()
    again.deleteLater()
    apply_theme(application, Scheme.LIGHT)


@pytest.mark.parametrize("keeps", [True, False])
def test_whether_unsaved_work_is_kept_is_the_officers_choice(window: MainWindow, keeps: bool) -> None:
    preferences.remember_recovery(keeps=not keeps)
    dialog = PreferencesDialog(window)
    assert dialog.recovery.isChecked() is not keeps
    dialog.show()
    dialog.recovery.setFocus()
    QTest.keyClick(dialog.recovery, Qt.Key.Key_Space)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert preferences.keeps_recovery() is keeps
    assert dialog.recovery.accessibleName() == "Keep unsaved work for after a crash"
