"""Reading the `Lines_` tables: one activity area each, every line with its sheet and row."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from model.areas import Area
from model.findings import Finding, Level
from model.known_columns import is_known_column
from model.lines import AMOUNT, Field, Line
from model.settings import Settings
from model.workbook.addresses import address
from model.workbook.bindings import LinesBinding, Place
from model.workbook.conversion import NO_CONVERSION, Conversion
from model.workbook.kind_spellings import kinds_spelled_otherwise
from model.workbook.layout import LINES_PREFIX, SERVICE_PREFIX, field_of_heading, split_heading
from model.workbook.levels import ends_of_levels
from model.workbook.reading_columns import find_columns, missing_column
from model.workbook.reading_headings import Heading, UnreadColumns
from model.workbook.reading_rows import Reading, RowReader
from model.workbook.regular_rows import RegularRows
from model.workbook.sheet_cells import Cell, SheetCells
from model.workbook.sheet_source import SheetSource
from model.workbook.spellings import Spellings
from model.workbook.structure import Sheet, TableDefinition
from model.years import Year

_MOST_HEADING_ROWS = 40


class LinesReader:
    """Reads tables of lines, numbering areas and lines in the order of the file."""

    def __init__(
        self,
        settings: Settings,
        source: SheetSource,
        findings: list[Finding],
        stated: tuple[Year, ...] = (),
        conversion: Conversion = NO_CONVERSION,
    ) -> None:
        """Read amounts in the settings' unit; add to the findings what is odd, against the years that are stated."""
        self._stated = stated
        self._conversion = conversion
        self._settings = settings
        self._source = source
        self._findings = findings
        self._reading = Reading(settings, source, Spellings(source, settings.unit), findings)
        self._last_id = 0

    def next_id(self) -> int:
        """Return the next number for a line, area or control total."""
        self._last_id += 1
        return self._last_id

    def read(
        self, sheet: Sheet, table: TableDefinition, headings: Sequence[Heading]
    ) -> tuple[Area, list[Line], LinesBinding]:
        """Read one table with these headings: its area, its lines in order, and where they stand."""
        cells = self._source.cells(sheet)
        area, heading_cell, service_cell = self._area(sheet, table, cells)
        columns, extra = find_columns(sheet, table, headings, self._settings.years, self._findings)
        regular = RegularRows(self._reading, area.id, table, columns, extra)
        rows = range(table.first_row, table.last_row + 1)
        there = [row for row in rows if row in cells.rows or cells.has_filled(row)]
        spelled, blank_rows, others = regular.find(there, cells)
        if len(there) < len(rows):
            blank_rows += set(rows).difference(there)
        careful: dict[int, Mapping[int, Cell]] = {}
        for row in others:
            content = cells.row(row)
            if _is_blank(content, table):
                blank_rows.append(row)
            else:
                careful[row] = content
        ids = {row: self.next_id() for row in sorted([*spelled, *careful])}
        made = regular.lines(spelled, ids)
        reader = RowReader(self._reading, area.id, sheet, columns, extra)
        for row, line_id in ids.items():
            if row not in made:
                made[row] = reader.line(line_id, row, careful.get(row) or cells.row(row))
        looked_at = made if regular.spells_kinds_otherwise else careful
        self._findings += kinds_spelled_otherwise(sheet, columns, {row: made[row] for row in looked_at}, self._reading)
        if not self._conversion.is_plain:
            made = {row: self._converted(line, row, sheet, columns) for row, line in made.items()}
        unread = [heading.column for heading in headings if field_of_heading(heading.text) is None]
        self._say_unread(sheet, table, headings, regular.figures(unread, spelled, careful))
        binding = LinesBinding(
            area.id,
            sheet,
            table,
            MappingProxyType(columns),
            MappingProxyType(extra),
            MappingProxyType({line_id: row for row, line_id in ids.items()}),
            tuple(sorted(blank_rows)),
            heading_cell,
            service_cell,
        )
        return area, [made[row] for row in ids], binding

    def _converted(self, line: Line, row: int, sheet: Sheet, columns: Mapping[Field, int]) -> Line:
        """Return a line with amounts as the model has them; a level that ends in a blank is told to be read as nil."""
        for place in ends_of_levels(line.amounts) if self._conversion.levels else ():
            field = Field(AMOUNT, self._settings.years[place])
            where = address(row, columns.get(field, 0) or 1)
            message = (
                f"The cell {sheet.name}!{where} is blank behind a level, so the level is taken to end there; "
                "enter nil or the level."
            )
            finding = Finding(
                Level.WARNING,
                "blank level",
                message,
                sheet.name,
                where,
                line.reference,
                line.id,
                line.area_id,
                field,
            )
            self._findings.append(finding)
        return self._conversion.line(line)

    def _say_unread(
        self, sheet: Sheet, table: TableDefinition, headings: Sequence[Heading], figures: Mapping[int, int]
    ) -> None:
        """Add what is to be said on columns that are not read, and on years that are missing or not stated."""
        read = {heading.column for heading in headings if is_known_column(heading.text)}
        figures = {column: count for column, count in figures.items() if column not in read}
        columns = UnreadColumns(sheet, table, headings, self._stated or self._settings.years)
        self._findings.extend(columns.findings(figures, "in no total"))
        for year in columns.missing(figures):
            self._findings.append(missing_column(sheet, table, year.label, Level.ERROR))
        if self._stated:
            self._findings.extend(columns.unstated(self._stated, "the setting Years"))

    def _area(self, sheet: Sheet, table: TableDefinition, cells: SheetCells) -> tuple[Area, Place | None, Place | None]:
        above = [other.block.bottom for other in sheet.tables if other.name.startswith(LINES_PREFIX)]
        first = max((bottom + 1 for bottom in above if bottom < table.block.top), default=1)
        name, heading = sheet.name, "Activity Area"
        service = self._settings.service
        heading_cell: Place | None = None
        service_cell: Place | None = None
        for row in range(first, min(table.block.top, first + _MOST_HEADING_ROWS)):
            for column, cell in cells.row(row).items():
                text = cells.shown(cell, self._source.strings) if cell.kind != "n" else ""
                if heading_cell is None and (found := split_heading(text)):
                    heading, name = found
                    heading_cell = (row, column)
                elif service_cell is None and text.startswith(SERVICE_PREFIX.strip()):
                    service = text[len(SERVICE_PREFIX.strip()) :].strip()
                    service_cell = (row, column)
        return Area(self.next_id(), name, service, heading), heading_cell, service_cell


def _is_blank(content: Mapping[int, Cell], table: TableDefinition) -> bool:
    left, right = table.block.left, table.block.right
    return not any(left <= column <= right and not cell.is_blank for column, cell in content.items())
