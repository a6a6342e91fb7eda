"""The layout of the two sheets of frozen versions: what is said of each, and the rows of all of them."""

from model.lines import AMOUNT, FORECAST, KIND, Field
from model.versions.records import AREA_HEADING, FURTHER, SERVICE_HEADING, TYPE_HEADING
from model.workbook.layout import column_heading, line_columns
from model.years import Year

TOP = 4
"""The row of the headings, on either sheet."""
HEAD_HEADINGS = (
    "Version",
    "Meeting",
    "Date",
    "Agenda item",
    "Prepared by",
    "Checked by",
    "Frozen",
    "Amends",
    "Comment",
    "Lines",
    "SHA-256",
    "Seal",
)
HEAD_WIDTHS = (28, 24, 18, 14, 24, 24, 20, 28, 48, 10, 30, 30)
VERSION, RECORD = "Version", "Record"
HEADS_STATEMENT = (
    "Versions of this budget as they were frozen for meetings. Budget Workbook adds to this sheet and never changes "
    "it; the hashes tell when anybody else does."
)
LINES_STATEMENT = (
    "The content of each frozen version, in the workbook's own unit, year on year. It is never changed; the hashes on "
    "the sheet Versions tell when it is."
)
_USUAL_WIDTH, _YEAR_WIDTH = 20, 13
Column = str | Field


def version_columns(years: tuple[Year, ...]) -> list[Column]:
    """Return the columns of the version lines: headings of words, and fields of amounts."""
    columns: list[Column] = [VERSION, RECORD, AREA_HEADING, SERVICE_HEADING]
    for field in line_columns(years):
        if field.year is not None:
            columns.append(field)
        else:
            columns.append(TYPE_HEADING if field.name == KIND else column_heading(field))
    return [*columns, FURTHER]


def heading_of(column: Column) -> str:
    """Return the heading of a column."""
    return column if isinstance(column, str) else column_heading(column)


def width_of(column: Column) -> int:
    """Return the width of a column, in characters."""
    return _USUAL_WIDTH if isinstance(column, str) else _YEAR_WIDTH


def year_field(column: Column, name: str) -> Year | None:
    """Return the year of a column of amounts (or forecasts), None for any other."""
    is_wanted = not isinstance(column, str) and column.name == name and name in (AMOUNT, FORECAST)
    return column.year if is_wanted and not isinstance(column, str) else None
