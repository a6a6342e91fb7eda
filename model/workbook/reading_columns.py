"""Finding the columns of a `Lines_` table by their headings, with a finding for every heading that is not right."""

from collections.abc import Sequence

from model.findings import Finding, Level
from model.lines import AMOUNT, KIND, Field
from model.workbook.addresses import address
from model.workbook.layout import LINES_PREFIX, TYPE_HEADING, column_heading, field_of_heading, line_columns
from model.workbook.reading_headings import CHANGED, Heading
from model.workbook.structure import Sheet, TableDefinition
from model.years import Year, looks_like_a_year


def is_lines_table(table: TableDefinition, sheet: Sheet, findings: list[Finding]) -> bool:
    """Tell whether a table holds lines: it has a Type and a year. One that is named so and does not is a finding."""
    fields = [field_of_heading(heading) for heading in table.columns]
    has_type = Field(KIND) in fields
    has_year = any(field is not None and field.name == AMOUNT for field in fields)
    if has_type and has_year and table.header_rows == 1:
        return True
    if table.name.startswith(LINES_PREFIX):
        missing = f"column {TYPE_HEADING}" if not has_type else "column for a financial year such as 2026/27"
        cell = address(table.block.top, table.block.left)
        message = (
            f"The table {table.name} ({sheet.name}!{cell}) has no {missing}, so its lines are not read; "
            "put its headings right."
        )
        findings.append(Finding(Level.ERROR, CHANGED, message, sheet.name, cell))
    return False


def find_columns(
    sheet: Sheet, table: TableDefinition, headings: Sequence[Heading], years: tuple[Year, ...], findings: list[Finding]
) -> tuple[dict[Field, int], dict[str, int]]:
    """Return the columns of known fields, and those of unknown headings, as column numbers of the sheet."""
    columns: dict[Field, int] = {}
    extra: dict[str, int] = {}
    for heading in headings:
        cell = address(table.block.top, heading.column)
        remark = heading_remark(heading, is_repeated=field_of_heading(heading.text) in columns)
        if remark:
            message = f"The heading in {sheet.name}!{cell} {remark}."
            findings.append(Finding(Level.ERROR, CHANGED, message, sheet.name, cell))
        field = field_of_heading(heading.text)
        if field is not None and field not in columns and (field.year is None or field.year in years):
            columns[field] = heading.column
        else:
            extra[heading.text if heading.text not in extra else f"{heading.text} ({cell})"] = heading.column
    for field in line_columns(years):
        if field not in columns and field.year is None:
            level = Level.ERROR if field.name == KIND else Level.WARNING
            findings.append(missing_column(sheet, table, column_heading(field), level))
    return columns, extra


def missing_column(sheet: Sheet, table: TableDefinition, heading: str, level: Level) -> Finding:
    """Return the finding that a table lacks a column, placed at its first heading."""
    cell = address(table.block.top, table.block.left)
    message = (
        f"The table {table.name} ({sheet.name}!{cell}) has no column “{heading}”; add it in Excel, or put the heading "
        "of that column right."
    )
    return Finding(level, CHANGED, message, sheet.name, cell)


def heading_remark(heading: Heading, *, is_repeated: bool) -> str:
    """Return what is to be said about a heading by itself: that it repeats another, or differs from the record."""
    if is_repeated:
        return f"repeats “{heading.text}”; the first such column is used, so give this one another heading"
    is_unread = field_of_heading(heading.text) is None and looks_like_a_year(heading.text)
    if heading.differs and not is_unread:
        return (
            f"says “{heading.shown}” where the table has “{heading.declared}”; type the heading again in Excel, "
            "so that the table takes it over"
        )
    return ""
