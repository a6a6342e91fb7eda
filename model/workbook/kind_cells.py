"""What a column of types calls a type, and others a choice: each council has its own words for them."""

from collections.abc import Iterator

from model.budget import Snapshot
from model.lines import KIND, Field, Kind
from model.workbook.found_binding import CellPlace, FoundBinding
from model.workbook.sheet_source import SheetSource


def words_for(source: SheetSource, binding: FoundBinding, old: Snapshot, kind: Kind, sheet: str) -> str:
    """Return what a sheet calls a type in its column of types; the app's own word where it has none yet."""
    found = list(_words(source, binding, old, kind, sheet))
    return max(found, key=found.count) if found else kind.title


def choice_for(
    source: SheetSource, binding: FoundBinding, old: Snapshot, field: Field, value: str, place: CellPlace
) -> str:
    """Return what a column writes for a choice, such as Y under One-off?; the choice itself where it has none yet."""
    found = [
        text
        for line_id, cells in binding.cells.items()
        if (each := cells.get(field)) is not None and (each.sheet, each.column) == (place.sheet, place.column)
        if line_id in old.lines and getattr(old.lines[line_id], field.name) == value
        if (text := _text(source, each))
    ]
    return max(found, key=found.count) if found else value


def _text(source: SheetSource, place: CellPlace) -> str:
    cell = source.cells(place.sheet).row(place.row).get(place.column)
    return source.text_of(cell).strip() if cell is not None and cell.formula is None else ""


def _words(source: SheetSource, binding: FoundBinding, old: Snapshot, kind: Kind, sheet: str) -> Iterator[str]:
    for line_id, cells in binding.cells.items():
        place = cells.get(Field(KIND))
        if place is not None and place.sheet.name == sheet and line_id in old.lines and old.lines[line_id].kind is kind:
            text = _text(source, place)
            if text:
                yield text
