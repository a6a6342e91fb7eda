"""A sheet seen with its years across, where they stand down its rows: each line on one row, as tables usually are.

Finding looks at such a picture as at any other; `places` tells in which cell of the sheet each of its cells stands.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from model.findings import Finding
from model.workbook.addresses import Block, address
from model.workbook.finding.picture import Seen, SheetPicture, Sort

Place = tuple[int, int]


@dataclass(slots=True)
class Turning:
    """What is gathered while a sheet is turned: what its picture shows, where, its tables, and what is to be told.

    `tables` are rectangles of the sheet and how many rows head them, by the row of headings in the picture.
    """

    rows: dict[int, dict[int, Seen]] = field(default_factory=dict)
    places: dict[Place, Place] = field(default_factory=dict)
    tables: dict[int, tuple[Block, int]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def show(self, at: Place, seen: Seen | None, place: Place) -> None:
        """Show at a place of the picture what stands at one of the sheet; a blank cell has a place, too."""
        self.places[at] = place
        if seen is not None:
            self.rows.setdefault(at[0], {})[at[1]] = seen

    def say(self, at: Place, text: str) -> None:
        """Show a heading that the sheet does not have so."""
        self.rows.setdefault(at[0], {})[at[1]] = Seen(Sort.TEXT, text)


class TurnedPicture(SheetPicture):
    """A picture of a sheet with its years across."""

    def __init__(self, picture: SheetPicture, turning: Turning) -> None:
        """Show what was gathered of a sheet."""
        self.sheet = picture.sheet
        self.merged = []
        self.rows = turning.rows
        self._spread = {}
        self._tables = turning.tables
        self.places: Mapping[Place, Place] = turning.places

    def place(self, row: int, column: int) -> Place | None:
        """Return the cell of the sheet in which a cell of the picture stands; None where it stands in none."""
        return self.places.get((row, column))

    def address(self, row: int, column: int) -> str:
        """Return the address on the sheet of a cell, or of the first one known of its row."""
        place = self.places.get((row, column))
        beside = (where for (other, _), where in self.places.items() if other == row)
        first = place or next(beside, None) or next(iter(self._tables.values()))[0][:2]
        return address(*first)

    def block(self, block: Block) -> Block:
        """Return the rectangle of the sheet of the table whose headings begin a rectangle of the picture."""
        return self._tables[block.top][0] if block.top in self._tables else block

    def header_rows(self, top: int, rows: int) -> int:
        """Return how many rows of the sheet head the table whose headings begin at a row of the picture."""
        return self._tables[top][1] if top in self._tables else rows


def alone(seen: Seen | None) -> Seen | None:
    """Return a figure as one alone: what its formula names stands elsewhere in a turned picture."""
    return None if seen is None else Seen(seen.sort, seen.text, seen.number, dress=seen.dress)
