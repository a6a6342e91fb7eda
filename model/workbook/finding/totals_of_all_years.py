"""Totals in a table with a row for each line and year whose own row has no year: they add several years up.

No control total is of several years, so such a total is compared where it is found, with the figures right above it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from model.findings import Finding, Level
from model.workbook.addresses import address
from model.workbook.finding.column_words import says_total
from model.workbook.finding.heading_years import HeadingYear
from model.workbook.finding.picture import Row, SheetPicture


@dataclass(slots=True)
class LongTable:
    """What was found of such a table: the column of years, the row of headings, each row's year, other columns."""

    column: int
    heading: int
    years: dict[int, HeadingYear]
    figures: list[int] = field(default_factory=list)
    words: dict[int, str] = field(default_factory=dict)


def is_total(cells: Row, figures: list[int]) -> bool:
    """Tell whether a row without a year is a total: it says so, or a formula makes its figure."""
    held = [seen for column in figures if (seen := cells.get(column)) is not None and seen.is_figure]
    return bool(held) and (
        any(seen.words and says_total(seen.words) for seen in cells.values())
        or all(seen.formula is not None for seen in held)
    )


def totals_of_all_years(picture: SheetPicture, table: LongTable, row: int) -> Iterator[Finding]:
    """Yield what a total's figures are beside those right above it: as many of them as it adds up, else all."""
    cells = picture.row(row)
    label = next((seen.words for _, seen in sorted(cells.items()) if seen.words), "") or "total"
    for column in table.figures:
        stated = cells[column].number if column in cells else None
        if stated is None:
            continue
        where = f"{picture.name}!{address(row, column)}"
        cast = Decimal(0)
        agrees = False
        for above in sorted((each for each in table.years if each < row), reverse=True):
            seen = picture.at(above, column)
            cast += (seen.number or Decimal(0)) if seen is not None else Decimal(0)
            agrees = agrees or cast == stated
        if agrees:
            message = f"“{label}” ({where}) adds several years up; the figures above it cast to it."
            yield Finding(Level.NOTE, "total of several years", message, picture.name, address(row, column))
        else:
            message = (
                f"“{label}” ({where}) has no financial year and states {stated:f}; the figures of all years above it "
                f"cast to {cast:f}, and no fewer of them to what it states."
            )
            yield Finding(Level.WARNING, "total of several years", message, picture.name, address(row, column))
