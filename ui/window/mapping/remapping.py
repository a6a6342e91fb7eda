"""A workbook being looked at: what the officer says of it so far, and what is found with that, a moment later.

Finding goes on beside the window, so that a large workbook holds nobody up; the last thing said is what counts.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QObject, Signal, Slot

from model.workbook.conversion import ReadAs
from model.workbook.finding.corrections import SaidColumn, SaidRow
from model.workbook.finding.layout import ColumnRole, Region, RowRole
from model.workbook.finding.marks import SheetMarks
from model.workbook.finding.picture import SheetPicture
from model.workbook.finding.placing import heading_words, row_words
from model.workbook.finding.questions import Apart
from model.workbook.finding.said_of_all import heading_row
from model.workbook.finding.saying import (
    first_words,
    with_column,
    with_row,
    without_column,
    without_row,
)
from model.workbook.found_opening import FoundBudget, FoundReading
from model.years import Year
from ui.window.errands import Errands
from ui.window.mapping.choices import ColumnChoice, RowChoice
from ui.window.mapping.results import result_rows
from ui.window.text_table import TextRow

_FIRST_MONTH = 4


@dataclass(frozen=True, slots=True)
class Look:
    """What was found with what is said, and the rows that show it: made in a thread, for there may be many.

    `longest_figure` is how many letters the longest of their figures has.
    """

    found: FoundBudget
    headings: tuple[str, ...]
    rows: list[TextRow]
    longest_figure: int = 0

    @classmethod
    def at(cls, found: FoundBudget) -> "Look":
        """Return what is shown of what was found."""
        headings, rows = result_rows(found)
        return cls(found, headings, rows, max((len(text) for row in rows for text in row.texts[2:]), default=0))


class Remapping(QObject):
    """What is said and found of one workbook. Signals: `found_anew`, `said_anew`."""

    found_anew = Signal()
    said_anew = Signal()

    def __init__(
        self,
        reading: FoundReading,
        said: ReadAs,
        look: Look,
        parent: QObject | None = None,
        errands: Errands | None = None,
    ) -> None:
        """Begin with what is said, every row and column where it now stands, and found already.

        `errands` outlive it, so that one that is under way when it ends holds nobody up; its own, unless said.
        """
        super().__init__(parent)
        self._reading = reading
        self.pictures: Sequence[SheetPicture] = reading.pictures.sheets
        self.said = said
        self.look = look
        self.errands = errands or Errands(self)
        self.errands.done.connect(self._on_done)
        self._under_way: _Finding | None = None

    @property
    def found(self) -> FoundBudget:
        """What is found with what was said when finding last ended."""
        return self.look.found

    @property
    def is_settled(self) -> bool:
        """Whether what is found is found with everything that is said."""
        return self._under_way is None

    def say(self, said: ReadAs) -> None:
        """Take what the officer says now, and find anew."""
        if said == self.said:
            return
        self.said = said
        self.said_anew.emit()
        if self._under_way is None:
            self._begin()

    def wait(self) -> None:
        """Wait until everything is found with what is said."""
        while self._under_way is not None:
            self.errands.finish(60)

    def marks(self, sheet: str) -> SheetMarks:
        """Return the marks of a sheet."""
        return SheetMarks.of(sheet, self.found.layout, self.found.apart, self.said.corrections)

    def say_rows(self, picture: SheetPicture, rows: Sequence[int], choice: RowChoice | None) -> None:
        """Say what rows are; None: as they are found."""
        said = self.said
        for row in rows:
            if choice is None:
                said = without_row(said, picture.name, row)
            else:
                plain = SaidRow(picture.name, row, row_words(picture, row), RowRole.LINE)
                said = with_row(said, choice.said(plain, first_words(picture, row)))
        self.say(said)

    def heading_of(self, picture: SheetPicture, table: Region | Apart | None, row: int, column: int) -> int:
        """Return the row in which a column's heading stands: of the table, else the row itself."""
        if isinstance(table, Region):
            return heading_row(table, column, picture)
        return table.block.top + table.header_rows - 1 if table is not None else row

    def plain_column(self, picture: SheetPicture, row: int, column: int) -> SaidColumn:
        """Return a saying of a column that says nothing yet."""
        return SaidColumn(picture.name, row, column, heading_words(picture, row, column), ColumnRole.IGNORED)

    def said_column(self, picture: SheetPicture, row: int, column: int) -> SaidColumn | None:
        """Return what is said of the column under a heading."""
        places = ((each, (each.sheet, each.row, each.column)) for each in self.said.corrections.columns)
        return next((each for each, place in places if place == (picture.name, row, column)), None)

    def said_row(self, picture: SheetPicture, row: int) -> SaidRow | None:
        """Return what is said of a row."""
        return next(
            (each for each in self.said.corrections.rows if (each.sheet, each.row) == (picture.name, row)), None
        )

    def say_column(self, picture: SheetPicture, row: int, column: int, choice: ColumnChoice | None) -> None:
        """Say what the column under a heading holds; None: as it is found."""
        if choice is None:
            self.say(without_column(self.said, picture.name, row, column))
        else:
            before = self.said_column(picture, row, column) or self.plain_column(picture, row, column)
            self.say(with_column(self.said, choice.said(before)))

    def say_area(self, picture: SheetPicture, row: int, column: int, area: str) -> None:
        """Say of which activity area the amounts of the column under a heading are; nothing: as the rows say."""
        said = self.said_column(picture, row, column) or self._found_column(picture, row, column)
        if said is not None and said.area != area:
            self.say(with_column(self.said, replace(said, area=area)))

    def _found_column(self, picture: SheetPicture, row: int, column: int) -> SaidColumn | None:
        """Return what a column of amounts is found to hold, as if it were said."""
        regions = (each for each in self.found.layout.regions if each.sheet == picture.name)
        held = (
            each
            for region in regions
            if region.block.top <= row <= region.block.bottom
            for each in region.columns
            if each.column == column and each.role.has_account
        )
        found = next(held, None)
        if found is None:
            return None
        return replace(self.plain_column(picture, row, column), role=found.role, year=found.year)

    @property
    def years(self) -> tuple[Year, ...]:
        """The years that are found."""
        return self.found.layout.years

    def _begin(self) -> None:
        self._under_way = _Finding(self._reading, self.said)
        self.errands.do(self._under_way.carry_out)

    @Slot()
    def _on_done(self) -> None:
        ended = self._under_way
        if ended is None or not ended.is_done:
            return
        self._under_way = None
        if ended.look is not None:
            self.look = ended.look
        if ended.said != self.said:
            self._begin()
        self.found_anew.emit()


class _Finding:
    """One finding, carried out in a thread."""

    def __init__(self, reading: FoundReading, said: ReadAs) -> None:
        self._reading, self.said = reading, said
        self.look: Look | None = None
        self.is_done = False

    def carry_out(self) -> None:
        try:
            self.look = Look.at(self._reading.find(self.said))
        finally:
            self.is_done = True


def year_of_today() -> Year:
    """Return the financial year of today."""
    today = date.today()  # noqa: DTZ011  # the officer's own calendar
    return Year(today.year - (today.month < _FIRST_MONTH))
