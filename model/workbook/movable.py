"""Whether rows of a table may be moved or emptied: not while anything else points at single cells of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from model.problems import FileProblem
from model.workbook.addresses import Block, address, parse_block
from model.workbook.bindings import LinesBinding
from model.workbook.formula_book import FormulaBook
from model.workbook.formulas import Area, CellRef, references_in
from model.workbook.opening import Opened
from model.workbook.package import Package
from model.workbook.pointing_parts import pointers, ruled_ranges
from model.workbook.row_formulas import is_tied, names_its_row
from model.workbook.sheet_cells import SheetCells
from model.workbook.structure import relations
from model.workbook.tags import attributes_of, start_tags
from model.workbook.xml import parse

_PLACED = start_tags("mergeCell", "hyperlink")
_COMMENTS = frozenset({"comment", "threadedComment"})
_WORDS = {"mergeCell": "merged cells", "hyperlink": "a link"}


@dataclass(frozen=True, slots=True)
class Disturbed:
    """Rows of a table whose lines moved or went: `moved` are those that lines leave, `gone` those of deleted lines."""

    binding: LinesBinding
    rows: Block
    moved: frozenset[int]
    gone: frozenset[int]

    def stays_right(self, block: Block) -> bool:
        """Tell whether a range means the same lines as before: all that changed places, or the whole table's."""
        table = self.binding.table
        covers_rows = block.top <= self.rows.top and self.rows.bottom <= block.bottom
        return covers_rows or (block.top <= table.first_row and table.last_row <= block.bottom)

    def goes_along(self, place: CellRef, area: Area) -> bool:
        """Tell whether a line's own formula reads this area of its own row."""
        return self.holds(place) and area.sheet == place.sheet and area.top == area.bottom == place.row

    def holds(self, place: CellRef) -> bool:
        """Tell whether a cell is one of a line's."""
        block = self.binding.table.block
        is_inside = self.binding.table.first_row <= place.row <= block.bottom
        return place.sheet == self.binding.sheet.name and is_inside and block.left <= place.column <= block.right


def refuse_immovable(disturbed: Disturbed, opened: Opened, book: FormulaBook, file: str) -> None:
    """Raise FileProblem when lines in these rows cannot be moved or deleted without altering something else."""
    binding, rows = disturbed.binding, disturbed.rows
    sheet, cells = binding.sheet.name, opened.source.cells(binding.sheet)
    found = chain(
        _inside(disturbed, cells),
        _attached(rows, cells),
        _commented(rows, opened.package, binding.sheet.part, file),
        _pointing(disturbed, book),
        _pointing_besides(disturbed, opened, book, file),
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


def _pointing(disturbed: Disturbed, book: FormulaBook) -> Iterator[str]:
    sheet, rows = disturbed.binding.sheet.name, disturbed.rows
    for place, formula in book.formulas().items():
        if place.row in disturbed.gone and disturbed.holds(place):
            continue
        reads = references_in(formula, place, book)
        if reads.untraceable:
            yield f"the formula in {place} may point at them ({reads.untraceable})"
        for area in reads.areas:
            block = Block(area.top, area.left, area.bottom, area.right)
            covers = block.top <= rows.top and rows.bottom <= block.bottom
            is_met = area.sheet.lower() == sheet.lower() and block.meets(rows) and not covers
            if is_met and not disturbed.goes_along(place, area):
                yield f"the formula in {place} points at single cells of them"


def _pointing_besides(disturbed: Disturbed, opened: Opened, book: FormulaBook, file: str) -> Iterator[str]:
    sheet = disturbed.binding.sheet
    for what, block in ruled_ranges(opened, sheet, file):
        if block.meets(disturbed.rows) and not disturbed.stays_right(block):
            yield f"{what}, which is only some of them"
    for pointer in pointers(opened, book, file):
        area = pointer.area
        block = Block(area.top, area.left, area.bottom, area.right)
        is_met = area.sheet.lower() == sheet.name.lower() and block.meets(disturbed.rows)
        if is_met and (pointer.by_row or not disturbed.stays_right(block)):
            yield f"{pointer.what} points at single cells of them"


def _inside(disturbed: Disturbed, cells: SheetCells) -> Iterator[str]:
    binding, rows = disturbed.binding, disturbed.rows
    known = frozenset(binding.columns.values())
    for row in range(rows.top, rows.bottom + 1):
        for column, cell in cells.row(row).items():
            if cell.formula is None or not binding.table.block.left <= column <= binding.table.block.right:
                continue
            text = cells.formula_text(row, column, cell)
            is_fixed = not text or cells.filled_at(row, column) is not None
            if row in disturbed.moved and not is_fixed:
                # The line itself remembers the formula of an amount as it was read, addresses and all.
                is_fixed = is_tied(text, row, binding.sheet.name) or (column in known and names_its_row(text))
            if is_fixed:
                yield f"the formula in {address(row, column)} is tied to its place"
