"""Totals that their own table cannot explain: at the foot of the last one often stands the total of all of them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from model.lines import Kind
from model.money import EXACT, NIL, negated
from model.workbook.finding.casting import Sums, Vector, match_sums
from model.workbook.finding.kind_words import KindWords, kind_words
from model.workbook.finding.layout import LinePlace, Total
from model.workbook.finding.lines_found import FoundLine
from model.workbook.finding.picture import SheetPicture
from model.workbook.finding.row_words import is_grand


class _Proposal:
    """Lines that a total may cast, and their casts, for all totals that may."""

    def __init__(self, lines: Sequence[FoundLine]) -> None:
        self.places: tuple[LinePlace, ...] = tuple(line.place for line in lines)
        self.sums = Sums([line.castable for line in lines])


class Wider:
    """The lines of all tables, by what the label of a total may mean."""

    def __init__(self, lines: Sequence[FoundLine]) -> None:
        """Look at these lines."""
        self.places = frozenset(line.place for line in lines)
        self._lines = lines
        self._made: dict[tuple[str | None, bool, Kind | None], _Proposal] = {}

    def widened(self, total: Total, picture: SheetPicture) -> Total:
        """Return a total with the lines of other tables that it casts; as it is where none of them explain it.

        One that calls itself the grand total is one of everything on its sheet, agreeing or not.
        """
        stated = _stated(total, picture)
        half = Decimal(5).scaleb(total.unit.power - total.decimals - 1)
        for proposal in self._proposed(total) if any(stated.values()) else ():
            if match_sums(stated, proposal.sums, half).agrees:
                return replace(total, covers=proposal.places)
        here = self._of(total.sheet, None).places if is_grand(total.label) else ()
        return replace(total, covers=here) if here else total

    def _proposed(self, total: Total) -> Iterator[_Proposal]:
        """Propose the lines of the sheet and of all sheets: those of the kind that the label names, and all."""
        named = kind_words(total.label)
        for sheet in (total.sheet, None):
            if named is not None:
                yield self._of(sheet, named)
            yield self._of(sheet, None)

    def _of(self, sheet: str | None, named: KindWords | None) -> _Proposal:
        key = (sheet, named is not None, named.kind if named is not None else None)
        if key not in self._made:
            lines = (line for line in self._lines if sheet is None or line.place.sheet == sheet)
            self._made[key] = _Proposal([line for line in lines if named is None or line.kind is named.kind])
        return self._made[key]


def _stated(total: Total, picture: SheetPicture) -> Vector:
    figures = {
        year.start: seen.number.scaleb(total.unit.power, EXACT) or NIL
        for year, row, column in total.cells
        if (seen := picture.at(row, column)) is not None and seen.number is not None
    }
    return {year: negated(figure) for year, figure in figures.items()} if total.flips else figures
