"""Reading the `Lines_` tables: one activity area each, every line with its sheet and row."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from model.areas import Area
from model.findings import Finding, Level
from model.lines import AMOUNT, CHOICES, FORECAST, KIND, Field, Kind, Line
from model.money import Amount, Unreadable, from_cell_number
from model.settings import Settings
from model.workbook.addresses import address
from model.workbook.bindings import LinesBinding, Place
from model.workbook.layout import LINES_PREFIX, SERVICE_PREFIX, split_heading
from model.workbook.reading_amounts import read_amount
from model.workbook.reading_columns import find_columns
from model.workbook.sheet_cells import Cell, SheetCells
from model.workbook.sheet_source import SheetSource
from model.workbook.structure import Sheet, TableDefinition
from model.years import Year

KIND_OF_WORD: Mapping[str, Kind] = MappingProxyType(
    {
        "pressure": Kind.PRESSURE,
        "pressures": Kind.PRESSURE,
        "additional funding": Kind.ADDITIONAL_FUNDING,
        "saving": Kind.SAVING,
        "savings": Kind.SAVING,
    }
)
_CHOICE_OF = {name: {choice.lower(): choice for choice in choices} for name, choices in CHOICES.items()}
_HIDDEN_ROW = re.compile(r"<row\b[^>]*\bhidden=\"(?:1|true)\"")
_MOST_HEADING_ROWS = 40
_NO_FORMULAS: Mapping[Year, str] = MappingProxyType({})
_NO_EXTRA: Mapping[str, str] = MappingProxyType({})
_EXCEL_DIGITS = 15


class LinesReader:
    """Reads tables of lines, numbering areas and lines in the order of the file."""

    def __init__(self, settings: Settings, source: SheetSource, findings: list[Finding]) -> None:
        """Read amounts in the settings' unit; add to the findings what is odd."""
        self._settings = settings
        self._source = source
        self._findings = findings
        self._last_id = 0

    def next_id(self) -> int:
        """Return the next number for a line, area or control total."""
        self._last_id += 1
        return self._last_id

    def read(self, sheet: Sheet, table: TableDefinition) -> tuple[Area, list[Line], LinesBinding]:
        """Read one table: its area, its lines in order, and where they stand."""
        cells = self._source.cells(sheet)
        area, heading_cell, service_cell = self._area(sheet, table, cells)
        columns, extra = find_columns(sheet, table, self._source, self._settings.years, self._findings)
        rows_reader = _RowReader(self._settings, self._source, self._findings, area.id, sheet, columns, extra)
        lines: list[Line] = []
        rows: dict[int, int] = {}
        blank_rows: list[int] = []
        for row in range(table.first_row, table.last_row + 1):
            content = cells.row(row)
            if _is_blank(content, table):
                blank_rows.append(row)
                continue
            line = rows_reader.line(self.next_id(), row, content)
            lines.append(line)
            rows[line.id] = row
        binding = LinesBinding(
            area.id,
            sheet,
            table,
            MappingProxyType(columns),
            MappingProxyType(extra),
            MappingProxyType(rows),
            tuple(blank_rows),
            heading_cell,
            service_cell,
        )
        return area, lines, binding

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


def _is_blank(content: dict[int, Cell], table: TableDefinition) -> bool:
    left, right = table.block.left, table.block.right
    return not any(left <= column <= right and not cell.is_blank for column, cell in content.items())


class _RowReader:
    """Makes lines of the rows of one table."""

    def __init__(
        self,
        settings: Settings,
        source: SheetSource,
        findings: list[Finding],
        area_id: int,
        sheet: Sheet,
        columns: Mapping[Field, int],
        extra: Mapping[str, int],
    ) -> None:
        self._unit = settings.unit
        self._strings = source.strings
        self._cells = source.cells(sheet)
        self._findings = findings
        self._area_id = area_id
        self._sheet = sheet
        self._extra = list(extra.items())
        self._kind_column = columns.get(Field(KIND), 0)
        self._texts = [
            (field.name, column) for field, column in columns.items() if not field.year and field.name != KIND
        ]
        self._amounts = [(Field(AMOUNT, year), columns.get(Field(AMOUNT, year), 0)) for year in settings.years]
        forecasts = [(Field(FORECAST, year), columns.get(Field(FORECAST, year), 0)) for year in settings.years]
        self._forecasts = forecasts if any(column for _, column in forecasts) else []
        self._blank: tuple[Amount, ...] = (None,) * len(settings.years)

    def line(self, line_id: int, row: int, content: dict[int, Cell]) -> Line:
        """Make the line of one row."""
        words: dict[str, str] = {}
        for name, column in self._texts:
            cell = content.get(column)
            if cell is not None and cell.value:
                words[name] = self._text(cell)
        for name, choices in _CHOICE_OF.items():
            if name in words:
                words[name] = choices.get(words[name].strip().lower(), words[name])
        kind_cell = content.get(self._kind_column)
        kind_words = " ".join(self._text(kind_cell).split()).lower() if kind_cell is not None else ""
        reference = words.get("reference", "")
        line = Line(
            line_id,
            self._area_id,
            KIND_OF_WORD.get(kind_words, Kind.UNKNOWN),
            self._figures(self._amounts, row, content, (line_id, reference)),
            forecasts=self._figures(self._forecasts, row, content, (line_id, reference)) or self._blank,
            formulas=self._formulas(self._amounts, row, content),
            forecast_formulas=self._formulas(self._forecasts, row, content),
            extra=self._unknown(content),
            **words,
        )
        start, _ = self._cells.rows[row]
        if _HIDDEN_ROW.match(self._cells.text, start):
            self._say_hidden(row, line)
        return line

    def _figures(
        self, fields: list[tuple[Field, int]], row: int, content: dict[int, Cell], line: tuple[int, str]
    ) -> tuple[Amount, ...]:
        figures: list[Amount] = []
        for field, column in fields:
            cell = content.get(column)
            if cell is None or (cell.value is None and cell.formula is None):
                figures.append(None)
                continue
            if cell.kind == "n" and cell.value:
                easy = from_cell_number(cell.value, self._unit)
                if easy.__class__ is not Unreadable:
                    figures.append(easy)
                    continue
            figures.append(self._odd_figure(cell, (row, column), field, line))
        return tuple(figures)

    def _odd_figure(self, cell: Cell, place: Place, field: Field, line: tuple[int, str]) -> Amount:
        amount, remark = read_amount(cell, self._cells, self._strings, self._unit)
        if remark is not None:
            line_id, reference = line
            where = address(*place)
            message = f"The cell {self._sheet.name}!{where} {remark.sentence}."
            self._findings.append(
                Finding(
                    remark.level,
                    remark.rule,
                    message,
                    self._sheet.name,
                    where,
                    reference,
                    line_id,
                    self._area_id,
                    field,
                )
            )
        return amount

    def _formulas(self, fields: list[tuple[Field, int]], row: int, content: dict[int, Cell]) -> Mapping[Year, str]:
        found: dict[Year, str] = {}
        for field, column in fields:
            cell = content.get(column)
            if cell is not None and cell.formula is not None and field.year is not None:
                found[field.year] = self._cells.formula_text(row, column, cell)
        return MappingProxyType(found) if found else _NO_FORMULAS

    def _unknown(self, content: dict[int, Cell]) -> Mapping[str, str]:
        if not self._extra:
            return _NO_EXTRA
        texts = ((heading, self._text(content[column])) for heading, column in self._extra if column in content)
        return MappingProxyType({heading: text for heading, text in texts if text})

    def _text(self, cell: Cell) -> str:
        """Read a text cell; a number that somebody typed there is its 15 digits as text."""
        shown = self._cells.shown(cell, self._strings)
        return f"{float(shown):.15g}" if cell.kind == "n" and len(shown) > _EXCEL_DIGITS else shown

    def _say_hidden(self, row: int, line: Line) -> None:
        message = (
            f"{line.name} stands in the hidden row {row} of the sheet “{self._sheet.name}” and counts in the totals."
        )
        self._findings.append(
            Finding(
                Level.WARNING,
                "hidden row",
                message,
                self._sheet.name,
                f"A{row}",
                line.reference,
                line.id,
                self._area_id,
            )
        )
