"""The sheet of an area that was added to an existing workbook: like its other areas' sheets, in their styles."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from model.areas import Area
from model.lines import Line
from model.settings import Settings
from model.workbook import layout
from model.workbook.addresses import Block, address
from model.workbook.bindings import LinesBinding
from model.workbook.cell_xml import CellWrite, Content, cell_xml
from model.workbook.content_writes import content_of_field, extra_content
from model.workbook.sheet_cells import SheetCells
from model.workbook.sheet_plan import (
    HEADING_ROW,
    LINES_ROW,
    NET_CHANGE,
    SERVICE_ROW,
    STATEMENT_ROW,
    YEAR_ON_YEAR,
    YEAR_ON_YEAR_ROW,
    total_formulas,
)
from model.workbook.table_xml import new_table
from model.workbook.xml import escaped

_COLUMNS = re.compile(r"<cols>.*?</cols>", re.DOTALL)
_PREFIXED = re.compile(r"\s[\w.-]+:[\w.-]+\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_TABLE_STYLE = "TableStyleLight1"
ROOT = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
)
RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)


@dataclass(frozen=True, slots=True)
class Pattern:
    """An existing area's sheet, whose cell styles and column widths a new one takes."""

    binding: LinesBinding
    cells: SheetCells


@dataclass(frozen=True, slots=True)
class AddedArea:
    """The parts of a new area: the sheet's XML, and of its lines and totals tables the XML, place and headings."""

    sheet_xml: str
    tables: tuple[str, str]
    blocks: tuple[Block, Block]
    headings: tuple[tuple[str, ...], tuple[str, ...]]


def make_area_sheet(
    area: Area,
    lines: Sequence[Line],
    settings: Settings,
    names: tuple[str, str],
    numbers: tuple[int, int],
    pattern: Pattern | None,
) -> AddedArea:
    """Return the parts of an area's sheet. `names` and `numbers` are those of its lines table and totals table.

    Totals are live formulas whose cached values are nil until the save works them out.
    """
    writer = _Writer(settings, pattern)
    writer.heading(area)
    years = [year.label for year in settings.years]
    writer.year_on_year(names[0])
    writer.lines(lines)
    top = LINES_ROW + 1
    columns = [layout.column_heading(field) for field in layout.line_columns(settings.years)]
    columns += extra_headings(lines)
    lines_block = Block(top, 1, top + max(len(lines), 1), len(columns))
    totals_top = YEAR_ON_YEAR_ROW + 1
    totals_block = Block(totals_top, 1, totals_top + 3, len(years) + 1)
    headings = (
        tuple(columns),
        (YEAR_ON_YEAR, *years),
    )
    tables = (
        new_table(numbers[0], names[0], lines_block, headings[0], _TABLE_STYLE),
        new_table(numbers[1], names[1], totals_block, headings[1], _TABLE_STYLE),
    )
    return AddedArea(writer.xml(), tables, (lines_block, totals_block), headings)


def extra_headings(lines: Sequence[Line]) -> list[str]:
    """Return the headings of the columns beside the usual ones that lines use."""
    return list(dict.fromkeys(heading for line in lines for heading in line.extra))


class _Writer:
    """Collects rows of cells and prints the sheet."""

    def __init__(self, settings: Settings, pattern: Pattern | None) -> None:
        self._settings = settings
        self._pattern = pattern
        self._rows: dict[int, list[str]] = {}

    def _style(self, row: int, column: int) -> str:
        """Return the style of the pattern's cell at a place of the standard layout (rows from nil)."""
        if self._pattern is None:
            return ""
        cell = self._pattern.cells.row(row + 1).get(column)
        return cell.style if cell else ""

    def _line_styles(self) -> Mapping[int, str]:
        if self._pattern is None:
            return {}
        binding = self._pattern.binding
        source = self._pattern.cells.row(binding.table.first_row)
        fields = layout.line_columns(self._settings.years)
        return {
            place: source[binding.columns[field]].style
            for place, field in enumerate(fields, start=1)
            if field in binding.columns and binding.columns[field] in source
        }

    def _put(self, row: int, column: int, write: CellWrite) -> None:
        self._rows.setdefault(row, []).append(cell_xml(address(row + 1, column), write, ""))

    def heading(self, area: Area) -> None:
        texts = {
            HEADING_ROW: area.full_heading,
            SERVICE_ROW: f"{layout.SERVICE_PREFIX}{area.service}",
            STATEMENT_ROW: f"{self._settings.unit.symbol}, year on year: + adds to the net budget, - reduces it. "
            "A blank amount is not stated.",
        }
        for row, text in texts.items():
            self._put(row, 1, CellWrite(Content.TEXT, text, self._style(row, 1)))

    def year_on_year(self, lines_table: str) -> None:
        top = YEAR_ON_YEAR_ROW
        headings = [YEAR_ON_YEAR, *(year.label for year in self._settings.years)]
        for column, text in enumerate(headings, start=1):
            self._put(top, column, CellWrite(Content.TEXT, text, self._style(top, column)))
        labels = ("Pressures & Additional Funding", "Savings", NET_CHANGE)
        for offset, label in enumerate(labels):
            row = top + 1 + offset
            self._put(row, 1, CellWrite(Content.TEXT, label, self._style(row, 1)))
            for column, year in enumerate(self._settings.years, start=2):
                formula = escaped(total_formulas(lines_table, year)[offset])
                style = self._style(row, column)
                mark = f' s="{style}"' if style else ""
                place = address(row + 1, column)
                self._rows[row].append(f'<c r="{place}"{mark}><f>{formula}</f><v>0</v></c>')

    def lines(self, lines: Sequence[Line]) -> None:
        fields = layout.line_columns(self._settings.years)
        head = self._pattern.binding.table.block.top - 1 if self._pattern else LINES_ROW
        for column, field in enumerate(fields, start=1):
            source = self._pattern.binding.columns.get(field, column) if self._pattern else column
            self._put(
                LINES_ROW, column, CellWrite(Content.TEXT, layout.column_heading(field), self._style(head, source))
            )
        extra = extra_headings(lines)
        for column, heading in enumerate(extra, start=len(fields) + 1):
            self._put(LINES_ROW, column, CellWrite(Content.TEXT, heading, self._style(head, 1)))
        styles = self._line_styles()
        for row, line in enumerate(lines, start=LINES_ROW + 1):
            for column, field in enumerate(fields, start=1):
                style = styles.get(column, "")
                self._put(row, column, content_of_field(line, field, self._settings.years, self._settings.unit, style))
            for column, heading in enumerate(extra, start=len(fields) + 1):
                self._put(row, column, extra_content(heading, line.extra.get(heading, "")))
        if not lines:
            for column in range(1, len(fields) + 1):
                self._put(LINES_ROW + 1, column, CellWrite(Content.BLANK, style=styles.get(column, "")))

    def xml(self) -> str:
        rows = "".join(f'<row r="{row + 1}">{"".join(cells)}</row>' for row, cells in sorted(self._rows.items()))
        found = _COLUMNS.search(self._pattern.cells.text) if self._pattern else None
        columns = _PREFIXED.sub("", found[0]) if found else ""  # the prefixes are declared on the pattern's sheet only
        return (
            f'{ROOT}<sheetViews><sheetView showGridLines="0" workbookViewId="0"/></sheetViews>'
            f'<sheetFormatPr defaultRowHeight="15"/>{columns}<sheetData>{rows}</sheetData>'
            '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>'
            '<pageSetup paperSize="9" orientation="landscape"/>'
            '<tableParts count="2"><tablePart r:id="rId1"/><tablePart r:id="rId2"/></tableParts></worksheet>'
        )
