"""Cells whose words are chosen: the list opens at the letter typed, by Alt+Down and by a click on its arrow."""

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from model.lines import KIND, Field, Line
from tests.ui.grid.keys import press
from ui.window.grid.area_page import AreaPage
from ui.window.grid.line_grid import LineGrid
from ui.window.session import Session

KEY = Qt.Key
ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def status(page: AreaPage, grid: LineGrid) -> QModelIndex:
    """The status of the first line, which is the current cell; it is Agreed."""
    page.select_line(grid.lines.line_id(0) or 0, Field("status"))
    return grid.currentIndex()


def line(session: Session, grid: LineGrid, row: int = 0) -> Line:
    return session.budget.line(grid.lines.line_id(row) or 0)


def open_list(grid: LineGrid, qtbot: QtBot) -> QComboBox:
    """Return the list, once it shows its choices."""
    qtbot.waitUntil(lambda: any(box.view().isVisible() for box in grid.findChildren(QComboBox)))
    return next(box for box in grid.findChildren(QComboBox) if box.view().isVisible())


@pytest.mark.usefixtures("status")
def test_typing_a_letter_opens_the_list_there_and_enter_goes_on(session: Session, grid: LineGrid, qtbot: QtBot) -> None:
    QTest.keyClick(grid, "w")  # type: ignore[call-overload]  # a letter will do
    box = open_list(grid, qtbot)
    assert box.view().currentIndex().data() == "Withdrawn"
    QTest.keyClick(box.view(), KEY.Key_Return)
    qtbot.waitUntil(lambda: line(session, grid).status == "Withdrawn")
    assert grid.currentIndex().row() == 1
    assert session.undo_stack.count() == 1


@pytest.mark.usefixtures("status")
def test_alt_and_down_opens_the_list_instead_of_moving_the_line(session: Session, grid: LineGrid, qtbot: QtBot) -> None:
    press(KEY.Key_Down, grid, ALT)
    box = open_list(grid, qtbot)
    assert box.view().currentIndex().data() == "Agreed"
    QTest.keyClick(box.view(), KEY.Key_Down)
    QTest.keyClick(box.view(), KEY.Key_Return)
    qtbot.waitUntil(lambda: line(session, grid).status == "Amended")
    assert grid.currentIndex().row() == 0


@pytest.mark.usefixtures("status")
def test_tab_in_the_list_chooses_and_goes_on_to_the_right(session: Session, grid: LineGrid, qtbot: QtBot) -> None:
    QTest.keyClick(grid, "n")  # type: ignore[call-overload]  # a letter will do
    QTest.keyClick(open_list(grid, qtbot).view(), KEY.Key_Tab)
    assert line(session, grid).status == "New"
    assert grid.lines.columns[grid.currentIndex().column()].heading == "Title"


@pytest.mark.usefixtures("status")
def test_a_letter_and_enter_typed_at_once_open_no_list_behind_them(session: Session, grid: LineGrid) -> None:
    QTest.keyClick(grid, "w")  # type: ignore[call-overload]  # a letter will do
    press(KEY.Key_Return, grid)
    for _turn in range(3):
        QApplication.processEvents()
    assert line(session, grid).status == "Withdrawn"
    assert QApplication.activePopupWidget() is None
    assert grid.hasFocus()


@pytest.mark.usefixtures("status")
def test_escape_in_the_list_leaves_the_cell_as_it_was(session: Session, grid: LineGrid, qtbot: QtBot) -> None:
    QTest.keyClick(grid, "w")  # type: ignore[call-overload]  # a letter will do
    QTest.keyClick(open_list(grid, qtbot).view(), KEY.Key_Escape)
    qtbot.waitUntil(lambda: not grid.findChildren(QComboBox))
    assert line(session, grid).status == "Agreed"
    assert session.undo_stack.count() == 0


def test_one_click_on_the_arrow_opens_the_list(session: Session, grid: LineGrid, qtbot: QtBot) -> None:
    status = grid.lines.index(2, grid.lines.column_of(Field("status")) or 0)
    cell = grid.visualRect(status)
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=cell.topRight() + QPoint(-4, 8))
    box = open_list(grid, qtbot)
    box.view().setCurrentIndex(box.model().index(box.findText("Withdrawn"), 0))
    QTest.keyClick(box.view(), KEY.Key_Return)
    qtbot.waitUntil(lambda: line(session, grid, 2).status == "Withdrawn")


def test_a_click_on_the_word_opens_nothing(grid: LineGrid) -> None:
    status = grid.lines.index(2, grid.lines.column_of(Field("status")) or 0)
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=grid.visualRect(status).topLeft() + QPoint(8, 8))
    assert grid.currentIndex() == status
    assert not grid.findChildren(QComboBox)


@pytest.mark.parametrize("name", [KIND, "status", "recurrence", "deliverability"])
def test_every_list_opens_with_its_words(page: AreaPage, grid: LineGrid, qtbot: QtBot, name: str) -> None:
    place = grid.lines.column_of(Field(name)) or 0
    page.columns.show(place, shown=True)
    page.select_line(grid.lines.line_id(0) or 0, Field(name))
    press(KEY.Key_Down, grid, ALT)
    box = open_list(grid, qtbot)
    words = [box.itemText(number) for number in range(box.count())]
    assert [word for word in words if word] == list(grid.lines.columns[place].choices)
    assert ("" in words) is (name != KIND)
    box.hidePopup()
    qtbot.waitUntil(lambda: not grid.findChildren(QComboBox))
