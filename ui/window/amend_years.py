"""A row a year: what was agreed, the change and what it comes to; the last two follow each other as they are typed."""

from collections.abc import Sequence
from decimal import Decimal
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from model.amending import Amendment
from model.money import EXACT, NIL, Amount, Unit, Unreadable, cell_text
from model.problems import EntryProblem
from model.years import Year
from ui.window.metrics import letters, space
from ui.window.stated.year_fields import read_amount

_HEADINGS = ("Previous", "Change", "New")
_WIDTH = 14


class AmendYears(QWidget):
    """Three fields a year. Signals: `edited` (what was typed differs)."""

    edited = Signal()

    def __init__(self, years: Sequence[Year], stated: Sequence[Amendment], unit: Unit) -> None:
        """Show what a line states, in a unit."""
        super().__init__()
        self._years = tuple(years)
        self._stated = tuple(stated)
        self._unit = unit
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(space(3))
        self._grid.setVerticalSpacing(space(2))
        for column, heading in enumerate(_HEADINGS, start=1):
            self._grid.addWidget(_caption(f"{heading}, {unit.symbol}", Qt.AlignmentFlag.AlignRight), 0, column)
        self.previous, self.changes, self.new = ([self._editor() for _ in self._years] for _ in _HEADINGS)
        for place, year in enumerate(self._years):
            self._add_row(place, year)

    def _editor(self) -> QLineEdit:
        editor = QLineEdit()
        editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        editor.setPlaceholderText("Not stated")
        editor.setMinimumWidth(letters(_WIDTH))
        return editor

    def _add_row(self, place: int, year: Year) -> None:
        stated, row = self._stated[place], place + 1
        self._grid.addWidget(_caption(str(year), Qt.AlignmentFlag.AlignLeft), row, 0)
        for column, (heading, editor) in enumerate(zip(_HEADINGS, self._row(place), strict=True), start=1):
            editor.setAccessibleName(f"{heading} {year}, {self._unit.symbol}")
            self._grid.addWidget(editor, row, column)
        self.previous[place].setText(self._shown(stated.previous))
        self.changes[place].setText(self._shown(stated.change))
        self._follow_change(place, "")
        self.previous[place].textEdited.connect(partial(self._follow_change, place))
        self.changes[place].textEdited.connect(partial(self._follow_change, place))
        self.new[place].textEdited.connect(partial(self._follow_new, place))

    def _row(self, place: int) -> tuple[QLineEdit, QLineEdit, QLineEdit]:
        return self.previous[place], self.changes[place], self.new[place]

    def editors(self) -> list[QLineEdit]:
        """Return the fields in the order in which Tab goes through them."""
        return [editor for place in range(len(self._years)) for editor in self._row(place)]

    def wanted(self) -> dict[Year, Amendment]:
        """Return what was entered. Raises EntryProblem that names field and year."""
        found: dict[Year, Amendment] = {}
        for place, year in enumerate(self._years):
            previous, changes, new = (editor.text() for editor in self._row(place))
            was: Amount = self._stated[place].previous
            if previous != self._shown(was):
                was = read_amount(previous, self._unit, f"Previous {year}")
            if not changes.strip():
                read_amount(new, self._unit, f"New {year}")
            found[year] = Amendment(was, read_amount(changes, self._unit, f"Change {year}"))
        return found

    def _follow_change(self, place: int, _text: str) -> None:
        """Show what a year comes to; nothing while it cannot be told."""
        previous, change, new = self._row(place)
        was, by = self._read(previous), self._read(change)
        new.setText("" if by is None else cell_text(EXACT.add(was or NIL, by), self._unit))
        self.edited.emit()

    def _follow_new(self, place: int, _text: str) -> None:
        """Show by how much a year changes; nothing while it cannot be told."""
        previous, change, new = self._row(place)
        was, now = self._read(previous), self._read(new)
        change.setText("" if now is None else cell_text(EXACT.subtract(now, was or NIL), self._unit))
        self.edited.emit()

    def _read(self, editor: QLineEdit) -> Decimal | None:
        try:
            return read_amount(editor.text(), self._unit, "")
        except EntryProblem:
            return None

    def _shown(self, amount: Amount) -> str:
        if amount is None:
            return ""
        return amount.text if isinstance(amount, Unreadable) else cell_text(amount, self._unit)


def _caption(words: str, side: Qt.AlignmentFlag) -> QLabel:
    caption = QLabel(words)
    caption.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
    return caption
