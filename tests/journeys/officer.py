"""An officer at the keyboard: what they press, type, choose and see, in the real window."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from model.lines import AMOUNT, Field, Line
from ui.window.grid.grid_page import GridPage
from ui.window.grid.line_grid import LineGrid
from ui.window.main_window import MainWindow
from ui.window.paste_dialog import PasteDialog
from ui.window.paste_special_dialog import PasteSpecialDialog

Key = Qt.Key
PLAIN = Qt.KeyboardModifier.NoModifier
CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
Seen = Callable[[PasteDialog], None]


class Officer:
    """Works in one window with keys, and reads what it shows."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    @property
    def page(self) -> GridPage:
        page = self.window.workbench.pages.lines_page
        assert page is not None
        return page

    @property
    def grid(self) -> LineGrid:
        return self.page.active_grid

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = PLAIN, times: int = 1) -> None:
        """Press a key in whatever has the keyboard."""
        for _time in range(times):
            QTest.keyClick(QApplication.focusWidget() or self.window, key, held)

    def type(self, text: str) -> None:
        """Type letter by letter: the first opens the cell's editor, which has the others."""
        for letter in text:
            QTest.keyClick(QApplication.focusWidget() or self.window, letter)  # type: ignore[call-overload]  # a letter will do

    def enter(self, text: str) -> None:
        """Type over the current cell and press Enter."""
        self.type(text)
        self.press(Key.Key_Return)

    def click(self, widget: QWidget) -> None:
        """Click with the left button."""
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    def go_to(self, reference: str, heading: str = "2026/27") -> None:
        """Type a reference into the box on top, and walk to a column."""
        search = self.window.workbench.top_bar.search
        search.setFocus()
        search.selectAll()
        QTest.keyClicks(search, reference)
        QTest.keyClick(search, Key.Key_Return)
        self.grid.setFocus()
        self.press(Key.Key_Home)
        for _step in range(len(self.grid.lines.columns)):
            if self.heading() == heading:
                return
            self.press(Key.Key_Right)
        raise AssertionError(heading)

    def heading(self) -> str:
        """The heading of the current cell's column."""
        return self.grid.lines.columns[self.grid.currentIndex().column()].heading

    def line(self, reference: str) -> Line:
        return next(line for line in self.window.session.budget.lines() if line.reference == reference)

    def amounts(self, reference: str, count: int = 5) -> list[str]:
        """A line's amounts as the grid shows them."""
        return [self.window.session.view.text(amount) for amount in self.line(reference).amounts[:count]]

    def working(self, reference: str, year: int = 0) -> str | None:
        """The formula that an amount's cell has in the workbook."""
        return self.line(reference).formulas.get(self.window.session.budget.years[year])

    def cell_tells(self, reference: str, year: int = 0) -> str:
        """What a cell says when the mouse rests on it."""
        lines = self.grid.lines
        row = lines.row_of(self.line(reference).id)
        column = lines.column_of(Field(AMOUNT, self.window.session.budget.years[year]))
        assert row is not None
        assert column is not None
        return str(lines.index(row, column).data(Qt.ItemDataRole.ToolTipRole))

    def references_in_sight(self) -> list[str]:
        """The references down the grid in use, as they stand there."""
        lines = self.grid.lines
        found = [lines.line_at(row) for row in range(lines.rowCount())]
        return [line.reference for line in found if line is not None]

    def message(self) -> str:
        return self.window.message_bar.text

    def steps(self) -> int:
        """How many steps can be undone."""
        return self.window.session.undo_stack.index()

    def last_step(self) -> str:
        return self.window.session.undo_stack.undoText()

    def undo_everything(self) -> None:
        """Hold Ctrl+Z down until nothing is left."""
        self.grid.setFocus()
        for _step in range(self.window.session.undo_stack.count() + 1):
            self.press(Key.Key_Z, CONTROL)

    def copies_elsewhere(self, content: tuple[str, str]) -> None:
        """Copy in another program: its text and its table stand on the clipboard."""
        text, html = content
        data = QMimeData()
        data.setText(text)
        if html:
            data.setHtml(html)
        QGuiApplication.clipboard().setMimeData(data)

    def pastes(self) -> None:
        """Paste where nothing has to be decided; a dialog all the same is shut, so that no test waits for it."""
        met: list[QWidget] = []
        timer = QTimer()
        timer.setSingleShot(True)
        timer.timeout.connect(partial(_shut, met))
        timer.start(0)
        self.press(Key.Key_V, CONTROL)
        timer.stop()
        assert met == []

    def pastes_and_is_asked(self, look: Seen) -> None:
        """Paste; `look` reads the preview, answers, and chooses Paste or Cancel by key."""
        met: list[PasteDialog] = []

        def see() -> None:
            dialog = QApplication.activeModalWidget()
            assert isinstance(dialog, PasteDialog)
            met.append(dialog)
            _answered(dialog, look)

        QTimer.singleShot(0, see)
        self.press(Key.Key_V, CONTROL)
        assert len(met) == 1

    def pastes_specially(self, wish: Callable[[PasteSpecialDialog], None]) -> None:
        """Ctrl+Alt+V, fill the form in, Enter."""
        met: list[PasteSpecialDialog] = []

        def see() -> None:
            dialog = QApplication.activeModalWidget()
            assert isinstance(dialog, PasteSpecialDialog)
            met.append(dialog)
            wish(dialog)
            QTest.keyClick(dialog, Key.Key_Return)

        QTimer.singleShot(0, see)
        self.press(Key.Key_V, CONTROL | ALT)
        assert len(met) == 1


def _shut(met: list[QWidget]) -> None:
    dialog = QApplication.activeModalWidget()
    if isinstance(dialog, QDialog):
        met.append(dialog)
        dialog.reject()


def _answered(dialog: PasteDialog, look: Seen) -> None:
    try:
        look(dialog)
    finally:
        if dialog.isVisible():
            dialog.reject()


def questions(dialog: PasteDialog) -> list[str]:
    """What the preview asks, in order."""
    return [dialog.boxes[topic].accessibleName() for topic in dialog.boxes if not dialog.boxes[topic].isHidden()]


def before_and_after(dialog: PasteDialog) -> list[tuple[str, ...]]:
    """The rows of the preview: line, column, before, after."""
    model = dialog.preview
    return [tuple(model.text(row, column) for column in (0, 1, 3, 4)) for row in range(model.rowCount())]


def accept(dialog: QDialog) -> None:
    """Enter."""
    QTest.keyClick(dialog, Key.Key_Return)


def cancel(dialog: QDialog) -> None:
    """Esc."""
    QTest.keyClick(dialog, Key.Key_Escape)
