"""Lines that are gathered from several rows of a sheet: what stands in their cells, and which say the same words."""

from collections.abc import Mapping

from model.lines import Field
from model.workbook.finding.layout import Row
from model.workbook.found_binding import CellPlace
from model.workbook.sheet_cells import Cell, SheetCells


def content_of(cells: SheetCells, row: Row) -> Mapping[int, Cell]:
    """Return what stands in the columns of a row, gathered where it stands in several rows of the sheet."""
    if not row.parts:
        return cells.row(row.row)
    rows = {part.row: cells.row(part.row) for part in row.parts}
    return {part.column: rows[part.row][part.place] for part in row.parts if part.place in rows[part.row]}


def repeated_words(cells: SheetCells, places: Mapping[Field, CellPlace]) -> dict[Field, tuple[CellPlace, ...]]:
    """Return the cells that say a line's words again, beside its figures in further rows."""
    figures = [place for wanted, place in places.items() if wanted.year is not None]
    columns = {place.column for place in figures}
    found: dict[Field, tuple[CellPlace, ...]] = {}
    for wanted, place in places.items():
        if wanted.year is not None or place.column in columns:
            continue
        rows = sorted({each.row for each in figures} - {place.row})
        others = ((number, cells.row(number).get(place.column)) for number in rows)
        found[wanted] = tuple(
            place._replace(row=number) for number, cell in others if cell is not None and not cell.is_blank
        )
    return found
