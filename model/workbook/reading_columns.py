"""Finding the columns of a `Lines_` table by their headings, with a finding for every heading that is not right."""

from model.findings import Finding, Level
from model.lines import AMOUNT, FORECAST, KIND, Field
from model.workbook.addresses import address
from model.workbook.layout import LINES_PREFIX, TYPE_HEADING, column_heading, field_of_heading, line_columns
from model.workbook.sheet_source import SheetSource
from model.workbook.structure import Sheet, TableDefinition
from model.years import Year, looks_like_a_year

RULE = "headings changed"


def is_lines_table(table: TableDefinition, sheet: Sheet, findings: list[Finding]) -> bool:
    """Tell whether a table holds lines: it has a Type and a year. One that is named so and does not is a finding."""
    fields = [field_of_heading(heading) for heading in table.columns]
    has_type = Field(KIND) in fields
    has_year = any(field is not None and field.name == AMOUNT for field in fields)
    if has_type and has_year and table.header_rows == 1:
        return True
    if table.name.startswith(LINES_PREFIX):
        missing = f"column {TYPE_HEADING}" if not has_type else "column for a financial year such as 2026/27"
        message = f"The table {table.name} has no {missing}, so its lines are not read; put its headings right."
        cell = address(table.block.top, table.block.left)
        findings.append(Finding(Level.ERROR, RULE, message, sheet.name, cell))
    return False


def find_columns(
    sheet: Sheet, table: TableDefinition, source: SheetSource, years: tuple[Year, ...], findings: list[Finding]
) -> tuple[dict[Field, int], dict[str, int]]:
    """Return the columns of known fields, and those of unknown headings, as column numbers of the sheet.

    Where the heading that a cell shows differs from the table's own record, what the officer sees counts.
    """
    cells = source.cells(sheet)
    header = cells.row(table.block.top)
    columns: dict[Field, int] = {}
    extra: dict[str, int] = {}
    for offset, declared in enumerate(table.columns):
        column = table.block.left + offset
        shown = cells.shown(header[column], source.strings) if column in header else ""
        heading = shown if shown.strip() else declared
        remark = _remark(heading, declared, shown, columns)
        if remark:
            cell = address(table.block.top, column)
            message = f"The heading in {sheet.name}!{cell} {remark}."
            findings.append(Finding(Level.ERROR, RULE, message, sheet.name, cell))
        field = field_of_heading(heading)
        if field is not None and field not in columns and (field.year is None or field.year in years):
            columns[field] = column
        else:
            extra[heading if heading not in extra else f"{heading} ({address(table.block.top, column)})"] = column
    for field in line_columns(years):
        if field not in columns and field.name != FORECAST:
            message = f"The table {table.name} on the sheet “{sheet.name}” has no column “{column_heading(field)}”."
            level = Level.ERROR if field.name in (AMOUNT, KIND) else Level.WARNING
            cell = address(table.block.top, table.block.left)
            findings.append(Finding(level, RULE, message, sheet.name, cell))
    return columns, extra


def _remark(heading: str, declared: str, shown: str, columns: dict[Field, int]) -> str:
    field = field_of_heading(heading)
    if field is not None and field in columns:
        return f"repeats “{heading}”; the first such column is used"
    if field is None and looks_like_a_year(heading):
        return f"is “{heading}”, which is no financial year, so the figures below it count in no total"
    if " ".join(shown.split()) != " ".join(declared.split()):
        return f"says “{shown}” where the table has “{declared}”"
    return ""
