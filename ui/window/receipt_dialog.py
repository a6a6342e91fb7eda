"""The receipt of a save: every cell old and new, what was calculated or left to Excel, the parts, and the hashes."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from model.findings import Finding
from model.logged_workings import content_words
from model.money import Unit
from model.workbook.receipt import ROWS_MOVED, CellChange, Receipt
from ui.window.metrics import figure_font, letters, set_margins, space
from ui.window.text_table import TextRow, TextTable

HEADINGS = ("Cell", "Before", "Now", "How")
_WIDTHS = (24, 28, 28)
_WIDTH, _HEIGHT = 120, 56
_BLANK = "(blank)"
_NEW = "(a new file)"


class ReceiptDialog(QDialog):
    """Shows what one save changed in its file."""

    def __init__(self, name: str, receipt: Receipt, stored: Unit, parent: QWidget | None = None) -> None:
        """Show the receipt of saving the file of that name; `stored` is the workbook's unit."""
        super().__init__(parent)
        self.setWindowTitle(f"What was saved in {name}")
        self._receipt = receipt
        self._stored = stored
        self.summary = QLabel(summary(receipt))
        self.summary.setWordWrap(True)
        self.rows = TextTable(self)
        self.rows.show(HEADINGS, rows_of(receipt, stored), figures_from=len(HEADINGS))
        self.table = _table(self.rows)
        self.file = QLabel(about_file(receipt))
        self.file.setWordWrap(True)
        self.file.setAccessibleName("Parts changed and hashes of the file")
        self.file.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.file.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        buttons = QDialogButtonBox()
        self.copy_button = buttons.addButton("Copy", QDialogButtonBox.ButtonRole.ActionRole)
        self.copy_button.setAutoDefault(False)
        self.copy_button.setToolTip("Copy the whole receipt as text, for a spreadsheet or a note.")
        close = buttons.addButton(QDialogButtonBox.StandardButton.Close)
        close.setDefault(True)
        self.copy_button.clicked.connect(self._on_copy)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        set_margins(layout, 5)
        layout.setSpacing(space(3))
        layout.addWidget(self.summary)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.file)
        layout.addWidget(buttons)
        self.resize(letters(_WIDTH), letters(_HEIGHT))
        self.table.selectRow(0)
        self.table.setFocus()

    @Slot()
    def _on_copy(self) -> None:
        cells = ["\t".join(texts) for texts in (HEADINGS, *(row.texts for row in rows_of(self._receipt, self._stored)))]
        text = "\n".join((self.summary.text(), *cells, about_file(self._receipt)))
        QGuiApplication.clipboard().setText(text)


def rows_of(receipt: Receipt, stored: Unit) -> list[TextRow]:
    """Return a row for each cell, those that were edited, calculated, and left to Excel, and for what else was told."""
    return [
        *(_row(change, stored, "edited") for change in receipt.cells),
        *(_row(change, stored, "calculated from these") for change in receipt.recalculated),
        *(TextRow((f"{sheet}!{cell}", "", "", "calculated when Excel opens it")) for sheet, cell in receipt.cleared),
        *(TextRow((_place(each), "", "", each.message)) for each in receipt.findings),
    ]


def _place(finding: Finding) -> str:
    return f"{finding.sheet}!{finding.cell}" if finding.cell else finding.sheet


def _row(change: CellChange, stored: Unit, how: str) -> TextRow:
    old, new = (content_words(text, stored) or _BLANK for text in (change.old, change.new))
    return TextRow((f"{change.sheet}!{change.cell}", old, new, how))


def summary(receipt: Receipt) -> str:
    """Return what was changed in a sentence or two."""
    if receipt.sha256_before == receipt.sha256_after:
        return "Nothing was changed: the file holds what it held."
    if not receipt.sha256_before:
        return "A new workbook was written; nothing of another file was changed."
    parts = [_count(len(receipt.cells), "cell was edited", "cells were edited")]
    if receipt.recalculated:
        parts.append(_count(len(receipt.recalculated), "formula calculated", "formulas calculated"))
    if receipt.cleared:
        parts.append(_count(len(receipt.cleared), "formula left to Excel", "formulas left to Excel"))
    sheets = (("New sheet", receipt.sheets_added), ("Removed sheet", receipt.sheets_removed))
    told = "".join(f" {words}: {', '.join(names)}." for words, names in sheets if names)
    moved = [each for each in receipt.findings if each.rule == ROWS_MOVED]
    told += "".join(f" {each.message}" for each in moved)
    rest = "Every other part of" if moved else "Everything else in"
    return f"{', '.join(parts)}.{told} {rest} the file is byte for byte what it was."


def about_file(receipt: Receipt) -> str:
    """Return the parts of the file that changed, and its hashes."""
    parts = ", ".join(receipt.parts_changed) or "none"
    return (
        f"Parts changed: {parts}.\nSHA-256 before: {receipt.sha256_before or _NEW}\nSHA-256 now: {receipt.sha256_after}"
    )


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def _table(model: TextTable) -> QTableView:
    table = QTableView()
    table.setObjectName("PlainTable")
    table.setAccessibleName("Cells changed")
    table.setModel(model)
    table.setFont(figure_font())
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(round(table.fontMetrics().height() * 1.5))
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    for column, width in enumerate(_WIDTHS):
        header.resizeSection(column, letters(width))
    header.setSectionResizeMode(len(_WIDTHS), QHeaderView.ResizeMode.Stretch)
    return table
