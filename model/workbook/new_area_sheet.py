"""The sheet of one activity area in a new workbook: heading, Year on Year table, and last the table of lines."""

from decimal import Decimal
from typing import Any

from xlsxwriter.worksheet import Worksheet

from model.areas import Area
from model.budget import Budget
from model.controls import Measure
from model.known_columns import holds_figures
from model.lines import CHOICES, KIND, Kind, Line, Section, value_of
from model.money import Amount, Unreadable, from_cell_number, is_cell_number
from model.problems import FileProblem
from model.workbook import layout
from model.workbook.names import table_name
from model.workbook.new_formats import Formats
from model.workbook.new_rows import amount_figure, figure_of, put_text
from model.workbook.sheet_plan import (
    HEADING_ROW,
    LINES_ROW,
    NET_CHANGE,
    SERVICE_ROW,
    STATEMENT_ROW,
    YEAR_ON_YEAR,
    YEAR_ON_YEAR_ROW,
    total_formulas,
)
from model.workings import working_of

_WIDTHS = {"reference": 14, KIND: 18, "title": 38, "description": 60, "notes": 60, "internal_notes": 40, "category": 18,
           "funding_source": 20, "linked_reference": 16, "conditional_on": 24, "lead_officer": 24}  # fmt: skip
_USUAL_WIDTH = 13
_WRAPPED = ("title", "description", "notes", "internal_notes", "conditional_on", "funding_source", "lead_officer")


class AreaSheetWriter:
    """Writes one area's sheet."""

    def __init__(self, sheet: Worksheet, formats: Formats, budget: Budget, tables: list[str]) -> None:
        """Write to a sheet; `tables` are the table names used so far and grow."""
        self._sheet = sheet
        self._formats = formats
        self._budget = budget
        self._tables = tables
        self._columns = layout.line_columns(budget.years)

    def write(self, area: Area) -> None:
        """Write heading, totals and lines."""
        lines_table = table_name(layout.LINES_PREFIX, area.name, self._tables)
        self._tables.append(lines_table)
        totals_table = table_name(layout.YEAR_ON_YEAR_PREFIX, area.name, self._tables)
        self._tables.append(totals_table)
        sheet, formats = self._sheet, self._formats
        self._text(HEADING_ROW, 0, area.full_heading, formats.heading)
        sheet.set_row(HEADING_ROW, 24)
        self._text(SERVICE_ROW, 0, f"{layout.SERVICE_PREFIX}{area.service}", formats.statement)
        unit = self._budget.settings.unit.symbol
        statement = f"{unit}, year on year: + adds to the net budget, - reduces it. A blank amount is not stated."
        self._text(STATEMENT_ROW, 0, statement, formats.statement)
        self._write_year_on_year(area, totals_table, lines_table)
        self._write_lines(list(self._budget.lines_of(area.id)), lines_table)
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(LINES_ROW)

    def _text(self, row: int, column: int, text: str, style: Any) -> None:  # noqa: ANN401  # XlsxWriter's Format
        put_text(self._sheet, row, column, text, style)

    @staticmethod
    def _check(result: int | None, row: int) -> None:
        if result is not None and result < 0:
            raise FileProblem(f"The workbook cannot be written: Excel has no room for row {row + 1} as it stands.")

    def _table(self, top: int, bottom: int, headings: list[str], name: str) -> None:
        years = {year.label for year in self._budget.years}
        columns = [
            {
                "header": heading,
                "header_format": self._formats.year_heading
                if heading in years or heading.startswith(layout.FORECAST_PREFIX)
                else self._formats.column_heading,
            }
            for heading in headings
        ]
        options = {"name": name, "columns": columns, "style": self._formats.table_style, "autofilter": False}
        self._check(self._sheet.add_table(top, 0, bottom, len(headings) - 1, options), top)

    def _write_year_on_year(self, area: Area, name: str, lines_table: str) -> None:
        years = self._budget.years
        top = YEAR_ON_YEAR_ROW
        self._table(top, top + 3, [YEAR_ON_YEAR, *(year.label for year in years)], name)
        tally = self._budget.totals.area(area.id)
        rows = (
            (Section.PRESSURES.title, tally.measure(Measure.PRESSURES), self._formats.amount),
            (Section.SAVINGS.title, tally.measure(Measure.SAVINGS), self._formats.amount),
            (NET_CHANGE, tally.measure(Measure.NET), self._formats.total),
        )
        for offset, (label, figures, style) in enumerate(rows):
            row = top + 1 + offset
            self._text(row, 0, label, self._formats.strong if label == NET_CHANGE else self._formats.text)
            for column, (year, figure) in enumerate(zip(years, figures, strict=True), start=1):
                formula = total_formulas(lines_table, year)[offset]
                value = figure_of(figure, self._formats)
                self._check(self._sheet.write_formula(row, column, f"={formula}", style, value), row)

    def _write_lines(self, lines: list[Line], name: str) -> None:
        extra = list(dict.fromkeys(heading for line in lines for heading in line.extra))
        headings = [*(layout.column_heading(field) for field in self._columns), *extra]
        last = LINES_ROW + max(len(lines), 1)
        self._table(LINES_ROW, last, headings, name)
        for column, field in enumerate(self._columns):
            width = _WIDTHS.get(field.name, _USUAL_WIDTH)
            self._sheet.set_column(column, column, width if not column else max(width, _USUAL_WIDTH))
            choices = CHOICES.get(field.name)
            if field.name == KIND:
                choices = tuple(kind.title for kind in Kind if kind is not Kind.UNKNOWN)
            if choices:
                rule = {"validate": "list", "source": list(choices), "error_type": "warning"}
                self._check(self._sheet.data_validation(LINES_ROW + 1, column, last, column, rule), LINES_ROW)
        for row, line in enumerate(lines, start=LINES_ROW + 1):
            self._write_line(row, line, extra)
        if not lines:
            for column, field in enumerate(self._columns):
                style = self._formats.amount if field.year else self._formats.wrapped
                self._sheet.write_blank(LINES_ROW + 1, column, None, style)

    def _write_line(self, row: int, line: Line, extra: list[str]) -> None:
        height = 0.0
        for column, field in enumerate(self._columns):
            value = value_of(line, field, self._budget.years)
            if field.year is not None:
                working = working_of(line, field, self._budget.years, self._budget.settings.unit)
                amount_figure(self._sheet, row, column, _as_amount(value), self._formats, working)
                continue
            text = value.title if isinstance(value, Kind) else str(value)
            if value is Kind.UNKNOWN:
                text = ""
            style = self._formats.wrapped if field.name in _WRAPPED else self._formats.text
            if text:
                self._text(row, column, text, style)
                if field.name in _WRAPPED:
                    height = max(height, self._formats.height(text, _WIDTHS.get(field.name, _USUAL_WIDTH)))
            else:
                self._check(self._sheet.write_blank(row, column, None, style), row)
        for column, heading in enumerate(extra, start=len(self._columns)):
            self._write_extra(row, column, heading, line.extra.get(heading, ""))
        if height:
            self._sheet.set_row(row, height)

    def _write_extra(self, row: int, column: int, heading: str, text: str) -> None:
        """Write a cell of a column beside the usual ones; those known to hold figures have them as such."""
        unit = self._budget.settings.unit
        if holds_figures(heading) and is_cell_number(text):
            amount_figure(self._sheet, row, column, _as_amount(from_cell_number(text, unit)), self._formats, None)
        elif text:
            self._text(row, column, text, self._formats.text)


def _as_amount(value: object) -> Amount:
    return value if isinstance(value, (Decimal, Unreadable)) else None
