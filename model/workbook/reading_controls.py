"""Reading the table of control totals."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from model.controls import ControlTotal, Scope, kind_in
from model.findings import Finding, Level
from model.money import Amount
from model.settings import Settings
from model.workbook.addresses import address
from model.workbook.bindings import RowsBinding
from model.workbook.conversion import Conversion
from model.workbook.layout import CONTROL_HEADINGS
from model.workbook.reading_amounts import is_figure, read_amount
from model.workbook.reading_columns import heading_remark, missing_column
from model.workbook.reading_headings import CHANGED, Heading, UnreadColumns, headings_of
from model.workbook.sheet_cells import Cell
from model.workbook.sheet_source import SheetSource
from model.workbook.structure import Sheet, TableDefinition

_NEEDED = ("Scope", "Name", "Kind")


def read_controls(
    sheet: Sheet,
    table: TableDefinition,
    source: SheetSource,
    settings: Settings,
    conversion: Conversion,
    next_id: Callable[[], int],
    findings: list[Finding],
) -> tuple[list[ControlTotal], RowsBinding]:
    """Read the control totals in order and where they stand; a row that names no known scope or kind is a finding."""
    cells = source.cells(sheet)
    headings = headings_of(sheet, table, source)
    columns = _columns(sheet, table, headings, findings)
    findings.extend(_unread(sheet, table, headings, columns, source, settings))

    def words_of(content: dict[int, Cell]) -> dict[str, str]:
        found = ((heading, content.get(columns.get(heading, 0))) for heading in CONTROL_HEADINGS)
        return {heading: source.text_of(cell).strip() if cell else "" for heading, cell in found}

    def amounts_of(row: int, content: dict[int, Cell]) -> tuple[Amount, ...]:
        amounts = []
        for year in settings.years:
            column = columns.get(year.label, 0)
            amount, remark = read_amount(content.get(column), cells, source, settings.unit)
            amounts.append(amount)
            if remark is not None:
                cell = address(row, column)
                message = f"The cell {sheet.name}!{cell} {remark.sentence}."
                findings.append(Finding(remark.level, remark.rule, message, sheet.name, cell))
        return tuple(amounts)

    year_columns = {heading.column for heading in headings if heading.year is not None}
    controls: list[ControlTotal] = []
    rows: dict[object, int] = {}
    for row in range(table.first_row, table.last_row + 1):
        content = cells.row(row)
        words = words_of(content)
        amounts_there = any(not cell.is_blank for column, cell in content.items() if column in year_columns)
        if not any(words.values()) and not amounts_there:
            continue
        try:
            scope, (measure, without) = Scope(words["Scope"].lower()), kind_in(words["Kind"])
        except ValueError:
            message = (
                f"Row {row} of the sheet “{sheet.name}” is no control total: its Scope must be area, service or "
                "directorate and its Kind pressures, savings or net, perhaps “without transfers”."
            )
            cell = address(row, table.block.left)
            findings.append(Finding(Level.WARNING, "control total unread", message, sheet.name, cell))
            continue
        amounts = conversion.control(measure, amounts_of(row, content))
        said = words["Source"], words["Date"]
        control = ControlTotal(next_id(), scope, words["Name"], measure, amounts, *said, without_transfers=without)
        controls.append(control)
        rows[control.id] = row
    return controls, RowsBinding(sheet, table, MappingProxyType(columns), MappingProxyType(rows))


def _columns(
    sheet: Sheet, table: TableDefinition, headings: Sequence[Heading], findings: list[Finding]
) -> dict[str, int]:
    """Return the columns by heading, those of years by the year's label; a heading that is not right is a finding."""
    columns: dict[str, int] = {}
    for heading in headings:
        name = heading.year.label if heading.year else " ".join(heading.text.split())
        remark = heading_remark(heading, is_repeated=name in columns)
        if remark:
            cell = address(table.block.top, heading.column)
            message = f"The heading in {sheet.name}!{cell} {remark}."
            findings.append(Finding(Level.ERROR, CHANGED, message, sheet.name, cell))
        columns.setdefault(name, heading.column)
    findings.extend(missing_column(sheet, table, name, Level.ERROR) for name in _NEEDED if name not in columns)
    return columns


def _unread(
    sheet: Sheet,
    table: TableDefinition,
    headings: Sequence[Heading],
    columns: Mapping[str, int],
    source: SheetSource,
    settings: Settings,
) -> Iterator[Finding]:
    """Yield a finding for each column of figures that are compared with nothing."""
    cells = source.cells(sheet)
    rows = [cells.row(row) for row in range(table.first_row, table.last_row + 1)]

    def figures(column: int) -> int:
        return sum(column in row and is_figure(row[column], source) for row in rows)

    known = {columns[name] for name in CONTROL_HEADINGS if name in columns}
    unread = {
        heading.column: figures(heading.column)
        for heading in headings
        if heading.year is None and heading.column not in known
    }
    yield from UnreadColumns(sheet, table, headings, settings.years).findings(unread, "compared with no total")
    for heading in headings:
        if heading.year is not None and heading.year not in settings.years and figures(heading.column):
            cell = address(table.block.top, heading.column)
            message = (
                f"The control totals of {heading.year} ({sheet.name}!{cell}) are compared with nothing, since no table "
                "of lines has that year; put the heading right, or add the year to the tables."
            )
            yield Finding(Level.ERROR, "control total of unknown year", message, sheet.name, cell)
