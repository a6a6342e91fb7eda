"""The layout of the app's own workbook: sheets, tables and headings, shared by writing, opening and saving."""

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from model.lines import AMOUNT, FORECAST, KIND, TEXT_HEADINGS, Field
from model.years import Year, find_year

FORMAT = "1"
ABOUT = "About"
CONTROLS = "Control totals"
POTS = "Pots"
MUTES = "Muted checks"
NARRATIVE = "Narrative"
CHANGE_LOG = "Change log"
VERSIONS = "Versions"
VERSION_LINES = "Version lines"
SETTINGS_TABLE = "Settings"
CONTROLS_TABLE = "Control_totals"
POTS_TABLE = "Pots"
MUTES_TABLE = "Muted_checks"
NARRATIVE_TABLE = "Narrative"
CHANGE_LOG_TABLE = "Change_log"
VERSIONS_TABLE = "Versions"
VERSION_LINES_TABLE = "Version_lines"
LINES_PREFIX = "Lines_"
YEAR_ON_YEAR_PREFIX = "YearOnYear_"
TYPE_HEADING = "Type"
FORECAST_PREFIX = "Forecast "
SERVICE_PREFIX = "Service: "
LONGEST_SHEET_NAME = 31

SETTING_HEADINGS: Mapping[str, str] = MappingProxyType(
    {
        "organisation": "Organisation",
        "directorate": "Directorate",
        "service": "Service",
        "title": "Title",
        "unit": "Unit",
        "decimals": "Decimals",
        "years": "Years",
        "basis": "Basis",
        "negatives": "Negatives",
        "marking": "Marking",
        "version": "Version",
        "format": "Format",
    }
)
CONTROL_HEADINGS = ("Scope", "Name", "Kind", "Source", "Date")
CONTROL_WIDTHS = (12, 40, 22, 60, 14)
CONTROLS_STATEMENT = "{unit}, year on year. Figures agreed or published elsewhere, to which the lines must cast."
POT_HEADINGS = ("Pot", "Ends", "Notes")
POT_WIDTHS = (40, 12, 60)
POTS_STATEMENT = "{unit}, year on year. Temporary money; a line is met from a pot when its funding source is its name."
MUTE_HEADINGS = ("Rule", "Finding", "Reason", "Who", "When")
MUTE_WIDTHS = (24, 90, 48, 28, 20)
MUTES_STATEMENT = "Findings of the checks that were looked at and left as they are, each with its reason."
NARRATIVE_HEADINGS = ("Area", "Heading", "Text")
NARRATIVE_WIDTHS = (36, 40, 110)
NARRATIVE_STATEMENT = (
    "What is said of each area beside its figures; a row without an area is about the directorate as a whole."
)
YEAR_WIDTH = 13
CHANGE_LOG_HEADINGS = ("When", "Who", "Area", "Line", "Field", "Old", "New", "Reason")
CHANGE_LOG_WIDTHS = (20, 28, 32, 20, 20, 28, 28, 48)
CHANGE_LOG_TOP = 4
CHANGE_LOG_STATEMENT = (
    "What was changed with each save, in the workbook's own unit; entries are only ever added, below the last one."
)

_BEFORE_YEARS = ("reference", KIND, "status", "title", "description", "category", "recurrence", "funding_source")
_BEHIND_YEARS = ("deliverability", "linked_reference", "conditional_on", "lead_officer", "notes", "internal_notes")
_FIELD_OF = {heading.lower(): Field(name) for name, heading in TEXT_HEADINGS.items()} | {
    TYPE_HEADING.lower(): Field(KIND)
}
_HEADING = re.compile(r"\s*(?P<heading>[^-\u2013\u2014:]*\barea)\s*[-\u2013\u2014:]\s*(?P<name>.+?)\s*", re.IGNORECASE)


def line_columns(years: tuple[Year, ...]) -> list[Field]:
    """Return the fields of a `Lines_` table in the order of its columns."""
    return [
        *(Field(name) for name in _BEFORE_YEARS),
        *(Field(AMOUNT, year) for year in years),
        *(Field(FORECAST, year) for year in years),
        *(Field(name) for name in _BEHIND_YEARS),
    ]


def column_heading(field: Field) -> str:
    """Return the heading of a field's column."""
    if field.year is not None:
        return field.year.label if field.name == AMOUNT else f"{FORECAST_PREFIX}{field.year.label}"
    return TYPE_HEADING if field.name == KIND else TEXT_HEADINGS[field.name]


@lru_cache(maxsize=1024)
def field_of_heading(heading: str) -> Field | None:
    """Return the field whose column has this heading, None where the app knows no such column."""
    tidy = " ".join(heading.split())
    if (year := find_year(tidy)) is not None:
        return Field(AMOUNT, year)
    if tidy.lower().startswith(FORECAST_PREFIX.lower()):
        year = find_year(tidy[len(FORECAST_PREFIX) :])
        return Field(FORECAST, year) if year else None
    return _FIELD_OF.get(tidy.lower())


def split_heading(text: str) -> tuple[str, str] | None:
    """Split `Activity Area - Older People` into heading and name; None where the text is no such heading."""
    match = _HEADING.fullmatch(text)
    return (" ".join(match["heading"].split()), " ".join(match["name"].split())) if match else None
