"""What points at cells besides the formulas of cells: charts, defined names, and rules for formats and entries."""

import posixpath
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree
from openpyxl.formula.translate import Translator, TranslatorError

from model.workbook.addresses import Block, address, parse_block
from model.workbook.formula_book import FormulaBook
from model.workbook.formulas import Area, CellRef, references_in
from model.workbook.opening import Opened
from model.workbook.structure import Sheet, relations
from model.workbook.tags import whole_number
from model.workbook.xml import MAIN, parse

_RULES = {
    "conditionalFormatting": "a conditional format",
    "dataValidation": "a data validation",
    "sparkline": "a sparkline",
}
_FORMULAS = frozenset({"f", "formula", "formula1", "formula2"})
_OF_PRINTING = "_xlnm.print_"


class Pointer(NamedTuple):
    """Something that points at cells: in words, the sheet with which it would go (if any), and an area it names.

    `by_row` tells that it is a rule which reads another row of the area for each row of its own.
    """

    what: str
    sheet: str
    area: Area
    by_row: bool = False


def pointers(opened: Opened, book: FormulaBook, file: str) -> Iterator[Pointer]:
    """Yield what charts, names and rules point at; a rule's own cells are not among it. Raises FileProblem."""
    yield from _of_charts(opened, book, file)
    yield from _of_names(opened, book, file)
    for sheet in opened.structure.sheets:
        yield from _of_rules(opened, sheet, book, file)


def ruled_ranges(opened: Opened, sheet: Sheet, file: str) -> Iterator[tuple[str, Block]]:
    """Yield the cells to which the rules of a sheet apply, each with the rule in words. Raises FileProblem."""
    for rule in _rules(opened, sheet, file):
        for block in _ranges(rule):
            yield f"{_RULES[_kind(rule)]} holds for {block.text}", block


def _kind(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _areas(formula: str, at: CellRef, book: FormulaBook) -> tuple[Area, ...]:
    return references_in(formula.strip().removeprefix("="), at, book).areas


def _of_charts(opened: Opened, book: FormulaBook, file: str) -> Iterator[Pointer]:
    sheets = _sheets_of_charts(opened, file)
    for part in opened.package.names:
        if "/charts/" not in part.lower() or not part.lower().endswith(".xml"):
            continue
        sheet = sheets.get(part, "")
        what = f"a chart on the sheet “{sheet}”" if sheet else f"the chart in the part {part}"
        for element in parse(opened.package.read(part), file, part).iter():
            if _kind(element) == "f" and element.text:
                for area in _areas(element.text, CellRef(sheet, 1, 1), book):
                    yield Pointer(what, sheet, area)


def _sheets_of_charts(opened: Opened, file: str) -> dict[str, str]:
    """Return the sheet of each chart by the chart's part; a chart that is a sheet of its own has none here."""
    found = {}
    for sheet in opened.structure.sheets:
        for kind, drawing in relations(opened.package, sheet.part, file).values():
            if posixpath.basename(kind) == "drawing":
                charts = relations(opened.package, drawing, file).values()
                found.update(dict.fromkeys((part for _, part in charts), sheet.name))
    return found


def _of_names(opened: Opened, book: FormulaBook, file: str) -> Iterator[Pointer]:
    part = opened.structure.workbook_part
    root = parse(opened.package.read(part), file, part)
    tabs = [sheet.get("name", "") for sheet in root.iterfind(f"{MAIN}sheets/{MAIN}sheet")]
    for element in root.iter(f"{MAIN}definedName"):
        name, place = element.get("name", ""), whole_number(element.get("localSheetId"))
        sheet = tabs[place] if place is not None and place < len(tabs) else ""
        if name.lower().startswith(_OF_PRINTING):  # what is printed is a place on the page, whatever stands there
            continue
        for area in _areas(element.text or "", CellRef(sheet, 1, 1), book):
            yield Pointer(f"the name {name}", sheet, area)


def _rules(opened: Opened, sheet: Sheet, file: str) -> Iterator[etree._Element]:
    cells = opened.source.cells(sheet)
    rows = list(cells.rows.values())
    around = cells.text if not rows else cells.text[: rows[0][0]] + cells.text[cells.end :]
    if any(kind in around for kind in _RULES):
        root = parse(around.encode(), file, sheet.part)
        yield from (element for element in root.iter() if _kind(element) in _RULES)


def _ranges(rule: etree._Element) -> list[Block]:
    inner = (child.text or "" for child in rule if _kind(child) == "sqref")
    text = rule.get("sqref") or next(inner, "")
    return [block for each in text.split() if (block := parse_block(each)) is not None]


def _formulas(rule: etree._Element) -> Iterator[str]:
    for element in rule.iter():
        text = element.get("val") if _kind(element) == "cfvo" else element.text if _kind(element) in _FORMULAS else ""
        if text and text.strip():
            yield text.strip()


def _of_rules(opened: Opened, sheet: Sheet, book: FormulaBook, file: str) -> Iterator[Pointer]:
    for rule in _rules(opened, sheet, file):
        ranges = _ranges(rule)
        if not ranges:
            continue
        first = CellRef(sheet.name, min(block.top for block in ranges), min(block.left for block in ranges))
        last = CellRef(sheet.name, max(block.bottom for block in ranges), first.column)
        for formula in _formulas(rule):
            at_top, at_bottom = _areas(formula, first, book), _areas(_translated(formula, first, last), last, book)
            for top, bottom in zip(at_top, at_bottom, strict=False):
                if not _is_own_row(top, bottom, first, last):
                    area = top._replace(bottom=max(top.bottom, bottom.bottom))
                    what = f"{_RULES[_kind(rule)]} on the sheet “{sheet.name}”"
                    yield Pointer(what, sheet.name, area, by_row=bottom != top)


def _is_own_row(top: Area, bottom: Area, first: CellRef, last: CellRef) -> bool:
    """Tell whether each cell of a rule reads its own row, so that the rule means the same wherever the line stands."""
    rows = (top.top, top.bottom, bottom.top, bottom.bottom)
    is_here = top.sheet.lower() == first.sheet.lower()
    return is_here and rows == (first.row, first.row, last.row, last.row)


def _translated(formula: str, first: CellRef, last: CellRef) -> str:
    origin, target = address(first.row, first.column), address(last.row, last.column)
    try:
        return str(Translator(f"={formula}", origin).translate_formula(target))[1:]
    except TranslatorError:  # it would point beyond the sheet's edge
        return formula
