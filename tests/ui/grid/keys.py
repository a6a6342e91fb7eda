"""The keys an officer presses, sent where they go: to the open editor, else to the grid."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ui.window.grid.line_grid import LineGrid

GoTo = Callable[[str, int], QModelIndex]


def editor_of(grid: LineGrid) -> QWidget | None:
    """Return the open editor."""
    focused = QApplication.focusWidget()
    return focused if focused is not None and focused is not grid and grid.isAncestorOf(focused) else None


def press(key: Qt.Key, grid: LineGrid, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key."""
    QTest.keyClick(editor_of(grid) or grid, key, modifiers)


def type_in(text: str, grid: LineGrid, end: Qt.Key = Qt.Key.Key_Return) -> None:
    """Type a text, letter by letter, and end the entry."""
    for letter in text:
        QTest.keyClick(editor_of(grid) or grid, letter)  # type: ignore[call-overload]  # a letter will do
    press(end, grid)
