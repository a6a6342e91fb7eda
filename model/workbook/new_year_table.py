"""A sheet of a new workbook whose one table has words, an amount a year, and words again: control totals, pots."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from model.money import Amount
from model.problems import FileProblem
from model.workbook.new_formats import Formats
from model.workbook.new_rows import amount_figure, put_text
from model.years import Year

_TOP = 3
_YEAR_WIDTH = 13


@dataclass(frozen=True, slots=True)
class YearRow:
    """One row: the words before the years, an amount a year, the words after them."""

    before: Sequence[str]
    amounts: Sequence[Amount]
    after: Sequence[str]


@dataclass(frozen=True, slots=True)
class YearTable:
    """A sheet with its heading, a sentence on what stands in it, and its table.

    `widths` gives the headings before and after the years with the widths of their columns, in characters.
    """

    sheet: str
    statement: str
    table: str
    before: Mapping[str, int]
    after: Mapping[str, int]
    frozen_columns: int

    def write(self, workbook: Workbook, formats: Formats, years: Sequence[Year], rows: Sequence[YearRow]) -> None:
        """Add the sheet. Raises FileProblem when Excel has no room for it."""
        sheet = workbook.add_worksheet(self.sheet)
        prepare(sheet)
        put_text(sheet, 0, 0, self.sheet, formats.heading)
        put_text(sheet, 1, 0, self.statement, formats.text)
        widths = [*self.before.items(), *((year.label, _YEAR_WIDTH) for year in years), *self.after.items()]
        first, last = len(self.before), len(self.before) + len(years)
        columns: list[dict[str, Any]] = []
        for column, (heading, width) in enumerate(widths):
            sheet.set_column(column, column, width)
            style = formats.year_heading if first <= column < last else formats.column_heading
            columns.append({"header": heading, "header_format": style})
        options = {"name": self.table, "columns": columns, "style": formats.table_style, "autofilter": False}
        checked(sheet.add_table(_TOP, 0, _TOP + len(rows), len(columns) - 1, options), f"the sheet {self.sheet}")
        for number, row in enumerate(rows, start=_TOP + 1):
            for column, text in enumerate(row.before):
                put_text(sheet, number, column, text, formats.text)
            for column, amount in enumerate(row.amounts, start=first):
                amount_figure(sheet, number, column, amount, formats)
            for column, text in enumerate(row.after, start=last):
                put_text(sheet, number, column, text, formats.text)
        sheet.freeze_panes(_TOP + 1, self.frozen_columns)


def prepare(sheet: Worksheet) -> None:
    """Set a sheet up for reading and for A4 across."""
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def checked(result: int | None, what: str) -> None:
    """Raise FileProblem when XlsxWriter reports by a negative code that it did not write something."""
    if result is not None and result < 0:
        raise FileProblem(f"The workbook cannot be written: Excel has no room for {what}.")
