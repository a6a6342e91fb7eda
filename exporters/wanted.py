"""What an export is asked for: which annexes, in which formats, and how they are shown."""

from dataclasses import dataclass

from exporters.request import Lines
from model.money import Unit

EXCEL = "xlsx"
CSV = "csv"
PDF = "pdf"
FORMATS = (EXCEL, CSV)


@dataclass(frozen=True, slots=True)
class Wanted:
    """An export's wishes. All annexes unless some are named; the unit is the workbook's own unless said.

    The unit is for what is read by people: CSV is always in pounds. `by` is who exports, as they call themselves.
    `bom` begins a CSV file with a byte-order mark; `wide` gives it a column a year instead of a row an amount.
    """

    annexes: tuple[str, ...] = ()
    formats: tuple[str, ...] = FORMATS
    unit: Unit | None = None
    lines: Lines = Lines.ALL
    by: str = ""
    bom: bool = False
    wide: bool = False


EVERYTHING = Wanted()
