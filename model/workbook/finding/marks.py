"""What was found, cell by cell, as a picture of a sheet shows it: each row, column and table with a word and a sort.

A word always says what a tint does.
"""

from dataclasses import dataclass
from enum import Enum

from model.lines import TEXT_HEADINGS, Kind
from model.workbook.finding.corrections import Corrections
from model.workbook.finding.layout import Account, Column, ColumnRole, Layout, Region, Row, RowRole
from model.workbook.finding.questions import Apart


class Mark(Enum):
    """The sort of a cell, by which it is tinted."""

    NOTHING = "nothing"
    HEADINGS = "headings"
    HEADING = "heading"
    LINE = "line"
    TOTAL = "total"
    IGNORED = "ignored"
    NOT_READ = "not read"


_MARKS = {
    RowRole.LINE: Mark.LINE,
    RowRole.HEADING: Mark.HEADING,
    RowRole.TOTAL: Mark.TOTAL,
    RowRole.NOTE: Mark.IGNORED,
    RowRole.UNREAD: Mark.NOT_READ,
}
_PLAIN_ROLES = {
    ColumnRole.ACROSS: "total of the years",
    ColumnRole.BUDGET: "whole budget",
    ColumnRole.TYPE: "type",
    ColumnRole.AREA: "area",
    ColumnRole.SERVICE: "service",
    ColumnRole.IGNORED: "ignored",
}
SAID = "as you said"


@dataclass(frozen=True, slots=True)
class SheetMarks:
    """The marks of one sheet: tables and the rows of each by number, and which rows and columns the officer said."""

    regions: tuple[Region, ...] = ()
    apart: tuple[Apart, ...] = ()
    rows: tuple[dict[int, Row], ...] = ()
    said_rows: frozenset[int] = frozenset()
    said_columns: frozenset[tuple[int, int]] = frozenset()

    @classmethod
    def of(cls, sheet: str, layout: Layout, apart: tuple[Apart, ...], said: Corrections) -> "SheetMarks":
        """Return the marks of a sheet."""
        regions = tuple(region for region in layout.regions if region.sheet == sheet)
        return cls(
            regions,
            tuple(each for each in apart if each.sheet == sheet),
            tuple({number: row for row in region.rows for number in _numbers(row)} for region in regions),
            frozenset(each.row for each in said.rows if each.sheet == sheet),
            frozenset((each.row, each.column) for each in said.columns if each.sheet == sheet),
        )

    @property
    def tables(self) -> tuple[Region | Apart, ...]:
        """All tables, those of lines first."""
        return (*self.regions, *self.apart)

    def table_at(self, row: int, column: int) -> Region | Apart | None:
        """Return the table in which a cell stands; where it stands in none, the one in whose rows it does."""
        tables = self.tables
        inside = (each for each in tables if _holds(each, row) and each.block.left <= column <= each.block.right)
        return next(inside, None) or next((each for each in tables if _holds(each, row)), None)

    def region_at(self, row: int, column: int) -> Region | None:
        """Return the table of lines in which a cell stands."""
        table = self.table_at(row, column)
        return table if isinstance(table, Region) else None

    def row_at(self, row: int, column: int) -> Row | None:
        """Return what the row of a cell is in its table, None where it is none of lines, totals or headings."""
        region = self.region_at(row, column)
        return self.rows[self.regions.index(region)].get(row) if region is not None else None

    def mark(self, row: int, column: int) -> Mark:
        """Return the sort of a cell."""
        table = self.table_at(row, column)
        if table is None or not table.block.left <= column <= table.block.right:
            return Mark.NOTHING
        if row < table.block.top + table.header_rows:
            return Mark.HEADINGS
        if isinstance(table, Apart):
            return Mark.TOTAL if table.is_summary else Mark.IGNORED
        found = self.row_at(row, column)
        if found is None:
            return Mark.NOTHING
        held = next((each for each in table.columns if each.column == column), None)
        is_out = held is not None and held.role is ColumnRole.IGNORED
        return Mark.IGNORED if is_out and found.role is not RowRole.NOTE else _MARKS[found.role]

    def row_words(self, row: int) -> str:
        """Return what a row is, in words; nothing where it stands in no table."""
        words = [text for table in self.tables if _holds(table, row) and (text := self._of(table, row))]
        told = "; ".join(dict.fromkeys(words))
        return f"{told}, {SAID}" if told and row in self.said_rows else told

    def _of(self, table: Region | Apart, row: int) -> str:
        if row < table.block.top + table.header_rows:
            return "column headings" if isinstance(table, Region) else _apart_words(table)
        if isinstance(table, Apart):
            return "total, compared" if table.is_summary else "not read"
        found = self.rows[self.regions.index(table)].get(row)
        return row_in_words(found, len(table.accounts)) if found is not None else ""

    def account_at(self, row: int, column: int) -> Account | None:
        """Return the account of the amounts in the column of a cell; None where it holds none."""
        region = self.region_at(row, column)
        columns = region.columns if region is not None else ()
        held = next((each for each in columns if each.column == column and each.role.has_account), None)
        return region.accounts[held.account] if region is not None and held is not None else None

    def column_words(self, row: int, column: int) -> str:
        """Return what the column of a cell holds in the table there, in words."""
        region = self.region_at(row, column)
        held = next((each for each in region.columns if each.column == column), None) if region is not None else None
        return column_in_words(held, region) if held is not None and region is not None else ""


def _numbers(row: Row) -> set[int]:
    """Return the numbers of the rows in which a row of a table stands: several, where it is gathered."""
    return {row.row, *(part.row for part in row.parts)}


def _holds(table: Region | Apart, row: int) -> bool:
    return table.block.top <= row <= table.block.bottom


def _apart_words(table: Apart) -> str:
    return "summary" if table.is_summary else "table not read"


def row_in_words(row: Row, accounts: int = 1) -> str:
    """Return what a row of a table is, which states so many accounts in each row."""
    match row.role:
        case RowRole.LINE:
            if accounts > 1:
                return "lines"
            return f"line, {row.kind.value}" if row.kind else "line"
        case RowRole.UNREAD:
            return "not read"
        case RowRole.NOTE:
            return "ignored"
        case RowRole.HEADING:
            return f"heading, {row.kind.value}" if row.kind else "heading"
        case _:
            return str(row.role.value)


def column_in_words(column: Column, region: Region) -> str:
    """Return what a column of a table holds."""
    if column.role is ColumnRole.WORDS:
        return TEXT_HEADINGS.get(column.field, "other words").lower()
    if column.role in _PLAIN_ROLES:
        return _PLAIN_ROLES[column.role]
    year = str(column.year) if column.year else ""
    if column.role is ColumnRole.NET:
        return f"total of {year}"
    if column.role is ColumnRole.FORECAST:
        return f"forecast {year}"
    account = region.accounts[column.account]
    if account.area:
        return f"{year} {account.area}"
    kind = account.kind if len(region.accounts) > 1 else None
    return f"{year} {kind.value if kind is not Kind.UNKNOWN else ''}".strip() if kind else year
