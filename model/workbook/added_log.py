"""The sheet of the change log, made when first needed: like the workbook's other sheets, in their styles."""

from collections.abc import Sequence

from model.change_log import LogEntry
from model.workbook.added_area import ROOT, Pattern
from model.workbook.addresses import Block, address
from model.workbook.cell_xml import CellWrite, Content, cell_xml
from model.workbook.layout import (
    CHANGE_LOG,
    CHANGE_LOG_HEADINGS,
    CHANGE_LOG_STATEMENT,
    CHANGE_LOG_TABLE,
    CHANGE_LOG_TOP,
    CHANGE_LOG_WIDTHS,
)
from model.workbook.table_xml import new_table

_TABLE_STYLE = "TableStyleLight1"


def make_log_sheet(entries: Sequence[LogEntry], number: int, pattern: Pattern | None) -> tuple[str, str, Block]:
    """Return the sheet's XML, its table's XML and the table's place; `number` is the table's own."""
    block = Block(CHANGE_LOG_TOP, 1, CHANGE_LOG_TOP + len(entries), len(CHANGE_LOG_HEADINGS))
    old, new = (CHANGE_LOG_HEADINGS.index(heading) + 1 for heading in ("Old", "New"))
    amounts = Block(block.top + 1, old, block.bottom, new)
    heading, column_heading, text = log_styles(pattern)
    rows = {
        1: _row(1, [CHANGE_LOG], heading),
        2: _row(2, [CHANGE_LOG_STATEMENT], text),
        CHANGE_LOG_TOP: _row(CHANGE_LOG_TOP, CHANGE_LOG_HEADINGS, column_heading),
    }
    for row, entry in enumerate(entries, start=CHANGE_LOG_TOP + 1):
        rows[row] = _row(row, entry, text)
    listed = "".join(f'<row r="{row}">{cells}</row>' for row, cells in rows.items())
    widths = "".join(
        f'<col min="{column}" max="{column}" width="{width}" customWidth="1"/>'
        for column, width in enumerate(CHANGE_LOG_WIDTHS, start=1)
    )
    below = f'ySplit="{CHANGE_LOG_TOP}" topLeftCell="A{CHANGE_LOG_TOP + 1}"'
    sheet = (
        f'{ROOT}<sheetViews><sheetView showGridLines="0" workbookViewId="0">'
        f'<pane {below} activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="15"/><cols>{widths}</cols><sheetData>{listed}</sheetData>'
        '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape"/>'
        f'<ignoredErrors><ignoredError sqref="{amounts.text}" numberStoredAsText="1"/></ignoredErrors>'
        '<tableParts count="1"><tablePart r:id="rId1"/></tableParts></worksheet>'
    )
    table = new_table(number, CHANGE_LOG_TABLE, block, CHANGE_LOG_HEADINGS, _TABLE_STYLE)
    return sheet, table, block


def _row(row: int, texts: Sequence[str], style: str) -> str:
    writes = ((column, text_write(text, style)) for column, text in enumerate(texts, start=1))
    return "".join(cell_xml(address(row, column), write, "") for column, write in writes)


def text_write(text: str, style: str = "") -> CellWrite:
    """Return the write of a text, nothing but the style for an empty one."""
    return CellWrite(Content.TEXT, text, style) if text else CellWrite(Content.BLANK, style=style)


def log_styles(pattern: Pattern | None) -> tuple[str, str, str]:
    """Return the styles of a heading, of a column's heading and of a text, as an area's sheet has them."""
    if pattern is None:
        return "", "", ""
    table = pattern.binding.table
    places = ((1, 1), (table.block.top, table.block.left), (table.first_row, table.block.left))
    cells = [pattern.cells.row(row).get(column) for row, column in places]
    return tuple(cell.style if cell else "" for cell in cells)  # type: ignore[return-value]  # three places, three styles
