"""A plain sheet of one table, made when first needed: change log, control totals, pots, muted checks.

It looks like the workbook's other sheets, in their styles.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from model.change_log import LogEntry
from model.lines import AMOUNT
from model.money import Unit
from model.workbook import layout
from model.workbook.added_area import ROOT, Pattern
from model.workbook.addresses import Block, address
from model.workbook.cell_xml import CellWrite, Content, cell_xml
from model.workbook.content_writes import content_of
from model.workbook.table_xml import new_table

_TABLE_STYLE = "TableStyleLight1"
TOP = 4
"""The row of the headings."""


@dataclass(frozen=True, slots=True)
class AddedRows:
    """What the sheet holds: a heading, a sentence about it, and a table of texts and amounts (pounds).

    `columns` are the headings with their widths in characters; in `figures_as_text` texts may look like numbers.
    """

    sheet: str
    statement: str
    table: str
    columns: tuple[tuple[str, int], ...]
    rows: tuple[tuple[object, ...], ...]
    figures_as_text: tuple[str, ...] = ()

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings of the table."""
        return tuple(heading for heading, _ in self.columns)


def log_rows(entries: Sequence[LogEntry]) -> AddedRows:
    """Return the sheet of the change log."""
    columns = tuple(zip(layout.CHANGE_LOG_HEADINGS, layout.CHANGE_LOG_WIDTHS, strict=True))
    rows = tuple(tuple(entry) for entry in entries)
    return AddedRows(
        layout.CHANGE_LOG, layout.CHANGE_LOG_STATEMENT, layout.CHANGE_LOG_TABLE, columns, rows, ("Old", "New")
    )


def make_rows_sheet(made: AddedRows, unit: Unit, number: int, pattern: Pattern | None) -> tuple[str, str, Block]:
    """Return the sheet's XML, its table's XML and the table's place; `number` is the table's own."""
    block = Block(TOP, 1, TOP + max(len(made.rows), 1), len(made.columns))
    styles = _Styles(pattern)
    rows = {
        1: _texts(1, [made.sheet], styles.heading),
        2: _texts(2, [made.statement], styles.text),
        TOP: _texts(TOP, made.headings, styles.column_heading),
    }
    for row, values in enumerate(made.rows, start=TOP + 1):
        writes = (content_of(value, unit, styles.of(value)) for value in values)
        rows[row] = "".join(cell_xml(address(row, column), write, "") for column, write in enumerate(writes, start=1))
    listed = "".join(f'<row r="{row}">{cells}</row>' for row, cells in rows.items())
    widths = "".join(
        f'<col min="{column}" max="{column}" width="{width}" customWidth="1"/>'
        for column, (_, width) in enumerate(made.columns, start=1)
    )
    below = f'ySplit="{TOP}" topLeftCell="A{TOP + 1}"'
    sheet = (
        f'{ROOT}<sheetViews><sheetView showGridLines="0" workbookViewId="0">'
        f'<pane {below} activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="15"/><cols>{widths}</cols><sheetData>{listed}</sheetData>'
        '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape"/>'
        f"{_ignored(made, block)}"
        '<tableParts count="1"><tablePart r:id="rId1"/></tableParts></worksheet>'
    )
    return sheet, new_table(number, made.table, block, made.headings, _TABLE_STYLE), block


def _ignored(made: AddedRows, block: Block) -> str:
    """Return what keeps Excel from marking figures that are kept as text."""
    columns = [made.headings.index(heading) + 1 for heading in made.figures_as_text]
    if not columns:
        return ""
    area = Block(block.top + 1, min(columns), block.bottom, max(columns))
    return f'<ignoredErrors><ignoredError sqref="{area.text}" numberStoredAsText="1"/></ignoredErrors>'


def _texts(row: int, texts: Sequence[str], style: str) -> str:
    writes = ((column, text_write(text, style)) for column, text in enumerate(texts, start=1))
    return "".join(cell_xml(address(row, column), write, "") for column, write in writes)


def text_write(text: str, style: str = "") -> CellWrite:
    """Return the write of a text, nothing but the style for an empty one."""
    return CellWrite(Content.TEXT, text, style) if text else CellWrite(Content.BLANK, style=style)


def log_styles(pattern: Pattern | None) -> tuple[str, str, str]:
    """Return the styles of a heading, of a column's heading and of a text, as an area's sheet has them."""
    styles = _Styles(pattern)
    return styles.heading, styles.column_heading, styles.text


class _Styles:
    """The styles of a heading, of a column's heading, of a text and of an amount, as an area's sheet has them."""

    def __init__(self, pattern: Pattern | None) -> None:
        self.heading = self.column_heading = self.text = self.amount = ""
        if pattern is None:
            return
        table, columns = pattern.binding.table, pattern.binding.columns
        amount = next((column for field, column in columns.items() if field.name == AMOUNT), table.block.left)
        places = (
            (1, 1),
            (table.block.top, table.block.left),
            (table.first_row, table.block.left),
            (table.first_row, amount),
        )
        cells = [pattern.cells.row(row).get(column) for row, column in places]
        self.heading, self.column_heading, self.text, self.amount = (cell.style if cell else "" for cell in cells)

    def of(self, value: object) -> str:
        """Return the style of a value."""
        return self.text if isinstance(value, str) else self.amount
