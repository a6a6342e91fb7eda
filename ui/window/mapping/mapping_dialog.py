"""What was found in a workbook that others laid out: on a picture of its sheets, to be corrected, and what follows.

Nothing is changed in the workbook; what is said here is how it is read.
"""

from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import QModelIndex, QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from model.findings import Finding
from model.lines import Kind
from model.workbook.addresses import parse_address
from model.workbook.conversion import ReadAs
from model.workbook.converting.csv_grid import CsvWay
from model.workbook.finding.picture import SheetPicture
from model.workbook.finding.questions import Question
from model.workbook.finding.saying import said_of_table, with_column, with_table, with_unit, with_version, with_year
from model.workbook.found_opening import FoundReading
from model.years import Year
from ui.window.announcing import announce
from ui.window.errands import Errands
from ui.window.mapping.busy import Busy
from ui.window.mapping.choices import ColumnChoice, RowChoice, column_choices
from ui.window.mapping.csv_form import CsvForm
from ui.window.mapping.halves import Halves
from ui.window.mapping.picture_view import PictureView
from ui.window.mapping.questions_form import QuestionsForm
from ui.window.mapping.remapping import Look, Remapping, year_of_today
from ui.window.mapping.results import summary
from ui.window.mapping.side import Side
from ui.window.metrics import letters, set_margins, space

_WIDTH, _HEIGHT = 178, 88
_NARROW, _LOW = 110, 140
_LOST = "What you said here would be lost. Press Esc or Cancel once more to give it up, or read the workbook so."


class MappingDialog(QDialog):
    """Shows what was found; `said` is what the officer says of the workbook, `remembers` whether it is to be kept.

    Where it ends with another `way` than it was shown with, the CSV is to be read so, and shown again.
    """

    def __init__(
        self,
        name: str,
        reading: FoundReading,
        said: ReadAs,
        look: Look,
        parent: QWidget | None = None,
        *,
        way: CsvWay | None = None,
        errands: Errands | None = None,
    ) -> None:
        """Show the workbook called `name` as it is found with what is said already; `way`: how its CSV was read.

        `errands` carry on what is under way when the dialog ends.
        """
        super().__init__(parent)
        self.setWindowTitle(f"What was found in {name}")
        self._name = name
        self.remapping = Remapping(reading, said, look, self, errands)
        self.summary = QLabel()
        self.summary.setObjectName("Strong")
        self.summary.setWordWrap(True)
        self.offer = QLabel()
        self.offer.setWordWrap(True)
        self.offer.hide()
        self.way = way
        self.csv_form = CsvForm(way) if way is not None else None
        self.questions = QuestionsForm()
        self.sheets = QComboBox()
        self.sheets.setAccessibleName("Sheet")
        self.sheets.addItems([picture.name for picture in self.remapping.pictures])
        self.picture = PictureView()
        self.alone_button = QPushButton("&Only the picture")
        self.alone_button.setCheckable(True)
        self.alone_button.setAutoDefault(False)
        self.side = Side()
        self.form, self.tabs = self.side.form, self.side.tabs
        self.results, self.noticed = self.side.results, self.side.noticed
        self.results_table, self.noticed_table = self.side.results_table, self.side.noticed_table
        self.remember_box = QCheckBox("Re&member for workbooks of the same shape")
        self.remember_box.setChecked(True)
        self._problem = QLabel()
        self._problem.setObjectName("EntryRefused")
        self._problem.setWordWrap(True)
        self._problem.hide()
        self._buttons = QDialogButtonBox()
        self.open_button = self._buttons.addButton("Read it so", QDialogButtonBox.ButtonRole.AcceptRole)
        self.cancel_button = self._buttons.addButton("Cancel", QDialogButtonBox.ButtonRole.RejectRole)
        self.busy = Busy()
        self._begun = said
        self._is_refused = self._is_wanted = self._may_be_lost = False
        self._lay_out()
        self._connect()
        self._show_found()
        self._show_sheet(self._first_sheet())
        self._order()
        self._begin()
        self._limit()

    @property
    def said(self) -> ReadAs:
        """What the officer says."""
        return self.remapping.said

    @property
    def remembers(self) -> bool:
        """Whether what is said is to be kept for workbooks of the same shape."""
        return self.remember_box.isChecked()

    def tell(self, sentence: str) -> None:
        """Tell where what is filled in comes from; nothing tells nothing."""
        self.offer.setText(sentence)
        self.offer.setVisible(bool(sentence))

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
        top.addWidget(self.alone_button)
        column.addLayout(top)
        column.addWidget(self.picture, 1)
        self.halves = Halves(left, self.side)
        bottom = QHBoxLayout()
        bottom.addWidget(self.remember_box, 1)
        bottom.addWidget(self.busy)
        bottom.addWidget(self._buttons)
        layout = QVBoxLayout(self)
        set_margins(layout, 4)
        layout.setSpacing(space(2.5))
        layout.addWidget(self.summary)
        layout.addWidget(self.offer)
        if self.csv_form is not None:
            layout.addWidget(self.csv_form)
            self.csv_form.said.connect(self._on_way)
        layout.addWidget(self.questions)
        layout.addWidget(self.halves, 1)
        layout.addWidget(self._problem)
        layout.addLayout(bottom)
        self.open_button.setDefault(True)
        self.cancel_button.setAutoDefault(False)

    def _connect(self) -> None:
        self.remapping.said_anew.connect(self._on_said)
        self.remapping.found_anew.connect(self._on_found)
        self.sheets.currentIndexChanged.connect(self._show_sheet)
        self.alone_button.toggled.connect(self._on_alone)
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
        order = [
            *(self.csv_form.boxes.values() if self.csv_form is not None else ()),
            *(self.questions.year_line, *self.questions.boxes.values(), self.sheets, self.alone_button, self.picture),
            *(*self.side.in_order(), self.remember_box, self.open_button, self.cancel_button),
        ]
        for before, after in pairwise(order):
            self.setTabOrder(before, after)

    def _begin(self) -> None:
        """Give the keyboard to what has to be said, else to the picture."""
        asked = self.remapping.found.questions
        if Question.YEARS in asked:
            self.questions.year_line.setFocus()
        else:
            boxes = (self.questions.boxes[each] for each in asked if each in self.questions.boxes)
            next(boxes, self.picture).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the picture room: what it is stands beside it, or under it where there is height but no width."""
        super().resizeEvent(event)
        self.halves.stand(over=self.width() < letters(_NARROW) and self.height() >= space(_LOW))

    def _limit(self) -> None:
        """Take the room that there is, and no more: the whole screen where it is no larger than what is wanted."""
        screen = self.screen().availableSize()
        wanted = QSize(letters(_WIDTH), letters(_HEIGHT))
        self.resize(wanted.boundedTo(screen))
        if wanted.width() > screen.width() or wanted.height() + space(8) > screen.height():
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def _first_sheet(self) -> int:
        found = self.remapping.found
        named = [*(each.sheet for each in found.layout.regions), *(each.sheet for each in found.apart)]
        names = [picture.name for picture in self.remapping.pictures]
        return names.index(named[0]) if named else 0

    @property
    def _picture(self) -> SheetPicture:
        return self.remapping.pictures[max(0, self.sheets.currentIndex())]

    @Slot(int)
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
        self.side.show_look(self.remapping.look)
        self.open_button.setEnabled(bool(found.layout.regions))

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
        self.busy.begin()
        if self._may_be_lost:
            self._may_be_lost = False
            self._warn("")

    @Slot()
    def _on_found(self) -> None:
        if self.remapping.is_settled:
            self.busy.end()
        self._show_found()
        self.picture.mark(self.remapping.marks(self._picture.name))
        self._show_place()
        if self._is_wanted and self.remapping.is_settled:
            self.accept()

    @Slot(bool)
    def _on_alone(self, is_alone: bool) -> None:  # noqa: FBT001  # Qt's signal passes it
        """Show the picture alone, or with what stands beside it."""
        self.side.setHidden(is_alone)

    @Slot(int, int)
    def _on_place(self, _row: int, _column: int) -> None:
        self._show_place()

    @Slot()
    def _on_form_asked(self) -> None:
        self.alone_button.setChecked(False)
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

    @Slot(object)
    def _on_way(self, way: CsvWay) -> None:
        """End, to be shown again on what the CSV holds when it is read so."""
        self.offer = QLabel()
        self.offer.setWordWrap(True)
        self.offer.hide()
        self.way = way
        self.done(QDialog.DialogCode.Rejected)

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
        self._is_refused = bool(sentence)
        self._warn(sentence)

    def _warn(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        if sentence:
            announce(self._problem, sentence, now=True)

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
        """Read the workbook so, once everything said is found with and there is something to read."""
        self._is_wanted = not self.remapping.is_settled
        if not self._is_wanted and not self._is_refused and self.remapping.found.layout.regions:
            super().accept()

    @Slot()
    def reject(self) -> None:
        """Give it up; where something was said here, only when that is wanted twice."""
        if self.said != self._begun and not self._may_be_lost:
            self._may_be_lost = True
            self._warn(_LOST)
            return
        super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a line or a table stays there; it does not read the workbook before what comes of it was seen."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and isinstance(self.focusWidget(), QLineEdit | QTableView):
            return
        super().keyPressEvent(event)
