"""Tables with a row for each line and year: they are told, with the way to have them read, and not guessed at."""

from collections.abc import Iterator

from model.findings import Finding, Level
from model.workbook.addresses import Block, address
from model.workbook.finding.heading_years import heading_year
from model.workbook.finding.picture import SheetPicture

_LEAST = 3
_MOSTLY = 0.8


def long_tables(picture: SheetPicture) -> Iterator[Block]:
    """Yield the rectangles of a sheet in which a column of words holds the year of a figure on its own row."""
    by_column: dict[int, list[int]] = {}
    for row, cells in picture:
        for column, seen in cells.items():
            year = heading_year(seen.words) if seen.words else None
            if year is not None and not year.rest:
                by_column.setdefault(column, []).append(row)
    for column, rows in sorted(by_column.items()):
        beside = [row for row in rows if any(seen.is_figure for seen in picture.row(row).values())]
        repeats = len({picture.row(row)[column].words for row in rows}) < len(rows)
        follow = rows[-1] - rows[0] < 2 * len(rows)
        if len(rows) >= _LEAST and repeats and follow and len(beside) >= _MOSTLY * len(rows):
            used = [each for row in rows for each in picture.row(row)]
            yield Block(max(1, rows[0] - 1), min(used), rows[-1], max(used))
            return


def told(picture: SheetPicture, block: Block) -> Finding:
    """Return the finding on such a table."""
    message = (
        f"The table {picture.name}!{block.text} has a row for each line and year and is not read; give each financial "
        "year a column of its own, as a pivot table in Excel does with the years as its columns."
    )
    return Finding(Level.WARNING, "long table", message, picture.name, address(block.top, block.left))
