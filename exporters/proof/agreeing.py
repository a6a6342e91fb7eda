"""Proof before anything is replaced: what was written is read again by an independent reader, and every label, figure
and total is agreed with the annex. Excel by python-calamine, CSV by the csv module.
"""

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from io import BytesIO, TextIOWrapper
from itertools import zip_longest

from exporters.annex import Annex
from exporters.data import csv_writer
from exporters.data.csv_metadata import read_record
from exporters.excel.sheet_plan import SheetPlan
from exporters.excel.sums import column_letter
from exporters.proof.record import Record
from model.csv_guard import unguarded
from model.money import number_text
from model.problems import FileProblem
from model.workbook.custom_properties import read_custom_properties
from model.workbook.independent import read_values
from model.workbook.package import Package

Cell = str | Decimal


def agree_excel(annex: Annex, plans: Sequence[SheetPlan], data: bytes) -> None:
    """Agree an Excel file with the sheets planned. Raises FileProblem naming the first cell that does not."""
    _agree_casts(annex)
    sheets = read_values(data)
    if list(sheets) != [plan.name for plan in plans]:
        raise _disagreement(annex, f"its sheets are {', '.join(sheets)}")
    for plan in plans:
        _agree_sheet(annex, plan, sheets[plan.name])


def _agree_casts(annex: Annex) -> None:
    for row in annex.rows:
        if row.casts and annex.cast(row) != row.amounts:
            raise _disagreement(annex, f"the row “{row.texts[0]}” is not the sum of its parts")


def _agree_sheet(annex: Annex, plan: SheetPlan, found: Sequence[Sequence[object]]) -> None:
    if len(found) != len(plan.rows):
        raise _disagreement(annex, f"its sheet {plan.name} has {len(found)} rows and should have {len(plan.rows)}")
    for place, (cells, row) in enumerate(zip(found, plan.rows, strict=True), 1):
        for column, (read, wanted) in enumerate(zip_longest(cells, row.cells)):
            if read != wanted and not same_cell("" if read is None else read, "" if wanted is None else wanted):
                where = f"{column_letter(column)}{place}"
                raise _disagreement(annex, f"cell {where} of {plan.name} holds “{read}” and should hold “{wanted}”")


def same_cell(read: object, wanted: Cell) -> bool:
    """Tell whether a cell that was read holds a text, or a figure to the 15 digits that a spreadsheet keeps.

    A figure read as a decimal is of a CSV, which keeps all its digits.
    """
    if isinstance(wanted, str) or isinstance(read, Decimal):
        return read == wanted
    if isinstance(read, float) and read == float(wanted):
        return True
    is_number = isinstance(read, int | float) and not isinstance(read, bool)
    return is_number and number_text(Decimal(repr(read))) == number_text(wanted)


def agree_record(annex: Annex, record: Mapping[str, str], data: bytes) -> None:
    """Agree what an Excel file says of its own making. Raises FileProblem."""
    if read_custom_properties(Package(data, annex.name), annex.name) != dict(record):
        raise _disagreement(annex, "it does not say what it was made from")


def agree_csv(annex: Annex, data: bytes, *, wide: bool) -> None:
    """Agree a CSV file with its annex. Raises FileProblem naming the first row that does not."""
    # A row at a time: all at once is a moment in which a window beside stands still.
    text = TextIOWrapper(BytesIO(data.removeprefix(csv_writer.BYTE_ORDER_MARK)), encoding="utf-8", newline="")
    rows, expected = csv.reader(text, strict=True), expected_records(annex, wide=wide)
    if next(rows, None) != csv_writer.header(annex, wide=wide):
        raise _disagreement(annex, "its header row is not the one it should have")
    words = len(annex.data_fields)
    for place, (found, record) in enumerate(zip_longest(rows, expected), 2):
        if found is None or record is None:
            has, wanted = place - 2 + _left(found, rows), place - 2 + _left(record, expected)
            raise _disagreement(annex, f"it has {has} rows and should have {wanted}")
        texts, cells = record
        read: list[Cell | None] = [unguarded(cell) for cell in found[:words]]
        amounts = [_csv_cell(cell) if isinstance(want, Decimal | None) else cell for cell, want in _pairs(found, cells)]
        if read != list(texts) or amounts != cells or len(found) != words + len(cells):
            raise _disagreement(annex, f"row {place} says {found} and should say {[*texts, *cells]}")


def _left(first: object | None, rest: Iterator[object]) -> int:
    return int(first is not None) + sum(1 for _each in rest)


def agree_metadata(annex: Annex, record: Record, data: bytes, *, wide: bool) -> None:
    """Agree the metadata of a CSV with its columns and with what it was made from. Raises FileProblem."""
    titles = [column["titles"] for column in json.loads(data)["tableSchema"]["columns"]]
    if titles != csv_writer.header(annex, wide=wide) or read_record(data) != record:
        raise _disagreement(annex, "its metadata do not say what the file holds")


def _pairs(found: Sequence[str], cells: Sequence[Cell | None]) -> Iterator[tuple[str, Cell | None]]:
    return zip(found[len(found) - len(cells) :], cells, strict=False)


def expected_records(annex: Annex, *, wide: bool) -> Iterator[tuple[tuple[str, ...], list[Cell | None]]]:
    """Yield what each row of an annex's CSV should hold: its words, and the cells behind them."""
    years = [column.year.label for column in annex.amount_columns]
    for row in annex.data_rows():
        amounts = [amount if isinstance(amount, Decimal) else None for amount in row.amounts]
        if not years:
            yield row.data, []
        elif wide:
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
