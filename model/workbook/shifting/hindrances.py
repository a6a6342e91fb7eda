"""What stands in the way of rows that come or go: what cannot follow them, or would go with them unseen."""

import posixpath
from collections.abc import Iterator
from itertools import chain

from model.workbook.addresses import LAST_ROW, parse_block
from model.workbook.formula_book import FormulaBook
from model.workbook.formulas import Working
from model.workbook.opening import Opened
from model.workbook.protection import is_protected
from model.workbook.shifting.following import pointing_into
from model.workbook.shifting.merged_heirs import refused_merge
from model.workbook.shifting.row_map import RowMap
from model.workbook.structure import Sheet, relations
from model.workbook.tags import attributes_of, start_tags
from model.workbook.xml import decoded

_LOCATION = start_tags("location")


def hindrance(opened: Opened, sheet: Sheet, rows: RowMap, book: FormulaBook) -> str:
    """Return why rows of a sheet cannot come or go, as a clause; nothing where they can. Raises FileProblem."""
    return next(
        chain(_of_book(opened, sheet, book), _of_sheet(opened, sheet, rows), _of_parts(opened, sheet, rows)), ""
    )


def _of_book(opened: Opened, sheet: Sheet, book: FormulaBook) -> Iterator[str]:
    for part in opened.package.names:
        if "/revisions/" in part.lower():
            yield "the workbook is shared with tracked changes"
        if posixpath.basename(part.lower()) == "volatiledependencies.xml":
            yield "it holds figures fed from another program"
    working = Working(book)
    for place, reason in pointing_into(book, [sheet.name]):
        if working.pointed(place) is None:
            yield f"the formula in {place} may point at any cell ({reason})"


def _of_sheet(opened: Opened, sheet: Sheet, rows: RowMap) -> Iterator[str]:
    cells = opened.source.cells(sheet)
    if is_protected(cells):
        yield f"the sheet “{sheet.name}” is protected"
    if cells.last_row + rows.growth > LAST_ROW:
        yield f"the sheet “{sheet.name}” has no rows left"
    for filled in cells.filled:
        if rows.is_split(filled.block):
            yield f"the {filled.words} is one whole"
    if reason := refused_merge(cells, rows):
        yield reason


def _of_parts(opened: Opened, sheet: Sheet, rows: RowMap) -> Iterator[str]:
    for kind, part in relations(opened.package, sheet.part, opened.source.file).values():
        name = posixpath.basename(kind)
        if part not in opened.package or name != "pivotTable":
            continue
        text = decoded(opened.package.read(part), opened.source.file, part)
        for found in _LOCATION.finditer(text):
            block = parse_block(attributes_of(found[0]).get("ref", ""))
            if block is not None and rows.is_split(block):
                yield f"the pivot table at {block.text} is one whole"
