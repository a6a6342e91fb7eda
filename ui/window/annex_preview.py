"""The preview of an annex in a dialog: a page as it will be printed, with page turning and a larger view."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ui.window.annex_source import Preview
from ui.window.metrics import letters, set_margins, space
from ui.window.page_view import PageView

_NARROWEST, _LOWEST = 42, 34
_LARGER = 2.0


class AnnexPreview(QWidget):
    """Shows one page of one annex at a time. Signals: `cell_chosen` (row and column of its table, from nil)."""

    cell_chosen = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with nothing to show."""
        super().__init__(parent)
        self._preview: Preview | None = None
        self._place = 0
        self.page = PageView()
        self.page.turned.connect(self.turn_to)
        self.page.cell_chosen.connect(self.cell_chosen)
        self.page.setToolTip("Double-click a figure to explain it.")
        self._area = QScrollArea()
        self._area.setObjectName("PreviewArea")
        self._area.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self.page)
        self._area.setMinimumSize(letters(_NARROWEST), space(_LOWEST))
        self._area.viewport().installEventFilter(self)
        self._problem = QLabel()
        self._problem.setObjectName("EntryRefused")
        self._problem.setWordWrap(True)
        self.before = self._button("Previous", "Previous page")
        self.after = self._button("Next", "Next page")
        self.larger = self._button("Larger", "Show the page larger")
        self.larger.setCheckable(True)
        self.number = QLabel()
        self.number.setObjectName("Muted")
        self.before.clicked.connect(self._on_before)
        self.after.clicked.connect(self._on_after)
        self.larger.toggled.connect(self._on_larger)
        below = QHBoxLayout()
        below.setSpacing(space(2))
        for widget in (self.before, self.number, self.after):
            below.addWidget(widget)
        below.addStretch(1)
        below.addWidget(self.larger)
        layout = QVBoxLayout(self)
        set_margins(layout)
        layout.setSpacing(space(2))
        layout.addWidget(self._area, 1)
        layout.addWidget(self._problem)
        layout.addLayout(below)
        self.show_preview(None)

    @staticmethod
    def _button(words: str, name: str) -> QPushButton:
        button = QPushButton(words)
        button.setAccessibleName(name)
        button.setToolTip(f"{name}.")
        button.setAutoDefault(False)
        return button

    @property
    def place(self) -> int:
        """The page in sight, from nil."""
        return self._place

    @property
    def problem(self) -> str:
        """Why there is nothing to show, or nothing."""
        return self._problem.text()

    def show_preview(self, preview: Preview | None, problem: str = "") -> None:
        """Show an annex from its first page, or why it cannot be shown."""
        self._preview = preview
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        self.larger.setEnabled(preview is not None)
        self.turn_to(0)

    @Slot(int)
    def turn_to(self, place: int) -> None:
        """Show a page, from nil."""
        preview = self._preview
        count = len(preview.plan.pages) if preview is not None else 0
        self._place = max(0, min(place, count - 1))
        self.before.setEnabled(self._place > 0)
        self.after.setEnabled(self._place < count - 1)
        self.page.show_page(preview.plan if preview is not None else None, self._place)
        if preview is None:
            self.number.setText("")
            self.page.setAccessibleName("Preview")
            return
        words = f"Page {self._place + 1} of {count}" if preview.is_whole else f"Page {self._place + 1} of the first"
        self.number.setText(words if preview.is_whole else f"{words} {count}")
        self.page.setAccessibleName(f"Preview of {preview.title}, {self.number.text()}")
        self._area.verticalScrollBar().setValue(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit the page again when its room changes."""
        if event.type() is QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the page."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self._area.viewport()
        fitting = min(room.width(), self.page.width_for(room.height()))
        self.page.set_width(round(room.width() * _LARGER) if self.larger.isChecked() else fitting)

    @Slot()
    def _on_before(self) -> None:
        self.turn_to(self._place - 1)

    @Slot()
    def _on_after(self) -> None:
        self.turn_to(self._place + 1)

    @Slot()
    def _on_larger(self) -> None:
        self._fit()
