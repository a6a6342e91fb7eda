"""Reading the table of pots: temporary money by year, which lines are met from by naming it."""

import re
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from model.findings import Finding, Level
from model.money import Amount
from model.part_year import parse_date, year_of
from model.pots import Pot
from model.problems import EntryProblem
from model.settings import Settings
from model.workbook.addresses import address
from model.workbook.bindings import RowsBinding
from model.workbook.layout import POT_HEADINGS, POTS_TABLE
from model.workbook.reading_amounts import read_amount
from model.workbook.reading_columns import missing_column
from model.workbook.reading_headings import headings_of
from model.workbook.sheet_cells import Cell
from model.workbook.sheet_source import SheetSource
from model.workbook.structure import Sheet, TableDefinition
from model.years import Year, find_year, year_of_month

_MONTH = re.compile(r"(?P<month>[A-Za-z]{3,9})\.?\s+(?P<year>\d{4})", re.ASCII)
_FIRST_OF_APRIL = 4, 1


def read_pots(
    tables: Iterable[tuple[Sheet, TableDefinition]],
    source: SheetSource,
    settings: Settings,
    next_id: Callable[[], int],
    findings: list[Finding],
) -> tuple[list[Pot], RowsBinding | None]:
    """Read the pots in order and where they stand; what cannot be read of one is a finding."""
    pots: list[Pot] = []
    binding: RowsBinding | None = None
    for sheet, table in tables:
        if table.name == POTS_TABLE:
            reader = _PotsReader(sheet, table, source, settings, findings)
            rows = reader.rows()
            pots = [reader.pot(row, next_id()) for row in rows]
            places: dict[object, int] = {pot.id: row for pot, row in zip(pots, rows, strict=True)}
            binding = RowsBinding(sheet, table, MappingProxyType(reader.columns), MappingProxyType(places))
    return pots, binding


class _PotsReader:
    """Reads the rows of one table."""

    def __init__(
        self,
        sheet: Sheet,
        table: TableDefinition,
        source: SheetSource,
        settings: Settings,
        findings: list[Finding],
    ) -> None:
        self._sheet = sheet
        self._table = table
        self._source = source
        self._settings = settings
        self._findings = findings
        self._cells = source.cells(sheet)
        self.columns: dict[str, int] = {}
        for heading in headings_of(sheet, table, source):
            name = heading.year.label if heading.year else " ".join(heading.text.split()).lower()
            self.columns.setdefault(name, heading.column)

    def rows(self) -> list[int]:
        """Return the rows that hold anything; none where the table has lost the column of names."""
        if POT_HEADINGS[0].lower() not in self.columns:
            self._findings.append(missing_column(self._sheet, self._table, POT_HEADINGS[0], Level.ERROR))
            return []
        rows = range(self._table.first_row, self._table.last_row + 1)
        return [row for row in rows if any(not cell.is_blank for cell in self._cells.row(row).values())]

    def pot(self, row: int, pot_id: int) -> Pot:
        """Return the pot of a row."""
        content = self._cells.row(row)
        name, ends, notes = (self._text(content, heading) for heading in POT_HEADINGS)
        return Pot(pot_id, name, self._amounts(row, content), self._last_year(row, ends), notes)

    def _text(self, content: Mapping[int, Cell], heading: str) -> str:
        cell = content.get(self.columns.get(heading.lower(), 0))
        return self._source.text_of(cell).strip() if cell else ""

    def _amounts(self, row: int, content: Mapping[int, Cell]) -> tuple[Amount, ...]:
        amounts = []
        for year in self._settings.years:
            column = self.columns.get(year.label, 0)
            amount, remark = read_amount(content.get(column), self._cells, self._source, self._settings.unit)
            amounts.append(amount)
            if remark is not None:
                self._tell(remark.level, remark.rule, row, column, remark.sentence)
        return tuple(amounts)

    def _last_year(self, row: int, text: str) -> Year | None:
        year = find_year(text) or _year_of_day(text)
        if text and year is None:
            column = self.columns[POT_HEADINGS[1].lower()]
            words = f"holds “{text}”, which is no financial year; write it as 2026/27"
            self._tell(Level.WARNING, "last year of a pot", row, column, words)
        return year

    def _tell(self, level: Level, rule: str, row: int, column: int, words: str) -> None:
        cell = address(row, column)
        message = f"The cell {self._sheet.name}!{cell} {words}."
        self._findings.append(Finding(level, rule, message, self._sheet.name, cell))


def _year_of_day(text: str) -> Year | None:
    """Return the financial year of a day or a month, as in `31/03/2028`; None for a 1 April, and where none is named.

    What ends on a 1 April may be meant to last until then, or until the next.
    """
    month = _MONTH.fullmatch(text.strip())
    if month:
        return year_of_month(month["month"], int(month["year"]))
    try:
        day = parse_date(text)
    except EntryProblem:
        return None
    return None if (day.month, day.day) == _FIRST_OF_APRIL else year_of(day)
