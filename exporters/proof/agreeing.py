"""Proof before anything is replaced: what was written is read again by an independent reader, and every label, figure
and total is agreed with the annex. Excel by python-calamine, CSV by the csv module.
"""

import csv
from collections.abc import Iterator, Sequence
from decimal import Decimal
from io import StringIO

from exporters.annex import Annex
from exporters.data import csv_writer
from exporters.data.csv_guard import unguarded
from exporters.excel import layout
from model.money import Amount, Unreadable, number_text
from model.problems import FileProblem
from model.workbook.independent import read_values

Cell = str | Decimal


def agree_excel(annex: Annex, data: bytes) -> None:
    """Agree an Excel file with its annex. Raises FileProblem naming the first cell that does not."""
    _agree_casts(annex)
    sheets = read_values(data)
    if list(sheets) != [annex.sheet]:
        raise _disagreement(annex, f"its sheets are {', '.join(sheets)}")
    found = sheets[annex.sheet]
    expected = list(_expected_rows(annex))
    if len(found) != len(expected):
        raise _disagreement(annex, f"it has {len(found)} rows and should have {len(expected)}")
    for place, (cells, wanted) in enumerate(zip(found, expected, strict=True), 1):
        padded = [*wanted, *[""] * (len(cells) - len(wanted))]
        for column, cell in enumerate(padded):
            read = cells[column] if column < len(cells) else ""
            if not _same(read, cell):
                where = f"{layout.column_letter(column)}{place}"
                raise _disagreement(annex, f"cell {where} holds “{read}” and should hold “{cell}”")


def _agree_casts(annex: Annex) -> None:
    for row in annex.rows:
        if row.parts and annex.cast(row) != row.amounts:
            raise _disagreement(annex, f"the row “{row.texts[0]}” is not the sum of its parts")


def _expected_rows(annex: Annex) -> Iterator[Sequence[Cell]]:
    for text in layout.opening(annex):
        yield [text]
    for _ in range(len(layout.opening(annex)), layout.header_row(annex)):
        yield []
    yield layout.headings(annex)
    for row in annex.rows:
        yield [*row.texts, *(_excel_cell(annex, amount) for amount in row.amounts)]


def _excel_cell(annex: Annex, amount: Amount) -> Cell:
    if isinstance(amount, Decimal):
        return layout.figure(annex, amount)
    return amount.text if isinstance(amount, Unreadable) else ""


def _same(read: object, wanted: Cell) -> bool:
    if isinstance(wanted, str):
        return read == wanted
    return isinstance(read, (int, float)) and number_text(Decimal(repr(read))) == number_text(wanted)


def agree_csv(annex: Annex, data: bytes, *, wide: bool) -> None:
    """Agree a CSV file with its annex. Raises FileProblem naming the first row that does not."""
    text = data.removeprefix(csv_writer.BYTE_ORDER_MARK).decode("utf-8")
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    rows = [[*row] for row in reader]
    expected = list(_expected_records(annex, wide=wide))
    if not rows or rows[0] != csv_writer.header(annex, wide=wide):
        raise _disagreement(annex, "its header row is not the one it should have")
    if len(rows) - 1 != len(expected):
        raise _disagreement(annex, f"it has {len(rows) - 1} rows and should have {len(expected)}")
    words = len(annex.data_fields)
    for place, (found, (texts, cells)) in enumerate(zip(rows[1:], expected, strict=True), 2):
        read: list[Cell | None] = [unguarded(cell) for cell in found[:words]]
        amounts = [_csv_cell(cell) if isinstance(want, Decimal | None) else cell for cell, want in _pairs(found, cells)]
        if read != list(texts) or amounts != cells or len(found) != words + len(cells):
            raise _disagreement(annex, f"row {place} says {found} and should say {[*texts, *cells]}")


def _pairs(found: Sequence[str], cells: Sequence[Cell | None]) -> Iterator[tuple[str, Cell | None]]:
    return zip(found[-len(cells) :], cells, strict=False)


def _expected_records(annex: Annex, *, wide: bool) -> Iterator[tuple[tuple[str, ...], list[Cell | None]]]:
    years = [column.year.label for column in annex.amount_columns]
    for row in annex.data_rows():
        amounts = [amount if isinstance(amount, Decimal) else None for amount in row.amounts]
        if wide:
            yield row.data, [annex.basis, csv_writer.UNIT, *amounts]
        else:
            for year, amount in zip(years, amounts, strict=True):
                yield row.data, [year, annex.basis, amount, csv_writer.UNIT]


def _csv_cell(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def _disagreement(annex: Annex, what: str) -> FileProblem:
    return FileProblem(
        f"The annex {annex.name} was not exported: read back before it was put in place, {what}; please report this."
    )
