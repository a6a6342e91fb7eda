"""Counts how often a part of the window is drawn."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget


class Drawn(QObject):
    """How many `times` a widget was drawn since."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.times = 0
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        self.times += event.type() == QEvent.Type.Paint
        return False
