"""Adding to what is said of a workbook: one saying of a row, a column, a table or a year takes the place of another."""

from collections.abc import Sequence
from dataclasses import replace

from model.money import Unit
from model.workbook.conversion import ReadAs
from model.workbook.finding.corrections import Corrections, NamedYear, SaidColumn, SaidRow, SaidTable
from model.workbook.finding.layout import Layout, Region
from model.workbook.finding.picture import SheetPicture
from model.workbook.finding.placing import place
from model.workbook.finding.questions import Apart
from model.years import Year


def settled(said: ReadAs, pictures: Sequence[SheetPicture]) -> ReadAs:
    """Return what is said with every row and column where it now stands; what fits nothing is left out."""
    placed = place(said.corrections, pictures, [])
    rows = tuple(row for each in placed.values() for row in each.rows.values())
    columns = tuple(column for each in placed.values() for column in each.columns)
    return replace(said, corrections=replace(said.corrections, rows=rows, columns=columns))


def with_row(said: ReadAs, row: SaidRow) -> ReadAs:
    """Return what is said with one more row."""
    return _with(said, rows=(*_other_rows(said, row.sheet, row.row), row))


def without_row(said: ReadAs, sheet: str, row: int) -> ReadAs:
    """Return what is said without what is said of a row: it is again as it is found."""
    return _with(said, rows=_other_rows(said, sheet, row))


def with_column(said: ReadAs, column: SaidColumn) -> ReadAs:
    """Return what is said with one more column."""
    return _with(said, columns=(*_other_columns(said, column.sheet, column.row, column.column), column))


def without_column(said: ReadAs, sheet: str, row: int, column: int) -> ReadAs:
    """Return what is said without what is said of the column under a cell: it is again as it is found."""
    return _with(said, columns=_other_columns(said, sheet, row, column))


def said_of_table(said: ReadAs, table: Region | Apart) -> SaidTable:
    """Return what is said of a table; a saying that says nothing where nothing is said yet."""
    block = table.block
    known = (each for each in said.corrections.tables if _is_of(each, table))
    return next(known, SaidTable(table.sheet, block.top, block.left, table.words))


def with_table(said: ReadAs, table: SaidTable) -> ReadAs:
    """Return what is said with one more table; one that says nothing is left out."""
    key = (table.sheet, table.row, table.column)
    others = tuple(each for each in said.corrections.tables if (each.sheet, each.row, each.column) != key)
    says = table != SaidTable(table.sheet, table.row, table.column, table.words)
    return _with(said, tables=(*others, table) if says else others)


def with_unit(said: ReadAs, unit: Unit | None, layout: Layout) -> ReadAs:
    """Return what is said with the unit of every table, be it another one than the table states."""
    result = replace(said, unit=unit)
    for region in layout.regions:
        table = said_of_table(result, region)
        if unit is None or table.unit is not None or region.unit is not unit:
            result = with_table(result, replace(table, unit=unit))
    return result


def with_year(said: ReadAs, heading: str, year: Year | None) -> ReadAs:
    """Return what is said with the year that a heading means, None to be asked again."""
    others = tuple(each for each in said.corrections.years if each.heading.casefold() != heading.casefold())
    return _with(said, years=others if year is None else (*others, NamedYear(heading, year)))


def with_version(said: ReadAs, version: str) -> ReadAs:
    """Return what is said with which of several columns for a year is read; nothing to be asked again."""
    return replace(said, corrections=replace(said.corrections, version=version))


def first_words(picture: SheetPicture, row: int) -> str:
    """Return the first words of a row, by which an area or a category is called."""
    return next((seen.words for _, seen in sorted(picture.row(row).items()) if seen.words), "")


def _with(said: ReadAs, **parts: tuple[object, ...]) -> ReadAs:
    corrections: Corrections = replace(said.corrections, **parts)  # type: ignore[arg-type]  # the callers' own parts
    return replace(said, corrections=corrections)


def _other_rows(said: ReadAs, sheet: str, row: int) -> tuple[SaidRow, ...]:
    return tuple(each for each in said.corrections.rows if (each.sheet, each.row) != (sheet, row))


def _other_columns(said: ReadAs, sheet: str, row: int, column: int) -> tuple[SaidColumn, ...]:
    place_of = (sheet, row, column)
    return tuple(each for each in said.corrections.columns if (each.sheet, each.row, each.column) != place_of)


def _is_of(said: SaidTable, table: Region | Apart) -> bool:
    return (said.sheet, said.row, said.column) == (table.sheet, table.block.top, table.block.left)
