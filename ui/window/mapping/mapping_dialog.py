"""What was found in a workbook that others laid out: on a picture of its sheets, to be corrected, and what follows.

Nothing is changed in the workbook; what is said here is how it is read.
"""

from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QSplitter,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from model.findings import Finding, Level
from model.lines import Kind
from model.workbook.addresses import parse_address
from model.workbook.conversion import ReadAs
from model.workbook.finding.picture import SheetPicture
from model.workbook.finding.questions import Question
from model.workbook.finding.saying import said_of_table, with_column, with_table, with_unit, with_version, with_year
from model.workbook.found_opening import FoundBudget, FoundReading
from model.years import Year
from ui.window.mapping.choices import ColumnChoice, RowChoice, column_choices
from ui.window.mapping.correction_form import CorrectionForm
from ui.window.mapping.picture_view import PictureView
from ui.window.mapping.questions_form import QuestionsForm
from ui.window.mapping.remapping import Remapping, year_of_today
from ui.window.mapping.results import FINDING_HEADINGS, finding_rows, result_rows, summary
from ui.window.metrics import figure_font, letters, set_margins, space
from ui.window.text_table import TextTable

_WIDTH, _HEIGHT = 178, 88
_SIDE = 66
_NARROW = 140
_LINE_WIDTH, _TYPE_WIDTH, _YEAR_WIDTH = 29, 9, 10
_LEVEL_WIDTH, _CELL_WIDTH = 9, 14


class MappingDialog(QDialog):
    """Shows what was found; `said` is what the officer says of the workbook, `remembers` whether it is to be kept."""

    def __init__(
        self, name: str, reading: FoundReading, said: ReadAs, found: FoundBudget, parent: QWidget | None = None
    ) -> None:
        """Show the workbook called `name` as it is found with what is said already."""
        super().__init__(parent)
        self.setWindowTitle(f"What was found in {name}")
        self._name = name
        self.remapping = Remapping(reading, said, found, self)
        self.summary = QLabel()
        self.summary.setObjectName("Strong")
        self.summary.setWordWrap(True)
        self.questions = QuestionsForm()
        self.sheets = QComboBox()
        self.sheets.setAccessibleName("Sheet")
        self.sheets.addItems([picture.name for picture in self.remapping.pictures])
        self.picture = PictureView()
        self.form = CorrectionForm()
        self.results, self.noticed = TextTable(self), TextTable(self)
        self.results_table = _table(self.results, "Lines and totals")
        self.noticed_table = _table(self.noticed, "What was noticed")
        self.noticed_table.setWordWrap(True)
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName("What comes of it")
        self.tabs.tabBar().setAccessibleName("Lines and totals, or what was noticed")
        self.tabs.addTab(self.results_table, "&Lines and totals")
        self.tabs.addTab(self.noticed_table, "&Noticed")
        self.remember_box = QCheckBox("Re&member for workbooks of the same shape")
        self.remember_box.setChecked(True)
        self._problem = QLabel()
        self._problem.setObjectName("EntryRefused")
        self._problem.setWordWrap(True)
        self._problem.hide()
        self._buttons = QDialogButtonBox()
        self.open_button = self._buttons.addButton("Read it so", QDialogButtonBox.ButtonRole.AcceptRole)
        self.cancel_button = self._buttons.addButton("Cancel", QDialogButtonBox.ButtonRole.RejectRole)
        self._lay_out()
        self._connect()
        self._show_found()
        self._show_sheet(self._first_sheet())
        self._order()
        self._limit()

    @property
    def said(self) -> ReadAs:
        """What the officer says."""
        return self.remapping.said

    @property
    def remembers(self) -> bool:
        """Whether what is said is to be kept for workbooks of the same shape."""
        return self.remember_box.isChecked()

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        set_margins(column)
        column.setSpacing(space(2))
        caption = QLabel("S&heet")
        caption.setBuddy(self.sheets)
        top = QHBoxLayout()
        top.addWidget(caption)
        top.addWidget(self.sheets, 1)
        column.addLayout(top)
        column.addWidget(self.picture, 1)
        right = QWidget()
        column = QVBoxLayout(right)
        set_margins(column, 1.5, 0)
        column.setSpacing(space(2))
        column.addWidget(self.form)
        column.addWidget(self.tabs, 1)
        self._halves = QSplitter(Qt.Orientation.Horizontal)
        self._halves.setChildrenCollapsible(False)
        self._halves.addWidget(left)
        self._halves.addWidget(right)
        self._halves.setStretchFactor(0, 1)
        self._halves.setSizes([letters(_WIDTH - _SIDE), letters(_SIDE)])
        bottom = QHBoxLayout()
        bottom.addWidget(self.remember_box, 1)
        bottom.addWidget(self._buttons)
        layout = QVBoxLayout(self)
        set_margins(layout, 4)
        layout.setSpacing(space(2.5))
        layout.addWidget(self.summary)
        layout.addWidget(self.questions)
        layout.addWidget(self._halves, 1)
        layout.addWidget(self._problem)
        layout.addLayout(bottom)
        self.open_button.setDefault(True)
        self.cancel_button.setAutoDefault(False)

    def _connect(self) -> None:
        self.remapping.said_anew.connect(self._on_said)
        self.remapping.found_anew.connect(self._on_found)
        self.sheets.currentIndexChanged.connect(self._on_sheet)
        self.picture.place_changed.connect(self._on_place)
        self.picture.form_asked.connect(self._on_form_asked)
        for source in (self.picture, self.form):
            source.row_said.connect(self._on_row)
            source.column_said.connect(self._on_column)
        self.form.column_kind_said.connect(self._on_column_kind)
        self.form.column_area_said.connect(self._on_column_area)
        self.form.table_said.connect(self._on_table)
        self.questions.said.connect(self._on_answer)
        self.questions.year_said.connect(self._on_year)
        self.questions.refused.connect(self._on_refused)
        self.noticed_table.activated.connect(self._on_noticed)
        self.results_table.activated.connect(self._on_result)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)

    def _order(self) -> None:
        """Lead the Tab key from what is asked to the picture, what it is, what comes of it, and the answer."""
        form = self.form
        order = [
            *(self.questions.year_line, *self.questions.boxes.values(), self.sheets, self.picture),
            *(form.row_box, form.column_box, form.kind_box, form.column_area_line, form.read_box, form.unit_box),
            *(form.area_line, form.table_kind_box, form.signs_box, self.tabs, self.results_table, self.noticed_table),
            *(self.remember_box, self.open_button, self.cancel_button),
        ]
        for before, after in pairwise(order):
            self.setTabOrder(before, after)
        asked = self.remapping.found.questions
        if Question.YEARS in asked:
            self.questions.year_line.setFocus()
        else:
            boxes = (self.questions.boxes[each] for each in asked if each in self.questions.boxes)
            next(boxes, self.picture).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the picture over what it is where there is no room for both side by side."""
        super().resizeEvent(event)
        is_narrow = self.width() < letters(_NARROW)
        wanted = Qt.Orientation.Vertical if is_narrow else Qt.Orientation.Horizontal
        if self._halves.orientation() is not wanted:
            self._halves.setOrientation(wanted)
            shares = (1, 1) if is_narrow else (_WIDTH - _SIDE, _SIDE)
            self._halves.setSizes([letters(share) for share in shares])

    def _limit(self) -> None:
        """Take the room that there is, and no more."""
        screen = self.screen().availableSize()
        self.resize(min(letters(_WIDTH), screen.width()), min(letters(_HEIGHT), screen.height() - space(8)))

    def _first_sheet(self) -> int:
        found = self.remapping.found
        named = [*(each.sheet for each in found.layout.regions), *(each.sheet for each in found.apart)]
        names = [picture.name for picture in self.remapping.pictures]
        return names.index(named[0]) if named else 0

    @property
    def _picture(self) -> SheetPicture:
        return self.remapping.pictures[max(0, self.sheets.currentIndex())]

    def _show_sheet(self, place: int) -> None:
        if self.sheets.currentIndex() != place:
            self.sheets.setCurrentIndex(place)  # which shows it
            return
        picture = self._picture
        self.picture.show_sheet(picture, self.remapping.marks(picture.name))

    def _show_found(self) -> None:
        found = self.remapping.found
        self.summary.setText(summary(found, self._name))
        self.questions.present(self.remapping.said, found)
        headings, rows = result_rows(found)
        self.results.show(headings, rows, figures_from=2)
        _widths(self.results_table, [_LINE_WIDTH, _TYPE_WIDTH, *[_YEAR_WIDTH] * (len(headings) - 2)])
        noticed = finding_rows(found.findings)
        self.noticed.show(FINDING_HEADINGS, noticed, figures_from=len(FINDING_HEADINGS))
        _widths(self.noticed_table, [_LEVEL_WIDTH, _LINE_WIDTH, _CELL_WIDTH])
        self.noticed_table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self._fit_noticed()
        wanting = sum(finding.level is not Level.NOTE for finding in found.findings)
        self.tabs.setTabText(1, f"&Noticed ({wanting} to look at)" if wanting else "&Noticed")
        self.open_button.setEnabled(bool(found.layout.regions))

    def _fit_noticed(self) -> None:
        rows = self.noticed_table.verticalHeader()
        lines = self.noticed_table.fontMetrics().height()
        for row in range(min(self.noticed.rowCount(), 200)):
            rows.resizeSection(row, max(rows.defaultSectionSize(), self.noticed_table.sizeHintForRow(row) + lines // 2))

    def _show_place(self) -> None:
        row, column = self.picture.place
        remapping, picture, marks = self.remapping, self._picture, self.picture.picture_model.marks
        table = marks.table_at(row, column)
        choices = column_choices(remapping.years, year_of_today())
        self.picture.choices = choices
        heading = remapping.heading_of(picture, table, row, column)
        self.form.show_row(row, marks.row_words(row), remapping.said_row(picture, row))
        said = remapping.said_column(picture, heading, column)
        self.form.show_column(column, marks.column_words(row, column), said, choices)
        self.form.show_column_area(marks.account_at(heading, column), said)
        self.form.show_table(table, said_of_table(remapping.said, table) if table is not None else None)

    @Slot()
    def _on_said(self) -> None:
        self._show_place()

    @Slot()
    def _on_found(self) -> None:
        self._show_found()
        self.picture.picture_model.mark(self.remapping.marks(self._picture.name))
        self._show_place()

    @Slot(int)
    def _on_sheet(self, place: int) -> None:
        self._show_sheet(place)

    @Slot(int, int)
    def _on_place(self, _row: int, _column: int) -> None:
        self._show_place()

    @Slot()
    def _on_form_asked(self) -> None:
        self.form.row_box.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot(object)
    def _on_row(self, choice: RowChoice | None) -> None:
        self.remapping.say_rows(self._picture, self.picture.rows_selected(), choice)

    @Slot(object)
    def _on_column(self, choice: ColumnChoice | None) -> None:
        self.remapping.say_column(self._picture, self._heading(), self.picture.place[1], choice)

    @Slot(object)
    def _on_column_kind(self, kind: Kind | None) -> None:
        said = self.remapping.said_column(self._picture, self._heading(), self.picture.place[1])
        if said is not None:
            self.remapping.say(with_column(self.said, replace(said, kind=kind)))

    @Slot(str)
    def _on_column_area(self, area: str) -> None:
        self.remapping.say_area(self._picture, self._heading(), self.picture.place[1], area)

    def _heading(self) -> int:
        """Return the row in which the heading of the current column stands."""
        row, column = self.picture.place
        table = self.picture.picture_model.marks.table_at(row, column)
        return self.remapping.heading_of(self._picture, table, row, column)

    @Slot(str, object)
    def _on_table(self, part: str, value: object) -> None:
        table = self.picture.picture_model.marks.table_at(*self.picture.place)
        if table is not None:
            said = said_of_table(self.said, table)
            self.remapping.say(with_table(self.said, replace(said, **{part: value})))  # type: ignore[arg-type]  # its part

    @Slot(object, object)
    def _on_answer(self, question: Question, value: object) -> None:
        match question:
            case Question.UNIT:
                self.remapping.say(with_unit(self.said, value, self.remapping.found.layout))  # type: ignore[arg-type]  # the box's
            case Question.BASIS:
                self.remapping.say(replace(self.said, holds_levels=value))  # type: ignore[arg-type]  # the box's
            case Question.VERSION:
                self.remapping.say(with_version(self.said, str(value or "")))
            case _:
                self.remapping.say(replace(self.said, shows_savings_positive=value))  # type: ignore[arg-type]  # the box's

    @Slot(str, object)
    def _on_year(self, heading: str, year: Year) -> None:
        self.remapping.say(with_year(self.said, heading, year))

    @Slot(str)
    def _on_refused(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))

    @Slot(QModelIndex)
    def _on_noticed(self, index: QModelIndex) -> None:
        finding = self.noticed.row(index.row()).about
        if isinstance(finding, Finding):
            self._go_to(finding.sheet, finding.cell)

    @Slot(QModelIndex)
    def _on_result(self, index: QModelIndex) -> None:
        line_id = self.results.row(index.row()).about
        place = self.remapping.found.binding.place_of(line_id, None) if isinstance(line_id, int) else None
        if place is not None:
            self._go_to(place.sheet.name, place.address)

    def _go_to(self, sheet: str, cell: str) -> None:
        """Show a cell of the workbook in the picture, and have the keys go on there."""
        names = [picture.name for picture in self.remapping.pictures]
        place = parse_address(cell)
        if sheet in names:
            self._show_sheet(names.index(sheet))
            if place is not None:
                self.picture.go_to(*place)
            self.picture.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def accept(self) -> None:
        """Read the workbook so, once everything said is taken and there is something to read."""
        self.remapping.wait()
        if not self._problem.isVisible() and self.remapping.found.layout.regions:
            super().accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a line or a table stays there; it does not read the workbook before what comes of it was seen."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and isinstance(self.focusWidget(), QLineEdit | QTableView):
            return
        super().keyPressEvent(event)

    def done(self, result: int) -> None:
        """End once everything that was said is found with."""
        self.remapping.wait()
        super().done(result)


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


def _widths(table: QTableView, widths: list[int]) -> None:
    for column, width in enumerate(widths):
        table.setColumnWidth(column, letters(width))
