"""Any file that holds sheets, as a workbook in memory for the finder, with what was noticed on the way."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from model.findings import Finding, Level
from model.problems import FileProblem
from model.workbook import compound_files
from model.workbook.addresses import parse_address
from model.workbook.converting.csv_grid import DETECTED, CsvWay, read_csv_grid
from model.workbook.converting.grid import Cell, Grid, Grids
from model.workbook.converting.plain_workbook import plain_workbook
from model.workbook.foreign import is_plain_text, refuse_what_is_no_zip
from model.workbook.package import LookedOver
from model.workbook.reading_amounts import AMOUNT_AS_TEXT

_CSV = frozenset({".csv", ".tsv", ".txt"})
_SHEET = "Sheet1"
_OLD_STREAMS = frozenset({"Workbook", "Book"})
_LONGEST_NAME = 31
_LOOK = 4096
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\r")


@dataclass(frozen=True, slots=True)
class Converted:
    """The bytes of a workbook with the same values, and findings. `way`: how it was read where it was a CSV."""

    data: bytes
    findings: tuple[Finding, ...]
    way: CsvWay | None = None

    def told(self, of_workbook: Iterable[Finding], file: str) -> list[Finding]:
        """Return all findings, with those of opening the workbook as they hold for the file that it was made of."""
        if self.way is None:
            return [*self.findings, *of_workbook]
        every = list(of_workbook)
        as_text = [each for each in every if each.rule == AMOUNT_AS_TEXT]
        others = [each for each in every if each.rule != AMOUNT_AS_TEXT]
        return [*self.findings, *_dressed(as_text, file), *others]


def is_workbook(data: bytes, file: str) -> bool:
    """Tell whether bytes are an .xlsx or .xlsm file, which needs no conversion. Raises FileProblem."""
    if not data.startswith(b"PK"):
        return False
    package = LookedOver(data, file)
    return "[Content_Types].xml" in package and not any(name.endswith("workbook.bin") for name in package.names)


def as_workbook(data: bytes, file: str, way: CsvWay = DETECTED) -> Converted:
    """Return the sheets of an .xls, .xlsb, .ods or CSV file as a workbook; a CSV is read in the way that is said.

    Raises FileProblem with one sentence.
    """
    if data.startswith(b"PK"):
        LookedOver(data, file)
        return _of_spreadsheet(data, file)
    if data.startswith(compound_files.SIGNATURE) and compound_files.top_names(data) & _OLD_STREAMS:
        return _of_spreadsheet(data, file)
    if is_plain_text(data) or (PurePath(file).suffix.lower() in _CSV and _may_be_text(data)):
        return _of_csv(data, file, way)
    refuse_what_is_no_zip(data, file)
    raise FileProblem(f"{file} is no spreadsheet; import an .xlsx, .xlsm, .xls, .xlsb, .ods or .csv file.")


def _may_be_text(data: bytes) -> bool:
    """Tell whether a file that is named like a CSV is to be read as one, though it is empty or has odd letters."""
    if data.startswith((compound_files.SIGNATURE, b"%PDF")):
        return False
    return not data.strip() or is_plain_text(data[:_LOOK].translate(None, _CONTROLS)) or b"\0" in data[:_LOOK]


def _of_csv(data: bytes, file: str, way: CsvWay) -> Converted:
    read = read_csv_grid(data, file, PurePath(file).stem[:_LONGEST_NAME].strip("'[]:*?/\\") or _SHEET, way)
    message = f"{file} was read {read.told}; check that letters and figures are right."
    findings = (Finding(Level.NOTE, "csv read", message), *read.findings)
    return Converted(plain_workbook([read.grid]), findings, read.way)


def _dressed(findings: Sequence[Finding], file: str) -> Iterator[Finding]:
    """Yield a note of the figures that a CSV holds with commas, pound signs or brackets; in a CSV all is text."""
    if findings:
        what, they = (f"{len(findings):,} figures", "are") if len(findings) > 1 else ("1 figure", "is")
        message = f"{what} of {file} {they} written with commas, a pound sign or brackets, and read as figures."
        yield Finding(Level.NOTE, "figures as written", message, findings[0].sheet, findings[0].cell)


def _of_spreadsheet(data: bytes, file: str) -> Converted:
    from model.workbook.converting.spreadsheet_values import read_spreadsheet

    grids = read_spreadsheet(data, file)
    findings = [
        Finding(
            Level.NOTE,
            "values only",
            f"Of {file} the values were read: formulas count with the figures that they gave, and how figures look "
            "(their decimals, percentages) is not known.",
        )
    ]
    return Converted(plain_workbook([_with_errors(grid, grids) for grid in grids.sheets]), tuple(findings))


def _with_errors(grid: Grid, grids: Grids) -> Grid:
    """Return a sheet with its errors put back, which the reader gave as blank."""
    rows: list[list[Cell]] = [list(row) for row in grid.rows]
    for where, error in grids.errors.get(grid.name, {}).items():
        place = parse_address(where)
        if place is None or place[0] > len(rows):
            continue
        row = rows[place[0] - 1]
        row.extend([None] * (place[1] - len(row)))
        if row[place[1] - 1] is None:
            row[place[1] - 1] = ("e", error)
    return Grid(grid.name, rows, grid.merged, grid.hidden)
