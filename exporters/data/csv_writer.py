"""Writes an annex as CSV: RFC 4180, UTF-8, CRLF, one header row, no totals.

Long: a row for each amount of each year. Wide, on request: a row for each line, a column for each year. Amounts are
plain decimals in pounds, a blank one is an empty cell; text is guarded, numbers never.
"""

import csv
from collections.abc import Iterator
from decimal import Decimal
from io import StringIO

from exporters.annex import Annex, Row
from exporters.data.csv_guard import guarded
from model.money import Amount, plain

UNIT = "GBP"
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def write_csv(annex: Annex, *, bom: bool = False, wide: bool = False) -> bytes:
    """Return the bytes of the annex's CSV file; `bom` puts a byte-order mark first, which Excel needs to show £."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(header(annex, wide=wide))
    for row in annex.data_rows():
        writer.writerows(_wide_cells(annex, row) if wide else _long_cells(annex, row))
    return (BYTE_ORDER_MARK if bom else b"") + text.getvalue().encode("utf-8")


def header(annex: Annex, *, wide: bool) -> list[str]:
    """Return the header row."""
    if wide:
        return [*annex.data_fields, "basis", "unit", *(column.year.label for column in annex.amount_columns)]
    return [*annex.data_fields, "financial_year", "basis", "amount", "unit"]


def _long_cells(annex: Annex, row: Row) -> Iterator[list[str]]:
    words = [guarded(text) for text in row.data]
    for column, amount in zip(annex.amount_columns, row.amounts, strict=True):
        yield [*words, column.year.label, annex.basis, _cell(amount), UNIT]


def _wide_cells(annex: Annex, row: Row) -> Iterator[list[str]]:
    yield [*(guarded(text) for text in row.data), annex.basis, UNIT, *(_cell(amount) for amount in row.amounts)]


def _cell(amount: Amount) -> str:
    return plain(amount) if isinstance(amount, Decimal) else ""
