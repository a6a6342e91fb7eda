"""Writes an annex as CSV: RFC 4180, UTF-8, CRLF, one header row, no totals.

Long: a row for each amount of each year. Wide, on request: a row for each line, a column for each year. Amounts are
plain decimals in pounds, a blank one is an empty cell; text is guarded, numbers never. An annex without columns of
amounts has a row for each of its rows, and its words alone.
"""

import csv
from collections.abc import Iterator
from decimal import Decimal
from io import StringIO

from exporters.annex import Annex
from model.csv_guard import guarded
from model.money import plain

UNIT = "GBP"
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def write_csv(annex: Annex, *, bom: bool = False, wide: bool = False) -> bytes:
    """Return the bytes of the annex's CSV file; `bom` puts a byte-order mark first, which Excel needs to show £."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(header(annex, wide=wide))
    writer.writerows(_wide_rows(annex) if wide else _long_rows(annex))
    return (BYTE_ORDER_MARK if bom else b"") + text.getvalue().encode("utf-8")


def header(annex: Annex, *, wide: bool) -> list[str]:
    """Return the header row; an annex without amounts has a column for each of its words alone."""
    years = [column.year.label for column in annex.amount_columns]
    if not years:
        return [*annex.data_fields]
    if wide:
        return [*annex.data_fields, "basis", "unit", *years]
    return [*annex.data_fields, "financial_year", "basis", "amount", "unit"]


def _long_rows(annex: Annex) -> Iterator[list[str]]:
    years = [column.year.label for column in annex.amount_columns]
    basis = annex.basis
    for row in annex.data_rows():
        words = [guarded(text) if text else text for text in row.data]
        if not years:
            yield words
        for year, amount in zip(years, row.amounts, strict=True):
            yield [*words, year, basis, plain(amount) if isinstance(amount, Decimal) else "", UNIT]


def _wide_rows(annex: Annex) -> Iterator[list[str]]:
    behind = [annex.basis, UNIT] if annex.amount_columns else []
    for row in annex.data_rows():
        amounts = [plain(amount) if isinstance(amount, Decimal) else "" for amount in row.amounts]
        yield [*(guarded(text) for text in row.data), *behind, *amounts]
