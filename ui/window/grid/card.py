"""A card: one table of a page with its heading, its grid and the totals under it."""

from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.window.grid.figures import padding, row_height
from ui.window.grid.line_grid import LineGrid

_ANY_HEIGHT = (1 << 24) - 1


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
        top = self._top = QHBoxLayout()
        top.addWidget(self.heading)
        top.addStretch()
        top.addWidget(self.add_button)
        column = QVBoxLayout(self)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(grid)
        for row in totals:
            column.addWidget(row)
        self.set_tight(False)

    def set_tight(self, is_tight: bool) -> None:  # noqa: FBT001  # as Qt's own setters
        """Say whether the page is too low for the usual room around the table and its heading."""
        pad = padding(self.fontMetrics())
        ends = 0 if is_tight else pad // 2
        cast("QVBoxLayout", self.layout()).setContentsMargins(pad // 2, ends, pad // 2, ends)
        self._top.setContentsMargins(pad, ends, 0, 0)
        height = row_height(self.fontMetrics(), tight=True)
        self.add_button.setMaximumHeight(height if is_tight else _ANY_HEIGHT)

    def _on_add(self) -> None:
        self.add_asked.emit()
