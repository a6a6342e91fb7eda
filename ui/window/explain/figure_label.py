"""A figure that tells what it is made of: on a double click, and in the menu that the right button opens."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QLabel, QMenu

from ui.window.explain.subject import TotalSubject


class FigureLabel(QLabel):
    """Shows a total, or words where `subject` is None. Signals: `explain_asked` (TotalSubject)."""

    explain_asked = Signal(object)

    def __init__(self, text: str, subject: TotalSubject | None) -> None:
        """Show a text that stands for a total."""
        super().__init__(text)
        self.subject = subject
        if subject is not None:
            self.setToolTip("Double-click to explain this figure.")

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Explain the figure."""
        if self.subject is None:
            super().mouseDoubleClickEvent(event)
        else:
            self.ask()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to explain the figure."""
        if self.subject is None:
            super().contextMenuEvent(event)
            return
        menu = QMenu(self.window())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("Explain this number…").triggered.connect(self.ask)
        menu.popup(event.globalPos())

    @Slot()
    def ask(self) -> None:
        """Ask for the figure to be explained."""
        if self.subject is not None:
            self.explain_asked.emit(self.subject)
