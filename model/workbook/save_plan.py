"""The plan of a save: which cells of which sheets change, which tables grow, which areas come, go or move."""

from dataclasses import replace

from model.areas import Area
from model.budget import Snapshot
from model.problems import FileProblem
from model.workbook.addresses import Block
from model.workbook.bindings import LinesBinding
from model.workbook.cell_xml import CellWrite, Content
from model.workbook.content_writes import content_of
from model.workbook.found_binding import FoundBinding
from model.workbook.found_saving import found_writes, unkept
from model.workbook.growth import Growth
from model.workbook.kept_writes import kept_table
from model.workbook.layout import SERVICE_PREFIX
from model.workbook.line_writes import LineWriter, lost_formulas
from model.workbook.movable import Disturbed
from model.workbook.opening import Opened
from model.workbook.reading_settings import VALUE
from model.workbook.row_tables import plan_row_table, row_tables
from model.workbook.save_writes import SavePlan
from model.workbook.structure import Sheet
from model.workbook.table_rows import RowPlan, plan_rows, refuse_extent


def plan_save(opened: Opened, old: Snapshot, new: Snapshot, file: str, *, keeps_more: bool = False) -> SavePlan:
    """Plan what turns the workbook as opened (`old`) into the budget as it is (`new`). Raises FileProblem.

    `keeps_more`: a workbook that others laid out may get sheets for what it has no place for.
    """
    if opened.bindings.found is not None:
        return _plan_found(opened, opened.bindings.found, (old, new), file, keeps_more=keeps_more)
    plan = _Planner(opened, old, new, file).plan()
    if opened.conversion.levels and not plan.is_empty:
        raise FileProblem(
            f"{file} cannot be saved: it was read as levels, the full amount of every year, and changes are not turned "
            "back into levels. Save as a new workbook."
        )
    if opened.conversion.positive_savings and plan.added:
        raise FileProblem(
            f"{file} cannot be saved: it shows savings as positive figures, which the sheet of a new area does not. "
            "Save as a new workbook."
        )
    return plan


def _plan_found(
    opened: Opened, binding: FoundBinding, states: tuple[Snapshot, Snapshot], file: str, *, keeps_more: bool
) -> SavePlan:
    old, new = states
    writes, dropped = found_writes(opened, binding, old, new, file, keeps_more=keeps_more)
    plan = SavePlan(writes, formula_dropped=dropped)
    for table in [kept_table(opened, binding, old, new, file), *row_tables(opened, *_of_added_sheets(binding, states))]:
        if table.binding is None and table.old != table.new and not keeps_more:
            raise unkept(file, table.what)
        plan_row_table(plan, opened, table, new, file, may_add=keeps_more)
    return plan


def _of_added_sheets(binding: FoundBinding, states: tuple[Snapshot, Snapshot]) -> tuple[Snapshot, Snapshot]:
    """Return both states without the control totals that the workbook's own tables state."""
    old, new = (
        replace(side, controls=tuple(each for each in side.controls if each.id not in binding.controls))
        for side in states
    )
    return old, new


class _Planner:
    def __init__(self, opened: Opened, old: Snapshot, new: Snapshot, file: str) -> None:
        self._opened = opened
        self._old = old
        self._new = new
        self._file = file
        self._result = SavePlan()

    def plan(self) -> SavePlan:
        old_areas = {area.id: area for area in self._old.areas}
        new_areas = {area.id: area for area in self._new.areas}
        for area in self._new.areas:
            if area.id not in old_areas:
                self._result.added.append(area)
                continue
            self._plan_area_words(old_areas[area.id], area)
            self._plan_lines(area)
        self._result.removed = [self._binding(area).sheet for area in self._old.areas if area.id not in new_areas]
        kept = [area.id for area in self._old.areas if area.id in new_areas]
        order = [area.id for area in self._new.areas]
        self._result.reordered = order != [*kept, *(area.id for area in self._result.added)]
        self._plan_settings()
        for table in row_tables(self._opened, self._old, self._new):
            may_add = self._opened.stated.savings
            plan_row_table(self._result, self._opened, table, self._new, self._file, may_add=may_add)
        return self._result

    def _binding(self, area: Area) -> LinesBinding:
        return self._opened.bindings.lines[area.id]

    def _write(self, sheet: Sheet, place: tuple[int, int], write: CellWrite) -> None:
        self._result.writes.setdefault(sheet.name, {})[place] = write

    def _plan_area_words(self, old: Area, new: Area) -> None:
        binding = self._binding(old)
        follows = binding.service_cell is None and new.service == self._new.settings.service
        words = (
            (binding.heading_cell, old.full_heading != new.full_heading, new.full_heading, "heading"),
            (
                binding.service_cell,
                old.service != new.service and not follows,
                f"{SERVICE_PREFIX}{new.service}",
                "service",
            ),
        )
        for place, changed, text, what in words:
            if not changed:
                continue
            if place is None:
                raise FileProblem(
                    f"{self._file} cannot be saved: the sheet “{binding.sheet.name}” has no cell for the {what} of "
                    f"{new.name}. Save as a new workbook."
                )
            self._write(binding.sheet, place, CellWrite(Content.TEXT, text))

    def _plan_lines(self, area: Area) -> None:
        old_ids, new_ids = self._old.line_ids[area.id], self._new.line_ids[area.id]
        same_order = old_ids == new_ids
        if same_order and all(self._old.lines[line] is self._new.lines[line] for line in new_ids):
            return
        binding = self._binding(area)
        cells = self._opened.source.cells(binding.sheet)
        rows = RowPlan(binding.rows, (), binding.table.last_row) if same_order else plan_rows(binding, new_ids)
        refuse_extent(binding, rows.last_row, cells, self._file)
        writer = LineWriter(
            binding,
            self._opened.source,
            self._new.settings.years,
            self._new.settings.unit,
            self._opened.conversion,
            self._calculated(area),
        )
        old_lines = {line: self._old.lines[line] for line in old_ids}
        writes = writer.plan(rows, old_lines, self._new.lines_of(area.id))
        self._result.writes.setdefault(binding.sheet.name, {}).update(writes)
        self._result.formula_dropped |= any(
            lost_formulas(self._old.lines[line], self._new.lines[line]) for line in new_ids if line in old_lines
        )
        if not same_order:
            self._note_structure(binding, rows)

    def _calculated(self, area: Area) -> set[tuple[int, str]]:
        """Return which lines come from another area with a formula in a column unknown to the app: line, heading."""
        come = set(self._new.line_ids[area.id]) - set(self._old.line_ids[area.id])
        found = set()
        for binding in self._opened.bindings.lines.values() if come else ():
            cells = self._opened.source.cells(binding.sheet)
            for line in come & binding.rows.keys():
                content = cells.row(binding.rows[line])
                headings = binding.extra.items()
                found |= {(line, head) for head, at in headings if at in content and content[at].formula is not None}
        return found

    def _note_structure(self, binding: LinesBinding, rows: RowPlan) -> None:
        table = binding.table
        block = table.block._replace(bottom=rows.last_row + table.totals_rows)
        if block != table.block:
            self._result.tables[table.part] = (table, block)
            if block.bottom > table.block.bottom:
                name = binding.sheet.name
                self._result.growths[name] = (*self._result.growths.get(name, ()), Growth(table.block, block))
        self._result.touched_tables.append((binding.sheet, block))
        moved = rows.moved(binding.rows)
        left = [binding.rows[line] for line in moved]
        disturbed = [*rows.emptied, *moved.values(), *left]
        if disturbed:
            area = Block(min(disturbed), table.block.left, max(disturbed), table.block.right)
            gone = frozenset(row for line, row in binding.rows.items() if line not in rows.rows)
            self._result.disturbed.append(Disturbed(binding, area, frozenset(left), gone))

    def _plan_settings(self) -> None:
        old, new = self._old.settings, self._new.settings
        texts = {
            name: str(getattr(new, name))
            for name in ("organisation", "directorate", "service", "title", "decimals", "marking", "version")
            if getattr(old, name) != getattr(new, name)
        }
        if old.negatives is not new.negatives:
            texts["negatives"] = new.negatives.value
        binding = self._opened.bindings.settings
        for name, text in texts.items():
            row = binding.rows.get(name) if binding else None
            if binding is None or row is None:
                raise FileProblem(
                    f"{self._file} cannot be saved: its table of settings has no row for {name}. "
                    "Add the row on the About sheet in Excel, or save as a new workbook."
                )
            self._write(binding.sheet, (row, binding.columns[VALUE]), content_of(text, new.unit))
