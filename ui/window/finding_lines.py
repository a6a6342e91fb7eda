"""Which lines a text means: a cell of the workbook, an exact reference, references that begin so, then titles."""

import re
from typing import TYPE_CHECKING

from model.budget import Budget
from model.lines import AMOUNT, FORECAST, KIND, TEXT_HEADINGS, Field

if TYPE_CHECKING:
    from model.workbook.document import Document

_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})", re.ASCII)


def line_at_cell(document: "Document", text: str) -> tuple[int, Field | None] | None:
    """Return the line on whose row `Sheet!Cell` is, with the field that the cell holds; None where there is none."""
    sheet, mark, cell = text.strip().rpartition("!")
    match = _CELL.fullmatch(cell.strip())
    if not mark or match is None:
        return None
    if len(sheet) > 1 and sheet[0] == sheet[-1] == "'":
        sheet = sheet[1:-1].replace("''", "'")
    line_id = document.line_at(sheet, int(match[2]))
    if line_id is None:
        return None
    address = f"{match[1].upper()}{match[2]}"
    words = (Field(name) for name in (*TEXT_HEADINGS, KIND))
    figures = (Field(name, year) for year in document.budget.years for name in (AMOUNT, FORECAST))
    for field in (*words, *figures):
        place = document.place_of(line_id, field)
        if place is not None and place[1] == address:
            return line_id, field
    return line_id, None


def matching_lines(budget: Budget, text: str) -> list[int]:
    """Return the ids of the lines that a text finds, best first; letters' case does not matter."""
    wanted = text.casefold().strip()
    if not wanted:
        return []
    ranks: tuple[list[int], ...] = ([], [], [])
    for line in budget.lines():
        reference = line.reference.casefold()
        if reference == wanted:
            ranks[0].append(line.id)
        elif reference.startswith(wanted):
            ranks[1].append(line.id)
        elif wanted in line.title.casefold() or wanted in reference:
            ranks[2].append(line.id)
    return [line_id for rank in ranks for line_id in rank]
