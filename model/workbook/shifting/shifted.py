"""A workbook with rows of its sheets moved: every reference follows, every part not concerned stays as it is."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from model.findings import Finding, Level
from model.problems import FileProblem
from model.workbook import workbook_xml
from model.workbook.addresses import address
from model.workbook.column_references import name_findings
from model.workbook.formula_book import FormulaBook, book_of_cells
from model.workbook.opening import Opened
from model.workbook.shifting.formula_shift import FormulaShift, Unmovable
from model.workbook.shifting.hindrances import hindrance
from model.workbook.shifting.part_shift import PartShift
from model.workbook.shifting.row_map import RowMap
from model.workbook.shifting.sheet_shift import SheetShift
from model.workbook.structure import TYPES, relations, relations_part
from model.workbook.tags import attributes_of, elements
from model.workbook.xml import decoded

_SHEET = elements("sheet")
_CHAIN = "/calcChain"
_MOST_NAMED = 10


@dataclass(slots=True)
class Shifted:
    """The new bytes of a workbook, the parts that changed, those that went, and formulas made for new rows."""

    data: bytes
    parts: dict[str, bytes]
    removed: set[str]
    new_formulas: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def shift_rows(
    opened: Opened, maps: Mapping[str, RowMap], copied: Mapping[str, Mapping[int, set[int]]], file: str
) -> Shifted:
    """Return the workbook with the rows of its sheets moved as the `maps` by sheet name say.

    `copied` are, by sheet and row, the columns that the new rows behind that row take over from it. Raises FileProblem
    with the reason where something cannot follow.
    """
    book = book_of(opened)
    for sheet in opened.structure.sheets:
        if sheet.name in maps and (reason := hindrance(opened, sheet, maps[sheet.name], book)):
            raise refused(file, sheet.name, reason)
    shift = FormulaShift({name.lower(): rows for name, rows in maps.items()}, _tabs(opened, file))
    parts: dict[str, str] = {}
    result = Shifted(b"", {}, set())
    for sheet in opened.structure.sheets:
        cells = opened.source.cells(sheet)
        moving = SheetShift(cells, sheet.name, maps.get(sheet.name), shift, copied.get(sheet.name, {}))
        try:
            text = moving.text()
        except Unmovable as problem:
            raise refused(file, next(iter(maps)), problem.reason) from problem
        if text != cells.text:
            parts[sheet.part] = text
        result.new_formulas[sheet.name] = moving.new_formulas
        result.findings += [_left_out(sheet.name, *place) for place in moving.left_out]
        result.findings += [_doubtful(sheet.name, squares) for squares in moving.doubtful_rules]
        if moving.grown:
            result.findings.append(_grown(sheet.name, moving.grown))
    others = PartShift(opened.package, opened.structure, shift, file)
    try:
        parts |= others.parts()
    except Unmovable as problem:
        raise refused(file, next(iter(maps)), problem.reason) from problem
    result.findings += [_commented(sheet, *gone) for sheet, gone in dict.fromkeys(others.gone_comments)]
    result.findings += name_findings(others.grown_names)
    _without_chain(opened, parts, result.removed, file)
    result.parts = {part: text.encode() for part, text in parts.items()}
    result.data = opened.package.rebuilt(result.parts, result.removed)
    if any(part.lower().endswith("vbaproject.bin") for part in opened.package.names):
        message = f"{file} holds macros; whether they name cells that moved was not looked at."
        result.findings.append(Finding(Level.WARNING, "macros", message))
    return result


def _grown(sheet: str, places: Sequence[tuple[int, int]]) -> Finding:
    named = [address(*place) for place in places[:_MOST_NAMED]]
    more = f" and {len(places) - _MOST_NAMED} more" if len(places) > _MOST_NAMED else ""
    message = f"On the sheet “{sheet}” the formulas in {', '.join(named)}{more} now reach down to the new row."
    return Finding(Level.NOTE, "formulas extended", message, sheet, named[0])


def _commented(sheet: str, cell: str, text: str) -> Finding:
    message = f"The comment on {sheet}!{cell} went with the row that was deleted: “{text}”."
    return Finding(Level.WARNING, "comment deleted", message, sheet, cell)


def _doubtful(sheet: str, squares: str) -> Finding:
    message = (
        f"The rule for {squares} on the sheet “{sheet}” reads another row for each row of its own, and rows came or "
        "went between them: look at it in Excel."
    )
    first = re.match(r"\w+", squares)
    return Finding(Level.WARNING, "rule to be looked at", message, sheet, first[0] if first else "")


def _left_out(sheet: str, row: int, column: int) -> Finding:
    where = address(row, column)
    message = (
        f"The cell {sheet}!{where} of the new line is blank: the formula beside it, in the line above, reads cells of "
        "other rows. Fill it in Excel."
    )
    return Finding(Level.WARNING, "formula not copied", message, sheet, where)


def refused(file: str, sheet: str, reason: str) -> FileProblem:
    """Return the refusal to move rows of a sheet, with the way out."""
    return FileProblem(
        f"{file} cannot be saved: rows of the sheet “{sheet}” would have to come or go, and {reason}. Undo that, or "
        "save as a new Budget Workbook."
    )


def book_of(opened: Opened) -> FormulaBook:
    """Return an opened workbook as its formulas see it."""
    return book_of_cells(opened.structure, opened.source)


def _tabs(opened: Opened, file: str) -> list[str]:
    """Return the names of all tabs in order, those of charts included, by which names know their sheet."""
    part = opened.structure.workbook_part
    text = decoded(opened.package.read(part), file, part)
    return [attributes_of(found[1]).get("name", "") for found in _SHEET.finditer(text)]


def _without_chain(opened: Opened, parts: dict[str, str], removed: set[str], file: str) -> None:
    """Leave out the order of calculation, which names cells by their old places; Excel makes it anew."""
    workbook = opened.structure.workbook_part
    known = relations(opened.package, workbook, file)
    chains = {relation: part for relation, (kind, part) in known.items() if kind.endswith(_CHAIN)}
    if not chains:
        return
    rels = opened.package.spelled(relations_part(workbook))
    parts[rels] = workbook_xml.with_relations(decoded(opened.package.read(rels), file, rels), {}, chains)
    types = decoded(opened.package.read(TYPES), file, TYPES)
    parts[TYPES] = workbook_xml.with_content_types(types, {}, chains.values())
    removed.update(part for part in chains.values() if part in opened.package)
