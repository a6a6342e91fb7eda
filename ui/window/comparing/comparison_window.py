"""The comparison: what differs in words and figures. It stays open beside the work, which may go on meanwhile."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHeaderView, QLabel, QTabWidget, QVBoxLayout, QWidget

from model.comparing.comparison import Comparison
from model.comparing.line_differences import LineDifference
from model.comparing.matching import Said
from model.money import worded
from ui.window.comparing.lines_tab import LinesTab
from ui.window.comparing.movements_tree import MovementsTree
from ui.window.metrics import letters, set_margins, space
from ui.window.view import View
from ui.window.words_table import WordsModel, WordsRow, WordsTable

_WIDTH, _HEIGHT = 168, 192
_FRAME_WIDTHS = (16, 28)
_FRAME_HEADINGS = ("What", "Name")


class ComparisonWindow(QDialog):
    """Shows a comparison in three tabs.

    Signals: `line_chosen` (LineDifference: go to it), `corrected` (Said), `export_asked`.
    """

    line_chosen = Signal(object)
    corrected = Signal(object)
    export_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        """Begin empty, before a window."""
        super().__init__(parent)
        self.summary = QLabel()
        self.summary.setWordWrap(True)
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName("Parts of the comparison")
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.lines = LinesTab()
        self.lines.line_chosen.connect(self._on_line)
        self.lines.corrected.connect(self._on_corrected)
        self.movements = MovementsTree()
        self._frame = WordsModel(self)
        self.frame = WordsTable(self._frame, "Differences beside the lines")
        self.tabs.addTab(self.lines, "&Lines")
        self.tabs.addTab(self.movements, "&Movements")
        self.tabs.addTab(self.frame, "&Other differences")
        buttons = QDialogButtonBox()
        self.export = buttons.addButton("&Export movements…", QDialogButtonBox.ButtonRole.ActionRole)
        close = buttons.addButton("Close", QDialogButtonBox.ButtonRole.RejectRole)
        for button in (self.export, close):
            button.setAutoDefault(False)
        self.export.clicked.connect(self._on_export)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        set_margins(layout, 4, 3)
        layout.setSpacing(space(2))
        layout.addWidget(self.summary)
        layout.addWidget(self.tabs, 1)
        layout.addWidget(buttons)
        # Qt itself would take two thirds of the screen at most.
        self.resize(QSize(letters(_WIDTH), space(_HEIGHT)).boundedTo(parent.size()))

    def show_comparison(self, comparison: Comparison, said: Said, view: View) -> None:
        """Show a comparison that was made with what the officer said; figures as a view has them."""
        self.setWindowTitle(f"{comparison.old.name} and {comparison.new.name} compared")
        self.summary.setText(in_a_sentence(comparison, view))
        self.lines.show_comparison(comparison, said, view)
        self.movements.show_movements(comparison, view)
        rows = [WordsRow((each.part.value.capitalize(), each.name, each.old, each.new)) for each in comparison.frame]
        self._frame.show((*_FRAME_HEADINGS, comparison.old.name, comparison.new.name), rows)
        self.frame.set_widths(_FRAME_WIDTHS)
        for column in (2, 3):
            self.frame.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.tabs.setTabText(2, f"&Other differences ({len(rows):,})")

    def _on_line(self, line: LineDifference) -> None:
        self.line_chosen.emit(line)

    def _on_corrected(self, said: Said) -> None:
        self.corrected.emit(said)

    def _on_export(self) -> None:
        self.export_asked.emit()


def in_a_sentence(comparison: Comparison, view: View) -> str:
    """Say how many lines differ, what moved the net of each year, and what could not be compared."""
    old, new = comparison.old.name, comparison.new.name
    missing = ", ".join(comparison.not_compared)
    left = f" Not compared, because one of them does not state it: {missing}." if missing else ""
    if not comparison.differs:
        return f"{old} and {new} do not differ.{left}"
    count = len(comparison.changed)
    lines = "1 line differs" if count == 1 else f"{count:,} lines differ"
    moved = [
        f"{year.label} {worded(figure, view.unit, view.decimals)}"
        for year, figure in zip(comparison.years, comparison.movements.whole.moved, strict=True)
        if figure
    ]
    net = f"the net change moves by {', '.join(moved)}" if moved else "the net change of every year is the same"
    likely = sum(1 for _ in comparison.likenesses)
    doubt = "" if not likely else f" {likely:,} matched by likeness: see whether that is right."
    is_exact = comparison.movements.reconcile
    casts = " The movements come to the new totals exactly." if is_exact else " The movements do not reconcile."
    return f"From {old} to {new}: {lines}, {len(comparison.lines) - count:,} unchanged; {net}.{casts}{doubt}{left}"
