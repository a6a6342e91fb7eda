"""The clipboard as other programs fill it, and dialogs that answer themselves."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from model.lines import AMOUNT, Field, Line
from ui.window.grid.line_grid import LineGrid
from ui.window.main_window import MainWindow

D = TypeVar("D", bound=QDialog)
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def put(text: str, html: str = "") -> None:
    """Fill the clipboard as another program does."""
    content = QMimeData()
    if text:
        content.setText(text)
    if html:
        content.setHtml(html)
    QGuiApplication.clipboard().setMimeData(content)


def answer(kind: type[D], act: Callable[[D], None]) -> list[D]:
    """Let the next dialog be answered; returns the list in which it will be found."""
    met: list[D] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, kind)
        met.append(dialog)
        try:
            act(dialog)
        finally:
            if dialog.isVisible():
                dialog.reject()

    QTimer.singleShot(0, look)
    return met


def line_of(window: MainWindow, reference: str) -> Line:
    return next(line for line in window.session.budget.lines() if line.reference == reference)


def go(window: MainWindow, reference: str, field: Field | int = 0) -> LineGrid:
    """Go to a line's field, or to its amount in a year's position; returns its grid (keys need an active window)."""
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    wanted = Field(AMOUNT, window.session.budget.years[field]) if isinstance(field, int) else field
    window.workbench.lines.go_to_line(line_of(window, reference).id, wanted)
    page = window.workbench.pages.lines_page
    assert page is not None
    return page.active_grid


def key(letter: Qt.Key, modifiers: Qt.KeyboardModifier = CONTROL) -> None:
    """Press a key in whatever has the focus."""
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, letter, modifiers)
