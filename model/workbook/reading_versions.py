"""Reading frozen versions: what is said of them at once, their content when it is first asked for."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from model.findings import Finding, Level
from model.lines import AMOUNT, FORECAST, Field
from model.money import Amount, Unit, Unreadable, from_cell_number
from model.problems import FileProblem
from model.versions.frozen import FrozenVersion, VersionHead, tampered
from model.versions.records import CONTROL, LINE, POT, SETTING, Record, content_of
from model.workbook.bindings import LogBinding
from model.workbook.layout import VERSION_LINES_TABLE, VERSIONS_TABLE, field_of_heading
from model.workbook.reading_headings import headings_of
from model.workbook.sheet_cells import Cell
from model.workbook.sheet_source import SheetSource
from model.workbook.spellings import FIRST_CELL, NO_CELL, Spellings, row_pattern
from model.workbook.structure import Sheet, TableDefinition
from model.workbook.versions_layout import HEAD_HEADINGS, RECORD, VERSION, version_columns
from model.years import Year, parse_years

TAMPERED = "frozen version changed"
_HEADINGS = tuple(each for each in version_columns(()) if isinstance(each, str))
_WITH_FIGURES = (LINE, CONTROL, POT)


@dataclass(frozen=True, slots=True)
class RowsTable:
    """The table of the version lines: its columns by heading, and the row behind its last one."""

    sheet: Sheet
    table: TableDefinition
    columns: Mapping[str, int]
    next_row: int


class StoredVersions:
    """The frozen versions of a workbook, in the order in which they were frozen."""

    def __init__(self, source: SheetSource | None = None) -> None:
        """Hold none until `found` and `rows` are given."""
        self._source = source
        self.found: LogBinding | None = None
        self._rows_at: tuple[Sheet, TableDefinition] | None = None
        self._table: RowsTable | None = None
        self._rows: dict[str, list[int]] | None = None
        self._spelled: dict[int, tuple[str, ...]] = {}
        self._read: dict[str, FrozenVersion] = {}
        self.heads: tuple[VersionHead, ...] = ()

    @classmethod
    def of(cls, tables: Iterable[tuple[Sheet, TableDefinition]], source: SheetSource) -> "StoredVersions":
        """Read what is said of the versions of a workbook."""
        stored = cls(source)
        for sheet, table in tables:
            if table.name == VERSIONS_TABLE:
                stored.heads, stored.found = _read_heads(sheet, table, source)
            elif table.name == VERSION_LINES_TABLE:
                stored._rows_at = sheet, table
        return stored

    @property
    def table(self) -> RowsTable | None:
        """The table of the version lines, None where there is none."""
        if self._table is None and self._rows_at is not None and self._source is not None:
            sheet, table = self._rows_at
            columns: dict[str, int] = {}
            for heading in headings_of(sheet, table, self._source):
                columns.setdefault(_known(heading.text), heading.column)
            cells = self._source.cells(sheet)
            rows = range(table.last_row, table.first_row - 1, -1)
            filled = (row for row in rows if any(not cell.is_blank for cell in cells.row(row).values()))
            last = next(filled, table.first_row - 1)
            self._table = RowsTable(sheet, table, columns, last + 1)
        return self._table

    def read(self, name: str) -> FrozenVersion:
        """Return a version by its name; what was tampered with is its `fault`. Raises FileProblem."""
        head = next((each for each in self.heads if each.name == name), None)
        if head is None:
            known = ", ".join(each.name for each in self.heads) or "none"
            raise FileProblem(f"There is no frozen version “{name}” in this workbook; there is {known}.")
        if name not in self._read:
            try:
                content, findings = content_of(self._records_of(name))
                version = FrozenVersion(head, content, findings)
                version = replace(version, fault=tampered(version))
            except FileProblem as problem:
                raise FileProblem(f"The frozen version “{name}” cannot be read. {problem}") from problem
            self._read[name] = version
        return self._read[name]

    def findings(self) -> Iterator[Finding]:
        """Yield a finding of level error for each version that is not as it was frozen."""
        for head in self.heads:
            try:
                fault = self.read(head.name).fault
            except FileProblem as problem:
                fault = str(problem)
            if fault:
                sheet = self.found.sheet.name if self.found else ""
                yield Finding(Level.ERROR, TAMPERED, fault, sheet)

    def _records_of(self, name: str) -> Iterator[Record]:
        table, source = self.table, self._source
        if table is None or source is None:
            raise FileProblem("The sheet of version lines is gone.")
        cells = source.cells(table.sheet)
        reader = _RowReader(table, source)
        for row in self._rows_by_name(table, source).get(name, ()):
            spelled = self._spelled.get(row)
            record = reader.regular(spelled) if spelled is not None else None
            yield record or reader.record(cells.row(row))

    def _rows_by_name(self, table: RowsTable, source: SheetSource) -> dict[str, list[int]]:
        """Return the rows of each version; those spelled as programs usually write them are taken apart at once."""
        if self._rows is None:
            cells, block = source.cells(table.sheet), table.table.block
            texts = Spellings(source, Unit.GBP).texts
            pattern = row_pattern(block.left, block.right, source.dates.numbers)
            self._rows = {}
            place = table.columns.get(_known(VERSION), 0)
            for row in range(table.table.first_row, table.next_row):
                span = None if cells.has_filled(row) else cells.rows.get(row)
                match = pattern.fullmatch(cells.text, *span) if pattern is not None and span else None
                if match is not None:
                    self._spelled[row] = match.groups("")
                    name = texts[self._spelled[row][FIRST_CELL + place - block.left]]
                else:
                    cell = cells.row(row).get(place)
                    name = source.text_of(cell) if cell is not None else ""
                self._rows.setdefault(name, []).append(row)
            cells.take_as_proved(self._spelled)
            cells.prove_well_formed()
        return self._rows


def _known(heading: str) -> str:
    return " ".join(heading.split()).lower()


def column_of(table: RowsTable, heading: str) -> int | None:
    """Return the column of a heading, None where it is gone."""
    return table.columns.get(_known(heading))


def _read_heads(
    sheet: Sheet, table: TableDefinition, source: SheetSource
) -> tuple[tuple[VersionHead, ...], LogBinding]:
    named: dict[str, int] = {}
    for heading in headings_of(sheet, table, source):
        named.setdefault(_known(heading.text), heading.column)
    columns = tuple(named.get(_known(heading)) for heading in HEAD_HEADINGS)
    cells = source.cells(sheet)
    heads = []
    next_row = table.first_row
    for row in range(table.first_row, table.last_row + 1):
        content = cells.row(row)
        words = [source.text_of(content[column]) if column in content else "" for column in columns]
        if any(words):
            heads.append(VersionHead(*words))
            next_row = row + 1
    return tuple(heads), LogBinding(sheet, table, columns, next_row)


class _RowReader:
    """Reads the rows of one version; its first ones, the settings, say its years and unit."""

    def __init__(self, table: RowsTable, source: SheetSource) -> None:
        self._source = source
        self._first = FIRST_CELL - table.table.block.left
        self._words: dict[str, int] = {}
        self._figures: dict[Field, int] = {}
        for heading, column in table.columns.items():
            field = field_of_heading(heading)
            if field is not None and field.year is not None:
                self._figures[field] = column
            else:
                self._words[heading] = column
        self._headings = {_known(each): each for each in _HEADINGS}
        self._named = [
            (self._headings[heading], self._first + column)
            for heading, column in self._words.items()
            if heading in self._headings
        ]
        self._unit = Unit.GBP
        self._years: tuple[Year, ...] = ()
        self._placed: dict[str, list[int]] = {}
        self._spellings = Spellings(source, self._unit)

    def record(self, content: Mapping[int, Cell]) -> Record:
        """Return the record of a row of these cells."""
        text_of = self._source.text_of
        words = {
            self._headings[heading]: text_of(content[column])
            for heading, column in self._words.items()
            if column in content and heading in self._headings and not content[column].is_blank
        }
        return self._record(words, lambda name: self._amounts(name, content))

    def regular(self, spelled: tuple[str, ...]) -> Record | None:
        """Return the record of a row by the spellings of its cells; None where an amount is odd."""
        texts, read = self._spellings.texts, self._spellings.amounts
        words = {heading: texts[spelled[at]] for heading, at in self._named if spelled[at]}
        record = self._record(words, lambda name: tuple([read[spelled[place]] for place in self._places(name)]))
        if any(isinstance(each, Unreadable) for each in (*record.amounts, *record.forecasts)):
            return None
        return record

    def _places(self, name: str) -> list[int]:
        places = self._placed.get(name)
        if places is None:
            columns = [self._figures.get(Field(name, year)) for year in self._years]
            places = [NO_CELL if column is None else self._first + column for column in columns]
            self._placed[name] = places
        return places

    def _record(self, words: dict[str, str], amounts: Callable[[str], tuple[Amount, ...]]) -> Record:
        sort = words.pop(RECORD, "")
        words.pop(VERSION, None)
        if sort == SETTING:
            self._learn(words.get("Title", ""), words.get("Description", ""))
            return Record(sort, words)
        forecasts = amounts(FORECAST) if sort == LINE else ()
        return Record(sort, words, amounts(AMOUNT) if sort in _WITH_FIGURES else (), forecasts)

    def _learn(self, name: str, value: str) -> None:
        if name == "unit":
            self._unit = Unit.of(value)
            self._spellings = Spellings(self._source, self._unit)
        elif name == "years" and value:
            self._years = parse_years(value)
            self._placed.clear()

    def _amounts(self, name: str, content: Mapping[int, Cell]) -> tuple[Amount, ...]:
        return tuple(self._amount(content.get(self._figures.get(Field(name, year), 0))) for year in self._years)

    def _amount(self, cell: Cell | None) -> Amount:
        if cell is None or cell.is_blank:
            return None
        if cell.kind == "n" and cell.value:
            return from_cell_number(cell.value, self._unit)
        return Unreadable(self._source.text_of(cell))
