"""The earlier versions of a workbook: when each was replaced, its size, and how it differs from the budget as it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QLocale, QSize, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from model.backups.store import Version
from ui.window.metrics import letters, set_margins, space

_WIDTH, _ROWS = 130, 40
_DIFFERENCES = 2
_ROW_HEIGHT = 7


class VersionUse(Enum):
    """What is to be done with an earlier version."""

    OPEN = "open a copy"
    SAVE = "save as"


@dataclass(frozen=True, slots=True)
class ListedVersion:
    """A version with its differences in words, or why it cannot be read (then it can't be chosen)."""

    version: Version
    differences: str
    is_readable: bool = True


class VersionsDialog(QDialog):
    """Lists versions, the newest first; `chosen` and `use` tell the answer."""

    def __init__(self, name: str, listed: Sequence[ListedVersion], parent: QWidget | None = None) -> None:
        """List the earlier versions of the workbook of that name."""
        super().__init__(parent)
        self.setWindowTitle("Restore an earlier version")
        self.use = VersionUse.OPEN
        self._listed = tuple(listed)
        words = QLabel(
            f"What each save replaced in {name}, kept on this computer. A version opens as a copy; "
            f"{name} stays as it is until you save."
        )
        words.setWordWrap(True)
        self.list = QTreeWidget()
        self.list.setObjectName("PlainList")
        self.list.setAccessibleName("Earlier versions")
        self.list.setRootIsDecorated(False)
        self.list.setAlternatingRowColors(True)
        self.list.setUniformRowHeights(True)
        self.list.setHeaderLabels(["Replaced", "Size", "Compared with the budget as it is now"])
        for row in self._listed:
            self.list.addTopLevelItem(_item(row))
        header = self.list.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.resizeSection(0, letters(25))
        header.resizeSection(1, letters(11))
        header.setStretchLastSection(True)
        self.list.currentItemChanged.connect(self._on_current)
        self.list.itemActivated.connect(self._on_open)
        buttons = QDialogButtonBox()
        self.open_button = buttons.addButton("Open a copy", QDialogButtonBox.ButtonRole.AcceptRole)
        self.save_button = buttons.addButton("Save as…", QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton("Close", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._on_open)
        buttons.rejected.connect(self.reject)
        self.save_button.clicked.connect(self._on_save)
        layout = QVBoxLayout(self)
        set_margins(layout, 5)
        layout.setSpacing(space(4))
        layout.addWidget(words)
        layout.addWidget(self.list, 1)
        layout.addWidget(buttons)
        self.resize(letters(_WIDTH), letters(_ROWS))
        self.open_button.setDefault(True)
        self.list.setCurrentIndex(self.list.model().index(0, 0))
        self._on_current()

    @property
    def chosen(self) -> Version | None:
        """The version that the officer is on, None where it can't be read."""
        row = self.list.currentIndex().row()
        listed = self._listed[row] if row >= 0 else None
        return listed.version if listed is not None and listed.is_readable else None

    @Slot()
    def _on_current(self) -> None:
        for button in (self.open_button, self.save_button):
            button.setEnabled(self.chosen is not None)

    @Slot()
    def _on_open(self) -> None:
        self._answer(VersionUse.OPEN)

    @Slot()
    def _on_save(self) -> None:
        self._answer(VersionUse.SAVE)

    def _answer(self, use: VersionUse) -> None:
        if self.chosen is not None:
            self.use = use
            self.accept()


def moment_in_words(version: Version) -> str:
    """Return when a version was replaced, by the officer's own clock."""
    return version.moment.astimezone().strftime("%d %B %Y %H:%M:%S")


def _item(row: ListedVersion) -> QTreeWidgetItem:
    size = QLocale().formattedDataSize(row.version.size, 0, QLocale.DataSizeFormat.DataSizeTraditionalFormat)
    item = QTreeWidgetItem([moment_in_words(row.version), size, row.differences])
    item.setSizeHint(0, QSize(0, space(_ROW_HEIGHT)))
    item.setToolTip(_DIFFERENCES, row.differences)
    return item
