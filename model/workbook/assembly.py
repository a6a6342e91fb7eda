"""Assembling the new package of a save: patched sheets and tables, recalculated totals, everything else verbatim."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from model.budget import Snapshot
from model.findings import Finding, Level
from model.money import number_text
from model.workbook import workbook_xml
from model.workbook.cell_xml import CellWrite, Content
from model.workbook.column_references import (
    Grown,
    extended_formulas,
    longer_names,
    name_findings,
    with_longer_formulas,
)
from model.workbook.formula_book import FormulaBook, table_areas
from model.workbook.formulas import CellRef, CellValue, ErrorValue, TableArea, recalculate
from model.workbook.growth import with_grown_print_areas
from model.workbook.joined_cells import refuse_joined
from model.workbook.movable import refuse_immovable
from model.workbook.opening import Opened
from model.workbook.protection import Protection
from model.workbook.receipt import CellChange
from model.workbook.save_writes import SavePlan
from model.workbook.shared_formulas import rehomed
from model.workbook.sheet_cells import Cell, SheetCells
from model.workbook.sheet_changes import change_sheets
from model.workbook.sheet_patch import patched
from model.workbook.structure import TYPES, relations, relations_part
from model.workbook.table_xml import with_extent
from model.workbook.xml import decoded

_CALCULATION_CHAIN = "/calcChain"


@dataclass(slots=True)
class Assembled:
    """The parts of a new package, and what a receipt says of them."""

    parts: dict[str, bytes]
    removed: set[str]
    cells: list[CellChange]
    recalculated: list[CellChange]
    cleared: list[tuple[str, str]]
    findings: list[Finding]
    expected: dict[str, set[tuple[int, int]]]


class Assembler:
    """Carries out a plan on an opened workbook. Nothing touches the disk."""

    def __init__(self, opened: Opened, plan: SavePlan, new: Snapshot, file: str) -> None:
        """Prepare to turn the opened workbook into one that holds the new state."""
        self._opened = opened
        self._plan = plan
        self._new = new
        self._file = file
        self._package = opened.package
        self._sheets = {sheet.name: sheet for sheet in opened.structure.sheets}
        self._cells = {name: opened.source.cells(sheet) for name, sheet in self._sheets.items()}
        opened.source.prove_well_formed()
        self._tables = table_areas(opened.structure)
        self._names = dict(opened.structure.defined_names)
        self._new_parts: dict[str, str] = {}
        self._added: list[str] = []
        self._lengthened: dict[str, list[tuple[int, int]]] = {}
        self._result = Assembled({}, set(), [], [], [], [], {})

    def assemble(self) -> Assembled:
        """Return the new parts. Raises FileProblem when something stands in the way."""
        before = dict(self._cells)
        self._lengthen_references()
        self._refuse_what_must_not_change()
        self._patch_sheets()
        self._extend_tables()
        self._grow_print_areas()
        plan = self._plan
        if plan.added or plan.removed or plan.reordered or plan.sheets or plan.versions:
            self._change_sheets()
        self._recalculate(before)
        self._receipt_of_cells(before)
        if self._plan.formula_dropped or self._plan.removed or self._plan.tables or self._formulas_differ(before):
            self._drop_calculation_chain()
        for part, text in self._new_parts.items():
            self._result.parts[part] = text.encode("utf-8")
        return self._result

    def _text(self, part: str) -> str:
        return self._new_parts.get(part) or decoded(self._package.read(part), self._file, part)

    def _refuse_what_must_not_change(self) -> None:
        protection = Protection(self._package, self._opened.structure, self._file)
        for name, writes in self._plan.writes.items():
            if name in self._plan.unlocked:
                continue
            protection.refuse_locked(self._sheets[name], self._cells[name], list(writes))
        if self._plan.disturbed:
            book = self._book(self._tables | self._grown_tables())
            for disturbed in self._plan.disturbed:
                refuse_immovable(disturbed, self._opened, book, self._file)
        for name, writes in self._plan.writes.items():
            refuse_joined(name, self._cells[name], writes, self._file)

    def _book(self, tables: Mapping[str, TableArea] | None = None) -> FormulaBook:
        strings, awaits = self._opened.source.strings, self._opened.structure.awaits_calculation
        return FormulaBook(self._cells, strings, tables or self._tables, self._names, awaits_calculation=awaits)

    def _grown_tables(self) -> dict[str, TableArea]:
        """Return the tables that get longer in their new extent: what names a whole table follows its lines there."""
        changed = [(self._tables[table.name], block.bottom) for table, block in self._plan.tables.values()]
        return {old.name: replace(old, bottom=bottom) for old, bottom in changed if bottom > old.bottom}

    def _lengthen_references(self) -> None:
        """Let formulas that count all lines of a table count those, too, that it gets below its last one."""
        sheets = {table.part: sheet.name for sheet in self._opened.structure.sheets for table in sheet.tables}
        grown = [
            Grown(sheets[part], table, block.bottom - table.totals_rows)
            for part, (table, block) in self._plan.tables.items()
            if block.bottom > table.block.bottom
        ]
        if not grown:
            return
        outcome = extended_formulas(self._book(), self._cells, grown, self._file)
        self._result.findings += outcome.findings
        for name, writes in outcome.writes.items():
            self._put_sheet(name, patched(self._cells[name], writes))
            self._result.expected.setdefault(name, set()).update(writes)
            self._lengthened[name] = list(writes)
        for name, planned in self._plan.writes.items():
            self._plan.writes[name] = with_longer_formulas(name, planned, grown)
        self._lengthen_names(grown)

    def _lengthen_names(self, grown: list[Grown]) -> None:
        names = longer_names(self._names, grown)
        if names:
            part = self._opened.structure.workbook_part
            self._new_parts[part] = workbook_xml.with_names(self._text(part), names)
            self._names |= names
            self._result.findings += name_findings(names)

    def _put_sheet(self, name: str, text: str) -> None:
        self._cells[name] = SheetCells(text, name, self._file)
        self._new_parts[self._sheets[name].part] = text

    def _patch_sheets(self) -> None:
        for name, writes in self._plan.writes.items():
            if writes:
                every = {**writes, **rehomed(name, self._cells[name], writes, self._file)}
                self._put_sheet(name, patched(self._cells[name], every, self._plan.growths.get(name, ())))
                self._result.expected.setdefault(name, set()).update(every)
        for name, rows in self._plan.appended.items():
            cells = self._cells[name]
            place = cells.rows[cells.last_row][0]
            self._put_sheet(name, f"{cells.text[:place]}{rows.xml}{cells.text[place:]}")
            self._result.expected[name].update(rows.cells)

    def _extend_tables(self) -> None:
        for part, (table, block) in self._plan.tables.items():
            self._new_parts[part] = with_extent(self._text(part), table, block)
            self._tables[table.name] = replace(self._tables[table.name], bottom=block.bottom)

    def _grow_print_areas(self) -> None:
        if not self._plan.growths:
            return
        part = self._opened.structure.workbook_part
        text = self._text(part)
        places = {relation: place for place, relation in enumerate(workbook_xml.sheet_order(text))}
        growths = {places.get(self._sheets[name].relation_id, -1): each for name, each in self._plan.growths.items()}
        grown = with_grown_print_areas(text, growths)
        if grown != text:
            self._new_parts[part] = grown

    def _changed_cells(self) -> set[CellRef]:
        changed = {
            CellRef(name, *place)
            for name, writes in self._plan.writes.items()
            for place, write in writes.items()
            if write is None or write.content is not Content.FORMULA
        }
        for sheet, block in self._plan.touched_tables:
            changed.update(CellRef(sheet.name, block.top + 1, column) for column in range(block.left, block.right + 1))
        return changed

    def _recalculate(self, before: Mapping[str, SheetCells]) -> None:
        changed = self._changed_cells() | self._plan.changed
        for name in self._added:
            changed.update(
                CellRef(name, row, column) for row, column, cell in self._cells[name] if cell.formula is None
            )
        if not changed and not self._plan.stale:
            return
        book = self._book()
        outcome = recalculate(book, changed, self._plan.stale)
        results: dict[str, dict[tuple[int, int], CellWrite | None]] = {}
        for ref, value in outcome.values.items():
            if book.value(ref) != value:
                results.setdefault(ref.sheet, {})[ref.row, ref.column] = _result(value)
        for ref, reason in outcome.cleared.items():
            results.setdefault(ref.sheet, {})[ref.row, ref.column] = CellWrite(Content.NO_RESULT)
            self._result.cleared.append((ref.sheet, ref.address))
            message = f"The formula in {ref} depends on what was edited and was not calculated here: {reason}."
            self._result.findings.append(Finding(Level.WARNING, "not recalculated", message, ref.sheet, ref.address))
        for name, writes in results.items():
            self._put_sheet(name, patched(self._cells[name], writes))
            self._result.expected.setdefault(name, set()).update(writes)
            if name in before:
                planned = self._plan.writes.get(name, {})
                places = [place for place, write in writes.items() if place not in planned and write is not None]
                valued = [place for place in places if getattr(writes[place], "content", None) is Content.RESULT]
                self._result.recalculated += self._changes(name, valued, before[name])
        if outcome.cleared or (results and self._opened.structure.awaits_calculation):
            self._ask_for_calculation()

    def _ask_for_calculation(self) -> None:
        """Have every program calculate the workbook: some of its formulas have no value, or nil in its stead.

        Where no program has calculated it, this tells the nils that stay from the values that the save wrote.
        """
        part = self._opened.structure.workbook_part
        text = self._text(part)
        asking = workbook_xml.recalculating(text)
        if asking != text:
            self._new_parts[part] = asking
        if self._opened.structure.awaits_calculation:
            self._drop_calculation_chain()

    def _formulas_differ(self, before: Mapping[str, SheetCells]) -> bool:
        """Tell whether a cell that held a formula holds none any more, as when its line moved, or the other way."""
        for name, writes in self._plan.writes.items():
            for row, column in writes:
                cells = before[name].row(row).get(column), self._cells[name].row(row).get(column)
                if len({cell is not None and cell.formula is not None for cell in cells}) > 1:
                    return True
        return False

    def _receipt_of_cells(self, before: Mapping[str, SheetCells]) -> None:
        for name in {**self._plan.writes, **self._lengthened}:
            if name in self._plan.unlocked:
                continue
            places = {*self._plan.writes.get(name, ()), *self._lengthened.get(name, ())}
            self._result.cells += self._changes(name, list(places), before[name], with_formulas=True)

    def _changes(
        self, name: str, places: list[tuple[int, int]], before: SheetCells, *, with_formulas: bool = False
    ) -> list[CellChange]:
        changes = []
        after = self._cells[name]
        strings = self._opened.source.strings
        for row, column in sorted(places):
            old, new = before.row(row).get(column), after.row(row).get(column)
            old_text = before.shown(old, strings) if old else ""
            new_text = after.shown(new, strings) if new else ""
            if with_formulas:
                formulas = _formula(before, row, column, old), _formula(after, row, column, new)
                if formulas[0] != formulas[1]:
                    old_text, new_text = formulas[0] or old_text, formulas[1] or new_text
            if old_text != new_text:
                changes.append(CellChange(name, CellRef(name, row, column).address, old_text, new_text))
        return changes

    def _drop_calculation_chain(self) -> None:
        workbook_part = self._opened.structure.workbook_part
        known = relations(self._package, workbook_part, self._file)
        chains = {relation: part for relation, (kind, part) in known.items() if kind.endswith(_CALCULATION_CHAIN)}
        if not chains:
            return
        rels = self._package.spelled(relations_part(workbook_part))
        self._new_parts[rels] = workbook_xml.with_relations(self._text(rels), {}, chains)
        self._new_parts[TYPES] = workbook_xml.with_content_types(self._text(TYPES), {}, chains.values())
        self._result.removed.update(part for part in chains.values() if part in self._package)

    def _change_sheets(self) -> None:
        outcome = change_sheets(self._opened, self._plan, self._new, self._file, self._text)
        self._new_parts |= outcome.parts
        self._result.removed |= outcome.removed
        self._tables |= outcome.tables
        for sheet in self._plan.removed:
            del self._sheets[sheet.name], self._cells[sheet.name]
        for sheet in outcome.sheets:
            self._sheets[sheet.name] = sheet
            self._cells[sheet.name] = SheetCells(outcome.parts[sheet.part], sheet.name, self._file)
            if sheet.name not in outcome.kept_apart:
                self._added.append(sheet.name)


def _formula(cells: SheetCells, row: int, column: int, cell: Cell | None) -> str:
    return "" if cell is None or cell.formula is None else f"={cells.formula_text(row, column, cell)}"


def _result(value: CellValue) -> CellWrite:
    if isinstance(value, Decimal):
        return CellWrite(Content.RESULT, number_text(value))
    if isinstance(value, bool):
        return CellWrite(Content.RESULT, "1" if value else "0", kind="b")
    if isinstance(value, ErrorValue):
        return CellWrite(Content.RESULT, value.text, kind="e")
    if value is None:
        return CellWrite(Content.RESULT, "0")
    return CellWrite(Content.RESULT, value, kind="str")
