"""What a column of types calls a type: each council has its own words for pressures and savings."""

from collections.abc import Iterator

from model.budget import Snapshot
from model.lines import KIND, Field, Kind
from model.workbook.found_binding import FoundBinding
from model.workbook.sheet_source import SheetSource


def words_for(source: SheetSource, binding: FoundBinding, old: Snapshot, kind: Kind, sheet: str) -> str:
    """Return what a sheet calls a type in its column of types; the app's own word where it has none yet."""
    found = list(_words(source, binding, old, kind, sheet))
    return max(found, key=found.count) if found else kind.title


def _words(source: SheetSource, binding: FoundBinding, old: Snapshot, kind: Kind, sheet: str) -> Iterator[str]:
    for line_id, cells in binding.cells.items():
        place = cells.get(Field(KIND))
        if place is not None and place.sheet.name == sheet and line_id in old.lines and old.lines[line_id].kind is kind:
            cell = source.cells(place.sheet).row(place.row).get(place.column)
            text = source.text_of(cell).strip() if cell is not None and cell.formula is None else ""
            if text:
                yield text
