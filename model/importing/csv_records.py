"""The rows of a CSV as records by heading: UTF-8, a byte-order mark or none, guards taken off."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO

from model.csv_guard import unguarded
from model.problems import FileProblem
from model.texts import text_fault


@dataclass(frozen=True, slots=True)
class CsvTable:
    """A header row and the rows below it, each with its number in the file (the header's is 1) and as many cells."""

    headings: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def read_csv(data: bytes, file: str) -> CsvTable:
    """Read the bytes of a CSV called `file`. Raises FileProblem where it is none, or its rows differ in length."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileProblem(f"{file} is no UTF-8 text; in Excel, save it as “CSV UTF-8” and import that.") from error
    try:
        read = list(csv.reader(StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        raise FileProblem(f"{file} is no healthy CSV: {error}; export it again.") from error
    if not read:
        raise FileProblem(f"{file} is empty; there is nothing to import.")
    return CsvTable(tuple(read[0]), tuple(_rows(read, file)))


def _rows(read: list[list[str]], file: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    for number, cells in enumerate(read[1:], 2):
        if not cells:  # an empty line, as the last of a file edited by hand may be
            continue
        if len(cells) != len(read[0]):
            raise FileProblem(
                f"{file}: row {number} has {len(cells)} cells and the header row {len(read[0])}; export it again."
            )
        for cell in cells:
            fault = text_fault(cell)
            if fault:
                raise FileProblem(f"{file}, row {number}: {fault}")
        yield number, tuple(map(unguarded, cells))
