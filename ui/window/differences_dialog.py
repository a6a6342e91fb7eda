"""Where a file that somebody changed and the work here differ: a row a value, with the ways out beneath."""

from collections.abc import Sequence
from enum import Enum
from functools import partial

from PySide6.QtCore import QSize
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

from model.backups.three_versions import Difference
from ui.window.metrics import letters, set_margins, space

MOST = 2_000
_HEADINGS = ("Area", "Line", "Field", "As you opened it", "In the file now", "Here", "Changed by")
_WIDTHS = (18, 14, 14, 22, 22, 22)
_WIDTH, _ROWS = 132, 48
_ROW_HEIGHT = 7


class DifferencesAnswer(Enum):
    """What is to be done about the differences."""

    NOTHING = "close"
    OVERWRITE = "overwrite"
    SAVE_AS = "save as"


class DifferencesDialog(QDialog):
    """Lists differences; `answer` tells what the officer chose."""

    def __init__(self, name: str, found: Sequence[Difference], parent: QWidget | None = None) -> None:
        """List what differs between the workbook of that name and the work here."""
        super().__init__(parent)
        self.setWindowTitle(f"Differences from {name}")
        self.answer = DifferencesAnswer.NOTHING
        words = QLabel(_summary(name, found))
        words.setWordWrap(True)
        self.words = words
        self.list = QTreeWidget()
        self.list.setAccessibleName("Differences")
        self.list.setRootIsDecorated(False)
        self.list.setAlternatingRowColors(True)
        self.list.setUniformRowHeights(True)
        self.list.setHeaderLabels(_HEADINGS)
        self.list.addTopLevelItems([_item(each) for each in found[:MOST]])
        header = self.list.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for place, width in enumerate(_WIDTHS):
            header.resizeSection(place, letters(width))
        header.setStretchLastSection(True)
        buttons = QDialogButtonBox()
        close = buttons.addButton("Close", QDialogButtonBox.ButtonRole.RejectRole)
        self.overwrite = buttons.addButton("Overwrite, keeping theirs", QDialogButtonBox.ButtonRole.DestructiveRole)
        self.save_as = buttons.addButton("Save as…", QDialogButtonBox.ButtonRole.ActionRole)
        self.overwrite.clicked.connect(partial(self._answer, DifferencesAnswer.OVERWRITE))
        self.save_as.clicked.connect(partial(self._answer, DifferencesAnswer.SAVE_AS))
        for button in (self.overwrite, self.save_as):
            button.setAutoDefault(False)
        close.setDefault(True)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        set_margins(layout, 5)
        layout.setSpacing(space(4))
        layout.addWidget(words)
        layout.addWidget(self.list, 1)
        layout.addWidget(buttons)
        self.resize(letters(_WIDTH), letters(_ROWS))
        self.list.setCurrentIndex(self.list.model().index(0, 0))
        self.list.setFocus()

    def _answer(self, answer: DifferencesAnswer, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  # Qt passes it
        self.answer = answer
        self.accept()


def _summary(name: str, found: Sequence[Difference]) -> str:
    if not found:
        return (
            f"{name} was changed, but its lines, settings and control totals are the same as here; what differs stands "
            "elsewhere in the workbook, or in how it looks."
        )
    by_them = sum(each.by == "them" for each in found)
    by_you = sum(each.by == "you" for each in found)
    both = len(found) - by_them - by_you
    more = f" The first {MOST:,} are listed." if len(found) > MOST else ""
    count = f"{len(found):,} differences" if len(found) > 1 else "1 difference"
    return (
        f"{count} between {name} as it is on disk and your work: {by_them:,} changed by them, {by_you:,} by you, "
        f"{both:,} by both.{more} Overwriting keeps their version under Restore an earlier version."
    )


def _item(each: Difference) -> QTreeWidgetItem:
    texts = (each.area, each.line, each.heading, each.opened, each.theirs, each.mine)
    item = QTreeWidgetItem([*(" ".join(text.split()) for text in texts), each.by])
    item.setSizeHint(0, QSize(0, space(_ROW_HEIGHT)))
    for place, text in enumerate(texts):
        item.setToolTip(place, text)
    return item
