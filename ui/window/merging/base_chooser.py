"""Chooses the base of one copy: the one that was found, else a version, a backup or a file."""

from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QWidget

from ui.window.elided_label import ElidedLabel
from ui.window.merging.bases import Base, CopyOfWorkbook, file_base
from ui.window.metrics import letters, set_margins, space

_UNCHOSEN = "Choose the base…"
_FILE = "Another file…"
_BOX_WIDTH = 44


class BaseChooser(QWidget):
    """A copy's name with the base that it is merged by. Signals: `changed` (another base was chosen)."""

    changed = Signal()

    def __init__(self, copy: CopyOfWorkbook, bases: Sequence[Base], ask_file: Callable[[], Path | None]) -> None:
        """Begin with the base that was found, if one was; `ask_file` asks for a file."""
        super().__init__()
        self.copy = copy
        self._found, self._ask_file = copy.found, ask_file
        self._bases: list[Base | None] = [copy.base, *bases]
        self.box = QComboBox()
        self.box.setAccessibleName(f"Base of {copy.side.name}")
        self.box.setMinimumWidth(letters(_BOX_WIDTH))
        self.box.addItems([each.words if each else _UNCHOSEN for each in self._bases])
        self.box.addItem(_FILE)
        self.name = QLabel(f"<b>{escape(copy.side.name)}</b> and this workbook began from")
        self.name.setBuddy(self.box)
        self.words = ElidedLabel()
        self.words.setObjectName("Muted")
        layout = QGridLayout(self)
        set_margins(layout)
        layout.setHorizontalSpacing(space(3))
        layout.setVerticalSpacing(space(1))
        layout.setColumnStretch(2, 1)
        layout.addWidget(self.name, 0, 0)
        layout.addWidget(self.box, 0, 1)
        layout.addWidget(self.words, 1, 0, 1, 3)
        self._tell()
        self.box.activated.connect(self._on_activated)

    @Slot(int)
    def _on_activated(self, place: int) -> None:
        if place == len(self._bases):
            path = self._ask_file()
            if path is None:
                self.box.setCurrentIndex(self._bases.index(self.copy.base))
                return
            self._bases.append(file_base(path))
            self.box.insertItem(place, path.name)
            self.box.setCurrentIndex(place)
        base = self._bases[place]
        if base is not self.copy.base:
            self.copy.base = base
            self._tell()
            self.changed.emit()

    def _tell(self) -> None:
        base = self.copy.base
        words = self._found if base is not None and base is self._bases[0] else "As you say." if base else ""
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self.box.setAccessibleDescription(words)
