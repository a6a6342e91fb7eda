"""The bridge beside the work: what leads from the base or a version to the budget as it is now, live."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QSize, Qt, QTimer, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from model.bridging import BridgeBy, bridge_from
from model.comparing.sides import Side
from model.money import format_amount
from model.problems import Problem
from ui.window.bridging.bridge_rows import KIND_WORDS, BridgeRow, bridge_rows
from ui.window.bridging.waterfall import Waterfall
from ui.window.metrics import letters, set_margins, space
from ui.window.session import Session
from ui.window.words_table import WordsModel, WordsRow, WordsTable

_WIDTH, _HEIGHT = 168, 180
_HEADINGS = ("Step", "Type", "Change", "Position")
_WIDTHS = (24, 17, 12, 12)
_BY = {BridgeBy.CATEGORY: "Category", BridgeBy.STATUS: "Status", BridgeBy.AREA: "Activity area"}
BASE = "The base (nil)"


class BridgeWindow(QDialog):
    """Shows a bridge in one year: the table, then the waterfall. Not modal; it follows every edit."""

    def __init__(self, session: Session, read: Callable[[str], Side], parent: QWidget) -> None:
        """`read` returns a frozen version by its name, or raises Problem."""
        super().__init__(parent)
        self._session, self._read = session, read
        self._old: Side | None = None
        self._rows: Sequence[BridgeRow] = ()
        self.setWindowTitle("Bridge to the new position")
        self.start, self.by, self.year = QComboBox(), QComboBox(), QComboBox()
        self.by.addItems(list(_BY.values()))
        self.note = QLabel()
        self.note.setObjectName("Muted")
        self.note.setWordWrap(True)
        self._model = WordsModel(self)
        self.table = WordsTable(self._model, "Steps of the bridge")
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self.waterfall = Waterfall()
        self._area = QScrollArea()
        self._area.setObjectName("Page")
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self.waterfall)
        self._lay_out()
        # Qt itself would take two thirds of the screen at most.
        self.resize(QSize(letters(_WIDTH), space(_HEIGHT)).boundedTo(parent.size()))
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.refresh)
        self.start.activated.connect(self._on_start)
        for box in (self.by, self.year):
            box.currentIndexChanged.connect(self.refresh)
        session.changed.connect(self._on_changed)
        session.view_changed.connect(self._on_changed)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        for words, box in (("&From", self.start), ("Steps &by", self.by), ("&Year", self.year)):
            label = QLabel(words)
            label.setBuddy(box)
            box.setAccessibleName(words.replace("&", ""))
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            top.addWidget(label)
            top.addWidget(box)
            top.addSpacing(space(3))
        top.addStretch(1)
        both = QSplitter()
        both.setChildrenCollapsible(False)
        both.addWidget(self.table)
        both.addWidget(self._area)
        both.setSizes([letters(sum(_WIDTHS) + 4), letters(_WIDTH - sum(_WIDTHS))])
        both.setStretchFactor(1, 1)
        buttons = QDialogButtonBox()
        # No default: Enter in a list or the table must not close it.
        buttons.addButton("Close", QDialogButtonBox.ButtonRole.RejectRole).setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        set_margins(layout, 4, 3)
        layout.setSpacing(space(2))
        layout.addLayout(top)
        layout.addWidget(self.note)
        layout.addWidget(both, 1)
        layout.addWidget(buttons)

    def open_from_last(self) -> None:
        """Show the bridge from the last version, else from the base; the first year is chosen."""
        document = self._session.document
        if document is None:
            return
        self.start.clear()
        self.start.addItem(BASE, "")
        for head in document.versions:
            self.start.addItem(head.title, head.name)
        last = [place for place, head in enumerate(document.versions, start=1) if not head.amends]
        self.start.setCurrentIndex(last[-1] if last else 0)
        self._on_start()
        self.show()
        self.raise_()
        self.activateWindow()
        self.table.setFocus()

    @Slot()
    def _on_start(self) -> None:
        name = self.start.currentData()
        try:
            self._old = self._read(name) if name else None
        except Problem as problem:
            self._old = None
            self.start.setCurrentIndex(0)
            self.refresh()
            self.note.setText(f"{problem} The bridge is shown from the base.")
            return
        self.refresh()

    @Slot(object)
    def _on_changed(self, _changes: object = None) -> None:
        """Follow the budget once the edit is done, while in sight."""
        if self.isVisible() and self._session.document is not None:
            self._later.start(0)

    @Slot()
    def refresh(self) -> None:
        """Take the budget as it stands."""
        if self._session.document is None:
            return
        by = list(_BY)[self.by.currentIndex()]
        found = bridge_from(self._old, self._session.budget, by)
        labels = [year.label for year in found.years]
        if [self.year.itemText(place) for place in range(self.year.count())] != labels:
            self.year.blockSignals(True)
            chosen = self.year.currentText()
            self.year.clear()
            self.year.addItems(labels)
            self.year.setCurrentIndex(labels.index(chosen) if chosen in labels else 0)
            self.year.blockSignals(False)
        self._rows = list(bridge_rows(found, self.year.currentIndex()))
        self._show(found.start_name)

    def _show(self, start: str) -> None:
        view, row = self._session.view, self.table.currentIndex().row()
        year = self.year.currentText()
        self._model.show(_HEADINGS, [self._worded(each) for each in self._rows], (2, 3))
        self.table.set_widths(_WIDTHS)
        self.table.set_figures_width((each.after for each in self._rows), (2, 3), view)
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.waterfall.show_rows(self._rows, view, f"Waterfall of {year}, from {start} to the new position")
        self.note.setText(
            f"Net change of {year} in {view.unit.symbol}, year on year. A step to the right adds to the budget, one to "
            "the left takes from it; the table says the same."
        )
        self.table.setCurrentIndex(self._model.index(min(max(row, 0), len(self._rows) - 1), 0))

    def _worded(self, row: BridgeRow) -> WordsRow:
        view = self._session.view
        change, after = (
            format_amount(figure, view.unit, view.decimals, view.negatives) for figure in (row.change, row.after)
        )
        kind = "" if row.kind is None else KIND_WORDS[row.kind]
        return WordsRow((row.name, kind, "" if row.is_position else change, after), is_bold=row.is_position)

    @Slot(QModelIndex, QModelIndex)
    def _on_row(self, current: QModelIndex, _before: QModelIndex) -> None:
        self.waterfall.mark(current.row())
        place = self.waterfall.place_of(max(0, current.row()))
        self._area.ensureVisible(0, place.center().y(), 0, place.height())
