"""What a save writes into the added sheet: a row for each line with a field that its own table has no column for."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from model.budget import Snapshot
from model.lines import FORECAST, TEXT_HEADINGS, Field, Line, formula_of, value_of
from model.money import Unit
from model.problems import FileProblem
from model.workbook.added_rows import AddedRows
from model.workbook.cell_xml import CellWrite, Content
from model.workbook.content_writes import content_of_field
from model.workbook.found_binding import CellPlace, FoundBinding
from model.workbook.kept_fields import (
    KNOWN_BY,
    POINTS_AT,
    SHEET,
    STATEMENT,
    TABLE,
    KnownBy,
    columns_of,
    fields_without_column,
    heading_of,
)
from model.workbook.model_ids import with_model_ids
from model.workbook.names import table_name
from model.workbook.opening import Opened, open_bytes
from model.workbook.row_tables import Cells, RowTable
from model.workbook.sheet_patch import patched
from model.workings import working_of


def kept_table(opened: Opened, binding: FoundBinding, old: Snapshot, new: Snapshot, file: str) -> RowTable:
    """Return the added sheet's table with what it holds and is to hold. Raises FileProblem.

    Lines without a row get one where they have come to hold a field that their own table has no column for.
    """
    kept = opened.bindings.kept
    rows = _Rows(opened, binding, new, file)
    known = sorted((row, key) for key, row in kept.table.rows.items()) if kept is not None else []
    before = {key: rows.held(old.lines[key]) for _, key in known if isinstance(key, int) and key in old.lines}
    after: dict[int, Cells] = {}
    for line_id in [*before, *(each for each in new.lines if each not in before)]:
        line, was = new.lines.get(line_id), old.lines.get(line_id)
        if line is None or (line_id not in before and not rows.needs(line, was)):
            continue
        after[line_id] = before[line_id] if line is was and line_id in before else rows.wanted(line, was or line)
    columns = columns_of(rows.fields)
    made = tuple(tuple(cells.get(heading) for heading, _ in columns) for cells in after.values())
    sheet = AddedRows(SHEET, STATEMENT, _table_name(opened), columns, made, KNOWN_BY[:1])
    return RowTable("fields kept of lines", kept.table if kept is not None else None, sheet, before, after)


def _table_name(opened: Opened) -> str:
    tables = [table.name for sheet in opened.structure.sheets for table in sheet.tables]
    taken = [*tables, *opened.structure.defined_names]
    return (
        TABLE if TABLE.lower() not in {each.lower() for each in taken} else table_name(f"{TABLE}_", "of lines", taken)
    )


class _Rows:
    """Makes the table's rows: what each column holds of a line, blank where the line's own table says it."""

    def __init__(self, opened: Opened, binding: FoundBinding, new: Snapshot, file: str) -> None:
        self._opened = opened
        self._kept = opened.bindings.kept
        self._file = file
        self._years = new.settings.years
        self._areas = {area.id: area.name for area in new.areas}
        self._firsts = binding.firsts
        self._in_row = Counter((place.sheet.name, place.row) for place in binding.firsts.values())
        sheet = self._kept.table.sheet if self._kept is not None else None
        self._own = {
            line_id: {field: place for field, place in cells.items() if place.sheet is not sheet}
            for line_id, cells in binding.cells.items()
        }
        self.fields = fields_without_column(self._own.values(), self._years)

    def needs(self, line: Line, was: Line | None) -> bool:
        """Tell whether a line without a row has come to hold what its own table has no column for."""
        return line is not was and any(
            value_of(line, field, self._years) != (value_of(was, field, self._years) if was is not None else None)
            for field in self._kept_of(line)
        )

    def _kept_of(self, line: Line) -> Iterable[Field]:
        own = self._own.get(line.id, {})
        return (field for field in self.fields if field not in own)

    def held(self, line: Line) -> Cells:
        """Return what a line's row holds."""
        if self._kept is None:
            return {}
        points = self._pointer(line) if line.id in self._kept.sure else None
        return self._cells(line, points, self._kept.known_by[line.id], self._kept.own_words.get(line.id, {}))

    def wanted(self, line: Line, was: Line) -> Cells:
        """Return what a line's row is to hold; `was` is the line as the file has it. Raises FileProblem."""
        words = self._own_words(was)
        own = self._own.get(line.id, {})
        for field in self._kept_of(line):
            if field.year is None and words.get(field.name) and not value_of(line, field, self._years):
                what = TEXT_HEADINGS[field.name].lower()
                raise FileProblem(
                    f"{self._file} cannot be saved: the {what} of {line.name} was cleared, but its own table says "
                    f"“{words[field.name]}” in a heading, which stays. Undo that, or enter another."
                )
        known = {
            name: str(getattr(line, name)) if Field(name) in own else words.get(name, "")
            for name in ("reference", "title")
        }
        stated = KnownBy(known["reference"].strip(), known["title"].strip(), self._areas.get(line.area_id, ""))
        return self._cells(line, self._pointer(line), stated, words)

    def _own_words(self, was: Line) -> Mapping[str, str]:
        """Return the texts that a line's own table says of it, where the added sheet may say others."""
        if self._kept is not None and was.id in self._kept.known_by:
            return self._kept.own_words.get(was.id, {})
        return {each.name: str(getattr(was, each.name)) for each in self._kept_of(was) if each.year is None}

    def _cells(self, line: Line, points: CellWrite | None, known: KnownBy, words: Mapping[str, str]) -> Cells:
        cells: dict[str, object] = {POINTS_AT: points, **dict(zip(KNOWN_BY, known, strict=True))}
        for field in self._kept_of(line):
            value = self._value(line, field)
            cells[heading_of(field)] = None if field.year is None and value == words.get(field.name) else value
        return cells

    def _value(self, line: Line, field: Field) -> object:
        """Return a text, or the write of a forecast in pounds with its formula."""
        if field.name != FORECAST:
            return value_of(line, field, self._years)
        formula = formula_of(line, field)
        if formula is not None and working_of(line, field, self._years, Unit.GBP) is None:
            return CellWrite(Content.FORMULA, formula)
        write = content_of_field(line, field, self._years, Unit.GBP)
        return None if write.content is Content.BLANK else write

    def _pointer(self, line: Line) -> CellWrite:
        """Return the formula that points at a line's own cell: one that holds something, and no other line's."""
        cells = self._own.get(line.id, {})
        own = list(cells.values())
        first = self._firsts[line.id]
        places = [first, *own]
        if own and self._in_row[first.sheet.name, first.row] > 1:  # its words may be those of other lines, too
            places = [*(place for field, place in cells.items() if field.year is not None), *own]
        place = next((each for each in places if self._text(each)), places[0])
        text = self._text(place)
        kind = "n" if self._is_number(place) else "str"
        name = place.sheet.name.replace("'", "''")
        row, column = place.address.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), place.address.rstrip("0123456789")
        return CellWrite(Content.WORKING, f"'{name}'!${column}${row}", kind=kind, result=text or "0")

    def _text(self, place: CellPlace) -> str:
        cell = self._opened.source.cells(place.sheet).row(place.row).get(place.column)
        return self._opened.source.text_of(cell) if cell is not None else ""

    def _is_number(self, place: CellPlace) -> bool:
        cell = self._opened.source.cells(place.sheet).row(place.row).get(place.column)
        return cell is None or cell.is_blank or cell.kind == "n"


def without_rows_of(opened: Opened, gone: Iterable[int], old: Snapshot, file: str) -> Opened:
    """Return the workbook with the added sheet's rows of these lines cleared, so that nothing there points at them."""
    kept = opened.bindings.kept
    rows = [kept.table.rows[line_id] for line_id in gone if line_id in kept.table.rows] if kept is not None else []
    if kept is None or not rows:
        return opened
    block, cells = kept.table.table.block, opened.source.cells(kept.table.sheet)
    blank = CellWrite(Content.BLANK)
    writes = {(row, column): blank for row in rows for column in range(block.left, block.right + 1)}
    parts = {kept.table.sheet.part: patched(cells, writes).encode()}
    data = opened.package.rebuilt(parts, set())
    again = open_bytes(data, file, said=opened.said, layout=opened.layout)
    return replace(with_model_ids(again, old), said=opened.said)
