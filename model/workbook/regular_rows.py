"""Reading the regular rows of a `Lines_` table all at once, column by column: what makes a large file open quickly.

A row is regular when its cells are spelled as programs usually spell them and there is nothing to say about them.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, repeat
from types import MappingProxyType

from model.lines import AMOUNT, CHOICES, FORECAST, KIND, TEXT_HEADINGS, Field, Line, lines_of_columns
from model.money import Amount
from model.workbook.kind_spellings import is_spelled_otherwise
from model.workbook.reading_amounts import is_figure
from model.workbook.reading_rows import NO_EXTRA, Reading, choice_of, kind_of
from model.workbook.sheet_cells import Cell, SheetCells
from model.workbook.spellings import BLANK, FIRST_CELL, NO_CELL, NUMBERS, Known, row_pattern
from model.workbook.structure import TableDefinition

_Spelled = tuple[str, ...]


class RegularRows:
    """Finds the regular rows of one table, and makes lines of them."""

    def __init__(
        self,
        reading: Reading,
        area_id: int,
        table: TableDefinition,
        columns: Mapping[Field, int],
        extra: Mapping[str, int],
    ) -> None:
        """Read an area's table, whose known fields and unknown headings have these columns."""
        self._spellings = reading.spellings
        self._area_id = area_id
        self._choices = {name: Known(choice_of(name)) for name in CHOICES}
        self._kinds = Known(kind_of)
        self._left = table.block.left
        self._source = reading.source
        self._pattern = row_pattern(table.block.left, table.block.right, reading.source.dates.numbers)
        self._texts = {name: self._place(columns.get(Field(name))) for name in TEXT_HEADINGS}
        self._kind = self._place(columns.get(Field(KIND)))
        years = reading.settings.years
        self._amounts = [self._place(columns.get(Field(AMOUNT, year))) for year in years]
        self._forecasts = [self._place(columns.get(Field(FORECAST, year))) for year in years]
        self._extra = {heading: self._place(column) for heading, column in extra.items()}

    def _place(self, column: int | None) -> int:
        return NO_CELL if column is None else FIRST_CELL + column - self._left

    def find(self, rows: Iterable[int], cells: SheetCells) -> tuple[dict[int, _Spelled], list[int], list[int]]:
        """Sort rows into regular ones, with the spellings of their cells, blank ones, and any other."""
        regular: dict[int, _Spelled] = {}
        blank: list[int] = []
        others: list[int] = []
        for row in rows:
            span = cells.rows.get(row)
            pattern = None if cells.has_filled(row) else self._pattern
            match = pattern.fullmatch(cells.text, *span) if span and pattern else None
            if match is None:
                others.append(row)
            elif match.lastindex == BLANK:
                blank.append(row)
            else:
                regular[row] = match.groups("")
        cells.take_as_proved([*regular, *blank])
        return regular, blank, others

    def lines(self, regular: Mapping[int, _Spelled], ids: Mapping[int, int]) -> dict[int, Line]:
        """Return by row the lines of regular rows; a row with an odd amount is left out. `ids` are theirs, by row."""
        if not regular:
            return {}
        columns = list(zip(*regular.values(), strict=True))
        amounts, forecasts = self._figures(self._amounts, columns), self._figures(self._forecasts, columns)
        odd = self._spellings.odd
        places = [*self._amounts, *self._forecasts]
        if self._source.dates.numbers:
            places.append(self._texts["reference"])
            odd.update(cells for cells in columns[places[-1]] if self._spellings.is_date(cells))
        if odd and not odd.isdisjoint(chain.from_iterable(columns[place] for place in places)):
            plain = {row: cells for row, cells in regular.items() if odd.isdisjoint(cells[place] for place in places)}
            return self.lines(plain, ids)
        texts = self._spellings.texts.__getitem__
        words: dict[str, Iterable[str]] = {name: map(texts, columns[place]) for name, place in self._texts.items()}
        for name, choices in self._choices.items():
            words[name] = map(choices.__getitem__, words[name])
        made = lines_of_columns(
            {
                "id": [ids[row] for row in regular],
                "area_id": repeat(self._area_id),
                "kind": map(self._kinds.__getitem__, map(texts, columns[self._kind])),
                "amounts": amounts,
                "forecasts": forecasts,
                "extra": self._unknown(columns),
                **words,
            }
        )
        return dict(zip(regular, made, strict=True))

    @property
    def spells_kinds_otherwise(self) -> bool:
        """Whether a line was made whose type is written in other words than those of the choice."""
        return any(is_spelled_otherwise(text, kind) for text, kind in self._kinds.items())

    def figures(
        self, columns: Iterable[int], regular: Mapping[int, _Spelled], others: Mapping[int, Mapping[int, Cell]]
    ) -> dict[int, int]:
        """Count the numbers that stand in each of these columns of the regular rows and of other rows' cells."""
        counts: dict[int, int] = {}
        for column in columns:
            place = self._place(column)
            counts[column] = sum(cells[place].startswith(NUMBERS) for cells in regular.values())
            cells_there = (content[column] for content in others.values() if column in content)
            counts[column] += sum(is_figure(cell, self._source) for cell in cells_there)
        return counts

    def _figures(self, places: Sequence[int], columns: Sequence[_Spelled]) -> list[tuple[Amount, ...]]:
        read = self._spellings.amounts.__getitem__
        if not places:
            return [()] * len(columns[0])
        return list(zip(*(map(read, columns[place]) for place in places), strict=True))

    def _unknown(self, columns: Sequence[_Spelled]) -> Iterable[Mapping[str, str]]:
        if not self._extra:
            return repeat(NO_EXTRA)
        read = self._spellings.texts.__getitem__
        rows = zip(*(map(read, columns[place]) for place in self._extra.values()), strict=True)
        return [
            MappingProxyType({heading: text for heading, text in zip(self._extra, texts, strict=True) if text})
            for texts in rows
        ]
