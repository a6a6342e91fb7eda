from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from exporters.annexes.registry import ANNEXES
from exporters.chosen_lines import ALL_LINES, NEW_AND_AMENDED
from exporters.excel.profile import Profile
from model.lines import Kind, Line
from model.money import Unit, Unreadable
from model.samples import EXAMPLE, load_sample
from model.statuses import Standing
from model.workbook.document import Document
from tests.exporters.budgets import budget_of, pressure
from ui.window.annex_dialog import SHOW_CHECKS, AnnexDialog
from ui.window.annex_source import AnnexSource
from ui.window.export_dialog import ExportDialog

pytestmark = pytest.mark.usefixtures("application")


@pytest.fixture
def source() -> AnnexSource:
    return AnnexSource(Document(load_sample(EXAMPLE).budget))


@pytest.fixture
def dialog(source: AnnexSource, qtbot: QtBot) -> AnnexDialog:
    dialog = AnnexDialog("Print annex", "Print…", source, Unit.MILLIONS)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.show_preview()
    return dialog


def flawed() -> AnnexSource:
    line = Line(2, 1, Kind.PRESSURE, (Unreadable("tbc"), None), reference="A1")
    return AnnexSource(Document(budget_of([line])))


def test_the_preview_is_of_the_annex_under_the_cursor(dialog: AnnexDialog, qtbot: QtBot) -> None:
    assert "Year on year pressures and savings, Page 1 of 2" in dialog.preview.page.accessibleName()
    QTest.keyClick(dialog.annexes, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "Schedule" in dialog.preview.page.accessibleName())
    assert dialog.choice.name == "schedule"


def test_the_preview_has_the_real_figures_in_the_unit_chosen(dialog: AnnexDialog) -> None:
    assert "27.450" in dialog.preview.page.accessibleDescription()
    dialog.unit.setCurrentIndex(dialog.unit.findData(Unit.THOUSANDS))
    dialog.show_preview()
    assert "27,450.0" in dialog.preview.page.accessibleDescription()


def test_the_preview_follows_the_basis_chosen_by_key_and_so_does_the_export(
    source: AnnexSource, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = ExportDialog(source, Unit.MILLIONS, tmp_path)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.wanted.basis.value == "year on year"
    QTest.keyClick(dialog.basis, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "Pressures and savings, level" in dialog.preview.page.accessibleName())
    assert "45.670" in dialog.preview.page.accessibleDescription()
    assert dialog.wanted.basis.value == "level"
    QTest.keyClick(dialog.annexes, Qt.Key.Key_End)
    assert dialog.wanted.basis.value == "level"


def test_pages_turn_by_buttons_and_by_keys(dialog: AnnexDialog) -> None:
    preview = dialog.preview
    assert not preview.before.isEnabled()
    QTest.mouseClick(preview.after, Qt.MouseButton.LeftButton)
    assert (preview.place, preview.number.text()) == (1, "Page 2 of 2")
    assert not preview.after.isEnabled()
    QTest.keyClick(preview.page, Qt.Key.Key_PageUp)
    assert preview.place == 0
    QTest.keyClick(preview.page, Qt.Key.Key_PageUp)
    assert preview.place == 0
    QTest.keyClick(preview.page, Qt.Key.Key_End)
    assert preview.place == 1
    QTest.keyClick(preview.page, Qt.Key.Key_Home)
    assert preview.place == 0


def test_the_page_fits_its_room_and_can_be_made_larger(dialog: AnnexDialog) -> None:
    preview = dialog.preview
    room = preview._area.viewport()
    assert preview.page.width() <= room.width()
    assert preview.page.height() <= room.height()
    preview.larger.click()
    assert preview.page.width() > room.width()
    preview.larger.click()
    assert preview.page.width() <= room.width()


def test_the_page_is_painted_on_white_paper(dialog: AnnexDialog) -> None:
    picture = dialog.preview.page.grab().toImage()
    assert picture.pixelColor(picture.width() // 2, picture.height() - picture.height() // 12).name() == "#ffffff"
    colours = {picture.pixelColor(x, y).name() for x in range(0, picture.width(), 2) for y in range(picture.height())}
    assert "#1b2a41" in colours


def test_a_long_annex_shows_its_beginning(qtbot: QtBot) -> None:
    lines = [pressure(serial, "1", "1", reference=f"R{serial}") for serial in range(2, 700)]
    dialog = AnnexDialog("Print annex", "Print…", AnnexSource(Document(budget_of(lines))), Unit.MILLIONS)
    qtbot.addWidget(dialog)
    dialog.annexes.setCurrentRow(1)
    dialog.show_preview()
    assert dialog.preview.number.text().startswith("Page 1 of the first ")


def test_without_fonts_the_reason_stands_in_place_of_the_page(
    dialog: AnnexDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFontDatabase, "families", list)
    dialog.unit.setCurrentIndex(dialog.unit.findData(Unit.GBP))
    dialog.show_preview()
    assert "There are no fonts here" in dialog.preview.problem
    assert not dialog.preview.after.isEnabled()


def test_errors_are_told_first_and_lead_to_the_checks(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = ExportDialog(flawed(), Unit.MILLIONS, tmp_path)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.notice.isVisible()
    assert dialog.notice.text.text().startswith("The budget has an error, and the annexes would carry it: A1 in")
    assert dialog._do_it.text() == "Export all the same"
    dialog.notice.show_checks.click()
    assert dialog.result() == SHOW_CHECKS


def test_without_errors_nothing_is_told(source: AnnexSource, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = ExportDialog(source, Unit.MILLIONS, tmp_path)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.notice.isVisible()
    assert dialog._do_it.text() == "Export"


def test_the_choices_of_an_export_are_told(source: AnnexSource, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = ExportDialog(source, Unit.MILLIONS, tmp_path)
    qtbot.addWidget(dialog)
    dialog.choose("schedule")
    dialog.formats["xlsx"].setChecked(False)
    dialog.mark.setChecked(True)
    dialog.show()
    for standing in (Standing.AGREED, Standing.WITHDRAWN):
        QTest.mouseClick(dialog.lines.boxes[standing], Qt.MouseButton.LeftButton)
    assert dialog.chosen_annexes == ["schedule"]
    assert dialog.chosen_formats == ["csv", "pdf"]
    assert (dialog.wanted.bom, dialog.wanted.wide) == (True, False)
    assert dialog.wanted.lines == NEW_AND_AMENDED
    dialog.formats["csv"].setChecked(False)
    assert not dialog.mark.isEnabled()


def test_no_status_at_all_is_refused_and_said_in_place_of_the_page(
    source: AnnexSource, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = ExportDialog(source, Unit.MILLIONS, tmp_path)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.wanted.lines == ALL_LINES
    assert Standing.OTHER not in dialog.lines.boxes
    for box in dialog.lines.boxes.values():
        QTest.keyClick(box, Qt.Key.Key_Space)
    told = "Choose at least one status, or the schedule would list no lines."
    qtbot.waitUntil(lambda: dialog.preview.problem == told)
    dialog._do_it.click()
    assert (dialog.isVisible(), dialog.problem) == (True, told)


def test_lines_without_a_known_status_can_be_left_out_where_there_are_some(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = ExportDialog(flawed(), Unit.MILLIONS, tmp_path)
    qtbot.addWidget(dialog)
    dialog.lines.boxes[Standing.OTHER].setChecked(False)
    assert dialog.wanted.lines.code == "agreed,amended,new,withdrawn"


def test_excel_can_be_laid_out_for_publication_and_all_files_zipped(
    source: AnnexSource, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = ExportDialog(source, Unit.MILLIONS, tmp_path)
    qtbot.addWidget(dialog)
    assert (dialog.wanted.profile, dialog.wanted.zipped) == (Profile.PRINT, False)
    dialog.profile.setCurrentIndex(dialog.profile.findData(Profile.ACCESSIBLE))
    dialog.zipped.setChecked(True)
    assert (dialog.wanted.profile, dialog.wanted.zipped) == (Profile.ACCESSIBLE, True)
    dialog.formats["xlsx"].setChecked(False)
    assert not dialog.profile.isEnabled()


def test_the_space_bar_ticks_the_annex_under_the_cursor(source: AnnexSource, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = ExportDialog(source, Unit.MILLIONS, tmp_path)
    qtbot.addWidget(dialog)
    dialog.show()
    QTest.keyClick(dialog.annexes, Qt.Key.Key_Space)
    assert dialog.chosen_annexes == [kind.name for kind in ANNEXES[1:]]


def test_it_fits_a_small_screen_at_150_per_cent(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = ExportDialog(flawed(), Unit.MILLIONS, tmp_path)
    qtbot.addWidget(dialog)
    least = dialog.minimumSizeHint()
    assert least.width() <= 1366 / 1.5
    assert least.height() <= 680 / 1.5
