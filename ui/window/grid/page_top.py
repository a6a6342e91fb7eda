"""The top of a page: its name, what it holds, and a badge that counts its findings."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from ui.window.elided_label import ElidedLabel
from ui.window.grid.figures import padding


class PageTop(QWidget):
    """Heading, note and badge. Signals: `badge_clicked`."""

    badge_clicked = Signal()

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self.heading = ElidedLabel()
        self.heading.setObjectName("PageHeading")
        self.note = QLabel()
        self.note.setObjectName("PageNote")
        self.badge = QPushButton()
        self.badge.setObjectName("FindingsBadge")
        self.badge.setFlat(True)
        self.badge.setCursor(Qt.CursorShape.PointingHandCursor)
        self.badge.hide()
        self.badge.clicked.connect(self._on_badge)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * padding(self.fontMetrics()))
        for label in (self.heading, self.note):
            row.addWidget(label, alignment=Qt.AlignmentFlag.AlignBaseline)
        row.addStretch()
        row.addWidget(self.badge, alignment=Qt.AlignmentFlag.AlignVCenter)
        self.heading.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def count(self, findings: int) -> None:
        """Show how many findings there are; nothing where there are none."""
        self.badge.setText(f"{findings:,} finding{'' if findings == 1 else 's'}")
        self.badge.setVisible(findings > 0)

    def _on_badge(self) -> None:
        self.badge_clicked.emit()
