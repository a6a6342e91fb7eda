"""The two sheets of frozen versions, made when first needed: protected, so that nobody types over them unawares."""

from collections.abc import Sequence
from dataclasses import dataclass

from model.settings import Settings
from model.versions.frozen import FrozenVersion
from model.workbook.added_area import ROOT, Pattern
from model.workbook.added_rows import log_styles, text_write
from model.workbook.addresses import Block, address
from model.workbook.cell_xml import CellWrite, cell_xml
from model.workbook.layout import VERSION_LINES, VERSION_LINES_TABLE, VERSIONS, VERSIONS_TABLE
from model.workbook.table_xml import new_table
from model.workbook.version_cells import RowSpeller, version_rows
from model.workbook.versions_layout import (
    HEAD_HEADINGS,
    HEAD_WIDTHS,
    HEADS_STATEMENT,
    LINES_STATEMENT,
    TOP,
    heading_of,
    version_columns,
    width_of,
)

_TABLE_STYLE = "TableStyleLight1"


@dataclass(frozen=True, slots=True)
class MadeSheet:
    """A new sheet: its XML, and of its one table the XML, name, place and headings."""

    sheet: str
    table: str
    name: str
    block: Block
    headings: tuple[str, ...]


def make_heads_sheet(
    versions: Sequence[FrozenVersion], _settings: Settings, number: int, pattern: Pattern | None
) -> MadeSheet:
    """Return the sheet of what is said of the versions; `number` is its table's own."""
    style = log_styles(pattern)[2]
    rows = [
        f'<row r="{row}">{_cells(row, [text_write(text, style) for text in version.head.words])}</row>'
        for row, version in enumerate(versions, start=TOP + 1)
    ]
    opening = VERSIONS, HEADS_STATEMENT
    return _made(opening, VERSIONS_TABLE, number, dict(zip(HEAD_HEADINGS, HEAD_WIDTHS, strict=True)), rows, pattern)


def make_lines_sheet(
    versions: Sequence[FrozenVersion], settings: Settings, number: int, pattern: Pattern | None
) -> MadeSheet:
    """Return the sheet of the versions' rows; `number` is its table's own."""
    columns = version_columns(settings.years)
    places = {column: place for place, column in enumerate(columns, start=1)}
    speller = RowSpeller(settings.unit)
    filled = (cells for version in versions for cells in version_rows(version, places))
    rows = [speller.row(row, cells) for row, cells in enumerate(filled, start=TOP + 1)]
    widths = {heading_of(column): width_of(column) for column in columns}
    return _made((VERSION_LINES, LINES_STATEMENT), VERSION_LINES_TABLE, number, widths, rows, pattern)


def _made(
    opening: tuple[str, str],
    name: str,
    number: int,
    widths: dict[str, int],
    rows: Sequence[str],
    pattern: Pattern | None,
) -> MadeSheet:
    headings = tuple(widths)
    block = Block(TOP, 1, TOP + max(1, len(rows)), len(headings))
    heading, column_heading, text = log_styles(pattern)
    above = {
        1: [text_write(opening[0], heading)],
        2: [text_write(opening[1], text)],
        TOP: [text_write(each, column_heading) for each in headings],
    }
    listed = "".join(f'<row r="{row}">{_cells(row, cells)}</row>' for row, cells in above.items())
    columns = "".join(
        f'<col min="{column}" max="{column}" width="{width}" customWidth="1"/>'
        for column, width in enumerate(widths.values(), start=1)
    )
    below = f'ySplit="{TOP}" topLeftCell="A{TOP + 1}"'
    sheet = (
        f'{ROOT}<sheetViews><sheetView showGridLines="0" workbookViewId="0">'
        f'<pane {below} activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="15"/><cols>{columns}</cols><sheetData>{listed}{"".join(rows)}</sheetData>'
        '<sheetProtection sheet="1" objects="1" scenarios="1"/>'
        '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape"/>'
        '<tableParts count="1"><tablePart r:id="rId1"/></tableParts></worksheet>'
    )
    return MadeSheet(sheet, new_table(number, name, block, headings, _TABLE_STYLE), name, block, headings)


def _cells(row: int, writes: Sequence[CellWrite]) -> str:
    given = ((column, write) for column, write in enumerate(writes, start=1) if write.text or write.style)
    return "".join(cell_xml(address(row, column), write, "") for column, write in given)
