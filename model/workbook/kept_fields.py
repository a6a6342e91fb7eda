"""The added sheet: what lines of a workbook that others laid out hold and its own tables have no column for.

It is one table with a row for each line that has anything of the kind. A formula in each row points at the line's own
cell, so that Excel moves it along with the rows; reference, title and area beside it tell whether it still does.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from model.lines import FORECAST, TEXT_HEADINGS, Field, Line
from model.workbook import layout
from model.workbook.bindings import RowsBinding
from model.workbook.structure import Sheet, TableDefinition
from model.workbook.versions_layout import HEAD_HEADINGS, RECORD, VERSION
from model.years import Year, find_year

SHEET = "Budget Workbook - more"
TABLE = "Kept_fields"
STATEMENT = (
    "What Budget Workbook keeps of lines for which their own tables have no column; forecasts in £. The first column "
    "points at the line, the next three are how it is known again: leave these four as they are."
)
POINTS_AT = "Line"
KNOWN_BY = ("Known by reference", "Known by title", "Known by area")
_FORECAST_SUFFIX = " (£)"
_WIDTHS = {POINTS_AT: 20, "Known by reference": 20, "Known by title": 40, "Known by area": 28}
_WIDE = frozenset({"description", "notes", "internal_notes"})
_TABLES: Mapping[str, tuple[str, ...]] = {
    layout.CONTROLS_TABLE: layout.CONTROL_HEADINGS,
    layout.POTS_TABLE: layout.POT_HEADINGS,
    layout.MUTES_TABLE: layout.MUTE_HEADINGS,
    layout.NARRATIVE_TABLE: layout.NARRATIVE_HEADINGS,
    layout.CHANGE_LOG_TABLE: layout.CHANGE_LOG_HEADINGS,
    layout.VERSIONS_TABLE: HEAD_HEADINGS,
    layout.VERSION_LINES_TABLE: (VERSION, RECORD),
}


class KnownBy(NamedTuple):
    """What a line is known by, as its own table has it."""

    reference: str
    title: str
    area: str


@dataclass(frozen=True, slots=True)
class KeptFields:
    """The table and the row of each line in it; what it says these lines are `known_by`, and what their own tables say.

    `own_words` are texts of a line, by field, that stand in its own table in no cell of their own, such as a category
    that is a heading. `sure` are lines at which their row points with the very words that they are known by.
    """

    table: RowsBinding
    known_by: Mapping[int, KnownBy]
    own_words: Mapping[int, Mapping[str, str]]
    sure: frozenset[int]

    def speaking_of(self, lines: Mapping[int, int]) -> "KeptFields":
        """Return the same for lines of other ids."""
        rows: dict[object, int] = {lines[key]: row for key, row in self.table.rows.items() if isinstance(key, int)}
        table = RowsBinding(self.table.sheet, self.table.table, self.table.columns, rows)
        return KeptFields(
            table,
            {lines[line_id]: known for line_id, known in self.known_by.items()},
            {lines[line_id]: words for line_id, words in self.own_words.items()},
            frozenset(lines[line_id] for line_id in self.sure),
        )


def may_be_kept(field: Field) -> bool:
    """Tell whether a field of a line has a column in the added sheet where its own table has none."""
    return field.name == FORECAST if field.year is not None else field.name in TEXT_HEADINGS


def heading_of(field: Field) -> str:
    """Return the heading of a field's column."""
    return f"{layout.column_heading(field)}{_FORECAST_SUFFIX}" if field.year is not None else TEXT_HEADINGS[field.name]


def field_of(heading: str) -> Field | None:
    """Return the field whose column has this heading, None where there is none."""
    tidy = " ".join(heading.split())
    if tidy.startswith(layout.FORECAST_PREFIX) and tidy.endswith(_FORECAST_SUFFIX):
        year = find_year(tidy[len(layout.FORECAST_PREFIX) : -len(_FORECAST_SUFFIX)])
        return Field(FORECAST, year) if year else None
    return next((Field(name) for name, known in TEXT_HEADINGS.items() if known.lower() == tidy.lower()), None)


def fields_without_column(lines: Iterable[Mapping[Field, object]], years: Iterable[Year]) -> list[Field]:
    """Return the fields that some line's own table has no cell for, in order; `lines` are the cells of each."""
    fields = [*map(Field, TEXT_HEADINGS), *(Field(FORECAST, year) for year in years)]
    missing = set(fields)
    everywhere = set(fields)
    for cells in lines:
        everywhere &= cells.keys()
    missing -= everywhere
    return [field for field in fields if field in missing]


def columns_of(fields: Iterable[Field]) -> tuple[tuple[str, int], ...]:
    """Return headings and widths of the table's columns for these fields."""
    first = ((heading, _WIDTHS[heading]) for heading in (POINTS_AT, *KNOWN_BY))
    return (*first, *((heading_of(each), 48 if each.name in _WIDE else 18) for each in fields))


def is_kept_table(table: TableDefinition) -> bool:
    """Tell whether a table is one of fields that the app keeps."""
    headings = {" ".join(each.split()) for each in table.columns}
    return table.name.startswith(TABLE) and {POINTS_AT, *KNOWN_BY} <= headings


def is_of_the_app(sheet: Sheet) -> bool:
    """Tell whether the app added a sheet to a workbook that others laid out, so that no budget table is on it."""
    return any(
        is_kept_table(table) or (table.name in _TABLES and set(_TABLES[table.name]) <= set(table.columns))
        for table in sheet.tables
    )


def known_by(line: Line, area: str) -> KnownBy:
    """Return what a line is known by."""
    return KnownBy(line.reference.strip(), line.title.strip(), area)
