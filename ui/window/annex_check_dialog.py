"""Where an annex does not agree with the workbook: the list of differences; choosing one goes to its line."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from model.findings import Finding
from ui.window.findings_model import FindingsModel
from ui.window.findings_table import FindingsTable
from ui.window.metrics import letters, set_margins, space
from ui.window.session import Session

_WIDTH, _HEIGHT = 120, 66
_HINT = "Enter or a double click goes to the line in this workbook; the cell is that of the annex."


class AnnexCheckDialog(QDialog):
    """Shows what checking an annex found; `chosen` is the finding to go to, None until one is chosen."""

    def __init__(
        self, session: Session, verdict: str, findings: Sequence[Finding], parent: QWidget | None = None
    ) -> None:
        """`verdict` says in a sentence how the annex and the workbook compare."""
        super().__init__(parent)
        self.chosen: Finding | None = None
        self.setWindowTitle("Check an annex")
        self.resize(letters(_WIDTH), letters(_HEIGHT))
        self.verdict = QLabel(verdict)
        self.verdict.setWordWrap(True)
        model = FindingsModel(session, self)
        model.show(findings)
        self.table = FindingsTable(model)
        self.table.setAccessibleDescription(_HINT)
        self.table.finding_chosen.connect(self._on_chosen)
        hint = QLabel(_HINT)
        hint.setObjectName("Muted")
        hint.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        set_margins(layout, 5)
        layout.setSpacing(space(4))
        layout.addWidget(self.verdict)
        layout.addWidget(hint)
        layout.addWidget(self.table, 1)
        layout.addWidget(buttons)
        self.table.selectRow(0)
        self.table.setFocus()

    @Slot(object)
    def _on_chosen(self, finding: Finding) -> None:
        if finding.line_id is not None:
            self.chosen = finding
            self.accept()
