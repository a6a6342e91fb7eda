"""The lines of a comparison: what differs, a line side by side beneath, and the ways to correct a match."""

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QHeaderView, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from model.comparing.comparison import Comparison
from model.comparing.line_differences import LineDifference, Sort
from model.comparing.matching import NOTHING_SAID, By, Said
from ui.window.asked import is_accepted
from ui.window.comparing.corrections import can_part, is_whole, said_apart, said_same
from ui.window.comparing.lines_model import HEADINGS, WIDTHS, LinesModel, Only, kept, shown_settings
from ui.window.comparing.same_line_dialog import SameLineDialog
from ui.window.comparing.side_by_side import SideBySide
from ui.window.elided_label import ElidedLabel
from ui.window.metrics import set_margins, space
from ui.window.view import View
from ui.window.words_table import WordsTable

_TITLE = HEADINGS.index("Title")
_LIST_SHARE, _SIDE_SHARE = 3, 2


class LinesTab(QWidget):
    """Signals: `line_chosen` (LineDifference: go to it), `corrected` (Said: what is now said of matches)."""

    line_chosen = Signal(object)
    corrected = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._comparison: Comparison | None = None
        self._said = NOTHING_SAID
        self._view = View()
        self.only = QComboBox()
        self.only.setAccessibleName("Show lines")
        self.only.activated.connect(self._list)
        self.found = LinesModel(self)
        self.table = WordsTable(self.found, "Lines that differ")
        self.table.doubleClicked.connect(self._on_activated)
        self.table.activated.connect(self._on_activated)
        self.table.selectionModel().currentRowChanged.connect(self._on_current)
        self.side = SideBySide()
        self.note = ElidedLabel()
        self.note.setObjectName("Muted")
        self.go = QPushButton("&Go to line")
        self.same = QPushButton("The &same line")
        self.apart = QPushButton("&Not the same line")
        for button, slot in ((self.go, self._on_go), (self.same, self._on_same), (self.apart, self._on_apart)):
            button.setAutoDefault(False)
            button.clicked.connect(slot)
        self._lay_out()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        label = QLabel("Sho&w")
        label.setBuddy(self.only)
        top.addWidget(label)
        top.addWidget(self.only)
        top.addWidget(self.note, 1)
        for button in (self.go, self.same, self.apart):
            top.addWidget(button)
        both = QSplitter(Qt.Orientation.Vertical)
        both.setChildrenCollapsible(False)
        both.addWidget(self.table)
        both.addWidget(self.side)
        both.setStretchFactor(0, _LIST_SHARE)
        both.setStretchFactor(1, _SIDE_SHARE)
        layout = QVBoxLayout(self)
        set_margins(layout, 0, 2)
        layout.setSpacing(space(2))
        layout.addLayout(top)
        layout.addWidget(both, 1)

    def show_comparison(self, comparison: Comparison, said: Said, view: View) -> None:
        """Show a comparison made with what was said; the line that the officer is on stays the current one."""
        self._comparison, self._said, self._view = comparison, said, view
        wanted = self.only.currentData()
        self.only.clear()
        for each in (Only.CHANGED, *Sort, Only.LIKENESS, Only.UNCHANGED):
            count = len(kept(comparison, each))
            if count or each is Only.CHANGED:
                words = each.value if isinstance(each, Only) else f"{each.value[:1].upper()}{each.value[1:]}"
                self.only.addItem(f"{words} ({count:,})", each)
        self.only.setCurrentIndex(max(0, self.only.findData(wanted)))
        self._list()

    @property
    def current(self) -> LineDifference | None:
        """The line that the officer is on."""
        row = self.table.currentIndex().row()
        return self.found.difference(row) if row >= 0 else None

    @Slot()
    def _list(self) -> None:
        if self._comparison is None:
            return
        before = self.current
        lines = kept(self._comparison, self.only.currentData())
        self.found.show_lines(self._comparison, lines, self._view)
        self.table.set_widths(WIDTHS)
        years = range(len(WIDTHS), self.found.columnCount())
        figures = (figure for line in self._comparison.changed for figure in line.movement)
        self.table.set_figures_width(figures, years, self._view)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(_TITLE, QHeaderView.ResizeMode.Stretch)
        ids = None if before is None else (before.line.id, before.new is None)
        place = next((row for row, each in enumerate(lines) if (each.line.id, each.new is None) == ids), 0)
        if lines:
            self.table.setCurrentIndex(self.found.index(place, 0))
        self._on_current()

    @Slot()
    def _on_current(self) -> None:
        comparison, line = self._comparison, self.current
        if comparison is None:
            return
        settings = shown_settings(comparison.new.snapshot.settings, self._view)
        self.side.show_line(comparison, line, settings)
        self.go.setEnabled(line is not None)
        self.apart.setEnabled(line is not None and can_part(line))
        is_alone = line is not None and is_whole(line)
        self.same.setText("The &same as…" if is_alone else "The &same line")
        self.same.setEnabled(
            line is not None and (line.by is By.LIKENESS or (is_alone and bool(self._others(comparison, line))))
        )
        likely = line is not None and line.by is By.LIKENESS
        self.note.setText("Matched because they are alike: say whether they are the same line." if likely else "")

    def _others(self, comparison: Comparison, line: LineDifference) -> list[LineDifference]:
        """Return the lines that only the other side has."""
        sort = Sort.WITHDRAWN if line.old is None else Sort.ADDED
        return [each for each in comparison.changed if sort in each.sorts and is_whole(each)]

    @Slot(QModelIndex)
    def _on_activated(self, _index: QModelIndex) -> None:
        self._on_go()

    @Slot()
    def _on_go(self) -> None:
        if self.current is not None:
            self.line_chosen.emit(self.current)

    @Slot()
    def _on_same(self) -> None:
        comparison, line = self._comparison, self.current
        if comparison is None or line is None:
            return
        if line.old is not None and line.new is not None:
            self.corrected.emit(said_same(self._said, line.old.id, line.new.id))
            return
        dialog = SameLineDialog(comparison, line, self._others(comparison, line), self)
        if is_accepted(dialog):
            old, new = line.old or dialog.chosen.old, line.new or dialog.chosen.new
            if old is not None and new is not None:
                self.corrected.emit(said_same(self._said, old.id, new.id))

    @Slot()
    def _on_apart(self) -> None:
        line = self.current
        if line is not None and line.old is not None and line.new is not None:
            self.corrected.emit(said_apart(self._said, line.old.id, line.new.id))
