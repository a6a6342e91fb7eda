"""Writes an annex as CSV: RFC 4180, UTF-8, CRLF, one header row, no totals.

Long: a row for each amount of each year. Wide, on request: a row for each line, a column for each year. Amounts are
plain decimals in pounds, a blank one is an empty cell; text is guarded, numbers never. An annex without columns of
amounts has a row for each of its rows, and its words alone.
"""

import csv
from collections.abc import Iterator, Sequence
from decimal import Decimal
from io import StringIO

from exporters.annex import Annex, Row
from model.csv_guard import guarded
from model.money import Amount, plain

UNIT = "GBP"
_LINE_END = "\r\n"
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def write_csv(annex: Annex, *, bom: bool = False, wide: bool = False) -> bytes:
    """Return the bytes of the annex's CSV file; `bom` puts a byte-order mark first, which Excel needs to show £."""
    quoted = _Quoting()
    rows = _wide_rows(annex, quoted) if wide else _long_rows(annex, quoted)
    text = _LINE_END.join([quoted(header(annex, wide=wide)), *rows, ""])
    return (BYTE_ORDER_MARK if bom else b"") + text.encode("utf-8")


def header(annex: Annex, *, wide: bool) -> list[str]:
    """Return the header row; an annex without amounts has a column for each of its words alone."""
    years = [column.year.label for column in annex.amount_columns]
    if not years:
        return [*annex.data_fields]
    if wide:
        return [*annex.data_fields, "basis", "unit", *years]
    return [*annex.data_fields, "financial_year", "basis", "amount", "unit"]


class _Figures(dict[Amount, str]):
    """Amounts as cells hold them, each written once: the same amounts recur throughout a budget."""

    def __missing__(self, amount: Amount) -> str:
        text = self[amount] = plain(amount) if isinstance(amount, Decimal) else ""
        return text


def _words(row: Row) -> list[str]:
    # Most texts begin with a letter or digit and hold nothing that would need a guard; asking for no more is quick.
    return [text if text[:1].isalnum() and text.isprintable() else guarded(text) for text in row.data]


class _Quoting:
    """Spells cells as a row of CSV, quoted where they must be. A line's words are spelled once for all its years."""

    def __init__(self) -> None:
        self._row = StringIO(newline="")
        self._writer = csv.writer(self._row, lineterminator=_LINE_END)  # what it holds is quoted

    def __call__(self, cells: Sequence[str]) -> str:
        self._row.seek(0)
        self._row.truncate()
        self._writer.writerow(cells)
        return self._row.getvalue().removesuffix(_LINE_END)


def _long_rows(annex: Annex, quoted: _Quoting) -> Iterator[str]:
    years = [f"{quoted([column.year.label, annex.basis])}," for column in annex.amount_columns]
    figures = _Figures()
    for row in annex.data_rows():
        words = quoted(_words(row))
        if not years:
            yield words
        for year, amount in zip(years, row.amounts, strict=True):
            yield f"{words},{year}{figures[amount]},{UNIT}"


def _wide_rows(annex: Annex, quoted: _Quoting) -> Iterator[str]:
    behind = [annex.basis, UNIT] if annex.amount_columns else []
    figures = _Figures()
    for row in annex.data_rows():
        yield quoted([*_words(row), *behind, *(figures[amount] for amount in row.amounts)])
