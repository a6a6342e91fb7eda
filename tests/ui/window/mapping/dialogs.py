"""The dialog of what was found, as tests make it and work it by key."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox

from tests.model.workbook.finding.books import Cells, Live, Sheets
from ui.window.mapping.mapping_dialog import MappingDialog

Key = Qt.Key


ROADS: list[Cells] = [
    ["£000"],
    ["Ref", "Proposal", "2013/14", "2014/15"],
    ["Growth"],
    ["G1", "Demography", 150, 50],
    ["G2", "Total care", 30, 10],
    ["Total growth", None, Live("SUM(C4:C5)", 180), Live("SUM(D4:D5)", 60)],
    ["Savings"],
    ["S1", "Reablement", -100, -40],
]


Make = Callable[[Sheets], MappingDialog]


ROOMY = (1366, 704)


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, times: int = 1) -> None:
    for _time in range(times):
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClick(widget, key, held)


def choose(dialog: MappingDialog, words: str) -> None:
    """Walk with the arrow keys to a choice of the box that has the keyboard."""
    box = QApplication.focusWidget()
    assert isinstance(box, QComboBox)
    press(Key.Key_Home)
    while box.currentText() != words:
        assert box.currentIndex() < box.count() - 1, words
        press(Key.Key_Down)
    dialog.remapping.wait()


def row_labels(dialog: MappingDialog) -> list[str]:
    model = dialog.picture.picture_model
    return [str(model.headerData(row, Qt.Orientation.Vertical)) for row in range(model.rowCount())]


def column_labels(dialog: MappingDialog) -> list[str]:
    model = dialog.picture.picture_model
    return [str(model.headerData(column, Qt.Orientation.Horizontal)) for column in range(model.columnCount())]


def results(dialog: MappingDialog) -> list[tuple[str, ...]]:
    return [dialog.results.row(place).texts for place in range(dialog.results.rowCount())]
