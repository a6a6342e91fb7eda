"""The checklist of *Releasing statistics in spreadsheets*, put to a finished workbook: what it finds against it."""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import openpyxl
from openpyxl.workbook.workbook import Workbook

_FRONT = ["Cover", "Contents", "Notes"]
_SANS_SERIF = ("Arial", "Calibri")
_LEAST_POINTS = 10
_CONTRAST = 4.5


def faults(data: bytes) -> list[str]:
    """What the checklist finds against a workbook, each as a sentence; nothing when it passes."""
    book = openpyxl.load_workbook(BytesIO(data))
    found = [*_of_the_book(book), *_of_the_package(data)]
    for sheet in book.worksheets:
        found.extend(f"{sheet.title}: {fault}" for fault in _of_a_sheet(sheet))
    return found


def _of_the_book(book: Workbook) -> Iterator[str]:
    if not book.properties.title:
        yield "no document title"
    if book.properties.language != "en-GB":
        yield "no language"
    if book.sheetnames[:3] != _FRONT or len(book.sheetnames) < len(_FRONT) + 1:
        yield f"the sheets are {book.sheetnames}"
    if len({name.lower() for name in book.sheetnames}) != len(book.sheetnames):
        yield "two sheets have one name"
    if book.active is not book.worksheets[0]:
        yield "the first sheet is not the one seen first"
    tables = [name for sheet in book.worksheets for name in sheet.tables]
    if any(re.fullmatch(r"(?i)table_?\d*|[a-z]{1,3}\d+", name) for name in tables):
        yield f"tables have names without a meaning: {tables}"
    if "Contents" in book.sheetnames:
        led_to = {_target(link) for link in _links(book["Contents"])}
        if led_to != {*book.sheetnames} - {"Contents"}:
            yield f"Contents leads to {sorted(led_to)}"


def _of_the_package(data: bytes) -> Iterator[str]:
    with zipfile.ZipFile(BytesIO(data)) as package:
        names = package.namelist()
        for name in names:
            text = package.read(name).decode()
            if any(sign in text for sign in ("hidden=", "zeroHeight=", 'state="veryHidden"')):
                yield f"something is hidden in {name}"
            if 'builtinId="16"' not in text and name == "xl/styles.xml":
                yield "no style is Excel's own Heading 1"
            if "TargetMode" in text:
                yield f"{name} leads out of the workbook"
            if "<selection" in text and 'activeCell="A1"' not in text:
                yield f"the cursor is not at A1 in {name}"
    if any(name.startswith(("xl/drawings", "xl/media", "xl/comments")) for name in names):
        yield "there are pictures, text boxes or comments"


def _of_a_sheet(sheet: Any) -> Iterator[str]:  # noqa: ANN401  # a worksheet, whose stubs lack much of this
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    if not rows or not isinstance(rows[0][0], str):
        yield "A1 is no title"
    if sheet["A1"].style != "Heading 1":
        yield f"A1 has the style {sheet['A1'].style}"
    if sheet.merged_cells.ranges:
        yield "merged cells"
    if sheet.freeze_panes or sheet.auto_filter.ref or sheet.print_title_rows:
        yield "frozen panes, filters or repeated rows"
    if sheet.sheet_state != "visible":
        yield "the sheet is hidden"
    parts = (sheet.oddHeader, sheet.oddFooter, sheet.evenHeader, sheet.evenFooter, sheet.firstHeader, sheet.firstFooter)
    if any(part and (part.left.text or part.center.text or part.right.text) for part in parts):
        yield "headers or footers"
    if any(all(cell in (None, "") for cell in row) for row in rows):
        yield "blank rows"
    for link in _links(sheet):
        words = str(sheet[link.ref].value)
        if _target(link) not in sheet.parent.sheetnames or _target(link) not in words or link.target:
            yield f"the link “{words}” leads to {link.location}"
    yield from _of_tables(sheet, rows)
    yield from _of_cells(sheet)


def _of_tables(sheet: Any, rows: list[list[object]]) -> Iterator[str]:  # noqa: ANN401  # as above
    if len(sheet.tables) > 1:
        yield "more than one table"
    for table in sheet.tables.values():
        first, last = table.ref.split(":")
        if sheet[first].column != 1:
            yield "the table does not start in column A"
        if sheet[last].row != len(rows) or sheet[last].column != len(rows[0]):
            yield "something stands below or beside the table"
        if table.autoFilter:
            yield "a filter"
        yield from _of_its_cells([column.name for column in table.tableColumns], rows[sheet[first].row - 1 :])
        if not str(rows[1][0]).startswith("This worksheet contains one table."):
            yield "it is not said that there is one table"
    header = min((sheet[table.ref.split(":")[0]].row for table in sheet.tables.values()), default=len(rows) + 1)
    if any(not isinstance(row[0], str) or any(cell is not None for cell in row[1:]) for row in rows[: header - 1]):
        yield "words above the table stand in other columns than A"
    if not sheet.tables and len(rows) < 2:  # a title and a sentence
        yield "the sheet is blank"


def _of_its_cells(columns: list[str], rows: list[list[object]]) -> Iterator[str]:
    headings = {str(cell).strip().lower() for cell in rows[0] if cell}
    if len(headings) != len(rows[0]) or columns != rows[0]:
        yield f"headings are empty, repeated or not the table's: {rows[0]}"
    if any(cell is None or not str(cell).strip() for row in rows[1:] for cell in row):
        yield "empty cells in the table"


def _of_cells(sheet: Any) -> Iterator[str]:  # noqa: ANN401  # as above
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, str) and cell.data_type != "f" and not cell.alignment.wrap_text:
                yield f"{cell.coordinate} does not wrap"
            if cell.value is not None and (cell.font.name not in _SANS_SERIF or cell.font.sz < _LEAST_POINTS):
                yield f"{cell.coordinate} is in {cell.font.name} {cell.font.sz}"
            ink, paper = cell.font.color, cell.fill.fgColor if cell.fill.fill_type else None
            if cell.value is not None and _contrast(_rgb(ink, "000000"), _rgb(paper, "FFFFFF")) < _CONTRAST:
                yield f"{cell.coordinate} has too little contrast"
    for place in range(1, sheet.max_row + 1):
        if not sheet.row_dimensions[place].height:
            yield f"row {place} has no height of its own"


def _links(sheet: Any) -> list[Any]:  # noqa: ANN401  # as above
    return [cell.hyperlink for row in sheet.iter_rows() for cell in row if cell.hyperlink]


def _target(link: Any) -> str:  # noqa: ANN401  # as above
    return str(link.location or "").removesuffix("!A1").strip("'").replace("''", "'")


def _rgb(colour: Any, usual: str) -> str:  # noqa: ANN401  # as above
    return colour.rgb[-6:] if colour is not None and isinstance(colour.rgb, str) else usual


def _contrast(first: str, second: str) -> float:
    """The ratio of luminances, by the Web Content Accessibility Guidelines."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
