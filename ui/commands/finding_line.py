"""Finds the one line that the officer means: by its reference, or by any cell on its row. Nothing is guessed."""

from model.lines import AMOUNT, Field, Line
from model.problems import EntryProblem
from model.workbook.addresses import parse_address
from model.workbook.document import Document


def find_line(document: Document, text: str, area: str | None = None) -> Line:
    """Return the line with that reference (exactly), or on the row of `Sheet!Cell`. Raises EntryProblem."""
    wanted = text.strip()
    areas = _area_ids(document, area)
    found = [line for line in document.budget.lines() if line.reference.strip() == wanted and line.area_id in areas]
    if not wanted:
        raise EntryProblem("No line is named; give its reference, or Sheet!Cell of any cell on its row.")
    if len(found) > 1:
        raise EntryProblem(
            f"The reference {wanted} stands on {len(found)} lines: {_places(document, found)}; "
            "narrow it with --area, or name the line by Sheet!Cell."
        )
    if found:
        return found[0]
    line = _line_at(document, wanted)
    if line is None:
        raise EntryProblem(f"There is no line {wanted}{f' in {area}' if area else ''}{_hint(document, wanted)}.")
    if line.area_id not in areas:
        raise EntryProblem(f"The line at {wanted} is not in {area}; leave --area out, or name another line.")
    return line


def _area_ids(document: Document, name: str | None) -> set[int]:
    areas = document.budget.areas
    if name is None:
        return {area.id for area in areas}
    wanted = " ".join(name.split()).casefold()
    found = {area.id for area in areas if area.name.casefold() == wanted}
    if not found:
        raise EntryProblem(f"There is no area {name}; the areas are {', '.join(area.name for area in areas)}.")
    return found


def _line_at(document: Document, text: str) -> Line | None:
    sheet, mark, cell = text.rpartition("!")
    place = parse_address(cell.strip())
    if not mark or place is None:
        return None
    if len(sheet) > 1 and sheet[0] == sheet[-1] == "'":
        sheet = sheet[1:-1].replace("''", "'")
    found = [document.budget.line(line_id) for line_id in document.lines_at(sheet, *place)]
    if not found:
        raise EntryProblem(f"There is no line at {text}; name a cell on the row of a line.")
    if len(found) > 1:
        names = ", ".join(line.name for line in found)
        raise EntryProblem(f"{len(found)} lines stand at {text} ({names}); name the cell of the one's own amount.")
    return found[0]


def _places(document: Document, lines: list[Line]) -> str:
    """Return the lines by area and cell; those that share a row by their types and the cells of their own amounts."""
    places = [document.place_of(line.id) for line in lines]
    words = []
    for line, place in zip(lines, places, strict=True):
        area = document.budget.area(line.area_id).name
        if place is not None and places.count(place) > 1:
            own = document.place_of(line.id, Field(AMOUNT, document.budget.years[0])) or place
            words.append(f"{area}, {line.kind.value} ({own[0]}!{own[1]})")
        else:
            words.append(area + (f" ({place[0]}!{place[1]})" if place else ""))
    return ", ".join(words)


def _hint(document: Document, wanted: str) -> str:
    for line in document.budget.lines():
        if line.reference.strip() and line.reference.strip().casefold() == wanted.casefold():
            return f"; there is {line.reference.strip()} in {document.budget.area(line.area_id).name}"
    return "; give its reference as it stands in the workbook, or Sheet!Cell of any cell on its row"
