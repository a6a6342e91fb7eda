"""What a sheet of any format holds: values by row, as plain data that a child process can hand over."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

MOST_CELLS = 3_000_000

# A cell is None where blank, else its sort and its text: "n" a number as a file writes it, "s" a text, "b" 1 or 0,
# "d" a date or time as the days since 1900 that Excel counts, "e" an error.
Cell = tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet: its name, rows of cells from A1 on, merged cells as `A1:C1`, and whether it is hidden."""

    name: str
    rows: Sequence[Sequence[Cell]]
    merged: Sequence[str] = ()
    hidden: bool = False

    @property
    def cell_count(self) -> int:
        """How many cells hold something."""
        return sum(cell is not None for row in self.rows for cell in row)


@dataclass(frozen=True, slots=True)
class Grids:
    """The sheets of a file, and the errors that its cells hold, by sheet and address."""

    sheets: Sequence[Grid]
    errors: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
