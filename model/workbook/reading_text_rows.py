"""Reading a plain table of the app's whose rows are words alone: muted checks, narrative."""

from collections.abc import Callable, Iterable, Sequence
from types import MappingProxyType
from typing import TypeVar

from model.mutes import Mute
from model.narratives import Narrative
from model.workbook.bindings import RowsBinding
from model.workbook.reading_headings import headings_of
from model.workbook.sheet_source import SheetSource
from model.workbook.structure import Sheet, TableDefinition

Tables = Iterable[tuple[Sheet, TableDefinition]]
_Row = TypeVar("_Row", Mute, Narrative)


def read_text_rows(
    tables: Tables, source: SheetSource, name: str, headings: Sequence[str], made: Callable[..., _Row], needs: str = ""
) -> tuple[list[_Row], RowsBinding | None]:
    """Return the rows of the table so named, in order, and where they stand; none and None where it is not there.

    `made` makes one of its words in the headings' order. Without the heading that it `needs` it has no rows: it is a
    table of the officer's own, with the same name.
    """
    for sheet, table in tables:
        if table.name != name:
            continue
        columns: dict[str, int] = {}
        for heading in headings_of(sheet, table, source):
            columns.setdefault(" ".join(heading.text.split()).lower(), heading.column)
        cells = source.cells(sheet)
        read: list[_Row] = []
        rows: dict[object, int] = {}
        is_ours = not needs or needs.lower() in columns
        for row in range(table.first_row, table.last_row + 1) if is_ours else ():
            content = cells.row(row)
            found = [content.get(columns.get(heading.lower(), 0)) for heading in headings]
            words = [source.text_of(cell) if cell else "" for cell in found]
            if any(words):
                read.append(made(*words))
                rows[read[-1].id] = row
        return read, RowsBinding(sheet, table, MappingProxyType(columns), MappingProxyType(rows))
    return [], None
