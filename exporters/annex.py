"""The neutral annex: what a paper's table says, before any file format.

Figures are exact pounds; a writer shows them in the annex's unit and rounds them once. A row that sums others names
them, so that an Excel formula, an agreed total and a picture of the page all derive from the same statement.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import cached_property

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
    """A column of words, so many `characters` wide; one that `fills` takes what the page has left."""

    heading: str
    characters: int
    fills: bool = False


@dataclass(frozen=True, slots=True)
class AmountColumn:
    """A column of amounts: one financial year."""

    year: Year


@dataclass(frozen=True, slots=True)
class Row:
    """One row: a text for each text column (the first alone for headings and notes), an amount for each year.

    `parts` names by position the rows whose amounts this one sums. `data` holds what a row of data (CSV) says of the
    amounts, one text for each of the annex's `data_fields`; rows that only sum or explain have none.
    """

    kind: RowKind
    texts: tuple[str, ...]
    amounts: tuple[Amount, ...] = ()
    parts: tuple[int, ...] = ()
    data: tuple[str, ...] = ()
    line_id: int | None = None

    @property
    def spans(self) -> bool:
        """Whether its one text stands across the whole table."""
        return self.kind in (RowKind.HEADING, RowKind.SUBHEADING, RowKind.NOTE)


@dataclass(frozen=True, slots=True)
class Imprint:
    """What an annex says of its origin: whose it is, its marking and version."""

    organisation: str = ""
    marking: str = ""
    version: str = ""


@dataclass(frozen=True)
class Annex:
    """One annex. `subtitles` and `statements` stand above the table: whose it is, units, basis, rounding, source."""

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
    data_fields: tuple[str, ...] = ()

    def shown(self, amount: Amount) -> str:
        """Return an amount as the page shows it, rounded once; blank stays blank."""
        return format_amount(amount, self.unit, self.decimals, self.negatives)

    def cast(self, row: Row) -> tuple[Decimal, ...]:
        """Sum a row's parts again, in pounds, one figure a year."""
        return tuple(
            total(self.rows[part].amounts[column] for part in row.parts) for column in range(len(self.amount_columns))
        )

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
