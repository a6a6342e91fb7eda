"""What a save writes into the plain tables of the app: control totals, pots, muted checks, narrative.

A row keeps its place wherever the order allows it; new ones go below the last; a table that is not there yet is made.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from model.budget import Snapshot
from model.controls import ControlTotal, Measure
from model.money import NIL
from model.mutes import Mute
from model.narratives import Narrative
from model.pots import Pot
from model.problems import FileProblem
from model.workbook import layout
from model.workbook.added_rows import AddedRows
from model.workbook.addresses import LAST_ROW
from model.workbook.bindings import RowsBinding
from model.workbook.content_writes import content_of
from model.workbook.conversion import Conversion
from model.workbook.growth import Growth
from model.workbook.opening import Opened
from model.workbook.save_writes import SavePlan
from model.workbook.sheet_cells import SheetCells
from model.workbook.table_rows import refuse_extent
from model.years import Year

Cells = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class RowTable:
    """One of the tables: where it stands or would stand, and its rows before and now, by id: a value a heading."""

    what: str
    binding: RowsBinding | None
    made: AddedRows
    old: Mapping[int, Cells]
    new: Mapping[int, Cells]


def row_tables(opened: Opened, old: Snapshot, new: Snapshot) -> Iterator[RowTable]:
    """Yield the tables, with what they held and what they are to hold."""
    years, unit = new.settings.years, new.settings.unit.symbol
    sides = (old, new)
    controls = [{each.id: _control(each, years, opened.conversion) for each in side.controls} for side in sides]
    *words, source, date = zip(layout.CONTROL_HEADINGS, layout.CONTROL_WIDTHS, strict=True)
    columns = (*words, *_years(years), source, date)
    made = _made(layout.CONTROLS, layout.CONTROLS_STATEMENT.format(unit=unit), layout.CONTROLS_TABLE, columns, controls)
    yield RowTable("control totals", opened.bindings.controls, made, *controls)
    pots = [{each.id: _pot(each, years) for each in side.pots} for side in sides]
    name, *others = zip(layout.POT_HEADINGS, layout.POT_WIDTHS, strict=True)
    columns = (name, *_years(years), *others)
    made = _made(layout.POTS, layout.POTS_STATEMENT.format(unit=unit), layout.POTS_TABLE, columns, pots)
    yield RowTable("pots", opened.bindings.pots, made, *pots)
    mutes = [{each.id: _mute(each) for each in side.mutes} for side in sides]
    columns = tuple(zip(layout.MUTE_HEADINGS, layout.MUTE_WIDTHS, strict=True))
    made = _made(layout.MUTES, layout.MUTES_STATEMENT, layout.MUTES_TABLE, columns, mutes)
    yield RowTable("muted checks", opened.bindings.mutes, made, *mutes)
    told = [{each.id: _narrative(each) for each in side.narratives} for side in sides]
    columns = tuple(zip(layout.NARRATIVE_HEADINGS, layout.NARRATIVE_WIDTHS, strict=True))
    made = _made(layout.NARRATIVE, layout.NARRATIVE_STATEMENT, layout.NARRATIVE_TABLE, columns, told)
    yield RowTable("narrative", opened.bindings.narratives, made, *told)


def _years(years: Sequence[Year]) -> tuple[tuple[str, int], ...]:
    return tuple((year.label, layout.YEAR_WIDTH) for year in years)


def _made(
    sheet: str, statement: str, table: str, columns: tuple[tuple[str, int], ...], sides: Sequence[Mapping[int, Cells]]
) -> AddedRows:
    rows = tuple(tuple(cells[heading] for heading, _ in columns) for cells in sides[1].values())
    return AddedRows(sheet, statement, table, columns, rows)


def _control(control: ControlTotal, years: Sequence[Year], conversion: Conversion) -> Cells:
    is_saving = control.measure is Measure.SAVINGS
    words = (control.scope.value, control.name, control.kind, control.source, control.date)
    amounts = (conversion.shown(amount, is_saving=is_saving) for amount in control.amounts)
    return {**dict(zip(layout.CONTROL_HEADINGS, words, strict=True)), **_amounts(years, tuple(amounts))}


def _pot(pot: Pot, years: Sequence[Year]) -> Cells:
    words = (pot.name, pot.ends.label if pot.ends else "", pot.notes)
    return {**dict(zip(layout.POT_HEADINGS, words, strict=True)), **_amounts(years, pot.amounts)}


def _mute(mute: Mute) -> Cells:
    words = (mute.rule, mute.finding, mute.reason, mute.who, mute.when)
    return dict(zip(layout.MUTE_HEADINGS, words, strict=True))


def _narrative(narrative: Narrative) -> Cells:
    words = (narrative.area, narrative.heading, narrative.text)
    return dict(zip(layout.NARRATIVE_HEADINGS, words, strict=True))


def _amounts(years: Sequence[Year], amounts: Sequence[object]) -> Cells:
    return {year.label: amount for year, amount in zip(years, (*amounts, *[None] * len(years)), strict=False)}


def plan_row_table(plan: SavePlan, opened: Opened, table: RowTable, new: Snapshot, file: str, *, may_add: bool) -> None:
    """Plan what a table is to hold, `may_add`: on a sheet that is added where it has none.

    Raises FileProblem where it has no room or no column for it.
    """
    if list(table.old.items()) == list(table.new.items()):
        return
    if table.binding is None:
        if not may_add:
            raise FileProblem(
                f"{file} cannot be saved: it has no table of {table.what} and none is added to a workbook that others "
                "laid out. Save as a new workbook."
            )
        if table.new:
            plan.sheets.append(table.made)
        return
    _Planner(plan, opened, table, table.binding, new, file).plan()


class _Planner:
    """Plans the rows of one table that is there."""

    def __init__(
        self, plan: SavePlan, opened: Opened, table: RowTable, binding: RowsBinding, new: Snapshot, file: str
    ) -> None:
        self._plan = plan
        self._table = table
        self._binding = binding
        self._cells: SheetCells = opened.source.cells(binding.sheet)
        self._known = {key: row for key, row in binding.rows.items() if isinstance(key, int)}
        self._unit = new.settings.unit
        self._file = file

    def plan(self) -> None:
        binding, table = self._binding, self._binding.table
        rows = self._rows()
        last = max([table.last_row, *rows.values()])
        refuse_extent(binding, last, self._cells, self._file)
        held = {row: self._table.old[key] for key, row in self._known.items() if key in self._table.old}
        wanted = {row: self._table.new[row_id] for row_id, row in rows.items()}
        for row in sorted(held.keys() | wanted.keys()):
            self._write(row, held.get(row, {}), wanted.get(row, {}))
        block = table.block._replace(bottom=last + table.totals_rows)
        if block != table.block:
            name = binding.sheet.name
            self._plan.tables[table.part] = (table, block)
            self._plan.growths[name] = (*self._plan.growths.get(name, ()), Growth(table.block, block))
            self._plan.touched_tables.append((binding.sheet, block))

    def _write(self, row: int, before: Cells, after: Cells) -> None:
        writes = self._plan.writes.setdefault(self._binding.sheet.name, {})
        for heading in self._table.made.headings:
            old, new = before.get(heading), after.get(heading)
            if old != new and (old or new or NIL in (old, new)):
                place = (row, self._column(heading))
                writes[place] = content_of(new, self._unit, self._style(*place))

    def _rows(self) -> dict[int, int]:
        """Return the row of each id, in order: its own where all of them can keep theirs."""
        order, known = list(self._table.new), self._known
        kept = [row_id for row_id in order if row_id in known]
        own = [known[row_id] for row_id in kept]
        if own == sorted(own) and order[: len(kept)] == kept:
            free = self._free(max(own, default=self._binding.table.first_row - 1))
            return dict(zip(kept, own, strict=True)) | {row_id: next(free) for row_id in order[len(kept) :]}
        if set(self._binding.table.columns) - set(self._table.made.headings):
            raise FileProblem(
                f"{self._file} cannot be saved: the {self._table.what} were put into another order, but the table "
                f"{self._binding.table.name} has columns of its own. Save as a new workbook."
            )
        slots = sorted(known.values())
        free = self._free(max(slots, default=self._binding.table.first_row - 1))
        slots += [next(free) for _ in range(len(order) - len(slots))]
        return dict(zip(order, slots, strict=False))

    def _free(self, after: int) -> Iterator[int]:
        """Yield the rows behind one that hold nothing, or that a row of the table leaves."""
        block, left = self._binding.table.block, set(self._known.values())
        for row in range(after + 1, LAST_ROW):
            content = self._cells.row(row).items()
            inside = any(block.left <= column <= block.right and not cell.is_blank for column, cell in content)
            if row in left or not inside:
                yield row

    def _column(self, heading: str) -> int:
        columns = self._binding.columns
        column = columns.get(heading) or columns.get(heading.lower())
        if column is None:
            raise FileProblem(
                f"{self._file} cannot be saved: the table {self._binding.table.name} on the sheet "
                f"“{self._binding.sheet.name}” has no column {heading}. Add it in Excel, or save as a new workbook."
            )
        return column

    def _style(self, row: int, column: int) -> str:
        """Return the style that a cell below the old last row takes from the row above; "" where it has its own."""
        if self._cells.row(row).get(column) is not None:
            return ""
        cell = self._cells.row(max(self._known.values(), default=0)).get(column)
        return cell.style if cell else ""
