"""The sheets of frozen versions in a new workbook."""

from collections.abc import Sequence
from typing import Any

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from model.settings import Settings
from model.versions.frozen import FrozenVersion
from model.workbook import layout
from model.workbook.new_formats import Formats
from model.workbook.new_rows import amount_figure, put_text
from model.workbook.new_year_table import checked, prepare
from model.workbook.version_cells import version_rows
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


def write_versions(workbook: Workbook, formats: Formats, settings: Settings, versions: Sequence[FrozenVersion]) -> None:
    """Add both sheets. Raises FileProblem where Excel has no room for them."""
    widths = dict(zip(HEAD_HEADINGS, HEAD_WIDTHS, strict=True))
    heads = _sheet(workbook, formats, (layout.VERSIONS, HEADS_STATEMENT), widths)
    _table(heads, formats, layout.VERSIONS_TABLE, list(widths), len(versions))
    for row, version in enumerate(versions, start=TOP):
        for column, text in enumerate(version.head.words):
            put_text(heads, row, column, text, formats.text)
    every_year = {year for version in versions for year in version.content.settings.years}
    columns = version_columns(tuple(sorted({*settings.years, *every_year})))
    widths = {heading_of(column): width_of(column) for column in columns}
    lines = _sheet(workbook, formats, (layout.VERSION_LINES, LINES_STATEMENT), widths)
    places = {column: place for place, column in enumerate(columns)}
    rows = [cells for version in versions for cells in version_rows(version, places)]
    _table(lines, formats, layout.VERSION_LINES_TABLE, list(widths), len(rows))
    for row, cells in enumerate(rows, start=TOP):
        for column, value in cells.items():
            if isinstance(value, str):
                put_text(lines, row, column, value, formats.text)
            else:
                amount_figure(lines, row, column, value, formats)


def _sheet(workbook: Workbook, formats: Formats, opening: tuple[str, str], widths: dict[str, int]) -> Worksheet:
    sheet = workbook.add_worksheet(opening[0])
    prepare(sheet)
    put_text(sheet, 0, 0, opening[0], formats.heading)
    put_text(sheet, 1, 0, opening[1], formats.text)
    for column, width in enumerate(widths.values()):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(TOP, 1)
    sheet.protect()
    return sheet


def _table(sheet: Worksheet, formats: Formats, name: str, headings: Sequence[str], rows: int) -> None:
    columns: list[dict[str, Any]] = [{"header": each, "header_format": formats.column_heading} for each in headings]
    options = {"name": name, "columns": columns, "style": formats.table_style, "autofilter": False}
    checked(sheet.add_table(TOP - 1, 0, TOP - 1 + rows, len(columns) - 1, options), f"the table {name}")
