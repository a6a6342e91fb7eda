"""An annex's table without headings or gaps between its rows: one header row, every cell filled, totals last.

What an annex says by headings stands in leading columns. Where it lists lines, only the lines and the totals at its
end remain, and those totals cast the lines themselves.
"""

from decimal import Decimal
from functools import partial

from exporters.annex import Annex, Row, RowKind
from exporters.excel.formulas import cast_formula, figure
from exporters.excel.sheet_plan import Cell
from exporters.excel.sums import Words
from model.money import Amount, Unreadable

NOT_STATED = "[x]"
NOT_APPLICABLE = "[z]"
_TOTALS = (RowKind.SUBTOTAL, RowKind.TOTAL)


class FlatTable:
    """The table. `places` are the positions, in the annex, of the rows that stand in it; `words` of its columns hold
    words, the others figures.

    A row of one word alone, such as a total, has it in the last column of headings when it is one of the totals at
    the end of a list, else in the widest column of words.
    """

    def __init__(self, annex: Annex) -> None:
        """Choose the rows and columns of an annex that stand in its table."""
        self._annex = annex
        self._ending = _ending(annex) if annex.lists else len(annex.rows)
        self.places = tuple(place for place, row in enumerate(annex.rows) if self._stays(place, row))
        self._rank = {place: rank for rank, place in enumerate(self.places)}
        self._label = next((place for place, column in enumerate(annex.text_columns) if column.fills), 0)
        self._levels = [
            level for level in range(len(annex.groups)) if any(self._group(place, level) for place in self.places)
        ]
        self.words = len(self._levels) + len(annex.text_columns)
        self.headings = _distinct(
            (
                *(annex.groups[level] for level in self._levels),
                *(column.heading for column in annex.text_columns),
                *(f"{column.year.label} ({annex.unit.symbol})" for column in annex.amount_columns),
            )
        )

    def cells(self, place: int) -> tuple[Cell, ...]:
        """Return the cells of a row of the annex, none of them empty."""
        row = self._annex.rows[place]
        groups = [self._group(place, level) for level in self._levels]
        texts = [*row.texts, *[""] * (len(self._annex.text_columns) - len(row.texts))]
        if place >= self._ending and groups:
            groups[-1], texts[0] = texts[0], ""
        elif row.line_id is None and not any(texts[1:]):
            texts[0], texts[self._label] = "", texts[0]
        is_line = row.line_id is not None
        gaps = [
            NOT_STATED if is_line and not column.optional else NOT_APPLICABLE for column in self._annex.text_columns
        ]
        words = [_filled(text, gap) for text, gap in zip(texts, gaps, strict=True)]
        return (*(text or NOT_APPLICABLE for text in groups), *words, *map(self._amount, self._amounts(row)))

    def formulas(self, place: int, first: int) -> tuple[str, ...]:
        """Return the formulas of a row that casts others, where the table's first row is the row `first` of a sheet."""
        row = self._annex.rows[place]
        if not row.casts:
            return ()
        return tuple(
            self._formula(place, year, first) if isinstance(amount, Decimal) else ""
            for year, amount in enumerate(row.amounts)
        )

    def _stays(self, place: int, row: Row) -> bool:
        """Tell whether a row stands in the table. Figures that no other row makes up are never left out."""
        if row.spans:
            return False
        if not self._annex.lists or row.kind is RowKind.LINE or place >= self._ending:
            return True
        return not row.casts and any(row.amounts)

    def _group(self, place: int, level: int) -> str:
        group = self._annex.rows[place].group
        return group[level].strip() if level < len(group) else ""

    def _amounts(self, row: Row) -> tuple[Amount, ...]:
        return (*row.amounts, *[None] * (len(self._annex.amount_columns) - len(row.amounts)))

    def _amount(self, amount: Amount) -> Cell:
        if isinstance(amount, Decimal):
            return figure(self._annex, amount)
        return _filled(amount.text if isinstance(amount, Unreadable) else "", NOT_STATED)

    def _formula(self, place: int, year: int, first: int) -> str:
        added: list[int] = []
        taken: list[int] = []
        self._spread(place, year, added, taken)
        plus, minus = ([first + self._rank[part] for part in sorted(parts)] for parts in (added, taken))
        return cast_formula(self.words + year, plus, minus, self._annex.places, partial(self._words, first))

    def _words(self, first: int) -> Words:
        """Return the words of each row of the sheet whose row `first` is the table's first."""
        return {
            first + rank: [str(cell) for cell in self.cells(place)[: self.words]] for place, rank in self._rank.items()
        }

    def _spread(self, place: int, year: int, added: list[int], taken: list[int]) -> None:
        """Gather the rows of the table that make a row up; a row that is not in it is replaced by what makes it up."""
        row = self._annex.rows[place]
        for parts, same, other in ((row.parts, added, taken), (row.less, taken, added)):
            for part in parts:
                if part in self._rank:
                    same.append(part)
                elif isinstance(self._annex.rows[part].amounts[year], Decimal):
                    self._spread(part, year, same, other)


def _ending(annex: Annex) -> int:
    """Return the position from which on an annex has nothing but totals."""
    place = len(annex.rows)
    while place and annex.rows[place - 1].kind in _TOTALS:
        place -= 1
    return place


def _filled(text: str, gap: str) -> str:
    return text if text.strip() else gap


def _distinct(headings: tuple[str, ...]) -> tuple[str, ...]:
    """Return headings of which none is empty and none is another's, however they are capitalised."""
    found: dict[str, str] = {}
    for heading in headings:
        name, count = heading.strip() or "Column", 1
        while (known := name if count == 1 else f"{name} {count}").lower() in found:
            count += 1
        found[known.lower()] = known
    return tuple(found.values())
