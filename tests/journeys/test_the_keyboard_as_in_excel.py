"""An officer who lives in Excel works through an area's page without the mouse, and finds every habit at home."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from model.samples import EXAMPLE, load_sample
from model.workbook.document import Document
from ui.window.application import make_application
from ui.window.grid.grid_page import GridPage
from ui.window.grid.line_grid import LineGrid
from ui.window.main_window import MainWindow

KEY = Qt.Key
PLAIN = Qt.KeyboardModifier.NoModifier
CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    path = tmp_path / "People and Places 2026-27.xlsx"
    Document(load_sample(EXAMPLE).budget).save_as(path)
    return path


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, workbook: Path) -> Iterator[MainWindow]:
    """The real window with the officer's workbook open, and the keyboard on the first pressure of Older People."""
    (tmp_path / "preferences").mkdir()
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "preferences"))
    window = MainWindow(make_application())
    window.resize(1366, 768)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.documents.open_recent(workbook)
    press(window, KEY.Key_2, CONTROL)
    go_to(window, "26ASC01")
    yield window
    window.session.undo_stack.setClean()
    window.session.open(None)
    window.close()
    window.deleteLater()


def page(window: MainWindow) -> GridPage:
    shown = window.workbench.pages.lines_page
    assert shown is not None
    return shown


def grid(window: MainWindow) -> LineGrid:
    return page(window).active_grid


def go_to(window: MainWindow, reference: str) -> None:
    window.workbench.top_bar.search.setFocus()
    window.workbench.top_bar.search.selectAll()
    QTest.keyClicks(window.workbench.top_bar.search, reference)
    QTest.keyClick(window.workbench.top_bar.search, KEY.Key_Return)


def press(window: MainWindow, key: Qt.Key, held: Qt.KeyboardModifier = PLAIN, times: int = 1) -> None:
    for _time in range(times):
        QTest.keyClick(QApplication.focusWidget() or window, key, held)


def type_in(window: MainWindow, text: str) -> None:
    for letter in text:
        QTest.keyClick(QApplication.focusWidget() or window, letter)  # type: ignore[call-overload]  # a letter will do


def where(window: MainWindow) -> tuple[str, str]:
    """Return the reference and the heading of the current cell."""
    index = grid(window).currentIndex()
    line = grid(window).lines.line_at(index.row())
    assert line is not None
    return line.reference, grid(window).lines.columns[index.column()].heading


def shown(window: MainWindow, reference: str) -> list[str]:
    line = next(line for line in window.session.budget.lines() if line.reference == reference)
    return [window.session.view.text(amount) for amount in line.amounts]


def test_a_row_of_amounts_is_typed_with_tabs_and_enter_goes_back_below_the_first(window: MainWindow) -> None:
    press(window, KEY.Key_Right, times=3)
    assert where(window) == ("26ASC01", "2026/27")
    for text in ("1.1", "2.2", "3.3"):
        type_in(window, text)
        press(window, KEY.Key_Tab)
    type_in(window, "4.4")
    press(window, KEY.Key_Return)
    assert where(window) == ("26ASC02", "2026/27")
    assert shown(window, "26ASC01")[:4] == ["1.100", "2.200", "3.300", "4.400"]
    press(window, KEY.Key_Z, CONTROL, times=4)
    assert shown(window, "26ASC01")[:4] == ["3.200", "3.250", "3.300", "0.000"]


def test_a_slip_is_escaped_a_figure_corrected_with_f2_and_another_cleared(window: MainWindow) -> None:
    press(window, KEY.Key_Right, times=3)
    type_in(window, "999")
    press(window, KEY.Key_Escape)
    assert shown(window, "26ASC01")[0] == "3.200"
    press(window, KEY.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    press(window, KEY.Key_End)
    type_in(window, "5")
    press(window, KEY.Key_Return)
    assert shown(window, "26ASC01")[0] == "3.250"
    press(window, KEY.Key_Delete)
    assert shown(window, "26ASC02")[0] == ""
    press(window, KEY.Key_Right)
    press(window, KEY.Key_Backspace)
    type_in(window, "0.7")
    press(window, KEY.Key_Up)
    assert shown(window, "26ASC02")[:2] == ["", "0.700"]
    assert where(window) == ("26ASC01", "2027/28")


def test_from_one_end_of_the_page_to_the_other_and_into_the_savings(window: MainWindow) -> None:
    press(window, KEY.Key_End, CONTROL)
    last = where(window)
    press(window, KEY.Key_Home, CONTROL)
    assert where(window) == ("26ASC01", "Reference")
    press(window, KEY.Key_Down, CONTROL)
    assert where(window) == (last[0], "Reference")
    press(window, KEY.Key_Down)
    assert where(window) == ("25ASC07", "Reference")
    press(window, KEY.Key_Right, CONTROL)
    press(window, KEY.Key_Up)
    assert where(window)[0] == last[0]


def test_a_block_is_selected_with_shift_and_filled_in_one_cell_after_another(window: MainWindow) -> None:
    press(window, KEY.Key_Right, times=3)
    press(window, KEY.Key_Right, SHIFT)
    press(window, KEY.Key_Down, SHIFT)
    for text in ("1", "2", "3", "4"):
        type_in(window, text)
        press(window, KEY.Key_Return)
    assert shown(window, "26ASC01")[:2] == ["1.000", "3.000"]
    assert shown(window, "26ASC02")[:2] == ["2.000", "4.000"]
    assert where(window) == ("26ASC01", "2026/27")
    assert len(grid(window).selectedIndexes()) == 4


def test_lines_are_moved_added_and_deleted_from_the_keyboard(window: MainWindow) -> None:
    press(window, KEY.Key_Down, SHIFT)
    press(window, KEY.Key_Down, ALT)
    references = [grid(window).lines.index(row, 0).data() for row in range(3)]
    assert references[1:] == ["26ASC01", "26ASC02"]
    assert len(grid(window).selectedIndexes()) == 2
    press(window, KEY.Key_Up, ALT)
    press(window, KEY.Key_Plus, CONTROL)
    type_in(window, "27ASC77")
    press(window, KEY.Key_Return)
    assert "27ASC77" in [line.reference for line in window.session.budget.lines()]
    go_to(window, "27ASC77")
    press(window, KEY.Key_Minus, CONTROL)
    assert "27ASC77" not in [line.reference for line in window.session.budget.lines()]


def test_a_status_is_chosen_by_its_first_letter_or_from_the_open_list(window: MainWindow, qtbot: QtBot) -> None:
    press(window, KEY.Key_Right)
    assert where(window) == ("26ASC01", "Status")
    type_in(window, "n")
    lists = grid(window).findChildren(QComboBox)
    qtbot.waitUntil(lists[0].view().isVisible)
    QTest.keyClick(lists[0].view(), KEY.Key_Return)
    assert next(line.status for line in window.session.budget.lines() if line.reference == "26ASC01") == "New"
    assert where(window) == ("26ASC02", "Status")
    press(window, KEY.Key_Down, ALT)
    qtbot.waitUntil(lambda: any(box.view().isVisible() for box in grid(window).findChildren(QComboBox)))
    box = next(box for box in grid(window).findChildren(QComboBox) if box.view().isVisible())
    QTest.keyClick(box.view(), KEY.Key_Escape)
    assert where(window) == ("26ASC02", "Status")


def test_the_next_page_is_a_number_away(window: MainWindow) -> None:
    press(window, KEY.Key_3, CONTROL)
    heading = page(window).top.heading.text()
    press(window, KEY.Key_2, CONTROL)
    assert (page(window).top.heading.text(), heading) == ("Older People", "Learning Disability")


def test_columns_put_away_stay_away_when_the_workbook_is_opened_again(window: MainWindow, workbook: Path) -> None:
    columns = page(window).columns
    status = next(place for place, column in enumerate(columns.columns) if column.heading == "Status")
    columns.show(status, shown=False)
    window.documents.close()
    window.documents.open_recent(workbook)
    press(window, KEY.Key_2, CONTROL)
    go_to(window, "26ASC01")
    press(window, KEY.Key_Right)
    assert where(window) == ("26ASC01", "Title")
