"""Reading the table of muted checks: what was found, and why it is left as it is."""

from collections.abc import Callable

from model.mutes import Mute
from model.workbook.bindings import RowsBinding
from model.workbook.layout import MUTE_HEADINGS, MUTES_TABLE
from model.workbook.reading_text_rows import Tables, read_text_rows
from model.workbook.sheet_source import SheetSource


def read_mutes(
    tables: Tables, source: SheetSource, next_id: Callable[[], int]
) -> tuple[list[Mute], RowsBinding | None]:
    """Return the muted findings in order and where they stand; none and None in a workbook without the table."""

    def made(*words: str) -> Mute:
        return Mute(next_id(), *words)

    return read_text_rows(tables, source, MUTES_TABLE, MUTE_HEADINGS, made)
