"""Reading the table of control totals."""

from collections.abc import Callable
from types import MappingProxyType

from model.controls import ControlTotal, Measure, Scope
from model.findings import Finding, Level
from model.lines import AMOUNT
from model.money import Amount
from model.settings import Settings
from model.workbook.addresses import address
from model.workbook.bindings import RowsBinding
from model.workbook.layout import CONTROL_HEADINGS, field_of_heading
from model.workbook.reading_amounts import read_amount
from model.workbook.sheet_cells import Cell
from model.workbook.sheet_source import SheetSource
from model.workbook.structure import Sheet, TableDefinition


def read_controls(
    sheet: Sheet,
    table: TableDefinition,
    source: SheetSource,
    settings: Settings,
    next_id: Callable[[], int],
    findings: list[Finding],
) -> tuple[list[ControlTotal], RowsBinding]:
    """Read the control totals in order and where they stand; a row that names no known scope or kind is a finding."""
    cells = source.cells(sheet)
    columns: dict[str, int] = {}
    for offset, heading in enumerate(table.columns):
        field = field_of_heading(heading)
        is_year = field is not None and field.name == AMOUNT and field.year is not None
        columns[field.year.label if field and is_year and field.year else heading] = table.block.left + offset

    def words_of(content: dict[int, Cell]) -> dict[str, str]:
        found = ((heading, content.get(columns.get(heading, 0))) for heading in CONTROL_HEADINGS)
        return {heading: cells.shown(cell, source.strings).strip() if cell else "" for heading, cell in found}

    def amounts_of(row: int, content: dict[int, Cell]) -> tuple[Amount, ...]:
        amounts = []
        for year in settings.years:
            column = columns.get(year.label, 0)
            amount, remark = read_amount(content.get(column), cells, source.strings, settings.unit)
            amounts.append(amount)
            if remark is not None:
                cell = address(row, column)
                message = f"The cell {sheet.name}!{cell} {remark.sentence}."
                findings.append(Finding(remark.level, remark.rule, message, sheet.name, cell))
        return tuple(amounts)

    controls: list[ControlTotal] = []
    rows: dict[object, int] = {}
    for row in range(table.first_row, table.last_row + 1):
        content = cells.row(row)
        words = words_of(content)
        if not any(words.values()):
            continue
        try:
            scope, measure = Scope(words["Scope"].lower()), Measure(words["Kind"].lower())
        except ValueError:
            message = (
                f"Row {row} of the sheet “{sheet.name}” is no control total: its Scope must be area, service or "
                "directorate and its Kind pressures, savings or net."
            )
            cell = address(row, table.block.left)
            findings.append(Finding(Level.WARNING, "control total unread", message, sheet.name, cell))
            continue
        amounts = amounts_of(row, content)
        control = ControlTotal(next_id(), scope, words["Name"], measure, amounts, words["Source"], words["Date"])
        controls.append(control)
        rows[control.id] = row
    return controls, RowsBinding(sheet, table, MappingProxyType(columns), MappingProxyType(rows))
