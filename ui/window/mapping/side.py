"""What stands beside the picture: what its place is, to be corrected, and what comes of it."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QTabWidget, QVBoxLayout, QWidget

from model.findings import Level
from ui.window.mapping.correction_form import CorrectionForm
from ui.window.mapping.remapping import Look
from ui.window.mapping.results import FINDING_HEADINGS, finding_rows
from ui.window.metrics import figure_font, letters, space
from ui.window.text_table import TextTable

_LINE_WIDTH, _TYPE_WIDTH, _YEAR_WIDTH, _ROOM = 28, 8, 9, 2
_LEVEL_WIDTH, _CELL_WIDTH = 9, 14
_MOST_FITTED = 200


class Side(QWidget):
    """Holds the form over two tables in tabs: lines and totals, and what was noticed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with nothing found."""
        super().__init__(parent)
        self.form = CorrectionForm()
        self.results, self.noticed = TextTable(self), TextTable(self)
        self.results_table = _table(self.results, "Lines and totals")
        self.noticed_table = _table(self.noticed, "What was noticed")
        self.noticed_table.setWordWrap(True)
        self._fit_soon = QTimer(self)
        self._fit_soon.setSingleShot(True)
        self._fit_soon.timeout.connect(self._fit_noticed)
        self.noticed_table.horizontalHeader().sectionResized.connect(self._on_resized)
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName("What comes of it")
        self.tabs.tabBar().setAccessibleName("Lines and totals, or what was noticed")
        self.tabs.addTab(self.results_table, "&Lines and totals")
        self.tabs.addTab(self.noticed_table, "&Noticed")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(space(1.5), 0, 0, 0)
        self._column.setSpacing(space(2))
        self._column.addWidget(self.form)
        self._column.addWidget(self.tabs, 1)

    def in_order(self) -> tuple[QWidget, ...]:
        """Return what the Tab key leads through, in order."""
        return (*self.form.in_order(), self.tabs, self.results_table, self.noticed_table)

    def show_look(self, look: Look) -> None:
        """Show what comes of what is found."""
        found, headings = look.found, look.headings
        self.results.show(headings, look.rows, figures_from=2)
        year_width = max(_YEAR_WIDTH, look.longest_figure + _ROOM)
        _widths(self.results_table, [_LINE_WIDTH, _TYPE_WIDTH, *[year_width] * (len(headings) - 2)])
        noticed = finding_rows(found.findings)
        self.noticed.show(FINDING_HEADINGS, noticed, figures_from=len(FINDING_HEADINGS))
        _widths(self.noticed_table, [_LEVEL_WIDTH, _LINE_WIDTH, _CELL_WIDTH])
        self.noticed_table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self._fit_noticed()
        wanting = sum(finding.level is not Level.NOTE for finding in found.findings)
        words = f"&Noticed ({wanting:,} to look at)" if wanting else "&Noticed"
        self.tabs.setTabText(self.tabs.indexOf(self.noticed_table), words)

    @Slot()
    def _on_resized(self) -> None:
        self._fit_soon.start()

    @Slot()
    def _fit_noticed(self) -> None:
        """Give each row the height that its words need at the width that there is."""
        rows = self.noticed_table.verticalHeader()
        lines = self.noticed_table.fontMetrics().height()
        for row in range(min(self.noticed.rowCount(), _MOST_FITTED)):
            rows.resizeSection(row, max(rows.defaultSectionSize(), self.noticed_table.sizeHintForRow(row) + lines // 2))


def _table(model: TextTable, name: str) -> QTableView:
    table = QTableView()
    table.setObjectName("PlainTable")
    table.setAccessibleName(name)
    table.setAccessibleDescription("Enter shows the place in the picture.")
    table.setModel(model)
    table.setFont(figure_font())
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(round(table.fontMetrics().height() * 1.5))
    table.horizontalHeader().setHighlightSections(False)
    return table


def _widths(table: QTableView, widths: Sequence[int]) -> None:
    for column, width in enumerate(widths):
        table.setColumnWidth(column, letters(width))
