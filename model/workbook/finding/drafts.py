"""A draft of a table: what was seen of it, before it is judged whether it is one of pressures and savings at all."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import NamedTuple

from model.lines import Kind
from model.money import Unit
from model.workbook.addresses import Block
from model.workbook.finding.column_words import says_no_money
from model.workbook.finding.columns import Headed, head
from model.workbook.finding.corrections import SaidTable
from model.workbook.finding.headers import Band, bands
from model.workbook.finding.heading_years import heading_year, is_bare_year, names_years
from model.workbook.finding.kind_words import is_savings_and_pressures, kind_words
from model.workbook.finding.layout import ColumnRole
from model.workbook.finding.picture import Row, Seen, SheetPicture
from model.workbook.finding.placing import NOTHING_SAID_OF_SHEET, SheetSaid
from model.workbook.finding.row_words import is_note, named_area, named_service
from model.workbook.finding.said_columns import take_said
from model.workbook.finding.spans import spans
from model.workbook.finding.table_rows import RowWeigher
from model.workbook.finding.unit_words import stated_unit, without_unit
from model.workbook.finding.weighed_rows import Over, Weighed
from model.workbook.finding.word_columns import areas_of_services

_GENERIC = re.compile(
    r"(?:(?:sheet|table|data|budget|plans?|tab|page|all|lines?|proposals?|changes?|schedule|annex|appendix|figures|new|mtf[ps]|"
    r"summary|input|working|\d+|[a-z])\s*)+",
    re.IGNORECASE,
)
_NO_AREA = re.compile(r"\b(?:council|authority|budgets?|proposals?|annex|appendix|table|schedule)\b", re.IGNORECASE)
_MOST_TITLES = 8
_MOST_DECIMALS = 6


class Body(NamedTuple):
    """The rows below a band, each with its cells within the table's columns."""

    rows: Sequence[tuple[int, Row]]
    last: int


@dataclass(slots=True)
class Draft:
    """A table as it was seen. `titles` stand above it, nearest first; `unit` is None while nothing states it.

    `said` is what the officer says of it, `last` the row to which it reaches: the one before what stands below.
    """

    picture: SheetPicture
    band: Band
    span: range
    headed: Headed
    over: Over
    titles: tuple[str, ...]
    decimals: int
    weighed: Weighed = field(default_factory=Weighed)
    unit: Unit | None = None
    positive_savings: bool = False
    refusal: str = ""
    said: SaidTable | None = None
    last: int = 0

    @property
    def is_to_be_read(self) -> bool:
        """Whether the officer says that its lines are to be read."""
        return self.said is not None and self.said.is_read is True

    @property
    def words(self) -> str:
        """Its headings in a line, by which it is known again."""
        return words_of(self.band, self.span)

    @property
    def sheet(self) -> str:
        """The sheet's tab."""
        return self.picture.name

    @property
    def block(self) -> Block:
        """The table's rectangle, header rows included."""
        last = max((row.row for row in self.weighed.rows), default=self.band.bottom)
        return self.picture.block(Block(self.band.top, self.span.start, last, self.span.stop - 1))

    @property
    def reach(self) -> Block:
        """All cells that are looked at as the table's."""
        bottom = max(self.last, self.band.bottom)
        return self.picture.block(Block(self.band.top, self.span.start, bottom, self.span.stop - 1))

    @property
    def header_rows(self) -> int:
        """How many rows of the sheet head it."""
        return self.picture.header_rows(self.band.top, self.band.bottom - self.band.top + 1)

    @property
    def where(self) -> str:
        """The address of the first cell of its headings."""
        return self.picture.address(self.band.top, self.span.start)

    @property
    def amount_cells(self) -> Iterator[Seen]:
        """The cells of figures of the lines."""
        columns = [column.column for column in self.headed.columns if column.role is ColumnRole.AMOUNT]
        for row in self.weighed.lines:
            cells = self.picture.row(row.row)
            yield from (cells[column] for column in columns if column in cells)


def words_of(band: Band, span: range) -> str:
    """Return the headings of a table in a line."""
    return " | ".join(text for column, text in sorted(band.headings.items()) if column in span)


def drafts_of(picture: SheetPicture, said: SheetSaid = NOTHING_SAID_OF_SHEET) -> Iterator[Draft]:
    """Yield what looks like a table on a sheet, from the top and the left, with what the officer says of it."""
    found = bands(picture, said)
    end = max(picture.rows, default=0)
    several = len(found) > 1
    held = Over(area=picture.name)
    for place, band in enumerate(found):
        below = [other.top - 1 for other in found[place + 1 :] if _meet(band.columns, other.columns)]
        above = max((other.bottom for other in found[:place] if _meet(band.columns, other.columns)), default=0)
        last = min(below, default=end)
        for span in spans(picture, band, last):
            draft = _draft(_Place(picture, band, span, above, last), held, said, several=several)
            held = draft.over
            yield draft


def _meet(one: range, other: range) -> bool:
    return one.start < other.stop and other.start < one.stop


class _Place(NamedTuple):
    """Where a table stands: its headings and columns, the last row of what is above it, and its own last row."""

    picture: SheetPicture
    band: Band
    span: range
    above: int
    last: int


def _draft(place: _Place, held: Over, said: SheetSaid, *, several: bool) -> Draft:
    """Look at one table; `held` is what held for the one above it, whose area goes on where none is named."""
    picture, band, span, above, last = place
    body = [
        (row, {column: seen for column, seen in cells.items() if column in span})
        for row, cells in picture
        if band.bottom < row <= last and row not in band.repeats
    ]
    body = [(row, cells) for row, cells in body if cells]
    headed = head(picture, band, span, body, said)
    take_said(headed, said.columns_in(range(band.top, band.bottom + 1), span))
    titles = _titles(picture, band, above, span)
    right_above = [seen.words for column, seen in picture.row(band.top - 1).items() if column in span and seen.words]
    is_generic = _names_nothing(picture.name)
    named = titles[:2] if several else right_above[:1] if is_generic else ()
    over = _over(picture, _labels(band, span), titles, named)
    if is_generic and not over.area:
        headed.columns = areas_of_services(headed.columns)
    over = replace(over, area=over.area or held.area, service=over.service or held.service)
    of_table = said.table_at(band.top, span.start, words_of(band, span))
    if of_table is not None:
        area, service = of_table.area or over.area, of_table.service or over.service
        over = Over(of_table.kind or over.kind, area, service)
    decimals = _decimals(headed, body)
    draft = Draft(picture, band, span, headed, over, titles, decimals, said=of_table, last=last)
    half = Decimal(5).scaleb(-decimals - 1)
    draft.weighed = RowWeigher(headed.columns, headed.accounts, over, half).weigh(body, said.rows)
    return draft


def _labels(band: Band, span: range) -> list[str]:
    """Return the headings of a table's columns of words."""
    return [
        text
        for column, text in band.headings.items()
        if column in span and column not in band.years and not says_no_money(text)
    ]


def _titles(picture: SheetPicture, band: Band, above: int, span: range) -> tuple[str, ...]:
    """Return the texts that stand in the rows above a table, nearest first; those over it where others are beside."""
    titles: list[str] = []
    for row in range(band.top - 1, above, -1):
        cells = picture.row(row)
        own = [seen.words for column, seen in cells.items() if seen.words and column in span]
        texts = own or [seen.words for seen in cells.values() if seen.words]
        if above and len(own) > 1:  # a line of the table above
            break
        if any(seen.is_figure for seen in cells.values()):
            break
        titles += texts
        if len(titles) >= _MOST_TITLES:
            break
    return tuple(titles)


def _names_nothing(sheet: str) -> bool:
    """Tell whether a tab's name is that of no area: a usual one, a kind of lines, or nothing but a year."""
    year = heading_year(sheet)
    is_year = is_bare_year(sheet) or (year is not None and not year.rest)
    return is_year or bool(_GENERIC.fullmatch(without_unit(sheet))) or kind_words(sheet) is not None


def _over(picture: SheetPicture, headings: Sequence[str], titles: Sequence[str], named: Sequence[str]) -> Over:
    """Return what holds for a table by what stands over it; `named` may name its area without saying that it does."""
    service = next((name for text in titles if (name := named_service(text))), "")
    area = next((name for text in titles if (name := named_area(text))), "")
    kind: Kind | None = None
    for text in (*headings, *titles, picture.name):
        found = kind_words(text)
        if found is not None:
            kind = found.kind
        if found is not None or is_savings_and_pressures(text):
            break
    area = area or next((text for text in named if _may_name_area(text)), "")
    return Over(kind, area, service)


def _may_name_area(text: str) -> bool:
    if _NO_AREA.search(text) or kind_words(text) is not None or is_savings_and_pressures(text):
        return False
    if names_years(text) or is_note(text):
        return False
    return stated_unit(text) is None and not named_service(text)


def _decimals(headed: Headed, body: Sequence[tuple[int, Row]]) -> int:
    """Return how many decimals the figures of a table are shown with: by their formats, else as they are stored."""
    columns = {column.column for column in headed.columns if column.role is ColumnRole.AMOUNT}
    cells = [seen for _, row in body for column, seen in row.items() if column in columns and seen.number is not None]
    shown = [seen.dress.decimals for seen in cells]
    stated = [each for each in shown if each is not None]
    if len(stated) * 2 > len(cells):
        return min(max(set(stated), key=stated.count), _MOST_DECIMALS)
    digits = [-exponent for seen in cells if isinstance(exponent := _exponent(seen), int) and exponent < 0]
    return min(max(digits, default=0), _MOST_DECIMALS)


def _exponent(seen: Seen) -> int | str:
    return seen.number.normalize().as_tuple().exponent if seen.number else 0
