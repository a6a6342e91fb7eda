"""The change log page: every edit that was saved and what the next save will add; any earlier value can be put back."""

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from model.change_log import LogEntry, of_line
from model.lines import Field, Line
from model.logged_workings import entry_words
from model.money import Unit
from model.problems import EntryProblem
from model.putting_back import field_of, lines_about, put_back, told
from ui.window.change_log_model import UNSAVED, ChangeLogModel
from ui.window.logged_entry import LoggedEntry
from ui.window.metrics import figure_font, letters, set_margins, space
from ui.window.search_line import SearchLine
from ui.window.session import Session

_WIDTHS = (19, 15, 12, 10, 13)


class ChangeLogPage(QWidget):
    """Signals: `line_chosen` (line id, Field or None), `done` (a sentence: what can be undone), `export_asked`."""

    line_chosen = Signal(int, object)
    done = Signal(str)
    export_asked = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Show the log of a session's document."""
        super().__init__(parent)
        self._session = session
        self._line_id: int | None = None
        self.setObjectName("Page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.log = ChangeLogModel(self)
        self.entry = LoggedEntry()
        self.table = self._make_table()
        self._nothing = QLabel()
        self._nothing.setObjectName("PageNote")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setWordWrap(True)
        layout = QVBoxLayout(self)
        set_margins(layout, 4, 2.5)
        layout.setSpacing(space(3))
        layout.addLayout(self._make_top())
        card = QFrame()
        card.setObjectName("Card")
        inside = QVBoxLayout(card)
        set_margins(inside, 2, 1)
        inside.addWidget(self.table)
        inside.addWidget(self._nothing)
        layout.addWidget(card, 1)
        layout.addWidget(self.entry)
        layout.addLayout(self._make_buttons())
        session.changed.connect(self._on_changed)
        session.saved.connect(self.refresh)
        self.refresh()

    def _make_top(self) -> QHBoxLayout:
        heading = QLabel("Change log")
        heading.setObjectName("PageHeading")
        self._note = QLabel()
        self._note.setObjectName("PageNote")
        self.only_line = QPushButton()
        self.only_line.setObjectName("Quiet")
        self.only_line.clicked.connect(self._on_every_line)
        self.words = SearchLine()
        self.words.setAccessibleName("Filter the change log")
        self.words.setPlaceholderText("Filter: a name, a line, a field, a date …")
        self.words.setMinimumWidth(letters(36))
        self.words.textChanged.connect(self.refresh)
        top = QHBoxLayout()
        top.setSpacing(space(4))
        top.addWidget(heading)
        top.addWidget(self._note, 1)
        top.addWidget(self.only_line)
        top.addWidget(self.words)
        return top

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.log)
        table.setObjectName("PlainTable")
        table.setAccessibleName("Change log")
        table.setFont(figure_font())
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(round(table.fontMetrics().height() * 1.75))
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        for column, width in enumerate(_WIDTHS):
            table.setColumnWidth(column, letters(width))
        for column in range(len(_WIDTHS), self.log.columnCount()):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        table.activated.connect(self._on_go_to)
        table.doubleClicked.connect(self._on_go_to)
        table.selectionModel().currentRowChanged.connect(self._on_current)
        return table

    def _make_buttons(self) -> QHBoxLayout:
        self.back_button = QPushButton("Put the old value back")
        self.back_button.setToolTip("Make what this entry is about as it was before it, as one step to undo.")
        self.back_button.clicked.connect(self._on_put_back)
        self.go_button = QPushButton("Go to the line")
        self.go_button.clicked.connect(self._on_go_to)
        self.export_button = QPushButton("Export as CSV…")
        self.export_button.setToolTip("Write the entries shown into a file for a spreadsheet.")
        self.export_button.clicked.connect(self._on_export)
        row = QHBoxLayout()
        row.setSpacing(space(2))
        row.addWidget(self.back_button)
        row.addWidget(self.go_button)
        row.addStretch(1)
        row.addWidget(self.export_button)
        return row

    def show_line(self, line_id: int | None) -> None:
        """Show the entries about one line alone, also under its earlier references; None for every line."""
        self._line_id = line_id
        self.words.clear()
        self.refresh()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Be up to date when looked at."""
        super().showEvent(event)
        self.refresh()

    @Slot(object)
    def _on_changed(self, _changes: object) -> None:
        if self.isVisible():
            self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show the entries as they stand, the last first."""
        document = self._session.document
        if document is None:
            return
        entries = self._of_line(_every(self._session))
        needles = self.words.text().casefold().split()
        unit = self._session.budget.settings.unit
        kept = [entry for entry in entries if _has(entry, needles, unit)] if needles else entries
        row = self.table.currentIndex().row()
        self.log.show(kept, unit)
        self.table.setVisible(bool(kept))
        self._nothing.setVisible(not kept)
        self.setFocusProxy(self.table if kept else self.words)
        self._nothing.setText(self._why_none(is_filtered=bool(needles or self._line_id is not None)))
        unsaved = sum(not entry.when for entry in entries)
        of_all = f"{len(kept):,} of " if needles else ""
        shown = f"{of_all}{len(entries):,} {'entry' if len(entries) == 1 else 'entries'}"
        self._note.setText(f"{shown} · {unsaved:,} not saved yet" if unsaved else shown)
        line = self._line
        self.only_line.setVisible(line is not None)
        if line is not None:
            self.only_line.setText(f"Only {line.name.replace('&', '&&')}: show every line")
        if kept:
            self.table.selectRow(min(max(row, 0), len(kept) - 1))
        self._on_current()

    @property
    def _line(self) -> Line | None:
        budget = self._session.budget
        return budget.line(self._line_id) if self._line_id is not None and budget.has_line(self._line_id) else None

    def _of_line(self, entries: tuple[LogEntry, ...]) -> list[LogEntry]:
        line = self._line
        if line is None:
            self._line_id = None
            return list(reversed(entries))
        return list(of_line(entries, self._session.budget.area(line.area_id).name, line))

    def _why_none(self, *, is_filtered: bool) -> str:
        document = self._session.document
        if is_filtered:
            return "No entry fits; show every line, or clear the filter."
        if document is not None and not document.keeps_log:
            return "This workbook was laid out elsewhere and keeps no change log; a new workbook made of it would."
        return "Nothing was changed yet. Every change that is saved is listed here: when, by whom, what and why."

    @property
    def current(self) -> LogEntry | None:
        """The entry that the officer is on."""
        row = self.table.currentIndex().row()
        return self.log.entries[row] if 0 <= row < self.log.rowCount() else None

    @Slot()
    def _on_current(self) -> None:
        entry = self.current
        self.entry.show_entry(entry, self.log.unit)
        self.entry.setVisible(entry is not None)
        self.back_button.setEnabled(entry is not None)
        self.go_button.setEnabled(entry is not None and bool(entry.area and entry.line))
        self.export_button.setEnabled(self.log.rowCount() > 0)

    @Slot()
    def _on_every_line(self) -> None:
        self.show_line(None)

    @Slot()
    def _on_put_back(self) -> None:
        entry = self.current
        if entry is None or not self._session.settle():
            return
        budget, log = self._session.budget, _every(self._session)
        try:
            edit = put_back(budget, log, entry)
        except EntryProblem as problem:
            self._session.warned.emit(str(problem))
            return
        words = told(budget, log, entry)
        if self._session.do(edit):
            self.done.emit(words)
        else:
            self._session.warned.emit("It has that value already: nothing was changed.")

    @Slot()
    @Slot(QModelIndex)
    def _on_go_to(self, _index: object = None) -> None:
        entry = self.current
        if entry is None or not (entry.area and entry.line):
            return
        lines = lines_about(self._session.budget, _every(self._session), entry)
        if len(lines) == 1:
            field: Field | None = field_of(self._session.budget, entry)
            self.line_chosen.emit(lines[0].id, field)
        else:
            self._session.warned.emit(f"No single line is known as {entry.line} in {entry.area} any more.")

    @Slot()
    def _on_export(self) -> None:
        self.export_asked.emit(tuple(reversed(self.log.entries)))


def _every(session: Session) -> tuple[LogEntry, ...]:
    document = session.document
    return (*document.change_log, *document.unsaved_log) if document is not None else ()


def _has(entry: LogEntry, needles: list[str], unit: Unit) -> bool:
    """Tell whether an entry, as it is shown, has all of the words."""
    text = " ".join((*entry_words(entry, unit), "" if entry.when else UNSAVED)).casefold()
    return all(needle in text for needle in needles)
