"""What the officer may say of a row, a column and a table, each with its words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from model.lines import TEXT_HEADINGS, Kind
from model.workbook.finding.corrections import SaidColumn, SaidRow
from model.workbook.finding.layout import ColumnRole, RowRole
from model.years import Year

KINDS = (Kind.PRESSURE, Kind.ADDITIONAL_FUNDING, Kind.SAVING)
_BEFORE, _AFTER = 2, 8


@dataclass(frozen=True, slots=True)
class RowChoice:
    """What a row may be; a heading `names_area` or `names_category` by its own words."""

    words: str
    role: RowRole
    kind: Kind | None = None
    names_area: bool = False
    names_category: bool = False

    def said(self, plain: SaidRow, name: str) -> SaidRow:
        """Return the saying; `name` is what the row's words are."""
        area, category = name if self.names_area else "", name if self.names_category else ""
        return replace(plain, role=self.role, kind=self.kind, area=area, category=category)

    def fits(self, said: SaidRow) -> bool:
        """Tell whether this is what was said."""
        named = (bool(said.area) and said.role is RowRole.HEADING, bool(said.category))
        return (said.role, said.kind, *named) == (self.role, self.kind, self.names_area, self.names_category)


ROW_CHOICES = (
    RowChoice("Line", RowRole.LINE),
    *(RowChoice(f"Line: {kind.value}", RowRole.LINE, kind) for kind in KINDS),
    *(
        RowChoice(f"Heading of {_plural}", RowRole.HEADING, kind)
        for kind, _plural in zip(KINDS, ("pressures", "additional funding", "savings"), strict=True)
    ),
    RowChoice("Heading of an area", RowRole.HEADING, names_area=True),
    RowChoice("Heading of a category", RowRole.HEADING, names_category=True),
    RowChoice("Total", RowRole.TOTAL),
    RowChoice("Ignored", RowRole.NOTE),
)


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """What a column may hold."""

    words: str
    role: ColumnRole
    field: str = ""
    year: Year | None = None

    def said(self, plain: SaidColumn) -> SaidColumn:
        """Return the saying."""
        return replace(plain, role=self.role, field=self.field, year=self.year)

    def fits(self, said: SaidColumn) -> bool:
        """Tell whether this is what was said."""
        return (said.role, said.field, said.year) == (self.role, self.field, self.year)


_PLAIN_COLUMNS = (
    *(ColumnChoice(heading, ColumnRole.WORDS, name) for name, heading in TEXT_HEADINGS.items()),
    ColumnChoice("Type", ColumnRole.TYPE),
    ColumnChoice("Area", ColumnRole.AREA),
    ColumnChoice("Service", ColumnRole.SERVICE),
    ColumnChoice("Other words, kept", ColumnRole.WORDS),
)


def column_choices(years: Sequence[Year], current: Year) -> tuple[ColumnChoice, ...]:
    """Return what a column may hold, with the years that are found and some around them; `current` where none is."""
    first = min(years).start if years else current.start
    last = max(years).start if years else current.start
    around = [Year(start) for start in range(first - _BEFORE, last + _AFTER + 1)]
    return (
        *(ColumnChoice(f"Amounts of {year}", ColumnRole.AMOUNT, year=year) for year in around),
        *_PLAIN_COLUMNS,
        ColumnChoice("Total across the years", ColumnRole.ACROSS),
        ColumnChoice("Whole budget", ColumnRole.BUDGET),
        ColumnChoice("Ignored", ColumnRole.IGNORED),
        *(ColumnChoice(f"Forecasts of {year}", ColumnRole.FORECAST, year=year) for year in around),
    )
