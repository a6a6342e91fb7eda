"""Cells that say the words of several lines: nothing is written there unless it is meant for all of them."""

from collections.abc import Iterator, Mapping

from model.lines import KIND, TEXT_HEADINGS, Field, Line
from model.problems import LayoutProblem
from model.workbook.found_binding import CellPlace, FoundBinding


def refuse_for_one(
    binding: FoundBinding, place: CellPlace, field: Field, line: Line, lines: Mapping[int, Line], file: str
) -> None:
    """Raise LayoutProblem where a cell says a word of other lines, too, and these are to say another."""
    others = [
        other
        for other in _sharing(binding, place, field, lines)
        if getattr(other, field.name) != getattr(line, field.name)
    ]
    if others:
        what = "type" if field.name == KIND else TEXT_HEADINGS[field.name].lower()
        names = f"{len(others)} other line{'s' if len(others) > 1 else ''}"
        raise LayoutProblem(
            f"{file} cannot be saved: it is laid out by others, and its cell {place.sheet.name}!{place.address} says "
            f"the {what} of {line.name} and of {names} alike. Enter the same for them all, undo that, or save as a new "
            "workbook in the layout of Budget Workbook."
        )


def _sharing(binding: FoundBinding, place: CellPlace, field: Field, lines: Mapping[int, Line]) -> Iterator[Line]:
    for line_id, cells in binding.cells.items():
        other = cells.get(field)
        if other is not None and line_id in lines and other[1:3] == place[1:3] and other.sheet is place.sheet:
            yield lines[line_id]
