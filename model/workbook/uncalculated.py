"""The values of formulas that no program has calculated yet, as in workbooks that other programs than Excel wrote.

Some store nothing for a formula, others a nil, and ask whoever opens the workbook to calculate.
"""

from decimal import Decimal
from functools import cached_property

from model.findings import Level
from model.money import Amount, Unit, from_cell_number, is_cell_number
from model.workbook.formula_book import book_of_cells, is_stand_in
from model.workbook.formulas import CellRef, CellValue, Working
from model.workbook.reading_amounts import Remark, read_amount, without_value
from model.workbook.sheet_cells import Cell
from model.workbook.sheet_source import SheetSource
from model.workbook.structure import Sheet, Structure

_LAST_DIGIT = Decimal("1e-13")  # programs add in different orders, so the last of 15 digits may differ
_NOTHING_LEFT = Decimal("1e-9")  # what binary fractions leave of 0.1 + 0.2 - 0.3


class Uncalculated:
    """Works out what formulas without a value would show; the workbook is read when the first is asked for.

    `calculated` are the cells whose amounts were so worked out, by sheet, row and column.
    """

    def __init__(self, structure: Structure, source: SheetSource) -> None:
        """Look at this workbook."""
        self.calculated: set[tuple[str, int, int]] = set()
        self._structure = structure
        self._source = source

    def holds(self, cell: Cell) -> bool:
        """Tell whether a cell holds a formula whose value no program has calculated."""
        if cell.formula is None or cell.kind not in ("n", ""):
            return False
        return not cell.value or (self._structure.awaits_calculation and is_stand_in(cell))

    def value(self, sheet: str, row: int, column: int) -> CellValue:
        """Return the value of a formula cell, None where it cannot be worked out here."""
        return self._working.value(CellRef(sheet, row, column))

    def amount(
        self, sheet: Sheet, place: tuple[int, int], cell: Cell | None, unit: Unit
    ) -> tuple[Amount, Remark | None]:
        """Return a cell's amount in pounds and what is odd about it, calculated here where that is needed."""
        if cell is None or not self.holds(cell):
            return read_amount(cell, self._source.cells(sheet), self._source, unit)
        value = self.value(sheet.name, *place)
        if not isinstance(value, Decimal):
            return without_value()
        if value or not cell.value:
            self.calculated.add((sheet.name, *place))
        return from_cell_number(f"{value:f}", unit), None

    def stale(self, sheet: Sheet, place: tuple[int, int], cell: Cell | None) -> Remark | None:
        """Return that a formula comes to another figure than its cell holds, None where it does not.

        The figure that is held is the one read, as it is the one that everybody sees.
        """
        if cell is None or cell.formula is None or cell.kind != "n" or not is_cell_number(cell.value or ""):
            return None
        if self.holds(cell):
            return None
        value, held = self.value(sheet.name, *place), Decimal(cell.value or "")
        if not isinstance(value, Decimal):
            return None
        if abs(held - value) <= max(max(abs(held), abs(value)) * _LAST_DIGIT, _NOTHING_LEFT):
            return None
        sentence = (
            f"holds {held.normalize():f}, but its formula comes to {value.normalize():f}: it was not calculated since "
            "figures changed; open and save the workbook in Excel, and compare"
        )
        return Remark(Level.WARNING, "stale formula", sentence)

    @cached_property
    def _working(self) -> Working:
        return Working(book_of_cells(self._structure, self._source))
