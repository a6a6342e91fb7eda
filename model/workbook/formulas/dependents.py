"""Finds the formulas that depend on some cells, directly or through other formulas.

Areas are never taken apart into cells. Each is filed under the blocks of a grid about its own size, of which
it touches at most four; a cell then finds the areas that hold it by looking in one block of each grid in use.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

from model.workbook.formulas.book import Workbook
from model.workbook.formulas.cells import LAST_COLUMN, LAST_ROW, CellRef
from model.workbook.formulas.reading import Tracer
from model.workbook.formulas.resolving import Resolver

_Box: TypeAlias = tuple[int, int, int, int]
_Block: TypeAlias = tuple[int, int, int, int]


def dependents_of(book: Workbook, changed: Collection[CellRef]) -> tuple[CellRef, ...]:
    """Return every formula cell whose result may differ once the changed cells do, nearest first.

    The changed cells themselves are not among them. A formula that may read any cell (OFFSET, INDIRECT, a
    name that the book does not give) depends on every change.
    """
    return find_dependents(book, Resolver(book), changed)


def find_dependents(
    book: Workbook, resolver: Resolver, changed: Collection[CellRef], stale: Collection[CellRef] = ()
) -> tuple[CellRef, ...]:
    """Do as `dependents_of` does, with a resolver at hand; `stale` formula cells are dependents in any case."""
    if not changed and not stale:
        return ()
    sheets, untraceable = _index(book, Tracer(resolver))
    known = set(changed)
    waiting = list(known)
    found: list[CellRef] = []

    def take(cells: Iterable[CellRef]) -> None:
        for cell in cells:
            if cell not in known:
                known.add(cell)
                found.append(cell)

    take(untraceable)
    take(sorted(stale))
    position = 0
    for cell in waiting:
        take(sheets[cell.sheet].take_readers(cell.row, cell.column))
    while position < len(found):
        cell = found[position]
        position += 1
        take(sheets[cell.sheet].take_readers(cell.row, cell.column))
    return tuple(found)


def _index(book: Workbook, tracer: Tracer) -> tuple[defaultdict[str, "_SheetReaders"], list[CellRef]]:
    """File every formula under what it reads, and list those that may read anything."""
    sheets: defaultdict[str, _SheetReaders] = defaultdict(_SheetReaders)
    untraceable = []
    for cell, formula in book.formulas().items():
        reads = tracer.reads(formula, cell)
        if reads.untraceable and reads.within is None:
            untraceable.append(cell)
            continue
        for sheet in reads.within or ():
            sheets[sheet].add((1, 1, LAST_ROW, LAST_COLUMN), cell)
        for area in reads.areas:
            sheets[area.sheet].add((area.top, area.left, area.bottom, area.right), cell)
    return sheets, untraceable


@dataclass(slots=True)
class _SheetReaders:
    """The formulas that read the cells of one sheet."""

    _by_box: dict[_Box, list[CellRef]] = field(default_factory=dict)
    _blocks: dict[_Block, list[_Box]] = field(default_factory=dict)
    _grids: set[tuple[int, int]] = field(default_factory=set)

    def add(self, box: _Box, reader: CellRef) -> None:
        """File a formula under a box of cells: top, left, bottom, right."""
        readers = self._by_box.get(box)
        if readers is not None:
            readers.append(reader)
            return
        self._by_box[box] = [reader]
        top, left, bottom, right = box
        if top != bottom or left != right:
            self._file(box)

    def take_readers(self, row: int, column: int) -> list[CellRef]:
        """Return the formulas that read a cell through a box not taken before.

        One change is enough to make a formula a dependent, so it need not be found again.
        """
        taken = self._by_box.pop((row, column, row, column), [])
        for high, wide in self._grids:
            boxes = self._blocks.get((high, wide, row >> high, column >> wide))
            if not boxes:
                continue
            left_over = []
            for box in boxes:
                if not (box[0] <= row <= box[2] and box[1] <= column <= box[3]):
                    left_over.append(box)
                elif box in self._by_box:
                    taken += self._by_box.pop(box)
            boxes[:] = left_over
        return taken

    def _file(self, box: _Box) -> None:
        top, left, bottom, right = box
        high, wide = (bottom - top).bit_length(), (right - left).bit_length()
        self._grids.add((high, wide))
        for block_row in {top >> high, bottom >> high}:
            for block_column in {left >> wide, right >> wide}:
                self._blocks.setdefault((high, wide, block_row, block_column), []).append(box)
