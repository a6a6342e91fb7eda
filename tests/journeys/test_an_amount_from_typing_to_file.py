"""An officer opens the sample, changes an amount, watches the totals, thinks twice, saves, and opens it again."""

import zipfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from model.controls import Measure
from model.lines import AMOUNT, Field
from model.money import Unit
from model.samples import OXFORDSHIRE, load_sample
from model.workbook.document import Document
from model.years import Year
from ui.window.application import make_application
from ui.window.grid.grid_page import GridPage
from ui.window.main_window import MainWindow

FIRST_YEAR = Year(2013)
AMOUNT_FIELD = Field(AMOUNT, FIRST_YEAR)


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """The sample workbook, as `main.py sample` writes it."""
    path = tmp_path / "Adult Social Care 2013-14.xlsx"
    sample = load_sample(OXFORDSHIRE)
    Document(sample.budget, sample.about).save_as(path)
    return path


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """The real window, with preferences of its own."""
    (tmp_path / "preferences").mkdir()
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "preferences"))
    window = MainWindow(make_application())
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    yield window
    window.session.open(None)
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # not in the next test's turns


def lines_page(window: MainWindow) -> GridPage:
    page = window.workbench.pages.lines_page
    assert page is not None
    return page


def go_to(window: MainWindow, reference: str) -> None:
    """Type a reference into the box on the top bar."""
    window.workbench.top_bar.search.setFocus()
    QTest.keyClicks(window.workbench.top_bar.search, reference)
    QTest.keyClick(window.workbench.top_bar.search, Qt.Key.Key_Return)


def type_amount(window: MainWindow, text: str) -> None:
    """Type over the current cell and press Enter."""
    grid = lines_page(window).active_grid
    for letter in text:
        QTest.keyClick(focused(grid), letter)  # type: ignore[call-overload]  # a letter will do
    QTest.keyClick(focused(grid), Qt.Key.Key_Return)


def focused(grid: QWidget) -> QWidget:
    """Return what has the keyboard: the open editor, else the grid."""
    widget = QApplication.focusWidget()
    return widget if widget is not None else grid


def press(window: MainWindow, key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, Qt.KeyboardModifier.ControlModifier)


def amount_of(document: Document, reference: str) -> object:
    line = next(line for line in document.budget.lines() if line.reference == reference)
    return line.amounts[0]


def pressures(window: MainWindow) -> tuple[str, str]:
    """The first year's pressures of Older People and of the directorate, as totals are kept."""
    budget = window.session.budget
    area = next(area for area in budget.areas if area.name == "Older People")
    of_area = budget.totals.area(area.id).measure(Measure.PRESSURES)[0]
    of_directorate = budget.totals.directorate.measure(Measure.PRESSURES)[0]
    return window.session.view.text(of_area), window.session.view.text(of_directorate)


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_an_amount_is_typed_undone_redone_saved_and_found_again(window: MainWindow, workbook: Path) -> None:
    before = parts(workbook)
    window.documents.open_recent(workbook)
    go_to(window, "14SCS3")
    line_id = lines_page(window).current_line_id()
    assert line_id is not None
    assert lines_page(window).select_line(line_id, AMOUNT_FIELD)
    lines_page(window).active_grid.setFocus()
    assert pressures(window) == ("9.844", "14.675")

    type_amount(window, "0.6")
    assert pressures(window) == ("10.444", "15.275")
    assert any("15.275" in figure for figure in window.workbench.bottom_bar.figures())
    assert window.isWindowModified()

    press(window, Qt.Key.Key_Z)
    assert pressures(window) == ("9.844", "14.675")
    assert not window.isWindowModified()

    press(window, Qt.Key.Key_Y)
    assert pressures(window) == ("10.444", "15.275")
    press(window, Qt.Key.Key_S)
    assert not window.isWindowModified()

    window.documents.close()
    window.documents.open_recent(workbook)
    assert window.session.document is not None
    assert amount_of(window.session.document, "14SCS3") == Decimal(600_000)
    after = parts(workbook)
    changed = {name for name in before if before[name] != after[name]}
    to_add_the_log = {"[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"}
    assert changed == {"xl/worksheets/sheet2.xml", *to_add_the_log}
    assert len(after) - len(before) == 3  # the change log's sheet, its table, and the relation between them


def test_what_is_no_amount_leaves_the_cell_and_the_file_alone(window: MainWindow, workbook: Path) -> None:
    bytes_before = workbook.read_bytes()
    window.documents.open_recent(workbook)
    go_to(window, "14SCS10")
    line_id = lines_page(window).current_line_id()
    assert line_id is not None
    assert lines_page(window).select_line(line_id, AMOUNT_FIELD)
    lines_page(window).active_grid.setFocus()

    type_amount(window, "1.8m")
    assert window.session.document is not None
    assert amount_of(window.session.document, "14SCS10") == Decimal(1_800_000)
    assert not window.isWindowModified()
    press(window, Qt.Key.Key_S)
    assert workbook.read_bytes() == bytes_before


def test_arithmetic_keeps_its_working_in_the_file_and_a_bare_figure_takes_its_place(
    window: MainWindow, workbook: Path
) -> None:
    window.documents.open_recent(workbook)
    window.session.show_in(Unit.THOUSANDS)
    select_amount(window, "14SCS3")
    type_amount(window, "=195*52*26")
    press(window, Qt.Key.Key_S)
    assert not window.isWindowModified()
    window.documents.close()

    window.documents.open_recent(workbook)
    assert window.session.document is not None
    assert amount_of(window.session.document, "14SCS3") == Decimal(263_640_000)
    window.session.show_in(Unit.THOUSANDS)
    select_amount(window, "14SCS3")
    cell = lines_page(window).active_grid.currentIndex()
    assert cell.data(Qt.ItemDataRole.ToolTipRole) == "Working: =195*52*26, in £000"
    QTest.keyClick(focused(lines_page(window).active_grid), Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "=195*52*26"
    QTest.keyClick(editor, Qt.Key.Key_Escape)

    type_amount(window, "+20")
    assert amount_of(window.session.document, "14SCS3") == Decimal(20_000)
    assert window.session.undo_stack.undoText() == "Change 2013/14 of 14SCS3, working removed"
    press(window, Qt.Key.Key_Z)
    assert cell.data(Qt.ItemDataRole.ToolTipRole) == "Working: =195*52*26, in £000"


def select_amount(window: MainWindow, reference: str) -> None:
    window.workbench.top_bar.search.clear()
    go_to(window, reference)
    line_id = lines_page(window).current_line_id()
    assert line_id is not None
    assert lines_page(window).select_line(line_id, AMOUNT_FIELD)
    lines_page(window).active_grid.setFocus()
