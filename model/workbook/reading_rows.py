"""Reading the rows of a `Lines_` table cell by cell: a row becomes a line, what is odd about it a finding.

Regular rows have a quicker way, in `regular_rows`, to the same lines.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from model.choices import choice_like
from model.findings import Finding, Level
from model.lines import AMOUNT, CHOICES, FORECAST, KIND, Field, Kind, Line
from model.money import Amount, Unreadable, from_cell_number
from model.settings import Settings
from model.workbook.addresses import address
from model.workbook.bindings import Place
from model.workbook.reading_amounts import read_amount
from model.workbook.sheet_cells import Cell
from model.workbook.sheet_source import SheetSource
from model.workbook.spellings import Spellings
from model.workbook.structure import Sheet
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
NO_FORMULAS: Mapping[Year, str] = MappingProxyType({})
NO_EXTRA: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Reading:
    """What the tables of one workbook are read with, and the findings to which they add."""

    settings: Settings
    source: SheetSource
    spellings: Spellings
    findings: list[Finding]


def kind_of(text: str) -> Kind:
    """Return the kind that a cell's text names."""
    return KIND_OF_WORD.get(" ".join(text.split()).lower(), Kind.UNKNOWN)


@cache
def choice_of(name: str) -> Callable[[str], str]:
    """Return what puts a choice of a field into the app's spelling; other texts stay as they are."""
    return lambda text: choice_like(name, text) or text


class RowReader:
    """Makes lines of the rows of one table."""

    def __init__(
        self,
        reading: Reading,
        area_id: int,
        sheet: Sheet,
        columns: Mapping[Field, int],
        extra: Mapping[str, int],
    ) -> None:
        """Read an area's table, whose known fields and unknown headings have these columns."""
        self._unit = reading.settings.unit
        self._source = reading.source
        self._dates = reading.source.dates.numbers
        self._spellings = reading.spellings
        self._cells = reading.source.cells(sheet)
        self._findings = reading.findings
        self._area_id = area_id
        self._sheet = sheet
        self._extra = list(extra.items())
        self._reference_column = columns.get(Field("reference"), 0)
        self._kind_column = columns.get(Field(KIND), 0)
        self._texts = [
            (field.name, column) for field, column in columns.items() if not field.year and field.name != KIND
        ]
        years = reading.settings.years
        self._amounts = [(Field(AMOUNT, year), columns.get(Field(AMOUNT, year), 0)) for year in years]
        forecasts = [(Field(FORECAST, year), columns.get(Field(FORECAST, year), 0)) for year in years]
        self._forecasts = forecasts if any(column for _, column in forecasts) else []
        self._blank: tuple[Amount, ...] = (None,) * len(years)

    def line(self, line_id: int, row: int, content: Mapping[int, Cell]) -> Line:
        """Make the line of one row of these cells by column."""
        words: dict[str, str] = {}
        for name, column in self._texts:
            cell = content.get(column)
            if cell is not None and cell.value:
                words[name] = self._spellings.text_of(cell)
        for name in CHOICES:
            if name in words:
                words[name] = choice_of(name)(words[name])
        kind_cell = content.get(self._kind_column)
        reference = words.get("reference", "")
        line = Line(
            line_id,
            self._area_id,
            kind_of(self._spellings.text_of(kind_cell)) if kind_cell is not None else Kind.UNKNOWN,
            self._figures(self._amounts, row, content, (line_id, reference)),
            forecasts=self._figures(self._forecasts, row, content, (line_id, reference)) or self._blank,
            formulas=self._formulas(self._amounts, row, content),
            forecast_formulas=self._formulas(self._forecasts, row, content),
            extra=self._unknown(content),
            **words,
        )
        self._say_dated(row, content.get(self._reference_column), line)
        if self._cells.is_hidden(row):
            self._say_hidden(row, line)
        return line

    def _figures(
        self, fields: list[tuple[Field, int]], row: int, content: Mapping[int, Cell], line: tuple[int, str]
    ) -> tuple[Amount, ...]:
        figures: list[Amount] = []
        for field, column in fields:
            cell = content.get(column)
            if cell is None or (cell.value is None and cell.formula is None):
                figures.append(None)
                continue
            if cell.kind == "n" and cell.value and cell.style not in self._dates:
                easy = from_cell_number(cell.value, self._unit)
                if easy.__class__ is not Unreadable:
                    figures.append(easy)
                    continue
            figures.append(self._odd_figure(cell, (row, column), field, line))
        return tuple(figures)

    def _odd_figure(self, cell: Cell, place: Place, field: Field, line: tuple[int, str]) -> Amount:
        amount, remark = read_amount(cell, self._cells, self._source, self._unit)
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

    def _formulas(self, fields: list[tuple[Field, int]], row: int, content: Mapping[int, Cell]) -> Mapping[Year, str]:
        found: dict[Year, str] = {}
        for field, column in fields:
            cell = content.get(column)
            if cell is not None and cell.formula is not None and field.year is not None:
                found[field.year] = self._cells.formula_text(row, column, cell)
        return MappingProxyType(found) if found else NO_FORMULAS

    def _unknown(self, content: Mapping[int, Cell]) -> Mapping[str, str]:
        if not self._extra:
            return NO_EXTRA
        text_of = self._spellings.text_of
        texts = ((heading, text_of(content[column])) for heading, column in self._extra if column in content)
        return MappingProxyType({heading: text for heading, text in texts if text})

    def _say_dated(self, row: int, cell: Cell | None, line: Line) -> None:
        """Warn of a reference that is a date: most likely Excel made it one of what was typed."""
        if cell is None or cell.kind != "n" or not cell.value or cell.style not in self._dates:
            return
        where = address(row, self._reference_column)
        message = (
            f"The reference in {self._sheet.name}!{where} is a date ({line.reference}), as Excel makes of 10-26; "
            "type it again with an apostrophe before it."
        )
        self._findings.append(
            Finding(
                Level.WARNING,
                "date as reference",
                message,
                self._sheet.name,
                where,
                line.reference,
                line.id,
                self._area_id,
                Field("reference"),
            )
        )

    def _say_hidden(self, row: int, line: Line) -> None:
        message = (
            f"{line.name} stands in the hidden row {row} of the sheet “{self._sheet.name}” and counts in the totals; "
            "unhide it in Excel to see it."
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
