"""What an officer says of a layout: this row is a heading, this column is the reference, this table is not to be read.

It counts before whatever finding would think. Each saying names its cell and the words that stood there, so that it is
known again in a workbook of the same shape whose rows have moved.
"""

from dataclasses import dataclass

from model.lines import Kind
from model.money import Unit
from model.workbook.finding.layout import ColumnRole, RowRole
from model.years import Year


@dataclass(frozen=True, slots=True)
class SaidRow:
    """What a row is. A HEADING heads lines of a kind, an area or a category; a LINE may be of a kind and an area."""

    sheet: str
    row: int
    words: str
    role: RowRole
    kind: Kind | None = None
    area: str = ""
    category: str = ""


@dataclass(frozen=True, slots=True)
class SaidColumn:
    """What the column under a heading holds: `field` names a line's words, `year`, `kind`, `area` of which amounts."""

    sheet: str
    row: int
    column: int
    words: str
    role: ColumnRole
    field: str = ""
    year: Year | None = None
    kind: Kind | None = None
    area: str = ""


@dataclass(frozen=True, slots=True)
class SaidTable:
    """What a table is, known by the first cell of its headings: read or not, of which area, kind, unit and signs."""

    sheet: str
    row: int
    column: int
    words: str
    is_read: bool | None = None
    area: str = ""
    service: str = ""
    kind: Kind | None = None
    unit: Unit | None = None
    positive_savings: bool | None = None


@dataclass(frozen=True, slots=True)
class NamedYear:
    """A heading that names no financial year by itself (Year 1, 2026) and the one that it means."""

    heading: str
    year: Year


@dataclass(frozen=True, slots=True)
class Corrections:
    """Everything that an officer says of a layout.

    `version` is which of several columns for one year is read (draft, final), by the words of its heading.
    """

    rows: tuple[SaidRow, ...] = ()
    columns: tuple[SaidColumn, ...] = ()
    tables: tuple[SaidTable, ...] = ()
    years: tuple[NamedYear, ...] = ()
    version: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is said."""
        return not (self.rows or self.columns or self.tables or self.years or self.version)


NO_CORRECTIONS = Corrections()
