"""A section of the line panel: a heading, and beneath it what there is to tell, or that there is nothing."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.window.metrics import set_margins, space


class PanelSection(QWidget):
    """Base of the sections below the fields."""

    def __init__(self, title: str) -> None:
        """`title` as a sentence has it; it is shown as a heading."""
        super().__init__()
        self.setAccessibleName(title)
        heading = QLabel(title.upper())
        heading.setAccessibleName(title)
        heading.setObjectName("CardHeading")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(space(0.75))
        layout = QVBoxLayout(self)
        set_margins(layout)
        layout.setSpacing(space(1))
        layout.addWidget(heading)
        layout.addLayout(self._rows)

    def texts(self) -> list[str]:
        """Return what the section says, row by row."""
        items = (self._rows.itemAt(row) for row in range(self._rows.count()))
        widgets = [item.widget() for item in items if item is not None]
        return [str(widget.property("text")) for widget in widgets if widget is not None]

    def clear(self) -> None:
        """Take every row away."""
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def say(self, text: str, *, is_muted: bool = False) -> None:
        """Add a row of words."""
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if is_muted:
            label.setObjectName("Muted")
        self._rows.addWidget(label)

    def add(self, widget: QWidget) -> None:
        """Add a row."""
        self._rows.addWidget(widget)
