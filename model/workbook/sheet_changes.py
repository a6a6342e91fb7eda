"""Areas that come, go or change places: their sheets, tables, relations and content types in the package."""

import posixpath
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from model.areas import Area
from model.budget import Snapshot
from model.problems import FileProblem
from model.workbook import workbook_xml
from model.workbook.added_area import RELATIONS, Pattern, make_area_sheet
from model.workbook.added_rows import AddedRows, make_rows_sheet
from model.workbook.added_versions import make_heads_sheet, make_lines_sheet
from model.workbook.formula_book import FormulaBook, area_of_table, table_areas
from model.workbook.formulas import TableArea, references_in
from model.workbook.layout import LINES_PREFIX, VERSION_LINES, VERSIONS, YEAR_ON_YEAR_PREFIX
from model.workbook.names import sheet_name, table_name
from model.workbook.opening import Opened
from model.workbook.package import Package
from model.workbook.pointing_parts import pointers
from model.workbook.save_writes import SavePlan
from model.workbook.structure import TYPES, Sheet, relations, relations_part

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_TABLE_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml"

ReadText = Callable[[str], str]


@dataclass(slots=True)
class SheetChanges:
    """The parts that change when areas come, go or change places, and the sheets and tables that are new.

    `kept_apart` are new sheets, of frozen versions, that no formula reads.
    """

    parts: dict[str, str] = field(default_factory=dict)
    removed: set[str] = field(default_factory=set)
    sheets: list[Sheet] = field(default_factory=list)
    tables: dict[str, TableArea] = field(default_factory=dict)
    kept_apart: set[str] = field(default_factory=set)


def change_sheets(opened: Opened, plan: SavePlan, new: Snapshot, file: str, read: ReadText) -> SheetChanges:
    """Return the changes; `read` gives a part's text as patched so far. Raises FileProblem."""
    return _Changer(opened, plan, new, file, read).outcome()


class _Changer:
    def __init__(self, opened: Opened, plan: SavePlan, new: Snapshot, file: str, read: ReadText) -> None:
        self._opened = opened
        self._plan = plan
        self._new = new
        self._file = file
        self._read = read
        self._package: Package = opened.package
        self._result = SheetChanges()
        self._relations_of_areas = {area: binding.sheet.relation_id for area, binding in opened.bindings.lines.items()}
        self._types: dict[str, str] = {}
        self._links: dict[str, tuple[str, str]] = {}
        self._names: dict[str, str] = {}

    def outcome(self) -> SheetChanges:
        if workbook_xml.has_fixed_sheets(self._read(self._opened.structure.workbook_part)):
            raise FileProblem(
                f"{self._file} cannot be saved: its structure is protected, so that sheets can neither be added, "
                "removed nor moved. Remove the protection in Excel, or save as a new workbook."
            )
        for sheet in self._plan.removed:
            self._remove(sheet)
        for area in self._plan.added:
            self._add(area)
        for rows in self._plan.sheets:
            self._add_rows(rows)
        if self._plan.versions:
            self._add_versions()
        part = self._opened.structure.workbook_part
        text = self._read(part)
        self._result.parts[part] = workbook_xml.with_sheets(text, self._order(text), self._names)
        gone = {sheet.relation_id for sheet in self._plan.removed}
        if self._links or gone:
            rels = self._package.spelled(relations_part(part))
            self._result.parts[rels] = workbook_xml.with_relations(self._read(rels), self._links, gone)
            self._result.parts[TYPES] = workbook_xml.with_content_types(
                self._read(TYPES), self._types, self._result.removed
            )
        return self._result

    def _order(self, text: str) -> list[str]:
        """Areas take the places that areas had, in their new order; added ones follow the last of them."""
        old = workbook_xml.sheet_order(text)
        gone = {sheet.relation_id for sheet in self._plan.removed}
        areas = list(
            dict.fromkeys(
                self._relations_of_areas[area.id] for area in self._new.areas if area.id in self._relations_of_areas
            )
        )
        known = set(areas) - set(self._names)
        remaining = [relation for relation in old if relation not in gone]
        places = [place for place, relation in enumerate(remaining) if relation in known]
        kept = len(places)
        order = list(remaining)
        for place, relation in zip(places, areas, strict=False):
            order[place] = relation
        behind = places[-1] + 1 if places else len(order)
        others = [relation for relation in self._names if relation not in areas]
        return [*order[:behind], *areas[kept:], *order[behind:], *others]

    def _remove(self, sheet: Sheet) -> None:
        if sheet.relation_id in {self._relations_of_areas.get(area.id) for area in self._new.areas}:
            raise FileProblem(
                f"{self._file} cannot be saved: the sheet “{sheet.name}”, whose area was removed, also holds another "
                "area. Undo that, or save as a new workbook."
            )
        cells = {other.name: self._opened.source.cells(other) for other in self._opened.structure.sheets}
        book = FormulaBook(cells, self._opened.source.strings, table_areas(self._opened.structure), {})
        for place, formula in book.formulas().items():
            reads = references_in(formula, place, book)
            if place.sheet != sheet.name and any(area.sheet == sheet.name for area in reads.areas):
                raise FileProblem(
                    f"{self._file} cannot be saved: the formula in {place} points at the sheet “{sheet.name}”, whose "
                    "area was removed. Undo that, or save as a new workbook."
                )
        for pointer in pointers(self._opened, book, self._file):
            if pointer.area.sheet.lower() == sheet.name.lower() and pointer.sheet != sheet.name:
                raise FileProblem(
                    f"{self._file} cannot be saved: {pointer.what} points at the sheet “{sheet.name}”, whose area was "
                    "removed. Undo that, or save as a new workbook."
                )
        owned = {part for _, part in relations(self._package, sheet.part, self._file).values()}
        tables = {table.part for table in sheet.tables}
        if owned - tables:
            raise FileProblem(
                f"{self._file} cannot be saved: the sheet “{sheet.name}”, whose area was removed, also holds a chart, "
                "drawing or comment. Undo that, or save as a new workbook."
            )
        self._result.removed |= {sheet.part, *tables}
        rels = self._package.spelled(relations_part(sheet.part))
        if rels in self._package:
            self._result.removed.add(rels)

    def _add(self, area: Area) -> None:
        structure = self._opened.structure
        sheets = [*(sheet.name for sheet in structure.sheets), *(sheet.name for sheet in self._result.sheets)]
        tables = [*(table.name for sheet in structure.sheets for table in sheet.tables), *self._result.tables]
        name = sheet_name(area.name, sheets)
        lines_table = table_name(LINES_PREFIX, area.name, [*tables, *structure.defined_names])
        totals_table = table_name(YEAR_ON_YEAR_PREFIX, area.name, [*tables, *structure.defined_names, lines_table])
        number = self._table_number()
        made = make_area_sheet(
            area,
            self._new.lines_of(area.id),
            self._new.settings,
            (lines_table, totals_table),
            (number, number + 1),
            self._pattern(),
        )
        self._relations_of_areas[area.id] = self._place(name, made.sheet_xml, made.tables)
        for table, block, columns in zip((lines_table, totals_table), made.blocks, made.headings, strict=True):
            self._result.tables[table] = area_of_table(table, name, block, columns)

    def _add_rows(self, rows: AddedRows) -> None:
        names = [*(sheet.name for sheet in self._opened.structure.sheets), *self._names.values()]
        name = sheet_name(rows.sheet, names)
        sheet, table, block = make_rows_sheet(rows, self._new.settings.unit, self._table_number(), self._pattern())
        self._place(name, sheet, (table,))
        self._result.tables[rows.table] = area_of_table(rows.table, name, block, rows.headings)

    def _add_versions(self) -> None:
        for wanted, make in ((VERSIONS, make_heads_sheet), (VERSION_LINES, make_lines_sheet)):
            names = [*(sheet.name for sheet in self._opened.structure.sheets), *self._names.values()]
            made = make(self._plan.versions, self._new.settings, self._table_number(), self._pattern())
            name = sheet_name(wanted, names)
            self._place(name, made.sheet, (made.table,))
            self._result.kept_apart.add(name)
            self._result.tables[made.name] = area_of_table(made.name, name, made.block, made.headings)

    def _place(self, name: str, sheet_xml: str, tables: Sequence[str]) -> str:
        """Add a sheet with its tables to the package; returns the relation by which the workbook knows it."""
        part = self._unused("xl/worksheets/sheet{}.xml")
        self._result.parts[part] = sheet_xml
        links = {}
        for position, xml in enumerate(tables, start=1):
            table_part = self._unused("xl/tables/table{}.xml")
            self._result.parts[table_part] = xml
            self._types[table_part] = _TABLE_TYPE
            links[f"rId{position}"] = (f"{_OFFICE}/table", f"../tables/{posixpath.basename(table_part)}")
        self._result.parts[relations_part(part)] = workbook_xml.with_relations(RELATIONS, links, set())
        self._types[part] = _SHEET_TYPE
        relation = self._unused_relation()
        self._links[relation] = (f"{_OFFICE}/worksheet", f"/{part}")
        self._names[relation] = name
        self._result.sheets.append(Sheet(name, part, hidden=False, relation_id=relation))
        return relation

    def _pattern(self) -> Pattern | None:
        for area in self._new.areas:
            binding = self._opened.bindings.lines.get(area.id)
            if binding is not None:
                return Pattern(binding, self._opened.source.cells(binding.sheet))
        return None

    def _unused(self, form: str) -> str:
        number = 1
        while self._package.spelled(form.format(number)) in self._package or form.format(number) in self._result.parts:
            number += 1
        return form.format(number)

    def _table_number(self) -> int:
        numbers = [0]
        for sheet in self._opened.structure.sheets:
            numbers += [table.number for table in sheet.tables]
        return max(numbers) + 1 + 2 * len(self._result.sheets)

    def _unused_relation(self) -> str:
        known = relations(self._package, self._opened.structure.workbook_part, self._file)
        taken = self._read(self._package.spelled(relations_part(self._opened.structure.workbook_part)))
        number = len(known) + 1
        while f'"rId{number}"' in taken or f"rId{number}" in self._links:
            number += 1
        return f"rId{number}"
