"""Tables side by side: which columns below one band of header rows make one table."""

from collections.abc import Iterator, Sequence

from model.workbook.finding.column_words import field_of_words
from model.workbook.finding.headers import Band
from model.workbook.finding.picture import Row, SheetPicture


def spans(picture: SheetPicture, band: Band, last_row: int) -> list[range]:
    """Return the columns of each table below a band, from the left; each has years and, where any do, labels."""
    filled = {
        column
        for row, cells in picture
        if band.top <= row <= last_row
        for column in cells
        if column in band.headings or column < min(band.years)
    }
    tables: list[list[int]] = []
    has_years: list[bool] = []
    for column in sorted(filled | band.headings.keys()):
        is_year = column in band.years
        begins = not tables or (has_years[-1] and not is_year and _begins_again(picture, band, column, last_row))
        if begins:
            tables.append([])
            has_years.append(False)
        tables[-1].append(column)
        has_years[-1] = has_years[-1] or is_year
    return [
        range(table[0], table[-1] + 1)
        for table in (_attached(band, each) for each in tables)
        if any(column in band.years for column in table)
    ]


def _begins_again(picture: SheetPicture, band: Band, column: int, last_row: int) -> bool:
    """Tell whether a column right of years begins another table: years follow it again, over labels of its own.

    The years are headed as those to the left, or the labels are: by the same words, or behind a blank column.
    """
    if not _is_text(picture, band, column, last_row):
        return False
    left = {(band.years[each].year, band.headings.get(each, "")) for each in band.years if each < column}
    right = {(band.years[each].year, band.headings.get(each, "")) for each in band.years if each > column}
    if left & right:
        return True
    names = {_named(picture, band, each) for each in band.headings if each < min(band.years)} - {""}
    is_apart = column - 1 not in band.headings and not any(
        column - 1 in cells for _, cells in _rows(picture, band, last_row)
    )
    is_again = bool({year for year, _ in left} & {year for year, _ in right})
    return is_again and (is_apart or _named(picture, band, column) in names)


def _named(picture: SheetPicture, band: Band, column: int) -> str:
    """Return which of a line's fields the lowest heading of a column names."""
    headings = (
        seen.words for row in range(band.bottom, band.top - 1, -1) if (seen := picture.at(row, column)) is not None
    )
    return field_of_words(next(headings, ""))


def _rows(picture: SheetPicture, band: Band, last_row: int) -> Iterator[tuple[int, Row]]:
    return ((row, cells) for row, cells in picture if band.bottom < row <= last_row)


def _is_text(picture: SheetPicture, band: Band, column: int, last_row: int) -> bool:
    seen = [cells[column] for _, cells in _rows(picture, band, last_row) if column in cells]
    return bool(seen) and sum(bool(each.words) for each in seen) * 2 > len(seen)


def _attached(band: Band, table: Sequence[int]) -> list[int]:
    """Leave out what stands left of a table behind a blank column without heading."""
    years = [column for column in table if column in band.years]
    if not years:
        return list(table)
    kept = [column for column in table if column >= years[0]]
    for column in reversed([each for each in table if each < years[0]]):
        gap = min(kept) - column
        if gap > 1 and column not in band.headings and any(each in band.headings for each in kept if each < years[0]):
            break
        kept.append(column)
    return sorted(kept)
