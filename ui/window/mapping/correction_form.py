"""What the officer may say of the place in the picture where they are: its row, its column and its table."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QWidget

from model.lines import Kind
from model.money import Unit
from model.workbook.addresses import column_letters
from model.workbook.finding.corrections import SaidColumn, SaidRow, SaidTable
from model.workbook.finding.layout import Account, Region
from model.workbook.finding.questions import Apart
from ui.window.mapping.choices import KINDS, ROW_CHOICES, ColumnChoice
from ui.window.metrics import set_margins, space

_READ = ((None, "as found"), (True, "read"), (False, "not read"))
_SIGNS = ((None, "signs as found"), (False, "savings negative"), (True, "savings positive"))
_KIND_WORDS = {Kind.PRESSURE: "pressures", Kind.ADDITIONAL_FUNDING: "additional funding", Kind.SAVING: "savings"}


class CorrectionForm(QWidget):
    """Fields for one place.

    Signals: `row_said` (RowChoice or None), `column_said` (ColumnChoice or None), `column_kind_said` (Kind or None),
    `column_area_said` (its name), `table_said` (the part of a SaidTable, its value).
    """

    row_said = Signal(object)
    column_said = Signal(object)
    column_kind_said = Signal(object)
    column_area_said = Signal(str)
    table_said = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with no place."""
        super().__init__(parent)
        self.setAccessibleName("What this place is")
        self.row_box, self.column_box, self.kind_box = QComboBox(), QComboBox(), QComboBox()
        self.read_box, self.table_kind_box, self.unit_box, self.signs_box = (QComboBox() for _ in range(4))
        self.area_line, self.column_area_line = QLineEdit(), QLineEdit()
        self.area_line.setPlaceholderText("as found")
        self._columns: Sequence[ColumnChoice] = ()
        self._captions = {
            box: QLabel()
            for box in (
                *(self.row_box, self.column_box, self.column_area_line, self.read_box),
                *(self.area_line, self.table_kind_box),
            )
        }
        self._lay_out()
        self._fill()
        self._connect()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        set_margins(grid)
        grid.setHorizontalSpacing(space(2))
        grid.setVerticalSpacing(space(1.5))
        pairs: tuple[tuple[QComboBox | QLineEdit, QComboBox | None], ...] = (
            (self.row_box, None),
            (self.column_box, self.kind_box),
            (self.column_area_line, None),
            (self.read_box, self.unit_box),
            (self.area_line, None),
            (self.table_kind_box, self.signs_box),
        )
        for row, (first, second) in enumerate(pairs):
            caption = self._captions[first]
            caption.setBuddy(first)
            grid.addWidget(caption, row, 0)
            grid.addWidget(first, row, 1, 1, 1 if second is not None else 2)
            if second is not None:
                grid.addWidget(second, row, 2)
        grid.setColumnStretch(1, 5)
        grid.setColumnStretch(2, 4)

    def in_order(self) -> tuple[QWidget, ...]:
        """Return the fields as they stand, for the Tab key."""
        column = (self.row_box, self.column_box, self.kind_box, self.column_area_line)
        return (*column, self.read_box, self.unit_box, self.area_line, self.table_kind_box, self.signs_box)

    def _fill(self) -> None:
        self.row_box.addItem("as found")
        self.row_box.addItems([choice.words for choice in ROW_CHOICES])
        for box in (self.kind_box, self.table_kind_box):
            box.addItem("type as found", None)
            for kind in KINDS:
                box.addItem(_KIND_WORDS[kind], kind)
        self.unit_box.addItem("unit as found", None)
        for unit in Unit:
            self.unit_box.addItem(f"in {unit.symbol}", unit)
        for box, choices in ((self.read_box, _READ), (self.signs_box, _SIGNS)):
            for value, words in choices:
                box.addItem(words, value)
        self.kind_box.setAccessibleName("Type of the column's amounts")
        self.unit_box.setAccessibleName("Unit of the table")
        self.signs_box.setAccessibleName("How the table shows savings")

    def _connect(self) -> None:
        self.row_box.activated.connect(self._on_row)
        self.column_box.activated.connect(self._on_column)
        self.kind_box.activated.connect(self._on_kind)
        self.area_line.editingFinished.connect(self._on_area)
        self.column_area_line.editingFinished.connect(self._on_column_area)
        for name, box in (
            ("is_read", self.read_box),
            ("kind", self.table_kind_box),
            ("unit", self.unit_box),
            ("positive_savings", self.signs_box),
        ):
            box.activated.connect(partial(self._on_table, name, box))

    def show_row(self, number: int, words: str, said: SaidRow | None) -> None:
        """Show what a row is found and said to be."""
        self._caption(self.row_box, f"&Row {number} is", f"Row {number} is")
        self.row_box.setItemText(0, f"as found ({words})" if words and said is None else "as found")
        fits = (place for place, choice in enumerate(ROW_CHOICES, start=1) if said is not None and choice.fits(said))
        self.row_box.setCurrentIndex(next(fits, 0))

    def show_column(self, number: int, words: str, said: SaidColumn | None, choices: Sequence[ColumnChoice]) -> None:
        """Show what a column is found and said to hold."""
        letters = column_letters(number)
        self._caption(self.column_box, f"&Column {letters} holds", f"Column {letters} holds")
        if self._columns != choices:
            self._columns = choices
            self.column_box.clear()
            self.column_box.addItem("as found")
            self.column_box.addItems([choice.words for choice in choices])
        self.column_box.setItemText(0, f"as found ({words})" if words and said is None else "as found")
        fits = (place for place, choice in enumerate(choices, start=1) if said is not None and choice.fits(said))
        self.column_box.setCurrentIndex(next(fits, 0))
        self.kind_box.setEnabled(said is not None and said.role.has_account)
        self.kind_box.setCurrentIndex(max(0, self.kind_box.findData(said.kind if said is not None else None)))

    def show_column_area(self, account: Account | None, said: SaidColumn | None) -> None:
        """Show of which area a column's amounts are found and said to be; None where it holds no amounts."""
        self._caption(self.column_area_line, "Column ar&ea", "Area of the column's amounts")
        is_said = said is not None and said.role.has_account
        self.column_area_line.setEnabled(account is not None or is_said)
        found = account.area if account is not None else ""
        self.column_area_line.setPlaceholderText(f"as found: {found}" if found else "as the rows say")
        self.column_area_line.setText(said.area if said is not None else "")

    def show_table(self, table: Region | Apart | None, said: SaidTable | None) -> None:
        """Show what is found and said of the table here, None where there is none."""
        where = f" {table.block.text}" if table is not None else ""
        self._caption(self.read_box, f"&Table{where} is", f"Table{where} is")
        self._caption(self.area_line, "Area o&f table", "Area of the table")
        self._caption(self.table_kind_box, "T&ype in table", "Type of the table's lines")
        for widget in (self.read_box, self.unit_box, self.area_line, self.table_kind_box, self.signs_box):
            widget.setEnabled(table is not None)
        found = "read" if isinstance(table, Region) else "compared only" if table and table.is_summary else "not read"
        self.read_box.setItemText(0, f"as found ({found})" if table is not None else "none here")
        if isinstance(table, Apart):
            self.read_box.setToolTip(f"It is not read as lines: {table.why}.")
        else:
            self.read_box.setToolTip("")
        unit = f"as found: {table.unit.symbol}" if isinstance(table, Region) else "unit as found"
        self.unit_box.setItemText(0, unit)
        values = (
            (self.read_box, said.is_read if said else None),
            (self.table_kind_box, said.kind if said else None),
            (self.unit_box, said.unit if said else None),
            (self.signs_box, said.positive_savings if said else None),
        )
        for box, value in values:
            box.setCurrentIndex(next((place for place in range(box.count()) if box.itemData(place) == value), 0))
        areas = table.areas if isinstance(table, Region) else ()
        self.area_line.setPlaceholderText(f"as found: {', '.join(areas)}" if areas else "as found")
        self.area_line.setText(said.area if said else "")

    def _caption(self, widget: QComboBox | QLineEdit, text: str, name: str) -> None:
        self._captions[widget].setText(text)
        widget.setAccessibleName(name)

    @Slot(int)
    def _on_row(self, place: int) -> None:
        self.row_said.emit(ROW_CHOICES[place - 1] if place else None)

    @Slot(int)
    def _on_column(self, place: int) -> None:
        self.column_said.emit(self._columns[place - 1] if place else None)

    @Slot(int)
    def _on_kind(self, place: int) -> None:
        self.column_kind_said.emit(self.kind_box.itemData(place))

    @Slot()
    def _on_area(self) -> None:
        self.table_said.emit("area", self.area_line.text().strip())

    @Slot()
    def _on_column_area(self) -> None:
        self.column_area_said.emit(self.column_area_line.text().strip())

    def _on_table(self, name: str, box: QComboBox, place: int) -> None:
        self.table_said.emit(name, box.itemData(place))
