"""Whether any program has ever calculated a workbook that does not ask for it.

Programs that do not calculate store nil for every formula. One that opens such a workbook without calculating it, and
saves it, keeps the nils and forgets to ask: nothing tells them from figures but what the formulas come to.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from model.workbook.formula_book import book_of_cells, is_stand_in
from model.workbook.formulas import CellRef, Working
from model.workbook.sheet_cells import Cell
from model.workbook.sheet_source import SheetSource
from model.workbook.structure import Structure

_FORMULA = re.compile(r"<f[\s/>]")


def is_never_calculated(structure: Structure, source: SheetSource) -> bool:
    """Tell whether every formula of a workbook holds nil, though one at least comes to something else.

    Most workbooks answer with their first formula. A formula that cannot be worked out here proves nothing.
    """
    formulas: list[CellRef] = []
    for place, cell in _formula_cells(structure, source):
        if not _is_nil(cell):
            return False
        formulas.append(place)
    if not formulas:
        return False
    working = Working(book_of_cells(replace(structure, awaits_calculation=True), source))
    return any(isinstance(value, Decimal) and value != 0 for value in map(working.value, formulas))


def _is_nil(cell: Cell) -> bool:
    return is_stand_in(cell) or not (cell.value or "").strip()


def _formula_cells(structure: Structure, source: SheetSource) -> Iterator[tuple[CellRef, Cell]]:
    for sheet in structure.sheets:
        cells = source.cells(sheet)
        for row, (start, end) in cells.rows.items():
            if _FORMULA.search(cells.text, start, end):
                for column, cell in cells.row(row).items():
                    if cell.formula is not None:
                        yield CellRef(sheet.name, row, column), cell
