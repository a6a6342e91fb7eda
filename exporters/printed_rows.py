"""The rows of an annex as a page shows them, in Excel or on paper."""

from collections.abc import Iterator

from exporters.annex import Annex, Row, RowKind


def printed_rows(annex: Annex) -> Iterator[Row]:
    """Yield the rows of the printed table: the annex's own, or why there are none, and the notes at the end."""
    yield from annex.rows
    if annex.nothing:
        yield Row(RowKind.NOTE, (annex.nothing,))
    if annex.notes:
        yield Row(RowKind.HEADING, ("Notes",))
        yield from (Row(RowKind.NOTE, (f"[note {number}] {text}",)) for number, text in enumerate(annex.notes, 1))


def column_headings(annex: Annex) -> tuple[str, ...]:
    """Return the table's headings; each year names the unit, for they are repeated on every page."""
    words = [column.heading for column in annex.text_columns]
    return (*words, *(f"{column.year.label}\n{annex.unit.symbol}" for column in annex.amount_columns))
