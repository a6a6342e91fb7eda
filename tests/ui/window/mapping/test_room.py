"""What the dialog shows has its room, however small the screen."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.model.workbook.finding.books import Cells
from tests.ui.window.mapping.dialogs import ROADS, ROOMY, Key, Make, press
from ui.window.metrics import figure_font


def test_the_dialog_fits_a_small_screen(make: Make) -> None:
    dialog = make({"Roads": ROADS})
    least = dialog.minimumSizeHint()
    assert least.width() <= 1366
    assert least.height() <= 720


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


def test_figures_of_the_result_are_never_cut(make: Make) -> None:
    rows: list[Cells] = [["Savings £"], ["Ref", "Saving", "2026/27", "2027/28"], ["S1", "Fees", -123456789.5, -5]]
    table = make({"Adults": rows}).results_table
    for row in range(table.model().rowCount()):
        for column in (2, 3):
            text = str(table.model().index(row, column).data() or "")
            bold = QFontMetrics(figure_font(bold=True))
            assert bold.horizontalAdvance(text) < table.columnWidth(column), text


@pytest.mark.parametrize("size", [ROOMY, (908, 509)])
def test_what_was_noticed_is_read_whole_at_any_width(make: Make, size: tuple[int, int], qtbot: QtBot) -> None:
    dialog = make({"Roads": [*ROADS[:-1], ["S1", "Reablement", "doubtful, see the note of the director", "x"]]})
    dialog.resize(*size)
    dialog.tabs.setCurrentWidget(dialog.noticed_table)
    table = dialog.noticed_table
    rows = range(table.model().rowCount())
    qtbot.waitUntil(lambda: all(table.rowHeight(row) >= table.sizeHintForRow(row) for row in rows))
    assert max(table.rowHeight(row) for row in rows) > 2 * table.fontMetrics().height()
