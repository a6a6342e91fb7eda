"""The app started as `main.py` starts it, until its window is painted; with a workbook, until all lines are."""

import sys

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QApplication

import main
from tests.benchmarks.painting import PaintWatch, keep_settings_in
from ui.window import application, main_window
from ui.window.page_key import ALL_LINES
from ui.window.turns import is_in_turn


class WatchedWindow(main_window.MainWindow):
    """The window, watched for its first paint."""

    def __init__(self, qt: QApplication) -> None:
        """Watch the window itself, or the grid of the workbook that is going to be opened."""
        super().__init__(qt)
        if len(sys.argv) > 2:  # the module, the folder for settings, the workbook
            self.session.document_replaced.connect(self._on_opened)
        else:
            self._watch = PaintWatch(self)

    @Slot()
    def _on_opened(self) -> None:
        QTimer.singleShot(0, self._show_lines)

    def _show_lines(self) -> None:
        if is_in_turn():  # the page that it begins with is still being made
            self._on_opened()
            return
        self.workbench.pages.show_page(ALL_LINES)
        page = self.workbench.pages.lines_page
        if page is not None:
            self._watch = PaintWatch(page.active_grid.viewport())


if __name__ == "__main__":
    keep_settings_in(sys.argv[1])
    setattr(application, "MainWindow", WatchedWindow)  # noqa: B010  # mypy: a class is no variable
    sys.exit(main.main(sys.argv[2:]))
