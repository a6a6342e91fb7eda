"""The frozen versions of a workbook: a row each with its net totals, what is said of the current one, what to do."""

from collections.abc import Sequence
from enum import Enum
from functools import partial

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QFontMetrics
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

from model.controls import Measure
from model.years import Year
from ui.window.metrics import figure_font, in_screen, letters, set_margins, space
from ui.window.versions.listed import MEASURES, ListedVersion, about
from ui.window.view import View

_WIDTH, _ROWS = 140, 36
_ROW_HEIGHT = 7
_WORD_WIDTHS = (18, 24, 12, 7)
_HEADINGS = ("Version", "Meeting", "State", "Lines")
_LINES_COLUMN = 3
_FIGURE_WIDTH = 10
_TOTAL_ROWS = 30
_BESIDE_FIGURE = 4
_FIGURES = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class VersionUse(Enum):
    """What is to be done with a frozen version."""

    OPEN = "open read-only"
    EXPORT = "export annexes"
    RESTORE = "restore"


class FrozenDialog(QDialog):
    """Lists versions, the last one first; `chosen` and `use` tell the answer."""

    def __init__(
        self, name: str, rows: Sequence[ListedVersion], years: Sequence[Year], view: View, parent: QWidget | None = None
    ) -> None:
        """List the versions of the workbook of that name, with the totals of the years that it has now."""
        super().__init__(parent)
        self.setWindowTitle("Frozen versions")
        self.use = VersionUse.OPEN
        self._rows, self._years, self._view = tuple(rows), tuple(years), view
        words = QLabel(f"The versions frozen in {name}, the last one first; figures are {view.unit.symbol}, net.")
        words.setObjectName("Muted")
        words.setWordWrap(True)
        self.list = _table("Frozen versions", [*_HEADINGS, *(f"{year}" for year in years)], _WORD_WIDTHS)
        for place in range(_LINES_COLUMN, len(_HEADINGS) + len(self._years)):
            self.list.headerItem().setTextAlignment(place, _FIGURES)
            if place > _LINES_COLUMN:
                self.list.header().resizeSection(place, self._figure_width())
        self.list.addTopLevelItems([self._item(row) for row in rows])
        self.about = QLabel()
        self.about.setWordWrap(True)
        self.about.setAccessibleName("About the version")
        self.about.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.totals = _table("Totals of the version", ["Totals of the version"], (26,))
        self.totals.setFixedHeight(space(_TOTAL_ROWS))
        buttons = QDialogButtonBox()
        self.open_button = buttons.addButton("&Open read-only", QDialogButtonBox.ButtonRole.AcceptRole)
        self.export_button = buttons.addButton("&Export annexes…", QDialogButtonBox.ButtonRole.ActionRole)
        self.restore_button = buttons.addButton("&Restore", QDialogButtonBox.ButtonRole.ActionRole)
        self.restore_button.setToolTip("Make the budget what it was then, as one step that can be undone.")
        buttons.addButton("Close", QDialogButtonBox.ButtonRole.RejectRole).setAutoDefault(False)
        self._ways = {
            VersionUse.OPEN: self.open_button,
            VersionUse.EXPORT: self.export_button,
            VersionUse.RESTORE: self.restore_button,
        }
        for use, button in self._ways.items():
            button.clicked.connect(partial(self._answer, use))
            button.setAutoDefault(False)
        self.open_button.setDefault(True)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        set_margins(layout, 5)
        layout.setSpacing(space(3))
        layout.addWidget(words)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.about)
        layout.addWidget(self.totals)
        layout.addWidget(buttons)
        wanted = QSize(in_screen(self, letters(_WIDTH)), space(_ROWS * 4))
        self.resize(wanted.boundedTo(parent.size()) if parent is not None else wanted)
        self.list.currentItemChanged.connect(self._on_current)
        self.list.itemActivated.connect(partial(self._answer, VersionUse.OPEN))
        self.list.setCurrentIndex(self.list.model().index(0, 0))
        self._on_current()
        self.list.setFocus()

    @property
    def chosen(self) -> ListedVersion | None:
        """The version that the officer is on, None where it is not what was frozen."""
        row = self._current()
        return row if row is not None and not row.fault else None

    def _current(self) -> ListedVersion | None:
        place = self.list.currentIndex().row()
        return self._rows[place] if place >= 0 else None

    @Slot()
    def _on_current(self) -> None:
        row = self._current()
        for button in self._ways.values():
            button.setEnabled(self.chosen is not None)
        if row is None:
            return
        self.about.setObjectName("EntryRefused" if row.fault else "")
        self.about.style().unpolish(self.about)
        self.about.style().polish(self.about)
        self.about.setText(about(row))
        self.about.setAccessibleName(self.about.text())
        self._show_totals(row)

    def _show_totals(self, row: ListedVersion) -> None:
        years = list(next(iter(row.totals.values()), {}))
        self.totals.clear()
        self.totals.setVisible(bool(years))
        self.totals.setHeaderLabels([f"{row.head.name}, {self._view.unit.symbol}", *(f"{year}" for year in years)])
        for place in range(len(years)):
            self.totals.headerItem().setTextAlignment(place + 1, _FIGURES)
            self.totals.header().resizeSection(place + 1, self._figure_width())
        self.totals.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for measure, words in MEASURES.items():
            texts = [row.text(measure, year, self._view) for year in years]
            self.totals.addTopLevelItem(_row([words, *texts], 1))

    def _figure_width(self) -> int:
        """Return the width of a year's column: the widest total of all versions fits."""
        texts = (
            row.text(measure, year, self._view)
            for row in self._rows
            for measure in row.totals
            for year in row.totals[measure]
        )
        metrics = QFontMetrics(figure_font())
        widest = max((metrics.horizontalAdvance(text) for text in texts), default=0)
        return max(letters(_FIGURE_WIDTH), widest + space(_BESIDE_FIGURE))

    def _item(self, row: ListedVersion) -> QTreeWidgetItem:
        head = row.head
        nets = [row.text(Measure.NET, year, self._view) for year in self._years]
        meeting = ", ".join(part for part in (head.meeting, head.date) if part)
        return _row([head.name, meeting, row.state, head.lines, *nets], _LINES_COLUMN)

    def _answer(self, use: VersionUse, *_told: object) -> None:
        if self.chosen is not None:
            self.use = use
            self.accept()


def _table(name: str, headings: Sequence[str], widths: Sequence[int]) -> QTreeWidget:
    table = QTreeWidget()
    table.setObjectName("PlainList")
    table.setAccessibleName(name)
    table.setRootIsDecorated(False)
    table.setAlternatingRowColors(True)
    table.setUniformRowHeights(True)
    table.setFont(figure_font())
    table.setHeaderLabels(list(headings))
    header = table.header()
    header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    header.setStretchLastSection(False)
    for place in range(len(headings)):
        header.resizeSection(place, letters(widths[place] if place < len(widths) else _FIGURE_WIDTH))
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    return table


def _row(texts: Sequence[str], first_figure: int) -> QTreeWidgetItem:
    item = QTreeWidgetItem(list(texts))
    item.setSizeHint(0, QSize(0, space(_ROW_HEIGHT)))
    for place, text in enumerate(texts):
        item.setToolTip(place, text)
        if place >= first_figure:
            item.setTextAlignment(place, _FIGURES)
    return item
