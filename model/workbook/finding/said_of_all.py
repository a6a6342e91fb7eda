"""Everything that was found, said as corrections: in a file, it shows what was found and can be changed there."""

from collections.abc import Iterable, Sequence

from model.workbook.finding.corrections import Corrections, NamedYear, SaidColumn, SaidRow, SaidTable
from model.workbook.finding.layout import Layout, Region, RowRole
from model.workbook.finding.picture import SheetPicture
from model.workbook.finding.placing import heading_words, row_words
from model.workbook.finding.questions import Apart

_ROLES = (RowRole.LINE, RowRole.HEADING, RowRole.TOTAL)


def said_of_all(
    layout: Layout, apart: Sequence[Apart], pictures: Iterable[SheetPicture], years: Sequence[NamedYear] = ()
) -> Corrections:
    """Return what was found, table by table, as if it were said."""
    by_name = {picture.name: picture for picture in pictures}
    rows: list[SaidRow] = []
    columns: list[SaidColumn] = []
    tables: list[SaidTable] = []
    for region in layout.regions:
        picture = by_name[region.sheet]
        tables.append(_table(region))
        if region.is_gathered:  # its rows and columns are none of the sheet's
            continue
        columns += _columns(region, picture)
        rows += _rows(region, picture)
    for each in apart:
        is_read = None if each.is_summary else False
        if is_read is not None:
            tables.append(SaidTable(each.sheet, each.block.top, each.block.left, each.words, is_read))
    return Corrections(tuple(rows), tuple(columns), tuple(tables), tuple(years))


def heading_row(region: Region, column: int, picture: SheetPicture) -> int:
    """Return the lowest row of headings in which a column has one; the lowest of all where it has none."""
    rows = range(region.block.top + region.header_rows - 1, region.block.top - 1, -1)
    return next((row for row in rows if heading_words(picture, row, column)), rows[0])


def _table(region: Region) -> SaidTable:
    block = region.block
    return SaidTable(
        region.sheet,
        block.top,
        block.left,
        region.words,
        is_read=True,
        unit=region.unit,
        positive_savings=region.positive_savings,
    )


def _columns(region: Region, picture: SheetPicture) -> Iterable[SaidColumn]:
    for column in region.columns:
        row = heading_row(region, column.column, picture)
        kind = region.accounts[column.account].kind if column.role.has_account and len(region.accounts) > 1 else None
        words = heading_words(picture, row, column.column)
        year = column.year if column.role.has_year else None
        area = region.accounts[column.account].area if column.role.has_account else ""
        yield SaidColumn(region.sheet, row, column.column, words, column.role, column.field, year, kind, area)


def _rows(region: Region, picture: SheetPicture) -> Iterable[SaidRow]:
    for row in region.rows:
        role = row.role if row.role in _ROLES else RowRole.NOTE
        yield SaidRow(region.sheet, row.row, row_words(picture, row.row), role)
