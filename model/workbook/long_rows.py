"""Tables with a row for each line and year: what new rows are to say in them, and where lines stand."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from model.lines import AMOUNT, FORECAST, Field, Line
from model.workbook.cell_xml import CellWrite, Content
from model.workbook.finding.layout import Column, ColumnRole, Part, Region, Row
from model.workbook.found_binding import CellPlace, FoundBinding
from model.workbook.sheet_cells import SheetCells
from model.workbook.sheet_source import SheetSource
from model.workbook.shifting.row_map import RowMap
from model.years import Year

_IDENTITY = ("reference", "title", "category", "status", "recurrence")


def is_long(region: Region) -> bool:
    """Tell whether a table has a row for each line and year, so that no line shares a row with another."""
    rows = [number for row in region.lines for number in sorted({part.row for part in _figures(region, row)})]
    return region.is_gathered and len(rows) == len(set(rows)) and all(row.row in rows for row in region.lines)


def _figure_columns(region: Region) -> tuple[Column, ...]:
    return region.columns_of(ColumnRole.AMOUNT, ColumnRole.FORECAST)


def _figures(region: Region, row: Row) -> list[Part]:
    columns = {column.column for column in _figure_columns(region)}
    return [part for part in row.parts if part.column in columns]


def figure_places(region: Region) -> set[int]:
    """Return the columns of the sheet that hold the amounts of a table's lines."""
    amounts = {column.column for column in region.columns_of(ColumnRole.AMOUNT)}
    parts = {part.place for row in region.lines for part in row.parts if part.column in amounts}
    return parts if region.is_gathered else amounts


def rows_of(row: Row) -> tuple[int, ...]:
    """Return the rows of the sheet in which a line stands."""
    return tuple(sorted({part.row for part in row.parts} | {row.row})) if row.parts else (row.row,)


def naming_cell(region: Region, row: Row) -> tuple[int, int]:
    """Return the cell, as row and column, that stands for a line as a whole."""
    place = region.line_place(row, 0)
    return region.place(row, region.naming_column) or (place.row, place.column)


def years_to_open(region: Region, line: Line, years: tuple[Year, ...], *, levels: bool) -> tuple[Year, ...]:
    """Return the years for which a new line needs a row: those it states; of levels, all from the first of these on."""
    there = _years_of(region)
    stated = _stated(line, years)
    if levels and stated:
        stated = {year for year in there if year >= min(stated)}
    return tuple(year for year in there if year in stated) or there[:1]


def years_without_row(
    region: Region, line: Line, cells: Mapping[Field, CellPlace], years: tuple[Year, ...]
) -> tuple[Year, ...]:
    """Return the years that a line has come to state and has no row for."""
    placed = {field.year for field in cells if field.year is not None}
    return tuple(year for year in _years_of(region) if year in _stated(line, years) - placed)


def _years_of(region: Region) -> tuple[Year, ...]:
    return tuple(sorted({column.year for column in _figure_columns(region) if column.year is not None}))


def _stated(line: Line, years: tuple[Year, ...]) -> set[Year]:
    figures = zip(years, line.amounts, line.forecasts, strict=True)
    return {year for year, *both in figures if any(each is not None for each in both)}


def made_row(region: Region, row: Row, years: tuple[Year, ...], rows: tuple[int, ...]) -> Row:
    """Return the row of the layout for a new line like that of `row`, in these rows of the sheet, a year each."""
    words = {column.column for column in region.columns} - {column.column for column in _figure_columns(region)}
    parts = [part._replace(row=rows[0]) for part in row.parts if part.column in words]
    return replace(row, row=rows[0], parts=(*parts, *_year_parts(region, years, rows)))


def longer_row(region: Region, row: Row, years: tuple[Year, ...], rows: tuple[int, ...], moves: RowMap) -> Row:
    """Return the row of the layout for a line that has further rows of the sheet now, a year each."""
    moved = ((part, moves.row(part.row)) for part in row.parts)
    parts = tuple(part._replace(row=number) for part, number in moved if number is not None)
    return replace(row, row=moves.row(row.row) or row.row, parts=(*parts, *_year_parts(region, years, rows)))


def _year_parts(region: Region, years: tuple[Year, ...], rows: tuple[int, ...]) -> Iterator[Part]:
    places = {part.column: part.place for row in region.lines for part in _figures(region, row)}
    for year, number in zip(years, rows, strict=True):
        for column in _figure_columns(region):
            if column.year == year and column.column in places:
                yield Part(column.column, number, places[column.column])


class YearCells:
    """The cells of a table that say the year of their row: in every column that says one for each year, and only it."""

    def __init__(self, region: Region, cells: SheetCells, source: SheetSource) -> None:
        """Look at the rows of a table."""
        self._years = {column.column: column.year for column in _figure_columns(region)}
        self._cells = cells
        self._source = source
        rows: dict[Year, list[int]] = {}
        for row in region.lines:
            for part in _figures(region, row):
                year = self._years[part.column]
                if year is not None and part.row not in rows.setdefault(year, []):
                    rows[year].append(part.row)
        taken = {part.place for row in region.lines for part in row.parts}
        columns = [each for each in range(region.block.left, region.block.right + 1) if each not in taken]
        self._writes = {column: found for column in columns if (found := self._of_column(column, rows))}

    def _of_column(self, column: int, rows: Mapping[Year, list[int]]) -> dict[Year, CellWrite]:
        found: dict[Year, CellWrite] = {}
        texts: dict[Year, str] = {}
        for year, numbers in rows.items():
            for number in numbers:
                cell = self._cells.row(number).get(column)
                text = self._source.text_of(cell).strip() if cell is not None and cell.formula is None else ""
                if not text or texts.setdefault(year, text) != text or cell is None:
                    return {}
                if cell.kind == "n":
                    found[year] = CellWrite(Content.NUMBER, cell.value or "")
                else:
                    found[year] = CellWrite(Content.TEXT, text)
        return found if len(set(texts.values())) == len(texts) else {}

    def of(self, year: Year) -> dict[int, CellWrite]:
        """Return what a row of this year has in each of these columns; nothing where none could be told."""
        return {column: writes[year] for column, writes in self._writes.items() if year in writes}


def says_words_once(binding: FoundBinding, lines: Iterable[int]) -> bool:
    """Tell whether these lines say their words in their first row alone, and leave the cells below blank."""
    again = [
        any(binding.repeats.get(line_id, {}).get(Field(name)) for name in _IDENTITY[:2])
        for line_id in lines
        if len({place.row for field, place in binding.cells[line_id].items() if field.name in (AMOUNT, FORECAST)}) > 1
    ]
    return bool(again) and not any(again)


def with_repeats(binding: FoundBinding, line_id: int, rows: Iterable[int], like: Iterable[int]) -> FoundBinding:
    """Return the cells of lines with those of further `rows` that are to say a line's words again, as others do."""
    fields = {field for each in like for field, places in binding.repeats.get(each, {}).items() if places}
    fields |= {Field(name) for name in _IDENTITY}
    repeats = dict(binding.repeats.get(line_id, {}))
    for field in fields:
        place = binding.cells[line_id].get(field)
        if place is not None and field.year is None:
            known = {place.row, *(each.row for each in repeats.get(field, ()))}
            further = tuple(place._replace(row=number) for number in rows if number not in known)
            repeats[field] = (*repeats.get(field, ()), *further)
    return replace(binding, repeats={**binding.repeats, line_id: repeats})
