"""The headings of a table as the officer sees them, and findings on columns whose figures the app does not read."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from model.findings import Finding, Level
from model.lines import AMOUNT
from model.workbook.addresses import address
from model.workbook.layout import FORECAST_PREFIX, field_of_heading
from model.workbook.sheet_source import SheetSource
from model.workbook.structure import Sheet, TableDefinition
from model.years import Year, looks_like_a_year, year_within

CHANGED = "headings changed"


class Heading(NamedTuple):
    """One heading: its column on the sheet, what the cell shows, and what the table's own record says."""

    column: int
    shown: str
    declared: str

    @property
    def text(self) -> str:
        """What counts: what the officer sees, or where the cell is blank the table's record."""
        return self.shown if self.shown.strip() else self.declared

    @property
    def year(self) -> Year | None:
        """The year whose amounts stand below it."""
        field = field_of_heading(self.text)
        return field.year if field is not None and field.name == AMOUNT else None

    @property
    def differs(self) -> bool:
        """Whether the cell shows something else than the table's record says."""
        return " ".join(self.shown.split()) != " ".join(self.declared.split())


def headings_of(sheet: Sheet, table: TableDefinition, source: SheetSource) -> list[Heading]:
    """Return a table's headings in order; where cell and record differ, what the officer sees counts."""
    cells = source.cells(sheet)
    header = cells.row(table.block.top)
    headings = []
    for column, declared in enumerate(table.columns, start=table.block.left):
        shown = cells.shown(header[column], source.strings) if column in header else ""
        headings.append(Heading(column, shown, declared))
    return headings


class UnreadColumns:
    """Finds columns of one table that hold figures and are not read, or are read as a year that nobody stated."""

    def __init__(
        self, sheet: Sheet, table: TableDefinition, headings: Sequence[Heading], wanted: Sequence[Year]
    ) -> None:
        """Look at a table that ought to have a column for each of the `wanted` years."""
        self._sheet = sheet
        self._table = table
        self._headings = headings
        self._wanted = wanted
        years = [heading for heading in headings if heading.year is not None]
        self._among = range(years[0].column, years[-1].column) if years else range(0)
        self._missing = [year for year in wanted if year not in {heading.year for heading in years}]

    def findings(self, unread: Mapping[int, int], lost: str) -> Iterator[Finding]:
        """Yield a finding for each unread column that holds figures or ought to be a year.

        `unread` has the number of figures by column; `lost` says what becomes of them.
        """
        for heading in self._headings:
            if heading.column in unread and (finding := self._on(heading, unread[heading.column], lost)):
                yield finding

    def missing(self, unread: Collection[int]) -> list[Year]:
        """Return the wanted years that have no column, but for those that another column is told to be."""
        if len(self._missing) == 1 and any(heading.year not in (None, *self._wanted) for heading in self._headings):
            return []
        meant = {self._meant(heading) for heading in self._headings if heading.column in unread}
        return [year for year in self._missing if year not in meant]

    def _on(self, heading: Heading, figures: int, lost: str) -> Finding | None:
        like = looks_like_a_year(heading.text)
        among = heading.column in self._among
        if not figures and not like:
            return None
        named = year_within(heading.text)
        foreign = like and not among and named is not None and named not in self._wanted
        ours = (like or among) and not foreign
        is_error = ours or bool(self._missing and figures)
        count = (
            f"its {figures} figure{'s are' if figures > 1 else ' is'} {lost}" if figures else "nothing below it counts"
        )
        place = address(self._table.block.top, heading.column)
        where = f"The column “{heading.text}” ({self._sheet.name}!{place})"
        kind = "forecast" if heading.text.lower().lstrip().startswith(FORECAST_PREFIX.strip().lower()) else "year"
        if not is_error:
            message = f"{where} is none that the app knows: it is kept as it is, and {count}."
            return Finding(Level.WARNING, "column not read", message, self._sheet.name, place)
        message = f"{where} is not read as a {kind}: {count}; {self._advice(heading)}."
        return Finding(Level.ERROR, CHANGED, message, self._sheet.name, place)

    def _advice(self, heading: Heading) -> str:
        meant = self._meant(heading)
        if meant is not None:
            return f"write {meant} if it is that year"
        named = year_within(heading.text)
        if named is not None and named in self._wanted:
            return f"there is a column for {named} already, so give this one another heading or put it elsewhere"
        example = self._missing[0] if len(self._missing) == 1 else "2026/27"
        return f"if it is a year, write it as {example}"

    def _meant(self, heading: Heading) -> Year | None:
        """Return which missing year an unread column is likely to be: the one that it names, else the only one."""
        named = year_within(heading.text)
        if named in self._missing:
            return named
        is_likely = looks_like_a_year(heading.text) or heading.column in self._among
        return self._missing[0] if len(self._missing) == 1 and is_likely else None

    def unstated(self, stated: Sequence[Year], setting: str) -> Iterator[Finding]:
        """Yield an error for each year that the `setting` does not state."""
        for heading in self._headings:
            if heading.year is None or heading.year in stated:
                continue
            place = address(self._table.block.top, heading.column)
            known = ", ".join(map(str, stated))
            meant = f"write {self._missing[0]} if that is meant" if len(self._missing) == 1 else "write one of these"
            message = (
                f"The column “{heading.text}” ({self._sheet.name}!{place}) is a year that {setting} does not state "
                f"({known}); {meant}, or add {heading.year} to {setting}."
            )
            yield Finding(Level.ERROR, "year not stated", message, self._sheet.name, place)
