"""The neutral annex: what a paper's table says, before any file format.

Figures are exact pounds; a writer shows them in the annex's unit and rounds them once. A row that casts others names
them, so that an Excel formula, an agreed total and a picture of the page all derive from the same statement.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import cached_property

from exporters.charts import Chart
from exporters.source import Source
from model.lines import AMOUNT
from model.money import EXACT, Amount, Negatives, Unit, format_amount, total
from model.years import Year


class RowKind(Enum):
    """What a row is on the page."""

    HEADING = "heading"
    SUBHEADING = "subheading"
    LINE = "line"
    SUBTOTAL = "subtotal"
    TOTAL = "total"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class TextColumn:
    """A column of words. `width` names its width in the theme; one that `fills` takes what the page has left.

    One that is `optional` says nothing of most lines; an empty cell of any other means that nothing is stated.
    """

    heading: str
    width: str
    fills: bool = False
    optional: bool = False


@dataclass(frozen=True, slots=True)
class AmountColumn:
    """A column of amounts: one financial year."""

    year: Year


@dataclass(frozen=True, slots=True)
class Row:
    """One row: a text for each text column (the first alone for headings and notes), an amount for each year.

    `parts` names by position the rows whose amounts this one sums, `less` those that it takes away; a year that such
    a row leaves blank is not cast. `group` says under which headings it stands, one for each of the annex's `groups`.
    `data` holds what a row of data (CSV) says of the amounts, one text for each of the annex's `data_fields`; rows
    that only sum or explain have none. `of_lines` are the lines that its amounts are the sum of, where these stand in
    no rows of their own; `rest` says in words what its amounts hold beside those of the lines. `before` are the amended
    lines whose previous amounts the rest is; of a row that counts these lines themselves, they are taken away.
    `field` says which figures of its line `line_id` its amounts are: what was agreed, or what is forecast.
    """

    kind: RowKind
    texts: tuple[str, ...]
    amounts: tuple[Amount, ...] = ()
    parts: tuple[int, ...] = ()
    data: tuple[str, ...] = ()
    line_id: int | None = None
    less: tuple[int, ...] = ()
    group: tuple[str, ...] = ()
    of_lines: tuple[int, ...] = ()
    rest: str = ""
    before: tuple[int, ...] = ()
    field: str = AMOUNT

    @property
    def spans(self) -> bool:
        """Whether its one text stands across the whole table."""
        return self.kind in (RowKind.HEADING, RowKind.SUBHEADING, RowKind.NOTE)

    @property
    def is_labelled(self) -> bool:
        """Whether its first text is the label of figures, with the columns of words behind it to stand in."""
        return not self.spans and self.line_id is None and not any(self.texts[1:])

    @property
    def casts(self) -> bool:
        """Whether its amounts are cast from other rows."""
        return bool(self.parts or self.less)


@dataclass(frozen=True, slots=True)
class Imprint:
    """What an annex says of its origin: whose it is, its marking and version."""

    organisation: str = ""
    marking: str = ""
    version: str = ""


@dataclass(frozen=True)
class Annex:
    """One annex. `subtitles` and `statements` stand above the table: whose it is, units, basis, rounding, source.

    `groups` name what its headings and subheadings are (`Area`, `Section`), where a table needs them as columns.
    One that `lists` holds lines with subtotals between them; else every row, subtotals too, is its matter. `nothing`
    is the sentence that stands in place of the table when there is nothing to show. `notes` stand after the table,
    known by their numbers: `[note 1]` is the first. `source` is the workbook it was taken from. `variant` says in a
    file name which of several annexes of the name it is. `chart` draws rows of it, where that helps a committee.
    `data_statements` are those of the statements that hold for a file of data, too, whose amounts are exact pounds.
    """

    name: str
    title: str
    sheet: str
    subtitles: tuple[str, ...]
    statements: tuple[str, ...]
    text_columns: tuple[TextColumn, ...]
    amount_columns: tuple[AmountColumn, ...]
    rows: tuple[Row, ...]
    unit: Unit
    decimals: int
    negatives: Negatives
    basis: str
    imprint: Imprint
    source: Source
    data_fields: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    lists: bool = False
    nothing: str = ""
    notes: tuple[str, ...] = ()
    variant: str = ""
    chart: Chart | None = None
    data_statements: tuple[str, ...] = ()

    def shown(self, amount: Amount) -> str:
        """Return an amount as the page shows it, rounded once; blank stays blank."""
        return format_amount(amount, self.unit, self.decimals, self.negatives)

    def cast(self, row: Row) -> tuple[Amount, ...]:
        """Cast a row's parts again, in pounds, one figure a year; a year that the row leaves blank stays blank."""
        return tuple(
            self._cast_year(row, year) if isinstance(amount, Decimal) else amount
            for year, amount in enumerate(row.amounts)
        )

    def _cast_year(self, row: Row, year: int) -> Decimal:
        added, taken = (total(self.rows[part].amounts[year] for part in parts) for parts in (row.parts, row.less))
        return EXACT.subtract(added, taken)

    def data_rows(self) -> Iterator[Row]:
        """Yield the rows that are data: each amount once, never a total."""
        return (row for row in self.rows if row.data)

    @cached_property
    def places(self) -> int:
        """How many decimals hold every figure of the annex exactly in its unit; never fewer than whole pence need."""
        finest = self.unit.power + 2
        for row in self.rows:
            for amount in row.amounts:
                if isinstance(amount, Decimal):
                    exponent = amount.scaleb(-self.unit.power, EXACT).as_tuple().exponent
                    finest = max(finest, -exponent if isinstance(exponent, int) else 0)
        return finest
