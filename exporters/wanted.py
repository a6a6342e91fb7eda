"""What an export is asked for: which annexes, in which formats, and how they are shown."""

from dataclasses import dataclass

from exporters.chosen_lines import ALL_LINES, ChosenLines
from exporters.excel.profile import Profile
from model.basis import Basis
from model.bridging import BridgeBy
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
    the folder. `since` names the frozen version from which movements and bridge lead; the last one unless said.
    `basis` is that of the annexes which can be shown in another than year on year.
    """

    annexes: tuple[str, ...] = ()
    formats: tuple[str, ...] = FORMATS
    unit: Unit | None = None
    lines: ChosenLines = ALL_LINES
    by: str = ""
    profile: Profile = Profile.PRINT
    bom: bool = False
    wide: bool = False
    zipped: bool = False
    since: str = ""
    bridge_by: BridgeBy = BridgeBy.CATEGORY
    basis: Basis = Basis.YEAR_ON_YEAR


EVERYTHING = Wanted()
