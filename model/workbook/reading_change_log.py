"""Reading the table of the change log, and where the next entry goes. What it holds is never altered."""

from collections.abc import Iterable

from model.change_log import LogEntry
from model.workbook.bindings import LogBinding
from model.workbook.layout import CHANGE_LOG_HEADINGS, CHANGE_LOG_TABLE
from model.workbook.reading_headings import headings_of
from model.workbook.sheet_source import SheetSource
from model.workbook.structure import Sheet, TableDefinition


def read_change_log(
    tables: Iterable[tuple[Sheet, TableDefinition]], source: SheetSource
) -> tuple[tuple[LogEntry, ...], LogBinding | None]:
    """Return the entries in order and where they stand; none and None in a workbook without the table."""
    for sheet, table in tables:
        if table.name != CHANGE_LOG_TABLE:
            continue
        named: dict[str, int] = {}
        for heading in headings_of(sheet, table, source):
            named.setdefault(" ".join(heading.text.split()).lower(), heading.column)
        columns = tuple(named.get(heading.lower()) for heading in CHANGE_LOG_HEADINGS)
        cells = source.cells(sheet)
        entries: list[LogEntry] = []
        next_row = table.first_row
        for row in range(table.first_row, table.last_row + 1):
            content = cells.row(row)
            words = [source.text_of(content[column]) if column in content else "" for column in columns]
            if any(words):
                entries.append(LogEntry(*words))
            inside = (cell for column, cell in content.items() if table.block.left <= column <= table.block.right)
            if any(not cell.is_blank for cell in inside):
                next_row = row + 1
        return tuple(entries), LogBinding(sheet, table, columns, next_row)
    return (), None
