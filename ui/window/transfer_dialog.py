"""The form for a transfer: what each of the other areas receives in each year, and the linked lines that it makes."""

from collections.abc import Iterator
from decimal import Decimal

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QComboBox, QHeaderView, QLabel, QTableWidget, QTableWidgetItem, QWidget

from model.edits import Edit, LineAdded
from model.lines import Line
from model.money import NIL
from model.problems import EntryProblem
from model.transferring import Amounts, receive, transfer_to
from ui.window.form_dialog import FormDialog
from ui.window.metrics import figure_font, in_screen, letters, space
from ui.window.session import Session
from ui.window.stated.year_fields import read_amount

_FIGURE, _WORDS, _MOST_YEARS = 12, 60, 6
_MOST_ROWS = 10
_BUDGET, _LINE = "budget", "line"


class TransferDialog(FormDialog):
    """Asks what goes where; `edit` holds the plan once accepted, None where nothing is to be moved."""

    def __init__(self, session: Session, line: Line, parent: QWidget | None = None) -> None:
        """Ask for a transfer from the area of a line."""
        budget = session.budget
        here = budget.area(line.area_id).name
        note = (
            f"From {here}, for {line.name}. A transfer nets to nil in every year: the totals of the areas change, the "
            "net change of the whole does not."
        )
        super().__init__("Transfer to other areas", "Transfer", parent, note)
        self.edit: Edit | None = None
        self._session = session
        self._line = line
        self._areas = [area for area in budget.areas if area.id != line.area_id]
        self.what = QComboBox()
        self.what.addItem(f"Budget of {here}, by the figures below", _BUDGET)
        self.what.addItem(f"What {line.name} itself gives in each year", _LINE)
        self.area = QComboBox()
        self.area.addItems([area.name for area in self._areas])
        self.table = self._make_table()
        self.preview = QLabel()
        self.preview.setObjectName("Muted")
        self.preview.setWordWrap(True)
        self.add_field("&What is moved", self.what)
        self.add_field("&Area that receives", self.area)
        self.add_field("&Each area receives", self.table, "A figure for each year, above nil, in the unit shown.")
        self.column.addWidget(self.preview)
        self.setMinimumWidth(in_screen(self, letters(_WORDS + _FIGURE * min(len(budget.years), _MOST_YEARS))))
        self.what.currentIndexChanged.connect(self._on_what)
        self.area.currentIndexChanged.connect(self._look)
        self.table.itemChanged.connect(self._look)
        gives = any(amount and amount < NIL for amount in _figures(line)) and not line.linked_reference.strip()
        self.what.setCurrentIndex(1 if gives else 0)
        self._on_what()

    def _make_table(self) -> QTableWidget:
        years = self._session.budget.years
        table = QTableWidget(len(self._areas), len(years))
        unit = self._session.view.unit.symbol
        table.setHorizontalHeaderLabels([f"{year}, {unit}" for year in years])
        table.setVerticalHeaderLabels([area.name for area in self._areas])
        table.setFont(figure_font())
        table.setObjectName("PlainTable")
        table.setTabKeyNavigation(True)
        for row in range(len(self._areas)):
            for column in range(len(years)):
                item = QTableWidgetItem("")
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                table.setItem(row, column, item)
        for column in range(len(years)):
            table.setColumnWidth(column, letters(_FIGURE))
        heading = table.verticalHeader()
        heading.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heading.setDefaultSectionSize(space(7))
        shown = min(len(self._areas), _MOST_ROWS)
        table.setFixedHeight(table.horizontalHeader().sizeHint().height() + shown * space(7) + space(9))
        return table

    @Slot()
    def _on_what(self) -> None:
        moves_line = self.what.currentData() == _LINE
        self.form.setRowVisible(self.area, moves_line)
        self.form.setRowVisible(self.table, not moves_line)
        self._look()
        self.adjustSize()

    @Slot()
    def _look(self, _item: object = None) -> None:
        """Tell which lines the transfer will make, or why it cannot be."""
        try:
            edit = self._planned()
        except EntryProblem as problem:
            self.preview.setText(str(problem))
            return
        self.preview.setText(" ".join(self._told(edit)) if edit else "Nothing is moved yet.")

    def _told(self, edit: Edit) -> Iterator[str]:
        budget, view = self._session.budget, self._session.view
        yield "It adds"
        added = [change.line for change in edit.changes if isinstance(change, LineAdded)]
        for place, line in enumerate(added):
            years = zip(budget.years, line.amounts, strict=False)
            figures = ", ".join(f"{view.text(amount)} in {year}" for year, amount in years if amount)
            end = "." if place == len(added) - 1 else ";"
            yield f"{line.reference}, a {line.kind.value} of {budget.area(line.area_id).name}: {figures}{end}"

    def _planned(self) -> Edit | None:
        budget, line_id = self._session.budget, self._line.id
        if self.what.currentData() == _LINE:
            if not self._areas:
                return None
            return receive(budget, line_id, self._areas[max(0, self.area.currentIndex())].id)
        return transfer_to(budget, line_id, [(area.id, self._amounts(row)) for row, area in enumerate(self._areas)])

    def _amounts(self, row: int) -> Amounts:
        found = {}
        for column, year in enumerate(self._session.budget.years):
            item = self.table.item(row, column)
            text = item.text() if item is not None else ""
            amount = read_amount(text, self._session.view.unit, f"{self._areas[row].name}, {year}")
            if amount is not None and amount < NIL:
                raise EntryProblem(
                    f"{self._areas[row].name}, {year}: what an area receives is above nil; to give, begin from a line "
                    "of that area."
                )
            if amount:
                found[year] = amount
        return found

    def take(self) -> None:
        """Plan the transfer. Raises EntryProblem."""
        self.edit = self._planned()
        if self.edit is None:
            raise EntryProblem("Nothing is moved yet: enter what an area receives, in at least one year.")


def _figures(line: Line) -> list[Decimal]:
    return [amount for amount in line.amounts if isinstance(amount, Decimal)]
