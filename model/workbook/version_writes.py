"""What a save adds to the sheets of frozen versions: rows behind the last ones, or both sheets where there are none."""

from collections.abc import Mapping, Sequence

from model.lines import AMOUNT, FORECAST
from model.money import Unit
from model.problems import FileProblem
from model.versions.frozen import FrozenVersion
from model.workbook.added_rows import text_write
from model.workbook.bindings import LogBinding
from model.workbook.cell_xml import CellWrite
from model.workbook.content_writes import content_of
from model.workbook.found_saving import unkept
from model.workbook.growth import Growth
from model.workbook.opening import Opened
from model.workbook.reading_versions import RowsTable, column_of
from model.workbook.save_writes import RowsBehind, SavePlan
from model.workbook.structure import Sheet, TableDefinition
from model.workbook.table_rows import refuse_extent
from model.workbook.version_cells import RowSpeller, Value, version_rows
from model.workbook.versions_layout import Column, heading_of, version_columns, year_field


def add_versions(
    plan: SavePlan, opened: Opened, versions: tuple[FrozenVersion, ...], file: str, *, keeps_more: bool = False
) -> None:
    """Plan the rows of versions that were frozen. Raises FileProblem where there is no room or column for them.

    `keeps_more`: a workbook that others laid out may get sheets for them.
    """
    if not versions:
        return
    heads, table = opened.versions.found, opened.versions.table
    if heads is None and table is None:
        if opened.layout is not None and not keeps_more:
            raise unkept(file, "frozen versions")
        plan.versions = versions
        return
    if heads is None or table is None:
        gone = "Versions" if heads is None else "Version lines"
        raise FileProblem(f"{file} cannot be saved: its sheet {gone} is gone. Save as a new workbook.")
    _append_heads(plan, opened, heads, versions, file)
    _append_rows(plan, opened, table, versions, file)


def _append_heads(
    plan: SavePlan, opened: Opened, binding: LogBinding, versions: Sequence[FrozenVersion], file: str
) -> None:
    if any(column is None for column in binding.columns):
        raise FileProblem(f"{file} cannot be saved: the sheet Versions has lost a column. Save as a new workbook.")
    rows = {
        row: {column: text_write(text) for column, text in zip(binding.columns, version.head.words, strict=True)}
        for row, version in enumerate(versions, start=binding.next_row)
    }
    _append(plan, opened, (binding.sheet, binding.table), rows, file)  # type: ignore[arg-type]  # no column is None


def _append_rows(
    plan: SavePlan, opened: Opened, table: RowsTable, versions: Sequence[FrozenVersion], file: str
) -> None:
    years = sorted({year for version in versions for year in version.content.settings.years})
    columns = version_columns(tuple(years))
    places = {column: _place(table, column, file) for column in columns}
    filled = [cells for version in versions for cells in version_rows(version, places)]
    unit, first = opened.budget.settings.unit, table.next_row
    last = {first + len(filled) - 1: {at: _write(value, unit) for at, value in filled[-1].items()}}
    if opened.source.cells(table.sheet).last_row < first:
        # Thousands of rows behind the last one are put there as a whole; the last of them shows how far they reach.
        speller = RowSpeller(unit)
        rows = dict(enumerate(filled[:-1], start=first))
        xml = "".join(speller.row(row, cells) for row, cells in rows.items())
        behind = RowsBehind(xml, tuple((row, column) for row, cells in rows.items() for column in cells))
        plan.appended[table.sheet.name] = behind
    else:
        last |= {
            row: {at: _write(value, unit) for at, value in cells.items()}
            for row, cells in enumerate(filled[:-1], start=first)
        }
    _append(plan, opened, (table.sheet, table.table), last, file)


def _write(value: Value, unit: Unit) -> CellWrite:
    return text_write(value) if isinstance(value, str) else content_of(value, unit)


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
    rows: Mapping[int, Mapping[int, CellWrite]],
    file: str,
) -> None:
    sheet, table = where
    last = max(*rows, table.last_row)
    refuse_extent(LogBinding(sheet, table, (), min(rows)), last, opened.source.cells(sheet), file)
    writes = plan.writes.setdefault(sheet.name, {})
    for row, cells in rows.items():
        writes.update({(row, column): write for column, write in cells.items()})
    plan.unlocked.add(sheet.name)
    block = table.block._replace(bottom=last + table.totals_rows)
    if block != table.block:
        plan.tables[table.part] = (table, block)
        plan.growths[sheet.name] = (*plan.growths.get(sheet.name, ()), Growth(table.block, block))
    plan.touched_tables.append((sheet, block))
