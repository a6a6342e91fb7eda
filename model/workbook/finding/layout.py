"""The layout of a workbook that others laid out: which rows and columns of which sheets are what.

Finding makes it, the officer may correct it, reading follows it. It is an immutable value.
"""

from collections.abc import Container
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from model.controls import Measure, Scope
from model.lines import Kind
from model.money import Unit
from model.workbook.addresses import Block
from model.workbook.finding.kind_words import kind_words
from model.years import Year


class ColumnRole(Enum):
    """What a column holds."""

    AMOUNT = "amount"
    FORECAST = "forecast"
    ACROSS = "total across the years"
    NET = "total of the year"
    BUDGET = "whole budget"
    WORDS = "words"
    TYPE = "type"
    AREA = "area"
    SERVICE = "service"
    IGNORED = "ignored"

    @property
    def has_account(self) -> bool:
        """Whether its figures are amounts of lines."""
        return self in (ColumnRole.AMOUNT, ColumnRole.FORECAST)

    @property
    def has_year(self) -> bool:
        """Whether its figures are those of one year."""
        return self in (ColumnRole.AMOUNT, ColumnRole.FORECAST, ColumnRole.NET)


class RowRole(Enum):
    """What a row is."""

    LINE = "line"
    HEADING = "heading"
    TOTAL = "total"
    NOTE = "note"
    UNREAD = "not read"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, the year of its figures, and which of a row's accounts they belong to.

    `field` names the line's words that a column of WORDS holds.
    """

    column: int
    role: ColumnRole
    heading: str = ""
    field: str = ""
    year: Year | None = None
    account: int = 0


@dataclass(frozen=True, slots=True)
class Account:
    """One line that every row of a table states. A usual table has one; one with columns of pressures and of savings
    has several, each with its kind and title; one with columns of areas has one for each `area`.
    """

    kind: Kind | None = None
    title: str = ""
    area: str = ""


class Part(NamedTuple):
    """Where a line stands that is gathered from several cells: what would stand in a `column` of one row, and where."""

    column: int
    row: int
    place: int


@dataclass(frozen=True, slots=True)
class Row:
    """One row: what it is and, for a line, its kind, area, service and category by the headings over it.

    `doubt` says why a row is not read. `parts` are the cells of a line whose years do not stand across one row.
    `account` is the one that it states while all its amounts are blank.
    """

    row: int
    role: RowRole
    kind: Kind | None = None
    area: str = ""
    service: str = ""
    category: str = ""
    doubt: str = ""
    parts: tuple[Part, ...] = ()
    account: int = 0


class LinePlace(NamedTuple):
    """Names a line by where it stands: its sheet, row, the first column of its table, and its account."""

    sheet: str
    row: int
    column: int
    account: int = 0


class Control(NamedTuple):
    """Names what a control total controls: every line of a kind (or all) of an area, a service or the directorate."""

    scope: Scope
    name: str
    measure: Measure


@dataclass(frozen=True, slots=True)
class Total:
    """A total that the workbook states: its label, its cells (year, row, column), and the lines that it should cast.

    `flips`: it shows savings as positive figures. `control` is the control total that it is, if it is one.
    """

    label: str
    sheet: str
    cells: tuple[tuple[Year, int, int], ...]
    covers: tuple[LinePlace, ...]
    unit: Unit
    decimals: int
    flips: bool = False
    control: Control | None = None


@dataclass(frozen=True, slots=True)
class Region:
    """One table: its sheet, its rectangle and the number of its header rows, its columns, accounts and rows.

    `words` are its headings in a line, by which it is known again.
    """

    sheet: str
    block: Block
    header_rows: int
    columns: tuple[Column, ...]
    accounts: tuple[Account, ...]
    rows: tuple[Row, ...]
    unit: Unit
    positive_savings: bool = False
    decimals: int = 0
    words: str = ""

    def columns_of(self, *roles: ColumnRole) -> tuple[Column, ...]:
        """Return the columns that have one of these roles."""
        return tuple(column for column in self.columns if column.role in roles)

    @property
    def is_gathered(self) -> bool:
        """Whether its lines are gathered from several rows: its years stand down the sheet."""
        return any(row.parts for row in self.rows)

    def joins_title(self, account: Account) -> bool:
        """Whether a line is called by its row and its account: “Care homes - Growth” in a column of that name."""
        if len(self.accounts) == 1 or any(each.area for each in self.accounts):
            return False
        named = kind_words(account.title)
        return named is None or not named.is_pure

    def place(self, row: Row, column: int) -> tuple[int, int] | None:
        """Return the cell, as row and column, that stands in a column of a row; None where a line has none there."""
        if not row.parts:
            return row.row, column
        return next((part[1:] for part in row.parts if part.column == column), None)

    def line_place(self, row: Row, account: int) -> "LinePlace":
        """Return what names the line of an account of a row: its first amount's cell, where it is gathered."""
        if not row.parts:
            return LinePlace(self.sheet, row.row, self.block.left, account)
        amounts = {column.column for column in self.columns_of(ColumnRole.AMOUNT)}
        first = next((part for part in row.parts if part.column in amounts), row.parts[0])
        return LinePlace(self.sheet, first.row, first.place, account)

    @property
    def extra_columns(self) -> tuple[Column, ...]:
        """The columns of words that the app does not know, and keeps by their headings."""
        return tuple(each for each in self.columns_of(ColumnRole.WORDS) if not each.field and each.heading)

    @property
    def areas(self) -> tuple[str, ...]:
        """The areas of its lines, by its columns where these are of areas, else by its rows."""
        across = [account.area for account in self.accounts if account.area]
        return tuple(dict.fromkeys(across or [row.area for row in self.lines if row.area]))

    @property
    def naming_column(self) -> int:
        """The column that stands for a line as a whole: its reference or title, else the first."""
        named = (each.column for each in self.columns if each.field in ("reference", "title"))
        return next(named, self.columns[0].column)

    def title_column(self, filled: Container[int]) -> Column | None:
        """Return the column of a row's title, given the columns of it that hold something.

        A line may have its label further left than others, in a column without heading.
        """
        title = next((column for column in self.columns if column.field == "title"), None)
        if title is None or title.column in filled:
            return title
        words = (each for each in self.columns_of(ColumnRole.WORDS) if each.column < title.column)
        return next((each for each in words if not each.field and not each.heading and each.column in filled), title)

    @property
    def lines(self) -> tuple[Row, ...]:
        """The rows that are lines."""
        return tuple(row for row in self.rows if row.role is RowRole.LINE)


@dataclass(frozen=True, slots=True)
class Layout:
    """The tables of a workbook and the totals that it states; `levels`: its amounts are the full ones of every year.

    `decimals` is how many the figures are shown with, in `unit`, the unit of most of them.
    """

    regions: tuple[Region, ...] = ()
    totals: tuple[Total, ...] = ()
    unit: Unit = Unit.MILLIONS
    decimals: int = 3
    levels: bool = False

    @property
    def years(self) -> tuple[Year, ...]:
        """The years of all tables, in order."""
        return tuple(
            sorted(
                {
                    column.year
                    for region in self.regions
                    for column in region.columns_of(ColumnRole.AMOUNT, ColumnRole.FORECAST)
                    if column.year is not None
                }
            )
        )
