"""Reading the table of muted checks: what was found, and why it is left as it is."""

from collections.abc import Callable, Iterable
from types import MappingProxyType

from model.mutes import Mute
from model.workbook.bindings import RowsBinding
from model.workbook.layout import MUTE_HEADINGS, MUTES_TABLE
from model.workbook.reading_headings import headings_of
from model.workbook.sheet_source import SheetSource
from model.workbook.structure import Sheet, TableDefinition


def read_mutes(
    tables: Iterable[tuple[Sheet, TableDefinition]], source: SheetSource, next_id: Callable[[], int]
) -> tuple[list[Mute], RowsBinding | None]:
    """Return the muted findings in order and where they stand; none and None in a workbook without the table."""
    for sheet, table in tables:
        if table.name != MUTES_TABLE:
            continue
        columns: dict[str, int] = {}
        for heading in headings_of(sheet, table, source):
            columns.setdefault(" ".join(heading.text.split()).lower(), heading.column)
        cells = source.cells(sheet)
        mutes: list[Mute] = []
        rows: dict[object, int] = {}
        for row in range(table.first_row, table.last_row + 1):
            content = cells.row(row)
            found = [content.get(columns.get(heading.lower(), 0)) for heading in MUTE_HEADINGS]
            words = [source.text_of(cell) if cell else "" for cell in found]
            if any(words):
                mutes.append(Mute(next_id(), *words))
                rows[mutes[-1].id] = row
        return mutes, RowsBinding(sheet, table, MappingProxyType(columns), MappingProxyType(rows))
    return [], None
