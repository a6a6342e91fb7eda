"""The findings as a table model: level in words, what was found, where."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from model.findings import Finding, Level
from model.mutes import Mute
from ui.window.as_written import as_written, unbroken
from ui.window.session import Session
from ui.window.theme import current_theme

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole
_NOWHERE = QModelIndex()
HEADINGS = ("Level", "Finding", "Area", "Reference", "Cell")
LEVEL_WORDS = {Level.ERROR: "Error", Level.WARNING: "Warning", Level.NOTE: "Note"}
_COLOURS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "muted"}


class FindingsModel(QAbstractTableModel):
    """Read-only: a list of findings."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._session = session
        self._findings: Sequence[Finding] = ()
        self._mutes: Mapping[Finding, Mute] = {}

    def show(self, findings: Sequence[Finding], mutes: Mapping[Finding, Mute] | None = None) -> None:
        """Show other findings; those that are muted with their mutes."""
        self.beginResetModel()
        self._findings = findings
        self._mutes = mutes or {}
        self.endResetModel()

    def finding(self, place: int) -> Finding:
        """Return one finding."""
        return self._findings[place]

    def mute(self, finding: Finding) -> Mute | None:
        """Return the mute of a finding that is shown; None where it is not muted."""
        return self._mutes.get(finding)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of findings."""
        return 0 if parent.isValid() else len(self._findings)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> object:
        """Return a column's heading."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == _ROLE.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return HEADINGS[section] if role == _ROLE.DisplayRole else None

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        """Return what a cell shows, and how."""
        if not index.isValid():
            return None
        finding = self._findings[index.row()]
        if role in (_ROLE.DisplayRole, _ROLE.AccessibleTextRole):
            text = self._text(finding, index.column(), is_short=role == _ROLE.DisplayRole)
            return f"{HEADINGS[index.column()]}: {text}" if role == _ROLE.AccessibleTextRole else unbroken(text)
        if role == _ROLE.ToolTipRole:
            is_place = HEADINGS[index.column()] == "Cell"
            return as_written(self._place_of(finding, is_short=False) if is_place else self._message(finding))
        if role == _ROLE.ForegroundRole and index.column() == 0:
            return current_theme().colour("muted" if finding in self._mutes else _COLOURS[finding.level])
        return None

    def _text(self, finding: Finding, column: int, *, is_short: bool) -> str:
        texts = (
            LEVEL_WORDS[finding.level] if finding not in self._mutes else "Muted",
            self._message(finding),
            self.area_of(finding),
            finding.reference,
            self._place_of(finding, is_short=is_short),
        )
        return texts[column]

    def _place_of(self, finding: Finding, *, is_short: bool) -> str:
        """Return sheet and cell; in short the cell alone where the sheet is called as the area beside it."""
        document = self._session.document
        found = document.located(finding) if document is not None else finding
        if is_short and found.cell and found.sheet and self.area_of(finding).startswith(found.sheet):
            return found.cell
        return f"{found.sheet}!{found.cell}" if found.cell else found.sheet

    def _message(self, finding: Finding) -> str:
        mute = self._mutes.get(finding)
        if mute is None:
            return finding.message
        signed = ", ".join(words for words in (mute.who, mute.when[:10]) if words)
        return f"{finding.message} Muted: {mute.reason}{f' ({signed})' if signed else ''}"

    def area_of(self, finding: Finding) -> str:
        """Return the name of the area that a finding is about, or nothing."""
        if self._session.document is None:
            return ""
        budget = self._session.budget
        area_id = finding.area_id
        if finding.line_id is not None and budget.has_line(finding.line_id):
            area_id = budget.line(finding.line_id).area_id
        return next((area.name for area in budget.areas if area.id == area_id), "")
