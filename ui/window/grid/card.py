"""A card: one table of a page with its heading, its grid and the totals under it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.window.grid.figures import padding
from ui.window.grid.line_grid import LineGrid


class LineCard(QFrame):
    """A grid under a heading, with a button that adds a line, and rows of totals.

    Signals: `add_asked` (the button).
    """

    add_asked = Signal()

    def __init__(self, heading: str, grid: LineGrid, *totals: QWidget) -> None:
        """Frame the grid."""
        super().__init__()
        self.setObjectName("Card")
        self.grid = grid
        self.heading = QLabel(heading.upper())
        self.heading.setObjectName("CardHeading")
        self.heading.setAccessibleName(heading)
        self.add_button = QPushButton("+ Add line")
        self.add_button.setObjectName("AddLine")
        self.add_button.setFlat(True)
        self.add_button.setAccessibleName(f"Add a line to {heading}")
        self.add_button.setCursor(Qt.CursorShape.PointingHandCursor)
        self.add_button.clicked.connect(self._on_add)
        pad = padding(self.fontMetrics())
        top = QHBoxLayout()
        top.setContentsMargins(pad, pad // 2, 0, 0)
        top.addWidget(self.heading)
        top.addStretch()
        top.addWidget(self.add_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(pad // 2, pad // 2, pad // 2, pad // 2)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(grid)
        for row in totals:
            column.addWidget(row)

    def _on_add(self) -> None:
        self.add_asked.emit()
