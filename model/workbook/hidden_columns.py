"""Columns that are hidden, by name or by a width of nil, and nevertheless hold figures."""

import re
from collections.abc import Iterator

from model.budget import Budget
from model.findings import Finding, Level
from model.lines import AMOUNT, FORECAST, Field
from model.workbook.addresses import LAST_COLUMN, address, column_letters
from model.workbook.bindings import Bindings, LinesBinding, RowsBinding
from model.workbook.sheet_cells import SheetCells
from model.workbook.sheet_source import SheetSource
from model.workbook.tags import whole_number
from model.years import find_year

_COLUMNS = re.compile(r"<cols\b.*?</cols>", re.DOTALL)
_COLUMN = re.compile(r"<col\b[^>]*>")
_ATTRIBUTE = re.compile(r"\b(min|max|hidden|width)\s*=\s*[\"']([^\"']*)[\"']")


def hidden_columns(cells: SheetCells) -> list[range]:
    """Return the column numbers that a sheet hides, those of a folded group included."""
    listing = _COLUMNS.search(cells.text, 0, cells.text.find("<sheetData"))
    found = []
    for column in _COLUMN.findall(listing[0]) if listing else ():
        said = dict(_ATTRIBUTE.findall(column))
        if said.get("hidden") in ("1", "true") or _is_nil(said.get("width", "")):
            first, last = whole_number(said.get("min")), whole_number(said.get("max"))
            if first is not None and last is not None:
                found.append(range(first, min(last, LAST_COLUMN) + 1))
    return found


def _is_nil(width: str) -> bool:
    return bool(re.fullmatch(r"0+(?:\.0*)?", width))


def hidden_figures(budget: Budget, bindings: Bindings, source: SheetSource) -> Iterator[Finding]:
    """Yield a warning for each hidden column of a table that holds figures."""
    for binding in bindings.lines.values():
        if hidden := hidden_columns(source.cells(binding.sheet)):
            yield from _of_lines(budget, binding, hidden)
    if bindings.controls is not None:
        yield from _of_controls(budget, bindings.controls, hidden_columns(source.cells(bindings.controls.sheet)))


def _of_lines(budget: Budget, binding: LinesBinding, hidden: list[range]) -> Iterator[Finding]:
    for field, column in binding.columns.items():
        if field.year not in budget.years or not any(column in columns for columns in hidden):
            continue
        place = budget.years.index(field.year)
        rows = [line.amounts if field.name == AMOUNT else line.forecasts for line in budget.lines_of(binding.area_id)]
        count = sum(row[place] is not None for row in rows if place < len(row))
        if count:
            effect = "which count in the totals" if field.name != FORECAST else "which nobody sees"
            where = (binding.sheet.name, address(binding.table.block.top, column))
            yield _finding(where, column, f"{field.year}", count, effect, field, binding.area_id)


def _of_controls(budget: Budget, binding: RowsBinding, hidden: list[range]) -> Iterator[Finding]:
    for heading, column in binding.columns.items():
        year = find_year(heading)
        if year not in budget.years or not any(column in columns for columns in hidden):
            continue
        place = budget.years.index(year)
        count = sum(control.amounts[place] is not None for control in budget.controls)
        if count:
            where = (binding.sheet.name, address(binding.table.block.top, column))
            yield _finding(where, column, heading, count, "to which the lines must cast")


def _finding(
    where: tuple[str, str],
    column: int,
    heading: str,
    count: int,
    effect: str,
    field: Field | None = None,
    area_id: int | None = None,
) -> Finding:
    sheet, cell = where
    kind = "forecasts" if field is not None and field.name == FORECAST else "figures"
    message = (
        f"The column {column_letters(column)} ({heading}) of the sheet “{sheet}” is hidden but holds {count} {kind}, "
        f"{effect}; unhide it in Excel to see them."
    )
    return Finding(Level.WARNING, "hidden column", message, sheet, cell, area_id=area_id, field=field)
