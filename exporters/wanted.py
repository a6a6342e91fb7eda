"""What an export is asked for: which annexes, in which formats, and how they are shown."""

from dataclasses import dataclass

from exporters.excel.profile import Profile
from exporters.request import Lines
from model.money import Unit

EXCEL = "xlsx"
CSV = "csv"
CSVW = "csvw"
PDF = "pdf"
ZIP = "zip"
FORMATS = (EXCEL, CSV)


@dataclass(frozen=True, slots=True)
class Wanted:
    """An export's wishes. All annexes unless some are named; the unit is the workbook's own unless said.

    The unit is for what is read by people: CSV is always in pounds. `by` is who exports, as they call themselves.
    `profile` lays out Excel annexes. `bom` begins a CSV file with a byte-order mark; `wide` gives it a column a year
    instead of a row an amount. A CSV has its metadata (`csvw`) beside it. `zipped` puts all files in one zip instead of
    the folder.
    """

    annexes: tuple[str, ...] = ()
    formats: tuple[str, ...] = FORMATS
    unit: Unit | None = None
    lines: Lines = Lines.ALL
    by: str = ""
    profile: Profile = Profile.PRINT
    bom: bool = False
    wide: bool = False
    zipped: bool = False


EVERYTHING = Wanted()
