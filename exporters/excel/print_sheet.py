"""The profile *print*: an annex on one sheet of A4 landscape, headings and subtotals within the table."""

from collections.abc import Iterator
from decimal import Decimal
from functools import partial

from exporters.annex import Annex, Row
from exporters.excel.formulas import cast_formula, figure
from exporters.excel.measures import TALLEST, Measures
from exporters.excel.sheet_plan import Cell, PrintSetup, SheetPlan, SheetRow
from exporters.excel.sums import Words
from exporters.paging import page_starts
from exporters.printed_rows import column_headings, printed_rows
from exporters.theme import Part
from model.money import Amount, Unreadable

_HEADER_HEIGHT = 30.0


def print_sheet(annex: Annex) -> SheetPlan:
    """Return what stands on the annex's printed sheet."""
    measures = Measures(annex)
    opening = list(_opening(annex, measures))
    first = len(opening)
    body = list(printed_rows(annex))
    heights = [min(measures.row(row), TALLEST) for row in body]
    words = len(annex.text_columns)
    table = [
        SheetRow(Part.of(row.kind), _cells(annex, row), _formulas(annex, row, first), _span(annex, row), height)
        for row, height in zip(body, heights, strict=True)
    ]
    room = measures.page_height - _HEADER_HEIGHT
    used = sum(row.height for row in opening[:-1])
    starts = page_starts([row.kind for row in body], heights, room - used, room)
    return SheetPlan(
        name=annex.sheet,
        rows=(*opening, *table),
        widths=measures.widths,
        words=words,
        header=first - 1,
        decimals=annex.decimals,
        negatives=annex.negatives,
        printing=PrintSetup(annex.imprint.marking, annex.imprint.version, tuple(first + start for start in starts)),
    )


def _opening(annex: Annex, measures: Measures) -> Iterator[SheetRow]:
    across = len(annex.text_columns) + len(annex.amount_columns)
    parts = (
        (Part.TITLE, (annex.title,)),
        (Part.SUBTITLE, annex.subtitles),
        (Part.STATEMENT, annex.statements),
    )
    for part, texts in parts:
        for text in texts:
            yield SheetRow(part, (text,), span=across, height=measures.across(text, part))
    yield SheetRow(Part.STATEMENT, height=measures.across("", Part.STATEMENT))
    yield SheetRow(Part.HEADER, column_headings(annex), height=_HEADER_HEIGHT)


def _span(annex: Annex, row: Row) -> int:
    if row.spans:
        return len(annex.text_columns) + len(annex.amount_columns)
    return len(annex.text_columns) if row.is_labelled else 1


def _cells(annex: Annex, row: Row) -> tuple[Cell, ...]:
    if row.spans:
        return row.texts
    return (*row.texts, *(_cell(annex, amount) for amount in row.amounts))


def _cell(annex: Annex, amount: Amount) -> Cell:
    if isinstance(amount, Decimal):
        return figure(annex, amount)
    return amount.text if isinstance(amount, Unreadable) else None


def _words(annex: Annex, first: int) -> Words:
    """Return the words of each row of the sheet whose row `first` is the annex's first."""
    return {first + place: row.texts for place, row in enumerate(annex.rows)}


def _formulas(annex: Annex, row: Row, first: int) -> tuple[str, ...]:
    """Return the formulas of a row that casts others, whose first stands in the row `first` of the sheet."""
    if not row.casts:
        return ()
    added, taken = ([first + part for part in parts] for parts in (row.parts, row.less))
    words = len(annex.text_columns)
    said = partial(_words, annex, first)
    return tuple(
        cast_formula(words + year, added, taken, annex.places, said) if isinstance(amount, Decimal) else ""
        for year, amount in enumerate(row.amounts)
    )
