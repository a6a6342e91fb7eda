"""Reading the table of narrative: what is said of each area, and of the directorate, under which heading."""

from collections.abc import Callable

from model.narratives import Narrative
from model.workbook.bindings import RowsBinding
from model.workbook.layout import NARRATIVE_HEADINGS, NARRATIVE_TABLE
from model.workbook.reading_text_rows import Tables, read_text_rows
from model.workbook.sheet_source import SheetSource


def read_narratives(
    tables: Tables, source: SheetSource, next_id: Callable[[], int]
) -> tuple[list[Narrative], RowsBinding | None]:
    """Return the narrative in order and where it stands; none and None in a workbook without the table."""

    def made(*words: str) -> Narrative:
        return Narrative(next_id(), *words)

    return read_text_rows(tables, source, NARRATIVE_TABLE, NARRATIVE_HEADINGS, made, NARRATIVE_HEADINGS[-1])
