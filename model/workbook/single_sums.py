"""Formulas that add lines one by one, wherever they stand: none of them counts a line that is added.

A total that the layout knows is looked after by `counted`. Others are notes, summaries on other sheets, totals of all
years in a table with a row for each year: one that adds every line beside the new one is to go on doing so.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from model.findings import Finding, Level
from model.problems import FileProblem
from model.workbook.finding.layout import ColumnRole, Region, Row
from model.workbook.formulas import CellRef, references_in
from model.workbook.found_rows import Opening, RowsPlan
from model.workbook.long_rows import rows_of
from model.workbook.opening import Opened
from model.workbook.shifting.shifted import book_of

_CELL = r"(?:(?:'[^']+'|[\w.]+)!)?\$?[A-Za-z]{1,3}\$?[0-9]+"
_ONE_BY_ONE = re.compile(rf"(?:SUM(?=\()|[()+, ]|{_CELL})+", re.IGNORECASE)


class _Figure(NamedTuple):
    """What a cell with an amount belongs to: a row of the layout, in one of its columns."""

    row: Row
    column: int


_Figures = Mapping[CellRef, _Figure]


def refuse_or_tell(again: Opened, plan: RowsPlan, file: str) -> tuple[Finding, ...]:
    """Return a warning for each formula that adds some lines beside a new one, one by one, and does not add that.

    Raises FileProblem for one that adds all lines of the same type and area. `again` is the workbook with the new
    rows, and the layout that has them.
    """
    layout = again.layout
    sums = dict(_sums(again)) if plan.openings and layout is not None else {}
    if not sums or layout is None:
        return ()
    for total in layout.totals:
        for _, row, column in total.cells:
            sums.pop(CellRef(total.sheet, row, column), None)
    found: dict[CellRef, Finding] = {}
    for opening, rows in plan.places():
        region = next(each for each in layout.regions if _is_in(each, opening, rows))
        figures = dict(_figures(region))
        made = {place: figure for place, figure in figures.items() if place.row in rows}
        beside = None if opening.is_longer else plan.maps[region.sheet].row(opening.stand.row.row)
        for at, cells in sums.items():
            if at not in figures and cells.isdisjoint(made) and _adds(cells, figures, made, beside):
                if _adds_all(cells, figures, made, opening):
                    raise FileProblem(_refusal(file, at, region.sheet, rows[0]))
                found.setdefault(at, _told(at, region.sheet, rows[0]))
    return tuple(found.values())


def _sums(again: Opened) -> Iterator[tuple[CellRef, frozenset[CellRef]]]:
    """Yield the formulas that add single cells and nothing else, with these cells."""
    book = book_of(again)
    for at, text in book.formulas().items():
        if _ONE_BY_ONE.fullmatch(text):
            areas = references_in(text, at, book).areas
            if len(areas) > 1 and all(area.is_one_cell for area in areas):
                yield at, frozenset(CellRef(area.sheet, area.top, area.left) for area in areas)


def _is_in(region: Region, opening: Opening, rows: tuple[int, ...]) -> bool:
    return region.sheet == opening.stand.region.sheet and any(
        not set(rows).isdisjoint(rows_of(row)) for row in region.lines
    )


def _figures(region: Region) -> Iterator[tuple[CellRef, _Figure]]:
    columns = [column.column for column in region.columns_of(ColumnRole.AMOUNT)]
    for row in region.lines:
        for column in columns:
            place = region.place(row, column)
            if place is not None:
                yield CellRef(region.sheet, *place), _Figure(row, column)


def _adds(cells: frozenset[CellRef], figures: _Figures, made: _Figures, beside: int | None) -> bool:
    """Tell whether these cells are figures of several lines, of the one `beside` the new one for a year that it has.

    A line that has come to state a further year has none beside it: any other will do.
    """
    added = [figures[cell] for cell in cells if cell in figures]
    columns = {figure.column for figure in made.values()}
    lines = {figure.row.row for figure in added}
    return len(lines) > 1 and any(beside in (None, each.row.row) and each.column in columns for each in added)


def _adds_all(cells: frozenset[CellRef], figures: _Figures, made: _Figures, opening: Opening) -> bool:
    """Tell whether they are those of all lines of the new one's type and area, for the years that it shares."""
    row = opening.stand.row
    columns = {figures[cell].column for cell in cells if cell in figures} & {each.column for each in made.values()}
    alike = {
        place
        for place, figure in figures.items()
        if place not in made and figure.column in columns and (figure.row.kind, figure.row.area) == (row.kind, row.area)
    }
    return alike <= cells


def _refusal(file: str, at: CellRef, sheet: str, row: int) -> str:
    return (
        f"{file} cannot be saved: the formula in {at} adds lines one by one, so that it would not count the one in row "
        f"{row} of {sheet}. Save as a new Budget Workbook, or let it count a range in Excel first."
    )


def _told(at: CellRef, sheet: str, row: int) -> Finding:
    message = (
        f"The formula in {at} adds some lines one by one and does not count the new one in row {row} of {sheet}; check "
        "whether it should."
    )
    return Finding(Level.WARNING, "line not counted", message, at.sheet, at.address)
