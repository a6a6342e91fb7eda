"""Reading the table of narrative: what is said of each area, and of the directorate, under which heading."""

from collections.abc import Callable, Iterable
from types import MappingProxyType

from model.narratives import Narrative
from model.workbook.bindings import RowsBinding
from model.workbook.layout import NARRATIVE_HEADINGS, NARRATIVE_TABLE
from model.workbook.reading_headings import headings_of
from model.workbook.sheet_source import SheetSource
from model.workbook.structure import Sheet, TableDefinition


def read_narratives(
    tables: Iterable[tuple[Sheet, TableDefinition]], source: SheetSource, next_id: Callable[[], int]
) -> tuple[list[Narrative], RowsBinding | None]:
    """Return the narrative in order and where it stands; none and None in a workbook without the table."""
    for sheet, table in tables:
        if table.name != NARRATIVE_TABLE:
            continue
        columns: dict[str, int] = {}
        for heading in headings_of(sheet, table, source):
            columns.setdefault(" ".join(heading.text.split()).lower(), heading.column)
        cells = source.cells(sheet)
        told: list[Narrative] = []
        rows: dict[object, int] = {}
        says = NARRATIVE_HEADINGS[-1].lower() in columns  # else it is a table of the officer's own, with the same name
        for row in range(table.first_row, table.last_row + 1) if says else ():
            content = cells.row(row)
            found = [content.get(columns.get(heading.lower(), 0)) for heading in NARRATIVE_HEADINGS]
            words = [source.text_of(cell) if cell else "" for cell in found]
            if any(words):
                told.append(Narrative(next_id(), *words))
                rows[told[-1].id] = row
        return told, RowsBinding(sheet, table, MappingProxyType(columns), MappingProxyType(rows))
    return [], None
