"""Totals that their own table cannot explain: at the foot of the last one often stands the total of all of them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from model.money import EXACT, NIL, negated
from model.workbook.finding.casting import Vector, match_lines
from model.workbook.finding.kind_words import kind_words
from model.workbook.finding.layout import Total
from model.workbook.finding.lines_found import FoundLine
from model.workbook.finding.picture import SheetPicture
from model.workbook.finding.row_words import is_grand


def widened(total: Total, picture: SheetPicture, lines: Sequence[FoundLine]) -> Total:
    """Return a total with the lines of other tables that it casts; as it is where none of them explain it.

    One that calls itself the grand total is one of everything on its sheet, agreeing or not.
    """
    stated = _stated(total, picture)
    half = Decimal(5).scaleb(total.unit.power - total.decimals - 1)
    for proposal in _proposed(total, lines):
        if any(stated.values()) and match_lines(stated, [line.castable for line in proposal], half).agrees:
            return replace(total, covers=tuple(line.place for line in proposal))
    here = tuple(line.place for line in lines if line.place.sheet == total.sheet)
    return replace(total, covers=here) if is_grand(total.label) and here else total


def _stated(total: Total, picture: SheetPicture) -> Vector:
    figures = {
        year.start: seen.number.scaleb(total.unit.power, EXACT) or NIL
        for year, row, column in total.cells
        if (seen := picture.at(row, column)) is not None and seen.number is not None
    }
    return {year: negated(figure) for year, figure in figures.items()} if total.flips else figures


def _proposed(total: Total, lines: Sequence[FoundLine]) -> Iterator[list[FoundLine]]:
    """Propose the lines of the sheet and of all sheets: those of the kind that the label names, and all."""
    named = kind_words(total.label)
    for chosen in ([line for line in lines if line.place.sheet == total.sheet], list(lines)):
        if named is not None:
            yield [line for line in chosen if line.kind is named.kind]
        yield chosen
