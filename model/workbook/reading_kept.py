"""Reading the added sheet: each of its rows finds its line, whose fields then stand as if they had columns.

A row that points at its line by the words it is known by is sure; one that was followed by its words alone is told, and
one that has no line, or might have several, is told and left out. Nothing is guessed.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from model.areas import Area
from model.findings import Finding, Level
from model.lines import CHOICES, Field, Line, formula_field, value_of, with_values
from model.money import Unit
from model.workbook.addresses import address, parse_address
from model.workbook.bindings import RowsBinding
from model.workbook.found_binding import CellPlace, FoundBinding
from model.workbook.kept_fields import KNOWN_BY, POINTS_AT, KeptFields, KnownBy, field_of, is_kept_table, known_by
from model.workbook.reading_amounts import read_amount
from model.workbook.reading_headings import headings_of
from model.workbook.reading_rows import choice_of
from model.workbook.sheet_cells import Cell
from model.workbook.sheet_source import SheetSource
from model.workbook.structure import Sheet, Structure, TableDefinition
from model.years import Year

_POINTER = re.compile(r"\s*(?:'(?P<quoted>(?:[^']|'')+)'|(?P<bare>[^'!]+))!(?P<cell>\$?[A-Za-z]{1,3}\$?\d+)\s*")

Place = tuple[str, int]


@dataclass(frozen=True, slots=True)
class KeptRow:
    """One row: where it points (sheet in lower case, row and column; None where it does not any more), its words."""

    row: int
    points_at: tuple[str, int, int] | None
    known: KnownBy


@dataclass(frozen=True, slots=True)
class KeptRead:
    """The lines with what is kept of them, where all of that stands, and findings."""

    lines: list[Line]
    binding: FoundBinding
    kept: KeptFields | None = None
    findings: tuple[Finding, ...] = ()


def read_kept(
    structure: Structure,
    source: SheetSource,
    lines: Sequence[Line],
    areas: Iterable[Area],
    binding: FoundBinding,
    years: tuple[Year, ...],
) -> KeptRead:
    """Return the lines of the workbook's tables with what its added sheet keeps of them."""
    tables = [(sheet, table) for sheet in structure.sheets for table in sheet.tables if is_kept_table(table)]
    if not tables:
        return KeptRead(list(lines), binding)
    sheet, table = tables[0]
    reader = _Reader(sheet, table, source, years)
    names = {area.id: area.name for area in areas}
    matched = _Matching(lines, names, binding, sheet.name)
    found = matched.lines_of(reader.rows())
    overlaid = reader.overlaid({line.id: line for line in lines}, found, binding)
    findings = [*matched.findings, *reader.findings, *(_second(each, sheet) for each, _ in tables[1:])]
    cells = {
        line_id: {**reader.places(found[line_id].row), **own} if line_id in found else own
        for line_id, own in binding.cells.items()
    }
    rows: dict[object, int] = {line_id: row.row for line_id, row in found.items()}
    kept = KeptFields(
        RowsBinding(sheet, table, MappingProxyType(reader.columns), MappingProxyType(rows)),
        {line_id: row.known for line_id, row in found.items()},
        reader.own_words,
        frozenset(matched.sure),
    )
    places = replace(binding, cells=cells)
    return KeptRead([overlaid.get(line.id, line) for line in lines], places, kept, tuple(findings))


def _second(other: Sheet, sheet: Sheet) -> Finding:
    message = (
        f"The sheet “{other.name}” is a second one of fields that the app keeps; only “{sheet.name}” is read. Delete "
        "the other in Excel."
    )
    return Finding(Level.WARNING, "second kept sheet", message, other.name)


class _Reader:
    """Reads the rows of the table."""

    def __init__(self, sheet: Sheet, table: TableDefinition, source: SheetSource, years: tuple[Year, ...]) -> None:
        self._sheet = sheet
        self._table = table
        self._source = source
        self._cells = source.cells(sheet)
        self._years = years
        self.columns: dict[str, int] = {}
        self._fields: dict[Field, int] = {}
        self.findings: list[Finding] = []
        self.own_words: dict[int, dict[str, str]] = {}
        for heading in headings_of(sheet, table, source):
            self.columns.setdefault(" ".join(heading.text.split()).lower(), heading.column)
            field = field_of(heading.text)
            if field is not None and (field.year is None or field.year in years):
                self._fields.setdefault(field, heading.column)

    def rows(self) -> Iterator[KeptRow]:
        """Yield the rows that hold anything but a pointer."""
        for row in range(self._table.first_row, self._table.last_row + 1):
            content = self._cells.row(row)
            known = KnownBy(*(self._text(content, self.columns.get(each.lower(), 0)) for each in KNOWN_BY))
            held = (content.get(column) for column in self._fields.values())
            if any(known) or any(cell is not None and not cell.is_blank for cell in held):
                yield KeptRow(row, self._pointer(row, content), known)

    def _text(self, content: Mapping[int, Cell], column: int) -> str:
        return self._source.text_of(content[column]).strip() if column in content else ""

    def _pointer(self, row: int, content: Mapping[int, Cell]) -> tuple[str, int, int] | None:
        column = self.columns.get(POINTS_AT.lower(), 0)
        cell = content.get(column)
        formula = self._cells.formula_text(row, column, cell) if cell is not None and cell.formula is not None else ""
        match = _POINTER.fullmatch(formula)
        if match is None:
            return None
        name = match["quoted"].replace("''", "'") if match["quoted"] else match["bare"]
        place = parse_address(match["cell"].replace("$", ""))
        return (name.lower(), *place) if place is not None else None

    def places(self, row: int) -> dict[Field, CellPlace]:
        """Return the cells of a row by field; amounts in them are pounds."""
        return {field: CellPlace(self._sheet, row, column, Unit.GBP) for field, column in self._fields.items()}

    def overlaid(
        self, lines: Mapping[int, Line], found: Mapping[int, KeptRow], binding: FoundBinding
    ) -> dict[int, Line]:
        """Return the lines that have a row, with the fields that it holds; their own cells come first."""
        return {line_id: self._line(lines[line_id], row.row, binding) for line_id, row in found.items()}

    def _line(self, line: Line, row: int, binding: FoundBinding) -> Line:
        content, own = self._cells.row(row), binding.cells.get(line.id, {})
        values: dict[Field, object] = {}
        for field, column in self._fields.items():
            cell = content.get(column)
            if field in own:
                self._tell_unread(line, field, row, column, cell)
                continue
            if field.year is None and value_of(line, field, self._years):
                self.own_words.setdefault(line.id, {})[field.name] = str(value_of(line, field, self._years))
            if cell is None or cell.is_blank:
                continue
            if field.year is None:
                text = self._source.text_of(cell)
                values[field] = choice_of(field.name)(text) if field.name in CHOICES else text
                continue
            amount, remark = read_amount(cell, self._cells, self._source, Unit.GBP)
            values[field] = amount
            if cell.formula is not None:
                values[formula_field(field)] = self._cells.formula_text(row, column, cell)
            if remark is not None:
                where = address(row, column)
                message = f"The cell {self._sheet.name}!{where} {remark.sentence}."
                told = Finding(remark.level, remark.rule, message, self._sheet.name, where, line.reference, line.id)
                self.findings.append(told)
        return with_values(line, values, self._years)

    def _tell_unread(self, line: Line, field: Field, row: int, column: int, cell: Cell | None) -> None:
        """Warn of what is kept of a field that the line's own table has a column for, too, and says otherwise."""
        text = self._source.text_of(cell).strip() if cell is not None else ""
        if not text or field.year is not None or text == value_of(line, field, self._years):
            return
        where = address(row, column)
        message = (
            f"The cell {self._sheet.name}!{where} keeps “{text}” for {line.name}, but the line's own table has a "
            "column for that, which counts; clear the cell, or enter it there."
        )
        found = Finding(Level.WARNING, "kept and stated", message, self._sheet.name, where, line.reference, line.id)
        self.findings.append(found)


class _Matching:
    """Finds the line of each row: by where it points and what it says, then by one of the two where that is plain."""

    def __init__(self, lines: Sequence[Line], areas: Mapping[int, str], binding: FoundBinding, sheet: str) -> None:
        self._lines = {line.id: line for line in lines}
        self._known = {line.id: known_by(line, areas.get(line.area_id, "")) for line in lines}
        self._binding = binding
        self._sheet = sheet
        self._alike: dict[KnownBy, list[int]] = defaultdict(list)
        self._of: dict[str, list[int]] = defaultdict(list)
        for line_id, known in self._known.items():
            self._alike[known].append(line_id)
            self._of[known.reference].append(line_id)
        self._at: dict[Place, list[int]] = defaultdict(list)
        for line_id, place in binding.firsts.items():
            self._at[place.sheet.name.lower(), place.row].append(line_id)
        self._found: dict[int, KeptRow] = {}
        self.sure: set[int] = set()
        self.findings: list[Finding] = []

    def lines_of(self, rows: Iterable[KeptRow]) -> dict[int, KeptRow]:
        """Return the row of each line that has one."""
        left = self._settle(list(rows), self._where_it_points, sure=True)
        left = self._settle(left, self._known_alike)
        left = self._settle(left, self._nearly_where_it_points)
        left = self._settle(left, self._of_the_reference)
        self.findings += [self._lost(row) for row in left]
        return self._found

    def _settle(
        self, rows: list[KeptRow], candidates: Callable[[KeptRow], list[int]], *, sure: bool = False
    ) -> list[KeptRow]:
        """Give each row its line where it has one candidate that no other row has; returns the other rows."""
        wanted = [[each for each in candidates(row) if each not in self._found] for row in rows]
        claims: dict[int, int] = defaultdict(int)
        for found in wanted:
            for line_id in found:
                claims[line_id] += 1
        left = []
        for row, found in zip(rows, wanted, strict=True):
            if len(found) != 1 or claims[found[0]] > 1:
                left.append(row)
                continue
            self._found[found[0]] = row
            if sure:
                self.sure.add(found[0])
            else:
                self.findings.append(self._followed(row, self._lines[found[0]]))
        return left

    def _pointed_at(self, row: KeptRow) -> list[int]:
        if row.points_at is None:
            return []
        sheet, number, column = row.points_at
        here = self._at.get((sheet, number), [])
        exact = [each for each in here if self._has_cell(each, number, column)]
        return exact or here

    def _has_cell(self, line_id: int, row: int, column: int) -> bool:
        return any(place.column == column and place.row == row for place in self._binding.cells[line_id].values())

    def _where_it_points(self, row: KeptRow) -> list[int]:
        return [each for each in self._pointed_at(row) if self._known[each] == row.known]

    def _known_alike(self, row: KeptRow) -> list[int]:
        return self._alike.get(row.known, []) if any(row.known[:2]) else []

    def _nearly_where_it_points(self, row: KeptRow) -> list[int]:
        return [each for each in self._pointed_at(row) if _shares(self._known[each], row.known)]

    def _of_the_reference(self, row: KeptRow) -> list[int]:
        return self._of.get(row.known.reference, []) if row.known.reference else []

    def _followed(self, row: KeptRow, line: Line) -> Finding:
        why = "points at no row any more" if row.points_at is None else "and its line do not say the same any more"
        message = (
            f"Row {row.row} of the sheet “{self._sheet}”, known by {_named(row.known)}, {why}; it was taken for "
            f"{line.name}. Look whether that is right."
        )
        level = Level.WARNING if row.points_at is None else Level.NOTE
        cell = address(row.row, 1)
        return Finding(level, "kept fields followed", message, self._sheet, cell, line.reference, line.id, line.area_id)

    def _lost(self, row: KeptRow) -> Finding:
        message = (
            f"Row {row.row} of the sheet “{self._sheet}”, known by {_named(row.known)}, has no line any more, or could "
            "belong to several; what it keeps is not read. Put its words right, or delete the row in Excel."
        )
        return Finding(Level.WARNING, "kept fields without line", message, self._sheet, address(row.row, 1))


def _shares(one: KnownBy, other: KnownBy) -> bool:
    """Tell whether two have their reference or their title in common."""
    return any(mine and mine == theirs for mine, theirs in zip(one[:2], other[:2], strict=True))


def _named(known: KnownBy) -> str:
    return known.reference or (f"“{known.title}”" if known.title else "nothing")
