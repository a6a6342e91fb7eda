"""A CSV annex as it stands on disk, with its metadata beside it; and where it differs from an export as of now."""

import csv
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from io import StringIO
from pathlib import Path

from exporters.annex import Annex
from exporters.data import csv_metadata, csv_writer
from exporters.excel.sheet_plan import SheetPlan, SheetRow
from exporters.proof.agreeing import expected_records
from exporters.proof.comparing import FoundTable, compared
from exporters.proof.record import Record
from exporters.theme import Part
from model.csv_guard import unguarded
from model.files import read_file
from model.findings import Finding, Level
from model.money import Unit
from model.problems import FileProblem

_FIGURE = re.compile(r"-?\d+(?:\.\d+)?", re.ASCII)
_AMOUNT = "amount"
_SAID = {
    "dc:title": "what the annex is called",
    "dc:publisher": "whose budget it is",
    "dc:description": "how its figures are to be read",
    "dialect": "how the file is laid out",
    "tableSchema": "what its columns hold",
}
METADATA = "metadata differs"


@dataclass(frozen=True, slots=True)
class CsvAnnex:
    """A CSV annex: its file's name, what it was made from by its metadata, its layout, its rows with the header.

    `metadata` is what stands in the file beside it.
    """

    name: str
    record: Record
    is_wide: bool
    rows: list[list[str]]
    metadata: bytes


def read_csv_annex(path: Path) -> CsvAnnex:
    """Read a CSV annex and the metadata beside it. Raises FileProblem where it is none, or has none."""
    beside = path.with_name(f"{path.name}{csv_metadata.ENDING}")
    rows = _rows(read_file(path), path.name)
    if not beside.exists():
        raise FileProblem(
            f"Beside {path.name} there is no {beside.name}, which says what a CSV annex was made from; put it there "
            "and check again."
        )
    data = read_file(beside)
    record = csv_metadata.read_record(data)
    if record is None:
        raise FileProblem(f"{beside.name} does not say what {path.name} was made from; export the annex again.")
    return CsvAnnex(path.name, record, _AMOUNT not in _titles(data), rows, data)


def csv_differs(found: CsvAnnex, annex: Annex) -> Iterator[Finding]:
    """Yield a finding for each cell and row of a CSV that is not what the annex would be exported as now."""
    header = csv_writer.header(annex, wide=found.is_wide)
    years = {column.year.label for column in annex.amount_columns}
    figures = frozenset(place for place, title in enumerate(header) if title == _AMOUNT or title in years)
    records = (SheetRow(Part.LINE, (*texts, *cells)) for texts, cells in expected_records(annex, wide=found.is_wide))
    plan = SheetPlan(
        name=found.name,
        rows=(SheetRow(Part.HEADER, tuple(header)), *records),
        widths=(),
        words=len(header),
        header=0,
        decimals=Unit.GBP.decimals,
    )
    yield from compared(FoundTable(found.name, list(_read(found.rows, figures)), {}), plan, figures)
    yield from _metadata_differs(found, annex)


def _metadata_differs(found: CsvAnnex, annex: Annex) -> Iterator[Finding]:
    """Yield a finding for each part of the metadata that says of the columns or the figures what is not so."""
    wanted = json.loads(csv_metadata.write_metadata(annex, found.record, found.name, wide=found.is_wide))
    told = json.loads(found.metadata)
    beside = f"{found.name}{csv_metadata.ENDING}"
    for part, what in _SAID.items():
        if told.get(part) != wanted[part]:
            message = f"{beside} says otherwise than an export as of now {what}; export the annex again."
            yield Finding(Level.ERROR, METADATA, message, beside)


def _read(rows: Sequence[Sequence[str]], figures: frozenset[int]) -> Iterator[list[str | Decimal]]:
    for number, row in enumerate(rows):
        yield [
            Decimal(cell) if number and place in figures and _FIGURE.fullmatch(cell) else unguarded(cell)
            for place, cell in enumerate(row)
        ]


def _rows(data: bytes, name: str) -> list[list[str]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileProblem(f"{name} is no UTF-8 text, as a CSV annex is; it is not checked.") from error
    try:
        return list(csv.reader(StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        raise FileProblem(f"{name} is no healthy CSV: {error}; it is not checked.") from error


def _titles(metadata: bytes) -> list[str]:
    try:
        return [str(column["titles"]) for column in json.loads(metadata)["tableSchema"]["columns"]]
    except (LookupError, TypeError):
        return [_AMOUNT]
