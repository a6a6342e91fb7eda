"""Keeps on which page each workbook was looked at last, written once the page is in sight: a file takes its time."""

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot

from ui.window.preferences import remember_page


class PageMemory(QObject):
    """Remembers the page of the open workbook."""

    def __init__(self, parent: QObject) -> None:
        """Have nothing to keep."""
        super().__init__(parent)
        self._kept: dict[Path, str] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.write)

    def keep(self, path: Path, words: str) -> None:
        """Keep the page of a workbook, by its words."""
        self._kept[path] = words
        self._timer.start()

    @Slot()
    def write(self) -> None:
        """Write what is to be kept."""
        for path, words in self._kept.items():
            remember_page(path, words)
        self._kept.clear()
