"""What a save adds to the sheets of frozen versions: rows behind the last ones, or both sheets where there are none."""

from collections.abc import Sequence

from model.lines import AMOUNT, FORECAST
from model.money import Unit
from model.problems import FileProblem
from model.versions.frozen import FrozenVersion
from model.workbook.added_rows import text_write
from model.workbook.bindings import LogBinding
from model.workbook.cell_xml import CellWrite
from model.workbook.content_writes import content_of
from model.workbook.growth import Growth
from model.workbook.opening import Opened
from model.workbook.reading_versions import RowsTable, column_of
from model.workbook.save_writes import SavePlan
from model.workbook.structure import Sheet, TableDefinition
from model.workbook.table_rows import refuse_extent
from model.workbook.version_cells import Value, version_rows
from model.workbook.versions_layout import Column, heading_of, version_columns, year_field


def add_versions(plan: SavePlan, opened: Opened, versions: tuple[FrozenVersion, ...], file: str) -> None:
    """Plan the rows of versions that were frozen. Raises FileProblem where there is no room or column for them."""
    if not versions:
        return
    if opened.layout is not None:
        raise FileProblem(
            f"{file} was laid out by others, who left no place for frozen versions. Save as a new workbook."
        )
    heads, table = opened.versions.found, opened.versions.table
    if heads is None and table is None:
        plan.versions = versions
        return
    if heads is None or table is None:
        gone = "Versions" if heads is None else "Version lines"
        raise FileProblem(f"{file} cannot be saved: its sheet {gone} is gone. Save as a new workbook.")
    _append_heads(plan, opened, heads, versions, file)
    _append_rows(plan, opened, table, versions, file)


def value_write(value: Value, unit: Unit, style: str = "") -> CellWrite:
    """Return the write of a text or an amount."""
    return text_write(value, style) if isinstance(value, str) else content_of(value, unit, style)


def _append_heads(
    plan: SavePlan, opened: Opened, binding: LogBinding, versions: Sequence[FrozenVersion], file: str
) -> None:
    if any(column is None for column in binding.columns):
        raise FileProblem(f"{file} cannot be saved: the sheet Versions has lost a column. Save as a new workbook.")
    rows = [
        {column: text_write(text) for column, text in zip(binding.columns, version.head.words, strict=True)}
        for version in versions
    ]
    _append(plan, opened, (binding.sheet, binding.table), binding.next_row, rows, file)  # type: ignore[arg-type]  # no column is None


def _append_rows(
    plan: SavePlan, opened: Opened, table: RowsTable, versions: Sequence[FrozenVersion], file: str
) -> None:
    years = sorted({year for version in versions for year in version.content.settings.years})
    columns = version_columns(tuple(years))
    places = [_place(table, column, file) for column in columns]
    unit = opened.budget.settings.unit
    given = (values for version in versions for values in version_rows(version, columns))
    rows = [
        {at: value_write(value, unit) for at, value in zip(places, values, strict=True) if value not in ("", None)}
        for values in given
    ]
    _append(plan, opened, (table.sheet, table.table), table.next_row, rows, file)


def _place(table: RowsTable, column: Column, file: str) -> int:
    heading = heading_of(column)
    place = column_of(table, heading)
    if place is None:
        what = "year" if year_field(column, AMOUNT) or year_field(column, FORECAST) else "column"
        raise FileProblem(
            f"{file} cannot be saved: the sheet of version lines has no {what} {heading} for the version that was "
            "frozen. Save as a new workbook."
        )
    return place


def _append(
    plan: SavePlan,
    opened: Opened,
    where: tuple[Sheet, TableDefinition],
    first: int,
    rows: Sequence[dict[int, CellWrite]],
    file: str,
) -> None:
    sheet, table = where
    last = max(first + len(rows) - 1, table.last_row)
    refuse_extent(LogBinding(sheet, table, (), first), last, opened.source.cells(sheet), file)
    placed = dict(enumerate(rows, start=first))
    writes = plan.writes.setdefault(sheet.name, {})
    if opened.source.cells(sheet).last_row < first:
        # Thousands of rows behind the last one are put there as a whole; the last of them shows how far they reach.
        plan.appended[sheet.name] = dict(list(placed.items())[:-1])
        placed = dict(list(placed.items())[-1:])
    for row, cells in placed.items():
        writes.update({(row, column): write for column, write in cells.items()})
    plan.unlocked.add(sheet.name)
    block = table.block._replace(bottom=last + table.totals_rows)
    if block != table.block:
        plan.tables[table.part] = (table, block)
        plan.growths[sheet.name] = (*plan.growths.get(sheet.name, ()), Growth(table.block, block))
    plan.touched_tables.append((sheet, block))
