"""A CSV of anybody's as a sheet: its encoding, delimiter and decimal mark are detected, and told.

A cell that is a number as programs write them is one; every other stays the text it is, to be judged where it is read.
"""

import csv
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO

from model.findings import Finding
from model.problems import FileProblem
from model.texts import LONGEST, text_fault
from model.workbook.addresses import LAST_COLUMN, LAST_ROW
from model.workbook.converting.csv_oddities import doubtful_points, oddities
from model.workbook.converting.csv_text import ENCODINGS, decoded
from model.workbook.converting.grid import MOST_CELLS, Cell, Grid

_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?", re.ASCII)
_WITH_COMMA = re.compile(r"-?(?:0|[1-9]\d*|[1-9]\d{0,2}(?:\.\d{3})+),\d+", re.ASCII)
_WITH_POINT = re.compile(r"-?(?:0|[1-9]\d*|[1-9]\d{0,2}(?:,\d{3})+)\.\d+", re.ASCII)
_THOUSANDS_BY_POINT = re.compile(r"-?[1-9]\d{0,2}(?:\.\d{3})+", re.ASCII)
_DRESSED = re.compile(r"(-?\(?\s*[£€]?\s*|[£€]\s*-?\(?\s*)(\d[\d.,]*)(\s*[£€]?\s*\)?)", re.ASCII)
_LONGEST_NUMBER = 15
DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "upright lines"}
_LOOK, _LOOK_LETTERS = 200, 1_000_000
_REMOVE = "remove what is no budget table and try again"
_SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CsvWay:
    """How a CSV is read: its encoding, what parts its cells, whether decimals follow a comma. None: as detected."""

    encoding: str | None = None
    delimiter: str | None = None
    decimal_comma: bool | None = None


DETECTED = CsvWay()


@dataclass(frozen=True, slots=True)
class CsvGrid:
    """The sheet of a CSV, how it was read, and what is odd about it."""

    grid: Grid
    way: CsvWay
    findings: tuple[Finding, ...] = ()

    @property
    def told(self) -> str:
        """How it was read, as the end of a sentence."""
        encoding, delimiter = ENCODINGS[self.way.encoding or ""], self.way.delimiter or ""
        words, mark = DELIMITERS.get(delimiter, f"“{delimiter}”"), "comma" if self.way.decimal_comma else "point"
        return f"as {encoding}, with cells parted by {words} and a decimal {mark}"


def read_csv_grid(data: bytes, file: str, name: str, way: CsvWay = DETECTED) -> CsvGrid:
    """Return the sheet (called `name`) of a CSV's bytes. Raises FileProblem with one sentence."""
    text, encoding = decoded(data, file, way.encoding)
    told = _SEPARATOR_LINE.match(text)
    if told:
        text = text[told.end() :]
    delimiter = way.delimiter or (told[1] if told else _delimiter(text))
    rows = _rows(text, delimiter, file)
    comma = _has_decimal_comma(rows, delimiter) if way.decimal_comma is None else way.decimal_comma
    cells = [[_cell(each, decimal_comma=comma) for each in row] for row in rows]
    odd = list(oddities(rows, text, file, name))
    doubt = doubtful_points(rows, file, name) if way.decimal_comma is None and delimiter == ";" and not comma else None
    return CsvGrid(Grid(name, cells), CsvWay(encoding, delimiter, comma), (*odd, *((doubt,) if doubt else ())))


def _rows(text: str, delimiter: str, file: str) -> list[list[str]]:
    """Return the cells, counted on the way: a hostile file is not read on past what a budget may hold."""
    rows: list[list[str]] = []
    count = 0
    try:
        for row in csv.reader(StringIO(text, newline=""), delimiter=delimiter):
            count += len(row)
            if count > MOST_CELLS:
                raise FileProblem(f"{file} has more than {MOST_CELLS:,} cells; {_REMOVE}.")
            if len(row) > LAST_COLUMN or len(rows) == LAST_ROW:
                beyond = f"cells in row {len(rows) + 1:,}" if len(row) > LAST_COLUMN else "rows"
                raise FileProblem(f"{file} has more {beyond} than a sheet can hold; {_REMOVE}.")
            rows.append(row)
    except csv.Error as error:
        raise FileProblem(
            f"{file} cannot be read as a CSV: row {len(rows) + 1:,} is damaged, or a quotation mark in it is never "
            "closed. Open it in Excel and save it as .xlsx."
        ) from error
    return rows


def _delimiter(text: str) -> str:
    """Return what parts the cells: that which gives the most rows of one and the same length, longer ones first."""
    lines = "".join(text[:_LOOK_LETTERS].splitlines(keepends=True)[:_LOOK])

    def weight(delimiter: str) -> tuple[int, int]:
        try:
            lengths = [len(row) for row in csv.reader(StringIO(lines, newline=""), delimiter=delimiter)]
        except csv.Error:
            return 0, 0
        several = Counter(length for length in lengths if length > 1)
        if not several:
            return 0, 0
        length, count = several.most_common(1)[0]
        return count, length

    return max(DELIMITERS, key=weight)


def _has_decimal_comma(rows: Sequence[Sequence[str]], delimiter: str) -> bool:
    """Tell whether figures have a decimal comma: some can only have one, and fewer can only have a point."""
    cells = [_undressed(each.strip()) for row in rows for each in row]
    commas = sum(1 for each in cells if _WITH_COMMA.fullmatch(each) and not _is_thousands(each))
    points = sum(1 for each in cells if _WITH_POINT.fullmatch(each) and not _THOUSANDS_BY_POINT.fullmatch(each))
    return commas > points and (delimiter != "," or commas > 1)


def _undressed(text: str) -> str:
    """Return a figure without the brackets and the sign of a currency about it; other texts as they are."""
    found = _DRESSED.fullmatch(text)
    return found[2] if found is not None else text


def _is_thousands(text: str) -> bool:
    """Tell whether a comma may as well part thousands: 1,234."""
    head, _, tail = text.rpartition(",")
    return "." not in head and len(tail) == 3 and len(head.lstrip("-")) <= 3  # noqa: PLR2004  # thousands have three


def _cell(text: str, *, decimal_comma: bool) -> Cell:
    tidy = text.strip()
    if not tidy:
        return None
    figure = _undressed(tidy)
    if decimal_comma and (_WITH_COMMA.fullmatch(figure) or _THOUSANDS_BY_POINT.fullmatch(figure)):
        text = tidy = tidy.replace(".", "").replace(",", ".")
    if _NUMBER.fullmatch(tidy) and sum(letter.isdigit() for letter in tidy) <= _LONGEST_NUMBER:
        return "n", tidy
    clean = "".join(letter for letter in text if not text_fault(letter))
    return "s", clean[:LONGEST]
