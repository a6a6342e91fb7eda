"""Places of lines in the change log: which lines of an area moved, and from where to where in their own table.

A place is told as `place 3, behind 14ASC2`, the first as `place 1`: counted among all lines of its table, and behind
the nearest line that stood in the table before the save and after it. Lines that came or went move no other.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from model.budget import Snapshot
from model.lines import Line, Section
from model.workbook.orders import longest_in_order

NAMELESS = "a line without reference and title"
_PLACE = re.compile(r"place (?P<number>[1-9][0-9]*)(?:, behind (?P<behind>.+))?", re.DOTALL)


class Place(NamedTuple):
    """A place in a table: its number, from 1, and how the log called the line before it; "" where it is the first."""

    number: int
    behind: str = ""

    def __str__(self) -> str:
        """Return the place as the log tells it."""
        return f"place {self.number}{f', behind {self.behind}' if self.behind else ''}"


class Move(NamedTuple):
    """A line that stands elsewhere in its table."""

    line: Line
    old: Place
    new: Place


def called(line: Line) -> str:
    """Return the word by which the log knows a line: its reference, else its title; "" where it has neither."""
    return line.reference.strip() or " ".join(line.title.split())


def place_in(text: str) -> Place | None:
    """Return the place that the log tells of; None where it tells of none."""
    match = _PLACE.fullmatch(text)
    return Place(int(match["number"]), match["behind"] or "") if match else None


def moves(old: Snapshot, new: Snapshot, area_id: int) -> Iterator[Move]:
    """Yield the fewest lines whose moves make the new order of an area's tables; those from the end of a table first.

    Put back from the last to the first, each finds the lines before it in their old order already.
    """
    for section in Section:
        before, after = (_table(side, area_id, section) for side in (old, new))
        kept = set(before) & set(after)
        was, now = (_places(side, table, kept) for side, table in ((old, before), (new, after)))
        numbers = [was[line_id].number for line_id in now]
        stay = set(longest_in_order([0, *numbers]))
        for number in sorted(set(numbers) - stay, reverse=True):
            line_id = before[number - 1]
            yield Move(new.lines[line_id], was[line_id], now[line_id])


def _table(side: Snapshot, area_id: int, section: Section) -> list[int]:
    return [line_id for line_id in side.line_ids[area_id] if side.lines[line_id].section is section]


def _places(side: Snapshot, table: list[int], kept: set[int]) -> dict[int, Place]:
    """Return the places of the lines that were kept, in their order."""
    places: dict[int, Place] = {}
    behind = ""
    for number, line_id in enumerate(table, start=1):
        if line_id in kept:
            places[line_id] = Place(number, behind)
            behind = called(side.lines[line_id]) or NAMELESS
    return places
