"""What a save writes into columns of others that the app does not know, and keeps with a line by their headings."""

from collections.abc import Iterator
from decimal import Decimal

from model.budget import Snapshot
from model.known_columns import holds_figures
from model.lines import Line
from model.money import cell_text, from_cell_number, is_cell_number, negated
from model.problems import LayoutProblem
from model.workbook.cell_xml import CellWrite
from model.workbook.content_writes import extra_content
from model.workbook.found_binding import CellPlace, FoundBinding


def extra_writes(
    binding: FoundBinding, before: Line, after: Line, new: Snapshot, file: str
) -> Iterator[tuple[CellPlace, CellWrite]]:
    """Yield the cells under such headings that change. Raises LayoutProblem where a line has no cell of its own."""
    places = binding.extra.get(after.id, {})
    for heading in {**before.extra, **after.extra}:
        text = after.extra.get(heading, "")
        if before.extra.get(heading, "") == text:
            continue
        place = places.get(heading)
        if place is None:
            raise LayoutProblem(
                f"{file} cannot be saved: it is laid out by others and has no cell for the column “{heading}” of "
                f"{after.name}. Undo that, or save as a new workbook in the layout of Budget Workbook, which has a "
                "place for everything."
            )
        yield place, extra_content(heading, _shown(heading, text, place, new))


def _shown(heading: str, text: str, place: CellPlace, new: Snapshot) -> str:
    """Return what the cell is to show: a figure in its own unit, and with its own sign."""
    amount = from_cell_number(text, new.settings.unit) if holds_figures(heading) and is_cell_number(text) else None
    if not isinstance(amount, Decimal):
        return text
    return cell_text(negated(amount) if place.flips else amount, place.unit)
