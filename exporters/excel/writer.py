"""Writes an annex as an Excel workbook for committee print. Cells hold exact figures in the annex's unit and the number
format rounds; totals are live formulas with the right values cached.
"""

from datetime import date
from decimal import Decimal

from exporters.annex import Annex, Row, RowKind
from exporters.excel import layout, styles
from exporters.excel.book import Book, Sheet, Style
from exporters.excel.measures import TALLEST, Measures
from model.money import Amount, Unreadable

_HEADER_HEIGHT = 30.0


def write_excel(annex: Annex, day: date) -> bytes:
    """Return the bytes of the annex's workbook. Raises FileProblem when it does not fit a sheet."""
    title = f"{annex.title} - {annex.subtitles[-1]}" if annex.subtitles else annex.title
    book = Book(title, annex.imprint.organisation, annex.title, day)
    _Writer(annex, book, book.sheet(annex.sheet)).write()
    return book.finished()


class _Writer:
    """Writes one annex on one sheet, from the top."""

    def __init__(self, annex: Annex, book: Book, sheet: Sheet) -> None:
        self._annex = annex
        self._book = book
        self._sheet = sheet
        self._measures = Measures(annex)
        self._columns = len(annex.text_columns) + len(annex.amount_columns)
        self._word_styles = {
            kind: (book.style(**styles.words(kind)), book.style(**styles.words(kind, 1))) for kind in RowKind
        }
        self._amount_styles: dict[tuple[RowKind, str], Style] = {}

    def write(self) -> None:
        annex = self._annex
        self._sheet.widths(self._measures.widths)
        self._write_opening()
        self._write_header()
        first = layout.first_row(annex)
        for place, row in enumerate(annex.rows, first):
            self._sheet.height(place, min(self._measures.row(row), TALLEST))
            self._write_row(place, row)
        self._sheet.print_on_a4(
            header_row=layout.header_row(annex),
            last_row=first + max(len(annex.rows), 1) - 1,
            last_column=self._columns - 1,
            marking=annex.imprint.marking,
            version=annex.imprint.version,
        )

    def _write_opening(self) -> None:
        for place, text in enumerate(layout.opening(self._annex)):
            look = styles.STATEMENT
            if place <= len(self._annex.subtitles):
                look = styles.SUBTITLE if place else styles.TITLE
            self._sheet.height(place, self._measures.across(text, look))
            self._sheet.span(place, self._columns, text, self._book.style(**look))

    def _write_header(self) -> None:
        place = layout.header_row(self._annex)
        self._sheet.height(place, _HEADER_HEIGHT)
        for column, text in enumerate(layout.headings(self._annex)):
            look = styles.heading(column, of_amounts=column >= len(self._annex.text_columns))
            self._sheet.text(place, column, text, self._book.style(**look))

    def _write_row(self, place: int, row: Row) -> None:
        style, indented = self._word_styles[row.kind]
        if row.spans:
            self._sheet.span(place, self._columns, row.texts[0], style)
            return
        if row.kind in (RowKind.SUBTOTAL, RowKind.TOTAL):
            self._sheet.span(place, len(self._annex.text_columns), row.texts[0], style)
        else:
            for column, text in enumerate(row.texts):
                self._sheet.text(place, column, text, indented if column else style)
        for year, amount in enumerate(row.amounts):
            self._write_amount(place, row, year, amount)

    def _write_amount(self, place: int, row: Row, year: int, amount: Amount) -> None:
        annex = self._annex
        column = layout.amount_column(annex, year)
        style = self._amount_style(row.kind, layout.number_format(annex, amount))
        if not isinstance(amount, Decimal):
            self._sheet.text(place, column, amount.text if isinstance(amount, Unreadable) else "", style)
        elif row.parts:
            formula = layout.formula(annex, row, year)
            self._sheet.formula(place, column, formula, style, layout.figure(annex, amount))
        else:
            self._sheet.number(place, column, layout.figure(annex, amount), style)

    def _amount_style(self, kind: RowKind, number_format: str) -> Style:
        key = (kind, number_format)
        if key not in self._amount_styles:
            self._amount_styles[key] = self._book.style(**styles.amount(kind, number_format))
        return self._amount_styles[key]
