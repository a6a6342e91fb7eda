"""Whether rows of a table may be moved or emptied: not while anything else points at single cells of them."""

import re
from collections.abc import Iterator
from itertools import chain

from model.problems import FileProblem
from model.workbook.addresses import Block, address, parse_block
from model.workbook.bindings import LinesBinding
from model.workbook.formula_book import FormulaBook
from model.workbook.formulas import references_in
from model.workbook.package import Package
from model.workbook.sheet_cells import SheetCells
from model.workbook.structure import relations
from model.workbook.tags import attributes_of, start_tags
from model.workbook.xml import parse

_CELL_REFERENCE = re.compile(r"(?<![A-Za-z0-9_.\[])\$?[A-Z]{1,3}\$?[1-9]\d*(?![\w(.\]])")
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]')
_PLACED = start_tags("mergeCell", "hyperlink")
_COMMENTS = frozenset({"comment", "threadedComment"})
_WORDS = {"mergeCell": "merged cells", "hyperlink": "a link"}


def refuse_immovable(
    binding: LinesBinding, rows: Block, cells: SheetCells, book: FormulaBook, package: Package, file: str
) -> None:
    """Raise FileProblem when lines in these rows cannot be moved or deleted without altering something else."""
    sheet = binding.sheet.name
    found = chain(
        _inside(binding, rows, cells),
        _attached(rows, cells),
        _commented(rows, package, binding.sheet.part, file),
        _pointing(sheet, rows, book),
    )
    what = next(found, "")
    if what:
        raise FileProblem(
            f"{file} cannot be saved: lines on the sheet “{sheet}” were moved or deleted, and {what}. "
            "Undo that, or save as a new workbook."
        )


def _attached(rows: Block, cells: SheetCells) -> Iterator[str]:
    for match in _PLACED.finditer(cells.text, cells.end):
        block = parse_block(attributes_of(match[0]).get("ref", ""))
        if block is not None and block.meets(rows):
            yield f"there are {_WORDS[match[1]]} at {block.text}"


def _commented(rows: Block, package: Package, sheet_part: str, file: str) -> Iterator[str]:
    for kind, part in relations(package, sheet_part, file).values():
        if "omment" in kind and part in package:
            for element in parse(package.read(part), file, part).iter():
                is_comment = str(element.tag).rpartition("}")[2] in _COMMENTS
                block = parse_block(element.get("ref", "")) if is_comment else None
                if block is not None and block.meets(rows):
                    yield f"the cell {block.text} has a comment"


def _pointing(sheet: str, rows: Block, book: FormulaBook) -> Iterator[str]:
    for place, formula in book.formulas().items():
        reads = references_in(formula, place, book)
        if reads.untraceable:
            yield f"the formula in {place} may point at them ({reads.untraceable})"
        for area in reads.areas:
            block = Block(area.top, area.left, area.bottom, area.right)
            covers = block.top <= rows.top and rows.bottom <= block.bottom
            if area.sheet.lower() == sheet.lower() and block.meets(rows) and not covers:
                yield f"the formula in {place} points at single cells of them"


def _inside(binding: LinesBinding, rows: Block, cells: SheetCells) -> Iterator[str]:
    for row in range(rows.top, rows.bottom + 1):
        for column, cell in cells.row(row).items():
            if cell.formula is None or not binding.table.block.left <= column <= binding.table.block.right:
                continue
            text = cells.formula_text(row, column, cell)
            is_tied = not text or cells.filled_at(row, column) is not None
            if is_tied or _CELL_REFERENCE.search(_QUOTED.sub("", text)):
                yield f"the formula in {address(row, column)} is tied to its place"
