"""The receipt of a merge: every change that a copy brought, and every conflict with how it was decided."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
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

from model.merging.conflicts import Decision
from model.merging.merging import Merged
from ui.window.merging.wording import counted, whose
from ui.window.metrics import in_screen, letters, set_margins, space

MOST = 2_000
_HEADINGS = ("Copy", "Area", "Line", "What", "Was", "Is now", "Conflict")
_WIDTHS = (32, 18, 0, 14, 20, 20, 18)
_LINE = 2
_WIDTH, _HEIGHT = 140, 120
_ROW_HEIGHT = 7
_DECIDED = {Decision.MINE: "kept as here", Decision.THEIRS: "taken from the copy", Decision.BOTH: "both lines kept"}


class BroughtDialog(QDialog):
    """Lists what a merge did."""

    def __init__(self, merged: Merged, parent: QWidget | None = None) -> None:
        """List the changes by copy, then the conflicts in which it stayed as it was here."""
        super().__init__(parent)
        self.setWindowTitle("What the merge brought")
        rows = rows_of(merged)
        more = f" The first {MOST:,} rows are listed." if len(rows) > MOST else ""
        words = QLabel(f"{whose(merged)} {counted(len(merged.conflicts), 'conflict')} decided.{more}")
        words.setWordWrap(True)
        self.list = QTreeWidget()
        self.list.setObjectName("PlainList")
        self.list.setAccessibleName("What the merge brought")
        self.list.setRootIsDecorated(False)
        self.list.setAlternatingRowColors(True)
        self.list.setUniformRowHeights(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setHeaderLabels(list(_HEADINGS))
        self.list.addTopLevelItems([_item(row) for row in rows[:MOST]])
        header = self.list.header()
        header.setStretchLastSection(False)
        for place, width in enumerate(_WIDTHS):
            header.resizeSection(place, letters(width))
        header.setSectionResizeMode(_LINE, QHeaderView.ResizeMode.Stretch)
        buttons = QDialogButtonBox()
        buttons.addButton("Close", QDialogButtonBox.ButtonRole.RejectRole).setDefault(True)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        set_margins(layout, 5)
        layout.setSpacing(space(3))
        layout.addWidget(words)
        layout.addWidget(self.list, 1)
        layout.addWidget(buttons)
        self.resize(in_screen(self, letters(_WIDTH)), space(_HEIGHT))
        self.list.setCurrentIndex(self.list.model().index(0, 0))


def rows_of(merged: Merged) -> list[tuple[str, ...]]:
    """Return the rows: what each copy brought, then the conflicts decided for what was here."""
    conflicts = {(each.theirs_by, each.area, each.line, each.heading): each for each in merged.conflicts}
    rows: list[tuple[str, ...]] = []
    for each in merged.brought:
        conflict = conflicts.get((each.copy, each.area, each.line, each.heading))
        told = _DECIDED[merged.decisions[conflict.key]] if conflict is not None else ""
        rows.append((each.copy, each.area, each.line, each.heading, each.old, each.new, told))
    for kept in merged.conflicts:
        if merged.decisions[kept.key] is Decision.MINE:
            was = kept.theirs_by, kept.area, kept.line, kept.heading, kept.base, kept.mine
            rows.append((*was, _DECIDED[Decision.MINE]))
    return rows


def _item(row: Sequence[str]) -> QTreeWidgetItem:
    item = QTreeWidgetItem([" ".join(text.split()) for text in row])
    item.setSizeHint(0, QSize(0, space(_ROW_HEIGHT)))
    for place, text in enumerate(row):
        item.setToolTip(place, text)
    return item
