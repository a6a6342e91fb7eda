"""A recent workbook on the welcome page: its name in full, and as much of its folder's end as there is room for."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from ui.window.metrics import space

_MARGINS = 5


class RecentButton(QPushButton):
    """Opens a workbook; one that is gone is shown as such and cannot be opened."""

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        """Show a workbook by its name and folder; the tooltip has the whole path."""
        super().__init__(parent)
        self.path = path
        self._name = f"{path.name}   — "
        self.setObjectName("RecentFile")
        self.setAccessibleName(f"Open {path.name}")
        self.setToolTip(str(path))
        self.setText(self._name)

    def show_missing(self) -> None:
        """Say that the workbook is not there."""
        self._name = f"{self.path.name}   (not found) — "
        self.setAccessibleName(f"{self.path.name}, not found")
        self.setEnabled(False)
        self._shorten()

    def minimumSizeHint(self) -> QSize:
        """Ask for no width: what has no room is shortened."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the folder from its beginning, and the name only where even that has no room."""
        super().resizeEvent(event)
        self._shorten()

    def _shorten(self) -> None:
        metrics = self.fontMetrics()
        room = self.width() - space(_MARGINS)
        beside = metrics.elidedText(
            str(self.path.parent), Qt.TextElideMode.ElideLeft, room - metrics.horizontalAdvance(self._name)
        )
        self.setText(metrics.elidedText(self._name + beside, Qt.TextElideMode.ElideRight, room).replace("&", "&&"))
