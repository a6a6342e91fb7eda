"""Writes an annex as an Excel workbook. Cells hold exact figures in the annex's unit and the number format rounds;
totals are live formulas with the right values cached.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import zip_longest
from types import MappingProxyType

from exporters.annex import Annex
from exporters.excel import styles
from exporters.excel.accessible import accessible_sheets
from exporters.excel.book import Book, Sheet, Style
from exporters.excel.chart_sheet import CHART_ROW_POINTS, chart_sheets
from exporters.excel.formulas import number_format
from exporters.excel.print_sheet import print_sheet
from exporters.excel.profile import Profile
from exporters.excel.sheet_plan import SheetPlan, SheetRow
from exporters.theme import Part
from model.money import NIL


def planned_sheets(annex: Annex, profile: Profile = Profile.PRINT) -> tuple[SheetPlan, ...]:
    """Return what stands on each sheet of the annex's workbook."""
    if profile is Profile.ACCESSIBLE:
        return accessible_sheets(annex)
    table = print_sheet(annex)
    return (table, *chart_sheets(annex, table))


def write_excel(
    annex: Annex, plans: Sequence[SheetPlan], day: date, record: Mapping[str, str] = MappingProxyType({})
) -> bytes:
    """Return the bytes of the annex's workbook, its record among its properties.

    Raises FileProblem when it does not fit a sheet.
    """
    title = f"{annex.title} - {annex.subtitles[-1]}" if annex.subtitles else annex.title
    book = Book(title, annex.imprint.organisation, annex.title, day)
    book.record(record)
    for plan in plans:
        _SheetWriter(book, book.sheet(plan.name), plan).write()
    return book.finished()


class _SheetWriter:
    """Writes one sheet as planned, from the top."""

    def __init__(self, book: Book, sheet: Sheet, plan: SheetPlan) -> None:
        self._book = book
        self._sheet = sheet
        self._plan = plan
        self._word_styles: dict[Part, tuple[Style, Style, Style]] = {}
        self._styles_of_figures: dict[Part, tuple[Style, Style]] = {}
        self._too_small = Decimal(5).scaleb(-plan.decimals - 1)

    def write(self) -> None:
        plan, sheet = self._plan, self._sheet
        sheet.widths(plan.widths)
        if plan.header is not None and plan.table:
            headings = [str(cell) for cell in plan.rows[plan.header].cells]
            sheet.table(plan.header, len(plan.rows) - 1, headings, plan.table)
        for place, row in enumerate(plan.rows):
            if row.height:
                sheet.height(place, row.height)
            if row.part is Part.HEADER:
                self._write_header(place, row)
            elif row.cells:
                self._write_row(place, row)
        for chart in plan.charts:
            for place in range(chart.row, chart.row + chart.height):
                sheet.height(place, CHART_ROW_POINTS)
            self._book.chart(plan.name, sheet, chart)
        if plan.printing:
            drawn = (chart.row + chart.height for chart in plan.charts)
            last = max(len(plan.rows) - 1, (plan.header or 0) + 1, *drawn)
            columns = plan.printing.columns or len(plan.widths)
            sheet.print_on_a4(plan.header, last, columns - 1, plan.printing)
        else:
            sheet.on_a4()

    def _write_header(self, place: int, row: SheetRow) -> None:
        for column, cell in enumerate(row.cells):
            style = self._book.style(**styles.heading(column, of_amounts=column >= self._plan.words))
            self._sheet.text(place, column, str(cell), style)

    def _write_row(self, place: int, row: SheetRow) -> None:
        style, indented, _ = self._styles_of(row.part)
        words, text = self._plan.words, self._sheet.text
        if row.span > 1:
            self._sheet.span(place, row.span, str(row.cells[0]), style)
        else:
            for column, cell in enumerate(row.cells[:words]):
                text(place, column, str(cell or ""), indented if column else style)
        if row.link:
            self._sheet.link(place, row.link, str(row.cells[0]), self._book.style(styles.LINK, **styles.link(row.part)))
        if len(row.cells) > words:
            self._write_figures(place, row)

    def _write_figures(self, place: int, row: SheetRow) -> None:
        words, sheet, too_small = self._plan.words, self._sheet, self._too_small
        said = self._styles_of(row.part)[2]
        usual, hidden = self._figure_styles(row.part)
        for column, (cell, formula) in enumerate(zip_longest(row.cells[words:], row.formulas), words):
            if not isinstance(cell, Decimal):
                sheet.text(place, column, cell or "", said)
                continue
            style = hidden if -too_small < cell < too_small else usual
            if formula:
                sheet.formula(place, column, formula, style, cell)
            else:
                sheet.number(place, column, cell, style)

    def _styles_of(self, part: Part) -> tuple[Style, Style, Style]:
        """Return the styles of a part's words: in the first column, in the others, and in a figure's place."""
        if part not in self._word_styles:
            self._word_styles[part] = (
                self._book.style(styles.NAMES.get(part, ""), **styles.words(part)),
                self._book.style(**styles.words(part, 1)),
                self._book.style(**styles.amount_words(part)),
            )
        return self._word_styles[part]

    def _figure_styles(self, part: Part) -> tuple[Style, Style]:
        """Return the styles of a part's figures: the usual one, and that of a figure too small to show."""
        if part not in self._styles_of_figures:
            codes = (number_format(cell, self._plan.decimals, self._plan.negatives) for cell in (None, NIL))
            usual, hidden = (self._book.style(**styles.amount(part, code)) for code in codes)
            self._styles_of_figures[part] = (usual, hidden)
        return self._styles_of_figures[part]
